import { anchors, type SectionId } from './anchors.ts'
import { isShown, type ProfileLink } from './links.ts'

/** Where a button goes: into an element as its last child, beside it, or to the end of the line it begins. */
export interface Place {
  readonly element: Element
  readonly where: 'inside' | 'before' | 'after' | 'line'
}

/** Selects what a card may be headed by. */
export const headings = 'h1, h2, h3, [role="heading"]'

/** The text of a heading, once: classic pages hold it twice, for the eye and for screen readers. */
export function readHeading(heading: Element): string {
  return (heading.querySelector('[aria-hidden="true"]') ?? heading).textContent
}

/** The heading a card opens with. */
export function findFirstHeading(card: Element): Element | null {
  const shown = [...card.querySelectorAll(headings)].filter((heading) => isShown(heading, card))
  // The member's name may come after a smaller heading of the cover picture.
  return shown.find((heading) => heading.localName === 'h1') ?? shown[0] ?? null
}

/** The inline end of the heading's line; in a card without heading, beside LinkedIn's own pencil. */
export function placeInCard(card: Element, section: SectionId, links: readonly ProfileLink[]): Place | null {
  const heading = findFirstHeading(card)
  if (heading) return placeAtHeading(heading, card)
  const paths = [...anchors[section].editPaths, ...anchors[section].details.map((slug) => `details/${slug}/`)]
  const pencil = links.find(
    ({ element, path }) => card.contains(element) && paths.some((start) => path.startsWith(start)),
  )
  return pencil ? { element: pencil.element, where: 'before' } : null
}

/** A heading may lie in a link, as the name does, and one control may not hold another. */
function placeAtHeading(heading: Element, card: Element): Place {
  let control: Element | null = null
  for (let at: Element | null = heading; at && at !== card; at = at.parentElement) {
    if (at.matches('a, button, label, summary, [role="button"], [role="link"]')) control = at
  }
  if (!control) return { element: heading, where: 'inside' }
  // After a block there is a new line, unless what holds it makes a row of its children.
  const { display } = getComputedStyle(control.parentElement ?? card)
  return { element: control, where: /flex|grid/.test(display) ? 'after' : 'line' }
}
