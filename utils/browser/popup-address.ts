/**
 * The page that the toolbar's button opens. Its address tells it whose profile it is going to show, so that it asks
 * storage for all of it at once; where it does not, or no longer rightly, it asks once more (components/first-read.ts).
 */
export const popupAddress = (person: string | null): string =>
  person === null ? 'popup.html' : `popup.html?${new URLSearchParams({ member: person }).toString()}`

/** Whom a page expects to show, by the search part of its address; null where it says nothing. */
export const expectedMember = (search: string): string | null => new URLSearchParams(search).get('member')
