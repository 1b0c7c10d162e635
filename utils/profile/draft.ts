import { knownField, knownRow, type Baseline, type Known } from './baseline.ts'
import { emptyDraft } from './empty-draft.ts'
import type { Json, JsonObject } from './json.ts'
import { isLocalized, type Kind } from './kinds.ts'
import { textsIn, withTexts, type LocaleKey } from './localized.ts'
import { decide, mergeEdit, type Decision } from './merge.ts'
import { isNewId } from './local-ids.ts'
import { fieldOf, rowOf, sectionOf } from './registry.ts'
import { fromWire } from './wire.ts'

/**
 * What a member wants changed. A localized value holds only the languages touched, so that the whole value can be
 * built from the freshest baseline; any other holds its whole new value, as typed so far.
 * `base` is what LinkedIn had when the edit began (null: empty; absent: unknown), for noticing a change meanwhile.
 */
export type Edit =
  | { type: 'texts'; texts: Record<LocaleKey, string>; preferred?: LocaleKey | undefined; base?: Json }
  | { type: 'value'; value: Json; base?: Json }
  | { type: 'clear'; base?: Json }

/** What is to become of one entry. A removed one keeps its edits, for when it is put back. */
export interface EntryDraft {
  state: 'edited' | 'added' | 'removed'
  rows: Record<string, Edit>
  /** Of one that is made again: the id it had on LinkedIn before it was deleted there. */
  again?: string
  /** Of one that was deleted on LinkedIn meanwhile: what was last known of it, in the API's shapes. */
  former?: JsonObject
}

export interface Draft {
  fields: Record<string, Edit>
  /** By section and entry id; entries made here are called `new-1`, `new-2`, …, and stand in the order they were made. */
  sections: Record<string, Record<string, EntryDraft>>
  /** LinkedIn's own words about the last attempt to send, by `placeKey`; gone with the next edit there. */
  refusals: Record<string, Refusal>
  /**
   * By section, the highest number among entries made here that are on their way to LinkedIn: a new entry never takes
   * the id of one of those, even when the draft no longer holds it.
   */
  reserved?: Record<string, number> | undefined
}

export interface Refusal {
  message: string
  /** Epoch milliseconds. */
  at: number
}

export { emptyDraft } from './empty-draft.ts'

/** Where an edit is made: a basic field, or, with `entry`, the row of that name in an entry. */
export interface Place {
  field: string
  entry?: EntryPlace | undefined
}

export interface EntryPlace {
  section: string
  id: string
}

/** `headline`, `positions/677616236/title`; of a whole entry `positions/677616236`. */
export const placeKey = ({ field, entry }: Place): string => (entry ? `${entryKey(entry)}/${field}` : field)

export const entryKey = ({ section, id }: EntryPlace): string => `${section}/${id}`

type ValueOperation = Place &
  (
    | { type: 'set-text'; locale: LocaleKey; text: string }
    | { type: 'set-preferred'; locale: LocaleKey }
    | { type: 'set-value'; value: Json }
    | { type: 'clear' }
  )

export type DraftOperation =
  | ValueOperation
  | (Place & { type: 'revert' })
  /**
   * `values`: what a new entry begins with, such as the member's own URN among the authors. `again`: the id it had, where
   * a deleted one is made again.
   */
  | { type: 'add-entry'; entry: EntryPlace; values: Record<string, Json>; again?: string | undefined }
  /** Takes up an entry of a section that can't be listed, by the id the member gives. */
  | { type: 'address-entry'; entry: EntryPlace }
  | { type: 'remove-entry'; entry: EntryPlace }
  /** Puts a removed entry back, with the edits it had. */
  | { type: 'restore-entry'; entry: EntryPlace }
  /** Drops all that was edited of an entry; a new one is gone. */
  | { type: 'revert-entry'; entry: EntryPlace }
  /** Decides a conflict: the member's part stays, or LinkedIn's does. */
  | (Place & { type: 'decide' } & Decision)
  /** Makes an entry that was deleted on LinkedIn meanwhile anew, with what was last known of it and the edits. */
  | { type: 'make-again'; entry: EntryPlace }
  | { type: 'discard' }
  /** Several at once, kept together: a pasted list, a selection. */
  | { type: 'several'; operations: DraftOperation[] }

