import { entryWithId, knownEntries, knownField, knownRow, type Baseline, type Known } from './baseline.ts'
import { check, checkEntry, rowApplies, type CheckContext } from './check.ts'
import { conflictsAt } from './conflicts.ts'
import {
  editedEntries,
  entryKey,
  placeKey,
  valueAfter,
  type Draft,
  type EntryDraft,
  type Place,
} from './draft.ts'
import { isNewId } from './local-ids.ts'
import { naturalOrder, orderAfter, valuesAfter } from './entries.ts'
import { sameJson, type Json } from './json.ts'
import type { Kind } from './kinds.ts'
import { localeIn, localeKeyOf, preferredIn, textsIn, type LocaleKey } from './localized.ts'
import type { Problem } from './problem.ts'
import { fields, isSection, sectionOf, sections, type Field } from './registry.ts'
import { personUrn } from './urn.ts'
import { fromWire, toWire } from './wire.ts'

/** One thing that would be different on LinkedIn: a basic field (orders among them) or an entry. */
export type Change = FieldChange | EntryChange

export interface FieldChange extends ValueChange {
  type: 'field'
  /** Names the change: the field's id. */
  key: string
  problems: Problem[]
}

export interface EntryChange {
  type: 'create' | 'update' | 'delete'
  /** `positions/new-1`, `positions/677616236`. */
  key: string
  section: string
  id: string
  /** The rows that change; for a delete, what is lost. */
  rows: ValueChange[]
  /** Paths begin with the row. */
  problems: Problem[]
}

export interface ValueChange {
  field: string
  /** From the row of the table, so that who plans and shows the change need not look it up. */
  kind: Kind
  before: Known
  /** The whole value afterwards, in the shape that is edited; undefined: it is deleted. */
  after: Json | undefined
}

/** What a draft changes, in the order of the tables. An edit that ends where LinkedIn already is changes nothing. */
export const changesOf = (baseline: Baseline, draft: Draft): Change[] => {
  const context = checkContext(baseline, draft)
  return [
    ...fields.flatMap((field) => fieldChange(field, baseline, draft, context)),
    ...sections.flatMap(({ id: section }) =>
      editedEntries(draft, section).flatMap(([id, entry]) =>
        entryChange({ section, id }, entry, baseline, draft, context),
      ),
    ),
  ]
}

const fieldChange = (
  field: Field,
  baseline: Baseline,
  draft: Draft,
  context: CheckContext,
): FieldChange[] => {
  if (!draft.fields[field.id]) return []
  if (field.kind.type === 'order' && isSection(field.kind.section))
    return orderChange(field, field.kind.section, baseline, draft)
  const change = valueChange({ field: field.id }, field.kind, baseline, draft, context)
  if (!change) return []
  return [
    {
      type: 'field',
      key: field.id,
      ...change,
      problems: [
        ...conflictProblems({ field: field.id }, baseline, draft),
        ...fieldProblems(field, change.after, baseline, context),
      ],
    },
  ]
}

/** An order is a change only where it differs from the one LinkedIn would come to by itself. */
const orderChange = (field: Field, section: string, baseline: Baseline, draft: Draft): FieldChange[] => {
  const after = orderAfter(baseline, draft, section)
  if (sameJson(after, naturalOrder(baseline, draft, section))) return []
  const before = knownField(baseline, field.id)
  const problems = conflictProblems({ field: field.id }, baseline, draft)
  return [{ type: 'field', key: field.id, field: field.id, kind: field.kind, before, after, problems }]
}

const valueChange = (
  place: Place,
  kind: Kind,
  baseline: Baseline,
  draft: Draft,
  context: CheckContext,
): ValueChange | null => {
  const before = place.entry
    ? isNewId(place.entry.id)
      ? ({ state: 'empty' } as const)
      : knownRow(baseline, place.entry.section, place.entry.id, place.field)
    : knownField(baseline, place.field)
  const after = valueAfter(place, draft, baseline, context.supportedLocales?.[0] ?? null)
  const had = before.state === 'known' ? toWire(kind, fromWire(kind, before.value)) : undefined
  const edit = place.entry
    ? draft.sections[place.entry.section]?.[place.entry.id]?.rows[place.field]
    : draft.fields[place.field]
  // Not knowing what LinkedIn has, nothing can be said to be the same as it, except an edit that says nothing yet.
  const same =
    before.state === 'unknown'
      ? after === undefined && edit?.type !== 'clear'
      : sameJson(had, after === undefined ? undefined : toWire(kind, after))
  return same ? null : { field: place.field, kind, before, after }
}

