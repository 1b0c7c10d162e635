import { useMemo, useState } from 'preact/hooks'
import {
  editedEntries,
  newIdsFrom,
  type Draft,
  type DraftOperation,
  type Edit,
  type EntryDraft,
  type EntryPlace,
  type Place,
} from '../utils/profile/draft.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import { renamed } from '../utils/profile/settle.ts'
import type { Profile } from './use-draft.ts'

export interface Discard {
  discard: () => void
  /** Null when nothing was discarded since the page was opened. */
  putBack: (() => void) | null
}

/** Discards the draft, and remembers it for as long as the page is open. */
export const useDiscard = (profile: Profile | undefined): Discard => {
  const [kept, setKept] = useState<Draft | null>(null)
  return useMemo(
    () => ({
      discard: () => {
        if (!profile) return
        setKept(profile.draft)
        profile.edit({ type: 'discard' })
      },
      putBack:
        kept && profile
          ? () => {
              profile.edit({ type: 'several', operations: operationsOf(kept, profile.draft) })
              setKept(null)
            }
          : null,
    }),
    [kept, profile],
  )
}

/**
 * The operations that make a draft again, on top of what was begun since: entries made since keep their ids, those that
 * come back get others.
 */
export const operationsOf = (kept: Draft, since: Draft): DraftOperation[] => {
  const ids = Object.entries(kept.sections).flatMap(([section, entries]): [string, string][] => {
    const clashing = Object.keys(entries).filter((id) => isNewId(id) && since.sections[section]?.[id])
    const both = { ...since, sections: { [section]: { ...entries, ...since.sections[section] } } }
    const free = newIdsFrom(both, section, clashing.length)
    return clashing.map((id, index) => [`${section}/${id}`, free[index] ?? id])
  })
  const draft = renamed(kept, Object.fromEntries(ids))
  return [
    ...Object.entries(draft.fields).flatMap(([field, edit]) => editOperations({ field }, edit)),
    ...Object.keys(draft.sections).flatMap((section) =>
      editedEntries(draft, section).flatMap(([id, entry]) => entryOperations({ section, id }, entry)),
    ),
  ]
}

const entryOperations = (entry: EntryPlace, { state, rows }: EntryDraft): DraftOperation[] => {
  const edits = Object.entries(rows).flatMap(([field, edit]) => editOperations({ field, entry }, edit))
  if (state === 'added') return [{ type: 'add-entry', entry, values: {} }, ...edits]
  if (state === 'removed') return [...edits, { type: 'remove-entry', entry }]
  return edits.length > 0 ? edits : [{ type: 'address-entry', entry }]
}

const editOperations = (place: Place, edit: Edit): DraftOperation[] => {
  switch (edit.type) {
    case 'clear':
      return [{ type: 'clear', ...place }]
    case 'value':
      return [{ type: 'set-value', ...place, value: edit.value }]
    case 'texts':
      return [
        ...Object.entries(edit.texts).map(([locale, text]): DraftOperation => ({
          type: 'set-text',
          ...place,
          locale,
          text,
        })),
        ...(edit.preferred === undefined
          ? []
          : [{ type: 'set-preferred', ...place, locale: edit.preferred } as const]),
      ]
  }
}
