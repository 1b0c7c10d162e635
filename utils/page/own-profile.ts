import { landmarks, type SectionId } from './anchors.ts'
import { findSections } from './find.ts'
import type { Place } from './headings.ts'
import { isOwnProfile, mayBeOwn, profileSlug } from './owner.ts'
import { readPage, type Page } from './page.ts'

/**
 * Where a button may lead: a section, the list of those the page does not show, or the whole profile when its sections
 * can't be found.
 */
export type ButtonId = SectionId | 'add' | 'profile'

/** The member's own profile as the page shows it at this moment. */
export interface OwnProfile {
  readonly slug: string
  readonly page: Page
}

/**
 * Reads the page, or nothing when it is not, or not surely, the member's own profile. Before anyone has connected
 * (undefined) there is no profile to edit, and nothing is added to any page.
 */
export function readOwnProfile(vanityName: string | null | undefined): OwnProfile | null {
  if (vanityName === undefined || !mayBeOwn(location.href, vanityName)) return null
  const slug = profileSlug(location.href)
  const main = slug === null ? null : document.querySelector('main, [role="main"]')
  if (slug === null || main === null) return null
  const page = readPage(main)
  return isOwnProfile({ ...page, slug, vanityName }) ? { slug, page } : null
}

/**
 * Where the buttons go: beside every section that is found, and a floating one when the page was not understood. LinkedIn
 * hides sections without entries: what a complete page lacks is offered beside the top card's own button.
 */
export function choosePlaces(
  { slug, page }: OwnProfile,
  isComplete: boolean,
  sections: readonly SectionId[],
): Map<ButtonId, Place> {
  const places = new Map<ButtonId, Place>()
  for (const [section, { place }] of findSections(page, slug, sections)) places.set(section, place)
  if (!isComplete) return places
  const intro = places.get('intro')
  const expected = landmarks.filter((section) => sections.includes(section))
  const found = expected.filter((section) => places.has(section))
  if (found.length * 2 < expected.length) {
    places.set('profile', { element: document.body, where: 'inside' })
  } else if (intro && sections.some((section) => section !== 'contact' && !places.has(section))) {
    places.set('add', intro)
  }
  return places
}