/** The draft after one operation. The operation names what was typed; nothing about it is changed. */
export const applyOperation = (draft: Draft, operation: DraftOperation, baseline: Baseline): Draft => {
  switch (operation.type) {
    case 'discard':
      return draft.reserved ? { ...emptyDraft, reserved: draft.reserved } : emptyDraft
    case 'several':
      return operation.operations.reduce((before, each) => applyOperation(before, each, baseline), draft)
    case 'revert':
      return withoutEdit(draft, operation)
    case 'add-entry':
      return withEntry(draft, operation.entry, {
        state: 'added',
        rows: Object.fromEntries(
          Object.entries(operation.values).map(([row, value]) => [row, { type: 'value', value, base: null }]),
        ),
        ...(operation.again === undefined ? {} : { again: operation.again }),
      })
    case 'address-entry':
      return withEntry(
        draft,
        operation.entry,
        entryIn(draft, operation.entry) ?? { state: 'edited', rows: {} },
      )
    case 'remove-entry':
      return isNewId(operation.entry.id)
        ? withEntry(draft, operation.entry, undefined)
        : withEntry(draft, operation.entry, {
            rows: {},
            ...entryIn(draft, operation.entry),
            state: 'removed',
          })
    case 'restore-entry': {
      const rows = entryIn(draft, operation.entry)?.rows ?? {}
      return withEntry(
        draft,
        operation.entry,
        Object.keys(rows).length > 0 ? { state: 'edited', rows } : undefined,
      )
    }
    case 'revert-entry':
      return withEntry(draft, operation.entry, undefined)
    case 'make-again':
      return madeAgain(draft, operation.entry, baseline)
    case 'decide': {
      const edit = editIn(draft, operation)
      const known = knownAt(baseline, operation)
      if (!edit || known.state === 'unknown') return draft
      const theirs = known.state === 'known' ? known.value : null
      const decided = decide(kindAt(operation), edit, theirs, operation)
      return decided ? withEdit(draft, operation, decided) : withoutEdit(draft, operation)
    }
    default:
      return withEdit(draft, operation, editAfter(editIn(draft, operation), operation, baseline))
  }
}

/** Under a new id, also where its order names it: the old one is gone for good. */
const madeAgain = (draft: Draft, entry: EntryPlace, baseline: Baseline): Draft => {
  const gone = entryIn(draft, entry)
  if (!gone) return draft
  const { section, id } = entry
  const known: Baseline = {
    ...baseline,
    sections: { ...baseline.sections, [section]: [{ id, values: gone.former ?? {} }] },
  }
  const rows = sectionOf(section).rows.flatMap(({ id: field }): [string, Edit][] => {
    const value = valueAfter({ field, entry }, draft, known, null)
    return value === undefined ? [] : [[field, { type: 'value', value, base: null }]]
  })
  const newId = nextNewId(draft, section)
  const made = { section, id: newId }
  const rest = withEntry(withEntry(draft, entry, undefined), made, {
    state: 'added',
    rows: Object.fromEntries(rows),
    again: id,
  })
  const order = rest.fields[`${section}Order`]
  if (order?.type !== 'value' || !Array.isArray(order.value)) return rest
  const value = order.value.map((other) => (other === id ? newId : other))
  return { ...rest, fields: { ...rest.fields, [`${section}Order`]: { ...order, value } } }
}

export const entryIn = (draft: Draft, { section, id }: EntryPlace): EntryDraft | undefined =>
  draft.sections[section]?.[id]

export const editIn = (draft: Draft, { field, entry }: Place): Edit | undefined =>
  entry ? entryIn(draft, entry)?.rows[field] : draft.fields[field]

export const kindAt = ({ field, entry }: Place): Kind =>
  entry ? rowOf(entry.section, field).kind : fieldOf(field).kind

export const knownAt = (baseline: Baseline, { field, entry }: Place): Known => {
  if (!entry) return knownField(baseline, field)
  return isNewId(entry.id) ? { state: 'empty' } : knownRow(baseline, entry.section, entry.id, field)
}

const editAfter = (former: Edit | undefined, operation: ValueOperation, baseline: Baseline): Edit => {
  const base = former ? baseOf(former) : baseIn(baseline, operation)
  const texts = former?.type === 'texts' ? former : undefined
  switch (operation.type) {
    case 'clear':
      return { type: 'clear', ...base }
    case 'set-value':
      return { type: 'value', value: operation.value, ...base }
    case 'set-preferred':
      return { type: 'texts', texts: texts?.texts ?? {}, preferred: operation.locale, ...base }
    case 'set-text':
      return {
        type: 'texts',
        texts: { ...textsBefore(former, baseline, operation), [operation.locale]: operation.text },
        ...(texts?.preferred ? { preferred: texts.preferred } : {}),
        ...base,
      }
  }
}

/** Typing into a cleared value begins from nothing: the languages LinkedIn still has stay cleared. */
const textsBefore = (
  former: Edit | undefined,
  baseline: Baseline,
  place: Place,
): Record<LocaleKey, string> => {
  if (former?.type === 'texts') return former.texts
  if (former?.type === 'value') return textsIn(former.value)
  if (former?.type !== 'clear') return {}
  const known = knownAt(baseline, place)
  const keys = known.state === 'known' ? Object.keys(textsIn(known.value)) : []
  return Object.fromEntries(keys.map((key) => [key, '']))
}

const baseOf = (edit: Edit): { base?: Json } => (edit.base === undefined ? {} : { base: edit.base })

const baseIn = (baseline: Baseline, place: Place): { base?: Json } => {
  const known = knownAt(baseline, place)
  if (known.state === 'unknown') return {}
  return { base: known.state === 'known' ? known.value : null }
}

