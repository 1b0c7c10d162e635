import type { SentChange, SentValue, Step, Submission } from '../browser/submission.ts'
import { knownEntries, type Baseline, type Entry } from '../profile/baseline.ts'
import type { Call } from '../profile/call.ts'
import type { Change, ValueChange } from '../profile/diff.ts'
import { entryIn, placeKey, type Draft, type Refusal } from '../profile/draft.ts'
import { orderSection } from '../profile/entries.ts'
import { isObject, sameJson, type Json, type JsonObject } from '../profile/json.ts'
import type { Kind } from '../profile/kinds.ts'
import { fieldOf, rowOf, sectionOf } from '../profile/registry.ts'
import { fromWire, toWire } from '../profile/wire.ts'
import type { LookUp } from './journal.ts'

/** What a submission records, and what follows from it for baseline and draft. Pure. */

/** A plan as it is confirmed, ready to be written down. */
export const freeze = (
  named: Pick<Submission, 'id' | 'person' | 'createdAt'>,
  calls: readonly Call[],
  changes: readonly Change[],
  baseline: Baseline,
): Submission => ({
  ...named,
  finishedAt: null,
  state: 'running',
  pause: null,
  steps: calls.map((call) => ({
    call,
    state: 'waiting',
    attempts: 0,
    failure: null,
    createdId: null,
    lookUp: null,
  })),
  changes: changes.map(sentChange),
  entriesBefore: Object.fromEntries(
    changes.flatMap((change) => {
      const section = change.type === 'field' ? orderSection(change.field) : change.section
      if (section === null || change.type === 'update') return []
      const { entries, complete } = knownEntries(baseline, section)
      return complete ? [[section, entries.map(({ id }) => id)]] : []
    }),
  ),
  differences: null,
})

const sentChange = (change: Change): SentChange =>
  change.type === 'field'
    ? { type: 'field', key: change.key, ...sentValue(fieldOf(change.field).kind, change) }
    : {
        type: change.type,
        key: change.key,
        section: change.section,
        id: change.id,
        rows: change.rows.map((row) => sentValue(rowOf(change.section, row.field).kind, row)),
      }

const sentValue = (kind: Kind, { field, before, after }: ValueChange): SentValue => ({
  field,
  ...(before.state === 'unknown' ? {} : { before: before.state === 'known' ? before.value : null }),
  after: after === undefined ? null : toWire(kind, after),
})

const stepOf = ({ steps }: Submission, { type, key }: SentChange): Step | undefined =>
  steps.find(({ call }) => call.id === (type === 'field' ? 'profile' : key))

export const doneChanges = (submission: Submission): SentChange[] =>
  submission.changes.filter((change) => stepOf(submission, change)?.state === 'done')

/** Ids LinkedIn gave to entries made by this submission, by `${section}/${newId}`. */
export const createdIds = ({ steps }: Submission): Record<string, string> =>
  Object.fromEntries(
    steps.flatMap(({ call, createdId }) =>
      call.operation.type === 'create-entry' && createdId !== null ? [[call.id, createdId]] : [],
    ),
  )

/** The baseline moved by what LinkedIn has taken, for apps that can't read it back. */
export const withWritten = (baseline: Baseline, submission: Submission): Baseline =>
  doneChanges(submission).reduce((before, change) => {
    if (change.type === 'field') return withField(before, change)
    const id = createdIds(submission)[change.key] ?? change.id
    return withEntry(before, change.section, id, change)
  }, baseline)

const withField = (baseline: Baseline, { field, after }: SentValue): Baseline => {
  const { [field]: _before, ...fields } = baseline.fields
  const emptied = baseline.emptied.filter((other) => other !== field)
  return after === null
    ? { ...baseline, fields, emptied: [...emptied, field] }
    : { ...baseline, fields: { ...fields, [field]: after }, emptied }
}

const withEntry = (
  baseline: Baseline,
  section: string,
  id: string,
  change: Exclude<SentChange, { type: 'field' }>,
): Baseline => {
  const { entries, complete } = knownEntries(baseline, section)
  const former = entries.find((entry) => entry.id === id)
  const values: JsonObject = { ...former?.values }
  for (const { field, after } of change.rows)
    if (after === null) delete values[field]
    else values[field] = after
  const isWhole = former ? !former.partial : complete || change.type === 'create'
  const written: Entry = { id, values, ...(isWhole ? {} : { partial: true as const }) }
  const others = entries.filter((entry) => entry !== former)
  const now =
    change.type === 'delete'
      ? others
      : former
        ? entries.map((entry) => (entry === former ? written : entry))
        : [...entries, written]
  return { ...baseline, sections: { ...baseline.sections, [section]: now } }
}

