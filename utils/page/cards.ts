import { anchors, cardKeyPrefix, otherCards, sectionIds, type SectionId } from './anchors.ts'
import { isShown } from './links.ts'
import type { Page } from './page.ts'

/** Candidates of one finder: for each section the cards that may be it. */
export type Candidates = Map<SectionId, Element[]>

const cardLike = [
  'section',
  'article',
  `[componentkey^="${cardKeyPrefix}"]`,
  `[id^="${cardKeyPrefix}"]`,
  '[data-view-name^="profile-card-"]',
  '[data-view-name="profile-top-card"]',
].join()

/** Every suffix with what it stands for, longest first, so that VolunteerExperience is never taken for Experience. */
const suffixes = [
  ...sectionIds.flatMap((section) => anchors[section].suffixes.map((suffix) => ({ suffix, section }))),
  ...otherCards.suffixes.map((suffix) => ({ suffix, section: null })),
].toSorted((a, b) => b.suffix.length - a.suffix.length)

/** The card an element belongs to, or null when the nearest one holds several cards or lies outside `main`. */
export function cardOf(element: Element, main: Element): Element | null {
  const card = element.closest(cardLike)
  if (!card || !main.contains(card) || !isShown(card, main) || card.closest('aside, nav, footer')) return null
  const inner = [...card.querySelectorAll('section')].filter((section) => section.querySelector('h2'))
  return inner.length > 1 ? null : card
}

/** Notes a candidate. */
export function addCandidate(candidates: Candidates, section: SectionId, card: Element | null): void {
  if (!card) return
  const cards = candidates.get(section)
  if (!cards) candidates.set(section, [card])
  else if (!cards.includes(card)) cards.push(card)
}

/** The cards whose key ends in a section's suffix, and under `null` those that end in another card's. */
export function readKeyedCards({ main, marked }: Page): { section: SectionId | null; card: Element }[] {
  const cards = marked.flatMap((card) => {
    const key = readKey(card)
    const match = key === null ? undefined : suffixes.find(({ suffix }) => key.endsWith(suffix))
    return key !== null && match && isShown(card, main)
      ? [{ card, section: match.section, token: key.slice(0, -match.suffix.length) }]
      : []
  })
  // A key is the member's token and one suffix, nothing between: a token that goes on where another card's ends
  // ("<token>Featured" + "Skills") is part of a name that the table does not know.
  const tokens = [...new Set(cards.map(({ token }) => token))].filter((token) => token !== '')
  return cards
    .filter(({ token }) => !tokens.some((other) => other !== token && token.startsWith(other)))
    .map(({ card, section }) => ({ card, section }))
}

const otherViewNames = new Set<string | null>(otherCards.viewNames)
const otherIds = new Set<string>(otherCards.ids)

/** The cards that are known to be something else. */
export function readOtherCards(page: Page): Element[] {
  const keyed = readKeyedCards(page).flatMap(({ section, card }) => (section === null ? [card] : []))
  const named = page.marked.filter((element) => otherViewNames.has(element.getAttribute('data-view-name')))
  const anchored = page.marked.filter((element) => otherIds.has(element.id) && isAnchor(element))
  return [...keyed, ...named, ...anchored.flatMap((anchor) => cardOf(anchor, page.main) ?? [])]
}

/** Whether it is one of the empty elements that classic cards begin with: the same ids are given to other things. */
export function isAnchor(element: Element): boolean {
  return element.childElementCount === 0 && element.textContent.trim() === ''
}

/** Of duplicates the one with most in it: LinkedIn sends a compact copy of some cards before the full one. */
export function pickRichest(cards: readonly Element[]): Element | undefined {
  const sizes = cards.map((card) => ({ card, size: card.getElementsByTagName('*').length }))
  return sizes.toSorted((a, b) => b.size - a.size)[0]?.card
}

function readKey(card: Element): string | null {
  const key = [card.getAttribute('componentkey'), card.id].find((name) => name?.startsWith(cardKeyPrefix))
  return key?.slice(cardKeyPrefix.length) ?? null
}