const omit = <T>(rows: Record<string, T>, key: string): Record<string, T> => {
  const { [key]: _omitted, ...rest } = rows
  return rest
}

const withEdit = (draft: Draft, place: Place, edit: Edit): Draft => {
  const cleared = { ...draft, refusals: omit(draft.refusals, placeKey(place)) }
  if (!place.entry) return { ...cleared, fields: { ...draft.fields, [place.field]: edit } }
  const former = entryIn(draft, place.entry) ?? { state: 'edited', rows: {} }
  return withEntry(cleared, place.entry, { ...former, rows: { ...former.rows, [place.field]: edit } })
}

const withoutEdit = (draft: Draft, place: Place): Draft => {
  const cleared = { ...draft, refusals: omit(draft.refusals, placeKey(place)) }
  if (!place.entry) return { ...cleared, fields: omit(draft.fields, place.field) }
  const former = entryIn(draft, place.entry)
  if (!former) return cleared
  const rows = omit(former.rows, place.field)
  const isLeft = former.state !== 'edited' || Object.keys(rows).length > 0
  return withEntry(cleared, place.entry, isLeft ? { ...former, rows } : undefined)
}

/** The draft with what becomes of one entry replaced; `undefined`: nothing becomes of it. */
const withEntry = (draft: Draft, entry: EntryPlace, becomes: EntryDraft | undefined): Draft => {
  const entries = draft.sections[entry.section] ?? {}
  const changed = becomes ? { ...entries, [entry.id]: becomes } : omit(entries, entry.id)
  return {
    ...draft,
    sections:
      Object.keys(changed).length > 0
        ? { ...draft.sections, [entry.section]: changed }
        : omit(draft.sections, entry.section),
    refusals: omit(draft.refusals, entryKey(entry)),
  }
}

/** The draft without anything of these entries, all at once: each by itself would copy all that stay. */
export const withoutEntries = (draft: Draft, gone: readonly EntryPlace[]): Draft => {
  if (gone.length === 0) return draft
  const keys = new Set(gone.map(entryKey))
  const sections = Object.entries(draft.sections).flatMap(([section, entries]) => {
    const left = Object.entries(entries).filter(([id]) => !keys.has(entryKey({ section, id })))
    return left.length > 0 ? [[section, Object.fromEntries(left)] as const] : []
  })
  return {
    ...draft,
    sections: Object.fromEntries(sections),
    refusals: Object.fromEntries(Object.entries(draft.refusals).filter(([key]) => !keys.has(key))),
  }
}

/** The draft without its edits of these fields. */
export const withoutFields = (draft: Draft, fields: readonly string[]): Draft =>
  fields.reduce((rest, field) => withoutEdit(rest, { field }), draft)

/** What becomes of a section's entries; new ones last and by number, since Chromium's storage sorts keys as texts. */
export const editedEntries = (draft: Draft, section: string): [string, EntryDraft][] => {
  const entries = Object.entries(draft.sections[section] ?? {})
  return [
    ...entries.filter(([id]) => !isNewId(id)),
    ...entries.filter(([id]) => isNewId(id)).toSorted(([a], [b]) => newNumber(a) - newNumber(b)),
  ]
}

const newNumber = (id: string): number => Number(id.slice('new-'.length))

/** The id of the next entry made in a section. */
export const nextNewId = (draft: Draft, section: string): string =>
  newIdsFrom(draft, section, 1)[0] ?? 'new-1'

/** The ids of the next entries made in a section. */
export const newIdsFrom = (draft: Draft, section: string, count: number): string[] => {
  const numbers = Object.keys(draft.sections[section] ?? {}).map((id) => (isNewId(id) ? newNumber(id) : 0))
  const highest = Math.max(draft.reserved?.[section] ?? 0, ...numbers)
  return Array.from({ length: count }, (_, index) => `new-${highest + 1 + index}`)
}

/**
 * The value a place would have after sending, in the shape that is edited; undefined where it would be empty.
 * Localized values are put together from the freshest baseline and the languages touched.
 */
export const valueAfter = (
  place: Place,
  draft: Draft,
  baseline: Baseline,
  profileLocale: LocaleKey | null,
): Json | undefined => {
  const kind = kindAt(place)
  const known = knownAt(baseline, place)
  const before = known.state === 'known' ? fromWire(kind, known.value) : undefined
  const typed = editIn(draft, place)
  if (!typed) return before
  // What only LinkedIn changed since the edit began stays LinkedIn's.
  const edit =
    known.state === 'unknown'
      ? typed
      : mergeEdit(kind, typed, known.state === 'known' ? known.value : null).edit
  if (edit.type === 'clear') return undefined
  if (edit.type === 'value') return isEmpty(edit.value) ? undefined : edit.value
  return isLocalized(kind)
    ? withTexts(before, edit, kind.type === 'localizedRichText' ? 'rich' : 'plain', profileLocale)
    : before
}

/** Empty the way the API means it: "a empty string or array depending on the specified object type" (PE), or `{}`. */
const isEmpty = (value: Json): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
