import { anchors, sectionIds, type SectionId } from './anchors.ts'
import { addCandidate, cardOf, isAnchor, readKeyedCards, type Candidates } from './cards.ts'
import { findFirstHeading, readHeading } from './headings.ts'
import { isSameMember, isShown, type ProfileLink } from './links.ts'
import type { Page } from './page.ts'
import { sectionOfHeading } from './titles.ts'

/** One way to find sections: all of them in one pass over the page. */
export type Finder = (page: Page) => Candidates

/** `componentkey` or `id` of the server-driven page. */
export function findByKey(page: Page): Candidates {
  const candidates: Candidates = new Map()
  for (const { section, card } of readKeyedCards(page)) if (section) addCandidate(candidates, section, card)
  return candidates
}

/** `data-view-name` of the pages in between. */
export function findByViewName({ main, marked }: Page): Candidates {
  const candidates: Candidates = new Map()
  for (const element of marked) {
    const section = sectionOfViewName.get(element.getAttribute('data-view-name') ?? '')
    if (section) addCandidate(candidates, section, cardOf(element, main))
  }
  return candidates
}

/** The empty element with a fixed id at the head of a classic card. */
export function findByAnchor({ main, marked }: Page): Candidates {
  const candidates: Candidates = new Map()
  for (const element of marked) {
    const section = sectionOfId.get(element.id)
    if (section && isAnchor(element)) addCandidate(candidates, section, cardOf(element, main))
  }
  return candidates
}

/** A link to the form that edits this section and nothing else. */
export function findByEditLink({ main, links }: Page): Candidates {
  return findByPath(main, links, (section) => anchors[section].editPaths)
}

/** A link to the page that lists the whole section; a card that links to two of them is neither. */
export function findByDetailsLink({ main, links }: Page): Candidates {
  const candidates = findByPath(main, links, (section) =>
    anchors[section].details.map((slug) => `details/${slug}/`),
  )
  const times = new Map<Element, number>()
  for (const card of [...candidates.values()].flat()) times.set(card, (times.get(card) ?? 0) + 1)
  for (const [section, cards] of candidates) {
    // The About card links to the skills it shows: what a heading says of itself is the better witness.
    const fitting = cards.filter((card) => times.get(card) === 1 && namesNothingElse(card, section))
    candidates.set(section, fitting)
  }
  return candidates
}

/** The words over the card. */
export function findByHeading({ main }: Page): Candidates {
  const candidates: Candidates = new Map()
  for (const heading of main.querySelectorAll('h2, h3, [role="heading"]')) {
    const section = sectionOfHeading(readHeading(heading))
    const card = section && cardOf(heading, main)
    if (section && card && isShown(heading, main) && findFirstHeading(card) === heading)
      addCandidate(candidates, section, card)
  }
  return candidates
}

/** In the order of how little they depend on language and on what LinkedIn calls things this year. */
export const finders: readonly Finder[] = [
  findByKey,
  findByViewName,
  findByAnchor,
  findByEditLink,
  findByDetailsLink,
  findByHeading,
]

/** The contact information has no card of its own, only a link in the top card. */
export function findContactLink({ links }: Page, slug: string): Element | null {
  const [path = ''] = anchors.contact.editPaths
  return links.find((link) => link.path === path && isSameMember(link.slug, slug))?.element ?? null
}

const cardSections = sectionIds.filter((section) => section !== 'contact')

const sectionOfViewName = new Map(
  cardSections.flatMap((section) => anchors[section].viewNames.map((name) => [name, section])),
)
const sectionOfId = new Map(
  cardSections.flatMap((section) => anchors[section].ids.map((id) => [id, section])),
)

function findByPath(
  main: Element,
  links: readonly ProfileLink[],
  pathsOf: (section: SectionId) => readonly string[],
): Candidates {
  const candidates: Candidates = new Map()
  for (const section of cardSections) {
    const paths = pathsOf(section)
    for (const { element, path } of links) {
      if (paths.some((start) => path.startsWith(start)))
        addCandidate(candidates, section, cardOf(element, main))
    }
  }
  return candidates
}

function namesNothingElse(card: Element, section: SectionId): boolean {
  const heading = findFirstHeading(card)
  const named = heading && sectionOfHeading(readHeading(heading))
  return !named || named === section
}
