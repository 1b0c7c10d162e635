import { anchors, cardKeyPrefix, otherCards } from './anchors.ts'
import { readProfileLinks, type ProfileLink } from './links.ts'

/** What the finders look at, read once per look because LinkedIn's pages hold thousands of elements. */
export interface Page {
  readonly main: Element
  readonly links: readonly ProfileLink[]
  /** Everything that carries a key, an id or a name of LinkedIn's. */
  readonly marked: readonly Element[]
}

const ids = [...Object.values(anchors).flatMap(({ ids }) => ids), ...otherCards.ids]
const named = `[componentkey^="${cardKeyPrefix}"], [data-view-name^="profile-"]`

/** Selects what carries a mark that the tables of anchors.ts may know. */
export const marks = `${named}, [id^="${cardKeyPrefix}"], ${ids.map((id) => `#${id}`).join()}`

/** Reads the page. */
export function readPage(main: Element): Page {
  // Any id: a browser tries every part of `marks` on every element, which takes six times as long.
  return { main, links: readProfileLinks(main), marked: [...main.querySelectorAll(`[id], ${named}`)] }
}
