import { useMemo, useRef } from 'preact/hooks'
import { entryWithId, knownEntries, type Entry } from '../utils/profile/baseline.ts'
import type { Edit, EntryDraft } from '../utils/profile/draft.ts'
import { orderField, shownEntry, shownIds, type ShownEntry } from '../utils/profile/entries.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'
import type { Profile } from './use-draft.ts'

/** The entries of a section, by their ids: of a long list only what is in sight is put together. */
export interface Entries {
  /** In the order they are to have; those to be deleted are among them. The very same list until that changes. */
  ids: readonly string[]
  /** Without those to be deleted; the same list where there are none. */
  staying: readonly string[]
  /** One that nothing was done to stays the very same object, so that it need not be drawn anew. */
  entryOf: (id: string) => ShownEntry
}

/** What the order of the entries comes from. */
interface Listed extends Pick<Entries, 'ids' | 'staying'> {
  known: readonly Entry[]
  edits: Edits
  order: Edit | undefined
}

type Edits = Readonly<Record<string, EntryDraft>>

interface Held {
  known: Entry | undefined
  edit: EntryDraft | undefined
  home: LocaleKey | null
  entry: ShownEntry
}

/** A letter changes one entry and no order: thousands of others are not gone through for it. */
export const useEntries = (
  { baseline, draft }: Pick<Profile, 'baseline' | 'draft'>,
  section: string,
  home: LocaleKey | null,
): Entries => {
  const held = useRef(new Map<string, Held>())
  const listed = useRef<Listed | null>(null)
  return useMemo(() => {
    const { entries: known } = knownEntries(baseline, section)
    const edits: Edits = draft.sections[section] ?? {}
    const order = draft.fields[orderField(section)]
    const before = listed.current
    if (before?.known !== known || before.order !== order || !haveSameStates(before.edits, edits)) {
      const ids = shownIds(baseline, draft, section)
      const stay = ids.filter((id) => edits[id]?.state !== 'removed')
      listed.current = { known, edits, order, ids, staying: stay.length === ids.length ? ids : stay }
    } else listed.current = { ...before, edits }
    const entryOf = (id: string): ShownEntry => {
      const now = { known: entryWithId(known, id), edit: edits[id], home }
      const former = held.current.get(id)
      if (former && former.known === now.known && former.edit === now.edit && former.home === home)
        return former.entry
      const entry = shownEntry(baseline, draft, section, id, home)
      held.current.set(id, { ...now, entry })
      return entry
    }
    const { ids, staying } = listed.current
    return { ids, staying, entryOf }
  }, [baseline, draft, section, home])
}

/** Whether the same entries were edited in the same order, each to stay or to go as before. */
const haveSameStates = (before: Edits, now: Edits): boolean => {
  if (before === now) return true
  const ids = Object.keys(now)
  const former = Object.keys(before)
  return (
    ids.length === former.length &&
    ids.every((id, at) => id === former[at] && now[id]?.state === before[id]?.state)
  )
}
