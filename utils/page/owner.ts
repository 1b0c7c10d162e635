import { foldSlug, isAlias, type ProfileLink } from './links.ts'

/** What ownership is judged by. Read anew each time: nothing here outlives a location. */
export interface Evidence {
  readonly main: Element
  readonly links: readonly ProfileLink[]
  /** Of the location, as `profileSlug` gives it. */
  readonly slug: string
  /** The signed-in member's own public name, or null when the extension does not know it. */
  readonly vanityName: string | null
}

/** Whose profile an address belongs to, on any of its pages. */
export function memberSlug(address: string): string | null {
  const slug = /^\/in\/([^/]+)/.exec(new URL(address).pathname)?.[1]
  return slug === undefined ? null : foldSlug(slug)
}

/**
 * Whether a page may turn out to be the member's own profile, by its address: undefined before anyone connected, null
 * where LinkedIn does not tell the name. Whether it is, `isOwnProfile` decides.
 */
export function mayBeOwn(address: string, vanityName: string | null | undefined): boolean {
  const slug = memberSlug(address)
  if (vanityName === undefined || slug === null) return false
  return vanityName === null || isAlias(slug) || slug === foldSlug(vanityName)
}

/** Like `memberSlug`, but only where the profile itself is shown: plain, in a language, or behind a dialog. */
export function profileSlug(address: string): string | null {
  const below = /^\/in\/[^/]+\/?(.*)$/.exec(new URL(address).pathname)?.[1]
  if (
    below === undefined ||
    !/^$|^(?:overlay|edit|add-edit)(?:\/|$)|^[a-z]{2}(?:[-_][a-z]{2})?\/?$/i.test(below)
  )
    return null
  return memberSlug(address)
}

/**
 * Whether the page shows the signed-in member's own profile.
 *
 * The member's own name decides when the extension knows it, even against an edit link: the browser may be signed
 * in to LinkedIn as somebody else than the extension, and an edit must not go to the wrong profile. Without it,
 * LinkedIn's own edit links decide. Text never does, and neither does a page that still shows the one before.
 */
export function isOwnProfile({ main, links, slug, vanityName }: Evidence): boolean {
  if (isMarkedAsOther(main, slug)) return false
  const own = vanityName === null ? null : foldSlug(vanityName)
  const named = links.filter((link) => !isAlias(link.slug))
  const editable = new Set(named.filter(({ path }) => isEditPath(path)).map((link) => link.slug))
  // The address names nobody, so the edit links have to, and with one voice.
  if (isAlias(slug)) return editable.size === 1 && (own === null || editable.has(own))
  const ofTopCard = named.filter(({ path }) => isEditPath(path) || path === 'overlay/contact-info/')
  const isStale = ofTopCard.length > 0 && !ofTopCard.some((link) => link.slug === slug)
  if (isStale) return false
  return own === null ? editable.has(slug) : own === slug
}

function isEditPath(path: string): boolean {
  return path.startsWith('edit/intro/') || path.startsWith('edit/forms/')
}

const compose = 'a[href*="/messaging/compose/"][href*="screenContext=NON_SELF_PROFILE_VIEW"]'

/** Selects what LinkedIn offers for other people only: to write to them, to connect with them. */
export const otherMembersLinks = `${compose}, a[href*="/preload/custom-invite/"]`

function isMarkedAsOther(main: Element, slug: string): boolean {
  return [...main.querySelectorAll(otherMembersLinks)].some((link) => {
    if (link.closest('aside')) return false
    const href = link.getAttribute('href') ?? ''
    // Cards that suggest other people invite by the same address, so the name in it counts.
    const name = /\/preload\/custom-invite\/.*[?&]vanityName=([^&#]+)/.exec(href)?.[1]
    return name === undefined ? link.matches(compose) : foldSlug(name) === slug
  })
}
