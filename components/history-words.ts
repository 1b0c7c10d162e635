import type { HistoryEntry } from '../utils/browser/history.ts'
import { text, uiLanguage } from '../utils/browser/text.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { profileLocales, type Change, type ValueChange } from '../utils/profile/diff.ts'
import { emptyDraft } from '../utils/profile/draft.ts'
import { orderSection } from '../utils/profile/entries.ts'
import type { Impossible } from '../utils/profile/inverse.ts'
import type { Json } from '../utils/profile/json.ts'
import type { Kind } from '../utils/profile/kinds.ts'
import { fieldOf, isField, isSection, rowOf, sectionOf } from '../utils/profile/registry.ts'
import type { SentChange, SentValue } from '../utils/profile/sent.ts'
import { fromWire } from '../utils/profile/wire.ts'
import { entryTitle } from './entry-words.ts'
import { fieldLabel } from './field-names.ts'
import { entryRowLabel, sectionLabel } from './section-names.ts'

/** What was sent once, in the words and shapes of the review. */

/** A change as the review draws it; null where the tables know its place no more. */
export const asChange = (sent: SentChange): Change | null => {
  if (sent.type === 'field')
    return isField(sent.field)
      ? { type: 'field', key: sent.key, ...asValueChange(fieldOf(sent.field).kind, sent), problems: [] }
      : null
  if (!isSection(sent.section)) return null
  const known = new Set(sectionOf(sent.section).rows.map(({ id }) => id))
  return {
    ...sent,
    rows: sent.rows
      .filter(({ field }) => known.has(field))
      .map((row) => asValueChange(rowOf(sent.section, row.field).kind, row)),
    problems: [],
  }
}

const asValueChange = (kind: Kind, { field, before, after }: SentValue): ValueChange => ({
  field,
  kind,
  before:
    before === undefined
      ? { state: 'unknown' }
      : before === null
        ? { state: 'empty' }
        : { state: 'known', value: before },
  after: after === null ? undefined : fromWire(kind, after),
})

/** What a change was about: its field, or its entry by the title it has, or had. */
export const historyTitle = (change: SentChange, entry: HistoryEntry, baseline: Baseline): string => {
  if (change.type === 'field') return fieldLabel(change.field)
  if (!isSection(change.section)) return change.key
  const id = entry.created[change.key] ?? change.id
  const values: Record<string, Json> = {
    ...baseline.sections[change.section]?.find((known) => known.id === id)?.values,
  }
  for (const { field, before, after } of change.rows) {
    const value = change.type === 'delete' ? before : after
    if (value === undefined || value === null) delete values[field]
    else values[field] = value
  }
  return entryTitle(change.section, id, values, homeOf(baseline)).text
}

const homeOf = (baseline: Baseline) => profileLocales(baseline, emptyDraft)?.[0] ?? null

/** The section a change was in; empty for a field. */
export const historySection = (change: SentChange): string =>
  change.type === 'field' || !isSection(change.section) ? '' : sectionLabel(change.section)

/** The entries of an order by their titles, those that are gone by their numbers; null for any other change. */
export const orderTitles = (
  change: SentChange,
  entry: HistoryEntry,
  baseline: Baseline,
): { before: string[]; after: string[] } | null => {
  const section = change.type === 'field' ? orderSection(change.field) : null
  if (change.type !== 'field' || section === null) return null
  const titles = (value: Json | undefined): string[] =>
    (Array.isArray(value) ? value : []).map((item) => {
      const listed = typeof item === 'string' ? item : JSON.stringify(item)
      const key = `${section}/${listed}`
      const id = entry.created[key] ?? listed
      const own = entry.changes.find((other) => other.key === key)
      if (own) return historyTitle(own, entry, baseline)
      const values = baseline.sections[section]?.find((known) => known.id === id)?.values ?? {}
      return entryTitle(section, id, values, homeOf(baseline)).text
    })
  return {
    before: titles(change.before ?? entry.entriesBefore[section]),
    after: titles(change.after ?? undefined),
  }
}

/** What a key of an undo is called: a field, an entry, or a row of one. */
export const keyLabel = (key: string, entry: HistoryEntry, baseline: Baseline): string => {
  const [section = '', id, row] = key.split('/')
  if (id === undefined) return fieldLabel(section)
  const change = entry.changes.find((other) => other.key === `${section}/${id}`)
  const title = change ? historyTitle(change, entry, baseline) : `${sectionLabel(section)} ${id}`
  return row === undefined ? title : `${text('label_before', title)}${entryRowLabel(section, row)}`
}

export const impossibleText = (reason: Impossible): string => {
  switch (reason) {
    case 'unknown':
      return text('undo_unknown')
    case 'gone':
      return text('undo_gone')
    case 'delete-only':
      return text('undo_delete_only')
  }
}

/** Everything in an entry that a member might look for, in small letters. */
export const haystackOf = (entry: HistoryEntry, baseline: Baseline): string =>
  [
    ...entry.changes.flatMap((change) => [
      historyTitle(change, entry, baseline),
      historySection(change),
      change.key,
    ]),
    ...entry.requests.map(({ method, path, status }) => `${method} ${path} ${status ?? ''}`),
    JSON.stringify(entry.changes),
  ]
    .join('\n')
    .toLocaleLowerCase(uiLanguage())
