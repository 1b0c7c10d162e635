import { sectionIds, type SectionId } from './anchors.ts'
import { pickRichest, readOtherCards } from './cards.ts'
import { findContactLink, finders, type Finder } from './finders.ts'
import { placeInCard, type Place } from './headings.ts'
import { isSameMember } from './links.ts'
import type { Page } from './page.ts'

/** A section of the page: its card, and where its button goes. */
export interface Found {
  readonly card: Element
  readonly place: Place
}

/**
 * The wanted sections of a profile page. Every finder is asked in order for what the ones before it left open, per
 * section and not per page, because pages of mixed generations occur. A card belongs to one section only, and one
 * that is doubtful belongs to none.
 */
export function findSections(
  page: Page,
  slug: string,
  wanted: readonly SectionId[],
  by: readonly Finder[] = finders,
): Map<SectionId, Found> {
  const cards = new Map<SectionId, Element>()
  const others = readOtherCards(page)
  const isOpen = (section: SectionId): boolean => section !== 'contact' && !cards.has(section)
  for (const finder of by) {
    if (!wanted.some(isOpen)) break
    const candidates = finder(page)
    for (const section of sectionIds.filter(isOpen)) {
      const taken = [...others, ...cards.values()]
      const free = (candidates.get(section) ?? []).filter(
        (card) =>
          !taken.some((other) => other.contains(card) || card.contains(other)) && isOf(slug, card, page),
      )
      const card = pickRichest(free)
      if (card) cards.set(section, card)
    }
  }
  const found = new Map<SectionId, Found>()
  for (const section of wanted) {
    const card = section === 'contact' ? findContactLink(page, slug) : cards.get(section)
    const place = card && placeOf(card, section, page)
    if (card && place) found.set(section, { card, place })
  }
  return found
}

/** A card of the profile before may survive a navigation within the page; its links tell whose it is. */
function isOf(slug: string, card: Element, { links }: Page): boolean {
  const inside = links.filter(({ element }) => card.contains(element))
  return inside.length === 0 || inside.some((link) => isSameMember(link.slug, slug))
}

function placeOf(card: Element, section: SectionId, { links }: Page): Place | null {
  return section === 'contact' ? { element: card, where: 'after' } : placeInCard(card, section, links)
}
