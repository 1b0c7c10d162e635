import { items, type Item } from '../utils/browser/items.ts'
import { holdItems, shown } from '../utils/browser/shown.ts'
import { touchedSections } from '../utils/profile/baseline-parts.ts'

/**
 * Reads what a page shows first before it draws anything, in as few questions as can be: a screen that asks for one
 * thing after the other is painted once for each, and is of use only after the last.
 */
export const preload = async (sections: readonly string[] = []): Promise<void> => {
  await hold([items.members, items.connection, items.setAside])
  const person = shown(items.members)?.current
  if (typeof person !== 'string') return
  await hold([
    items.draft(person),
    items.baselineHead(person),
    items.submissions(person),
    ...sections.map((section) => items.baselineSection(person, section)),
  ])
  const draft = shown(items.draft(person))
  const touched = draft ? touchedSections(draft) : []
  await hold([
    ...touched.map((section) => items.baselineSection(person, section)),
    // The newest is all that a first screen tells of.
    ...(shown(items.submissions(person)) ?? []).slice(0, 1).map((id) => items.submission(person, id)),
  ])
}

/** For as long as the page is open: what it showed first is at hand when it is shown again. */
const hold = (all: readonly Item<unknown>[]): Promise<void> =>
  holdItems(all, stay, new AbortController().signal)

const stay = (): void => undefined
