/** A link into a part of somebody's profile: `/in/<slug>/<path>`. */
export interface ProfileLink {
  readonly element: Element
  /** As `foldSlug` gives it. */
  readonly slug: string
  /** What follows the slug, with a slash at the end: `edit/intro/`. */
  readonly path: string
}

// Anchored at both ends of the host, so that a link to elsewhere that merely contains the words proves nothing. Only
// the paths that tell something: every entry of a profile links to half a dozen others.
const profileLink =
  /^(?:https:\/\/(?:www\.)?linkedin\.com)?\/in\/([^/?#]+)\/((?:edit|details|overlay\/contact-info)(?:\/[^?#]*)?)(?:[?#]|$)/i

/** Selects what may be such a link, and hardly anything else. */
export const profileLinks =
  'a[href*="/in/"][href*="/edit" i], a[href*="/in/"][href*="/details" i], a[href*="/in/"][href*="/overlay/contact-info" i]'

/** Every visible link below `root` that leads to the forms, lists or contact information of a profile. */
export function readProfileLinks(root: Element): ProfileLink[] {
  const links: ProfileLink[] = []
  for (const element of root.querySelectorAll('a[href*="/in/"]')) {
    const [, slug, path] = profileLink.exec(element.getAttribute('href') ?? '') ?? []
    if (slug === undefined || path === undefined || !isShown(element, root)) continue
    links.push({ element, slug: foldSlug(slug), path: path.endsWith('/') ? path : `${path}/` })
  }
  return links
}

/** A slug as it is compared: LinkedIn percent-encodes some letters in some places and ignores case. */
export function foldSlug(slug: string): string {
  return decode(slug).normalize('NFC').toLowerCase()
}

/** Slugs that stand for a member without naming one: `/in/me/`, and the token LinkedIn itself sometimes links by. */
export function isAlias(foldedSlug: string): boolean {
  return foldedSlug === 'me' || /^acoaa[\w-]{15,}$/.test(foldedSlug)
}

/** Whether two slugs may stand for the same member. An alias is soon rewritten to the name it stands for. */
export function isSameMember(slug: string, other: string): boolean {
  return slug === other || isAlias(slug) || isAlias(other)
}

/**
 * Whether the page means this element to be seen: sticky copies of a header are kept inert until needed. What hides
 * all of `root` does not count; an open dialog of LinkedIn's does that to the whole page.
 */
export function isShown(element: Element, root: Element): boolean {
  const hidden = element.closest('[hidden], [inert], [aria-hidden="true"], dialog, [role="dialog"]')
  return hidden === null || hidden.contains(root)
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
