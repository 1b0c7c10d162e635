import { expectedMember } from '../utils/browser/popup-address.ts'
import { readManaged, watchManaged } from '../utils/browser/managed.ts'
import { items, submissionItems, type Item } from '../utils/browser/items.ts'
import { holdItems, shown } from '../utils/browser/shown.ts'
import { text, uiDirection } from '../utils/browser/text.ts'
import { routeNow } from './route-now.ts'

/**
 * What every page needs before it can draw anything, asked for as soon as this file is there. It is fetched by itself,
 * with the little it needs (scripts/page-files.ts), and so is at work while the rest of a page's scripts is on its way.
 * In as few questions as can be: a screen that asks for one thing after the other is painted once for each, and is of
 * use only after the last.
 */
const readStored = async (): Promise<void> => {
  const expected = expectedMember(location.search)
  const ofExpected = expected === null ? [] : ofMember(expected)
  await hold([items.members, items.connection, items.setAside, ...ofExpected])
  const person = shown(items.members)?.current
  if (typeof person !== 'string') return
  if (person !== expected) await hold(ofMember(person))
  // The newest is all that a first screen tells of.
  await hold(
    (shown(items.submissions(person)) ?? []).slice(0, 1).flatMap((id) => submissionItems(person, id)),
  )
}

const ofMember = (person: string): readonly Item<unknown>[] => [
  items.draft(person),
  items.baselineHead(person),
  items.submissions(person),
  // The section of the address, if it names one. Which are sections the tables know, and they are still on their way.
  ...routeNow()
    .split('/', 1)
    .map((section) => items.baselineSection(person, section)),
]

/** For as long as the page is open: what it showed first is at hand when it is shown again. */
export const hold = (all: readonly Item<unknown>[]): Promise<void> =>
  holdItems(all, stay, new AbortController().signal)

const stay = (): void => undefined

// Waited for longest, and so asked for first.
const stored = readStored()
// Watched before it is asked for: a page that is still on its way would not hear of a change.
watchManaged(() => {
  firstRead.managed = readManaged()
})
export const firstRead = { managed: readManaged(), stored }

// The first text a page asks for waits for the browser to hand over all of them; by then the questions above are out.
document.documentElement.lang = text('language_tag')
document.documentElement.dir = uiDirection()
