import { knownEntries, type Baseline } from './baseline.ts'
import { editIn, kindAt, knownAt, type Draft, type EntryDraft, type Place } from './draft.ts'
import { orderSection } from './entries.ts'
import type { Json } from './json.ts'
import { mergeEdit, type Clash } from './merge.ts'
import type { SentChange, SentField } from './sent.ts'

/** Where LinkedIn and the draft both changed something since the edit began. */

export const conflictsAt = (place: Place, baseline: Baseline, draft: Draft): Clash[] => {
  const edit = editIn(draft, place)
  const known = knownAt(baseline, place)
  if (!edit || known.state === 'unknown') return []
  return mergeEdit(kindAt(place), edit, known.state === 'known' ? known.value : null).conflicts
}

/**
 * The draft after some of it was sent, told what LinkedIn has of that now: what was typed on meanwhile began from what
 * was sent, and is no conflict with it. `created`: ids LinkedIn gave, by `${section}/${newId}`.
 */
export const rebased = (
  draft: Draft,
  sent: readonly SentChange[],
  created: Readonly<Record<string, string>>,
): Draft => {
  const fields = { ...draft.fields }
  const sections = { ...draft.sections }
  for (const change of sent) {
    if (change.type === 'field') {
      const edit = fields[change.field]
      if (edit) fields[change.field] = { ...edit, base: withIds(change, created) }
      continue
    }
    const id = created[change.key] ?? change.id
    const entry = sections[change.section]?.[id]
    if (!entry) continue
    const rows = { ...entry.rows }
    for (const { field, after } of change.rows) if (rows[field]) rows[field] = { ...rows[field], base: after }
    sections[change.section] = { ...sections[change.section], [id]: { ...entry, rows } }
  }
  return { ...draft, fields, sections }
}

/** An order was sent with the ids LinkedIn had given by then. */
const withIds = ({ field, after }: SentField, created: Readonly<Record<string, string>>): Json => {
  const section = orderSection(field)
  return section === null || !Array.isArray(after)
    ? after
    : after.map((id) => (typeof id === 'string' ? (created[`${section}/${id}`] ?? id) : id))
}

/**
 * The draft with what was last known of entries that were deleted on LinkedIn while they were edited, so that they can
 * be made again whole.
 */
export const withFormer = (draft: Draft, former: Baseline, now: Baseline): Draft => {
  const isGone = (section: string, id: string) =>
    knownEntries(now, section).complete &&
    !knownEntries(now, section).entries.some((entry) => entry.id === id)
  const sections = Object.fromEntries(
    Object.entries(draft.sections).map(([section, entries]) => [
      section,
      Object.fromEntries(
        Object.entries(entries).map(([id, entry]): [string, EntryDraft] => {
          const known = knownEntries(former, section).entries.find((other) => other.id === id)
          return entry.state === 'edited' && known && isGone(section, id)
            ? [id, { ...entry, former: known.values }]
            : [id, entry]
        }),
      ),
    ]),
  )
  const isSame = Object.entries(sections).every(([section, entries]) =>
    Object.entries(entries).every(([id, entry]) => entry === draft.sections[section]?.[id]),
  )
  return isSame ? draft : { ...draft, sections }
}