/** Keys of changes that were taken but read back otherwise, as far as the app may read. */
export const differencesFrom = (baseline: Baseline, submission: Submission): string[] => {
  const ids = createdIds(submission)
  const idOf = (section: string, id: Json) => (typeof id === 'string' ? (ids[`${section}/${id}`] ?? id) : id)
  return doneChanges(submission).flatMap((change) => {
    if (change.type === 'field') {
      const { kind } = fieldOf(change.field)
      const found = baseline.fields[change.field]
      if (found === undefined && baseline.access !== 'full') return []
      const meant =
        kind.type === 'order' && Array.isArray(change.after)
          ? change.after.map((id) => idOf(kind.section, id))
          : change.after
      return isAs(kind, found, meant) ? [] : [change.key]
    }
    const { entries, complete } = knownEntries(baseline, change.section)
    if (!complete) return []
    const entry = entries.find(({ id }) => id === (ids[change.key] ?? change.id))
    if (change.type === 'delete') return entry ? [change.key] : []
    const same = change.rows.every(({ field, after }) => {
      const { kind } = rowOf(change.section, field)
      // An occupation was sent with the id of the entry it waited for.
      const meant = kind.type === 'urn' && typeof after === 'string' ? resolved(after, ids) : after
      return isAs(kind, entry?.values[field], meant)
    })
    return entry && same ? [] : [change.key]
  })
}

const resolved = (urn: string, ids: Record<string, string>): string =>
  urn.replace(/,(new-\d+)\)$/, (whole, entry: string) => {
    const id = ids[`positions/${entry}`]
    return id === undefined ? whole : `,${id})`
  })

const isAs = (kind: Kind, found: Json | undefined, meant: Json): boolean =>
  sameJson(found === undefined ? null : toWire(kind, fromWire(kind, found)), meant)

/**
 * Where lost creates are on the profile: an entry that was not there before, is no other step's, and has exactly the
 * rows that were sent. Nothing is decided where the section could not be listed.
 */
export const findCreated = (
  submission: Submission,
  steps: readonly string[],
  baseline: Baseline,
): Map<string, LookUp> => {
  const taken = new Set(Object.values(createdIds(submission)))
  const found = new Map<string, LookUp>()
  for (const { call } of submission.steps.filter((step) => steps.includes(step.call.id))) {
    if (call.operation.type !== 'create-entry') continue
    const { section } = call.operation
    const before = submission.entriesBefore[section]
    const { entries, complete } = knownEntries(baseline, section)
    if (!before || !complete) {
      found.set(call.id, { state: 'undecided' })
      continue
    }
    const match = entries.find(
      (entry) =>
        !before.includes(entry.id) && !taken.has(entry.id) && holds(section, entry, call.body, submission),
    )
    if (match) taken.add(match.id)
    found.set(call.id, match ? { state: 'there', id: match.id } : { state: 'absent' })
  }
  return found
}

/** Whether an entry has every row as it was sent. */
export const holds = (section: string, entry: Entry, body: Json, submission: Submission): boolean =>
  isObject(body) &&
  sectionOf(section).rows.every(({ id, kind }) => {
    const sent = body[id]
    const meant =
      kind.type === 'urn' && typeof sent === 'string' ? resolved(sent, createdIds(submission)) : sent
    // LinkedIn may fill in a row that was not sent; one that was must be as sent.
    return meant === undefined || isAs(kind, entry.values[id], meant)
  })

/** LinkedIn's words go beside the place they name; where they name none, beside everything the request changed. */
export const refusalsOf = (submission: Submission, draft: Draft, at: number): Record<string, Refusal> => {
  const refusals: Record<string, Refusal> = {}
  for (const { call, state, failure } of submission.steps) {
    if (state !== 'refused' || !failure) continue
    const named = 'fields' in failure ? failure.fields : []
    const { operation } = call
    if (operation.type === 'update-profile') {
      const sent = submission.changes.flatMap((change) => (change.type === 'field' ? [change.field] : []))
      const found = named.filter(({ path: [field] }) => typeof field === 'string' && sent.includes(field))
      for (const field of sent.filter((id) => id in draft.fields)) {
        const words = found.find(({ path }) => path[0] === field)?.message
        if (words !== undefined) refusals[field] = { message: words, at }
        else if (found.length === 0) refusals[field] = { message: failure.message, at }
      }
    } else {
      const entry = { section: operation.section, id: operation.entry }
      if (!entryIn(draft, entry)) continue
      const rows = named.filter(({ path: [row] }) => typeof row === 'string')
      for (const { path, message } of rows)
        refusals[placeKey({ field: String(path[0]), entry })] = { message, at }
      if (rows.length === 0) refusals[call.id] = { message: failure.message, at }
    }
  }
  return refusals
}
