import { profileLocales, type Change } from '../utils/profile/diff.ts'
import { valuesAfter } from '../utils/profile/entries.ts'
import { entryTitle, type Said } from './entry-words.ts'
import { fieldLabel } from './field-names.ts'
import { sectionRoute } from './section-route.ts'
import type { Profile } from './use-draft.ts'

/** What a change is called, and where it is edited. */

type Whole = Pick<Profile, 'baseline' | 'draft'>

/** A field by its name, an entry by its title as it would be, or as it was where it goes. */
export const changeTitle = (change: Change, { baseline, draft }: Whole): Said => {
  if (change.type === 'field') return { text: fieldLabel(change.field), locale: null }
  const home = profileLocales(baseline, draft)?.[0] ?? null
  const { section, id } = change
  return entryTitle(section, id, valuesAfter(baseline, draft, section, id, home), home)
}

/** An order is edited where its entries are. */
export const changeRoute = (change: Change): string =>
  change.type === 'field' ? (sectionRoute(change.key)?.section ?? change.key) : change.key