const entryChange = (
  place: { section: string; id: string },
  entry: EntryDraft,
  baseline: Baseline,
  draft: Draft,
  context: CheckContext,
): EntryChange[] => {
  const { rows } = sectionOf(place.section)
  const key = entryKey(place)
  const { entries, complete } = knownEntries(baseline, place.section)
  const isGone = entry.state !== 'added' && complete && !entryWithId(entries, place.id)
  if (entry.state === 'removed') {
    if (isGone) return []
    const values = entryWithId(entries, place.id)?.values ?? {}
    const lost = rows.flatMap(({ id, kind }): ValueChange[] => {
      const value = values[id]
      return value === undefined
        ? []
        : [{ field: id, kind, before: { state: 'known', value }, after: undefined }]
    })
    return [{ type: 'delete', key, ...place, rows: lost, problems: [] }]
  }
  const values = valuesAfter(baseline, draft, place.section, place.id, context.supportedLocales?.[0] ?? null)
  const isNew = entry.state === 'added'
  const changed = rows.flatMap((row) => {
    if (!entry.rows[row.id] || (isNew && !rowApplies(row, values))) return []
    const change = valueChange({ field: row.id, entry: place }, row.kind, baseline, draft, context)
    return change ? [change] : []
  })
  if (!isNew && changed.length === 0) return []
  const touched = changed.map(({ field }) => field)
  return [
    {
      type: isNew ? 'create' : 'update',
      key,
      ...place,
      rows: changed,
      problems: [
        ...(isGone ? [whole('error', 'problem_entry_deleted')] : []),
        ...(isGone
          ? []
          : touched.flatMap((field) => conflictProblems({ field, entry: place }, baseline, draft))),
        ...checkEntry(rows, values, { isNew, touched }, context),
      ],
    },
  ]
}

/** What the form says beside a basic field, edited or not. */
export const problemsIn = (field: Field, baseline: Baseline, draft: Draft): Problem[] => {
  if (!draft.fields[field.id]) return []
  const context = checkContext(baseline, draft)
  const after = valueAfter({ field: field.id }, draft, baseline, context.supportedLocales?.[0] ?? null)
  return [
    ...conflictProblems({ field: field.id }, baseline, draft),
    ...fieldProblems(field, after, baseline, context),
  ]
}

/** What the form says beside the rows of an entry; paths begin with the row. */
export const entryProblemsIn = (
  place: { section: string; id: string },
  baseline: Baseline,
  draft: Draft,
): Problem[] => {
  const entry = draft.sections[place.section]?.[place.id]
  if (!entry) return []
  const context = checkContext(baseline, draft)
  return entryChange(place, entry, baseline, draft, context).flatMap(({ problems }) => problems)
}

const fieldProblems = (
  field: Field,
  after: Json | undefined,
  baseline: Baseline,
  context: CheckContext,
): Problem[] => {
  if (after === undefined) return field.mandatory ? [whole('error', 'problem_mandatory')] : []
  if (field.deleteOnly) return [whole('error', 'problem_delete_only')]
  const problems = check(field.kind, after, context)
  if (field.id !== 'supportedLocales') return problems
  const kept = localesOf(after) ?? []
  const lost = (localesOf(knownValue(baseline, 'supportedLocales')) ?? []).filter(
    (key) => !kept.includes(key),
  )
  const used = lost.filter((key) => fields.some(({ id }) => key in textsIn(knownValue(baseline, id))))
  // What LinkedIn does then is not documented.
  return [...problems, ...used.map((key) => whole('warning', 'problem_locale_in_use', key))]
}

/** Both changed it: nothing of it is sent before the member has decided. */
const conflictProblems = (place: Place, baseline: Baseline, draft: Draft): Problem[] =>
  conflictsAt(place, baseline, draft).length > 0
    ? [{ severity: 'error', path: place.entry ? [place.field] : [], message: 'problem_conflict', values: [] }]
    : []

const whole = (severity: Problem['severity'], message: string, ...values: string[]): Problem => ({
  severity,
  path: [],
  message,
  values,
})

const knownValue = (baseline: Baseline, field: string): Json | undefined => {
  const known = knownField(baseline, field)
  return known.state === 'known' ? known.value : undefined
}

const localesOf = (value: Json | undefined): LocaleKey[] | null => {
  if (!Array.isArray(value)) return null
  return value.flatMap((item) => {
    const locale = localeIn(item)
    return locale ? [localeKeyOf(locale)] : []
  })
}

/** The languages the profile would have once the draft is sent, its own first; null where they are not known. */
export const profileLocales = (baseline: Baseline, draft: Draft): LocaleKey[] | null => {
  const listed = localesOf(valueAfter({ field: 'supportedLocales' }, draft, baseline, null))
  if (!listed || listed.length === 0) return null
  const own = preferredIn(knownValue(baseline, 'firstName'))
  return own !== null && listed.includes(own) ? [own, ...listed.filter((key) => key !== own)] : listed
}

const checkContext = (baseline: Baseline, draft: Draft): CheckContext => ({
  supportedLocales: profileLocales(baseline, draft),
  owner: personUrn(baseline.person),
  made: Object.entries(draft.sections).flatMap(([section, entries]) =>
    Object.keys(entries)
      .filter(isNewId)
      .map((id) => entryKey({ section, id })),
  ),
})

/** The places a change edits, for finding LinkedIn's words about them. */
export const placesOf = (change: Change): string[] =>
  change.type === 'field'
    ? [change.key]
    : [change.key, ...change.rows.map(({ field }) => placeKey({ field, entry: change }))]
