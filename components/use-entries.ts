import { useMemo, useRef } from 'preact/hooks'
import { entryWithId, knownEntries, type Entry } from '../utils/profile/baseline.ts'
import { entryIn, type EntryDraft } from '../utils/profile/draft.ts'
import { shownEntries, type ShownEntry } from '../utils/profile/entries.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'
import type { Profile } from './use-draft.ts'

interface Held {
  known: Entry | undefined
  edit: EntryDraft | undefined
  home: LocaleKey | null
  entry: ShownEntry
}

/** The entries of a section. One that nothing was done to stays the very same object, so that it need not be drawn anew. */
export const useEntries = (
  { baseline, draft }: Profile,
  section: string,
  home: LocaleKey | null,
): ShownEntry[] => {
  const held = useRef<ReadonlyMap<string, Held>>(new Map())
  return useMemo(() => {
    const { entries } = knownEntries(baseline, section)
    const next = shownEntries(baseline, draft, section, home).map((entry): [string, Held] => {
      const known = entryWithId(entries, entry.id)
      const edit = entryIn(draft, { section, id: entry.id })
      const before = held.current.get(entry.id)
      const isSame = before?.known === known && before?.edit === edit && before?.home === home
      return [entry.id, before && isSame ? before : { known, edit, home, entry }]
    })
    held.current = new Map(next)
    return next.map(([, { entry }]) => entry)
  }, [baseline, draft, section, home])
}
