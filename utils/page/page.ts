import { cardKeyPrefix } from './anchors.ts'
import { readProfileLinks, type ProfileLink } from './links.ts'

/** What the finders look at, read once per look because LinkedIn's pages hold thousands of elements. */
export interface Page {
  readonly main: Element
  readonly links: readonly ProfileLink[]
  /** Everything that carries a key, an id or a name of LinkedIn's. */
  readonly marked: readonly Element[]
}

/** Reads the page. */
export function readPage(main: Element): Page {
  const marks = `[id], [componentkey^="${cardKeyPrefix}"], [data-view-name^="profile-"]`
  return { main, links: readProfileLinks(main), marked: [...main.querySelectorAll(marks)] }
}
