import type { SentChange, SentValue, Submission } from '../browser/submission.ts'
import {
  entryWithId,
  knownEntries,
  knownField,
  knownRow,
  type Baseline,
  type Entry,
  type Known,
} from '../profile/baseline.ts'
import type { Call } from '../profile/call.ts'
import type { Change, ValueChange } from '../profile/diff.ts'
import { applyOperation, entryIn, placeKey, type Draft, type Refusal } from '../profile/draft.ts'
import { isNewId } from '../profile/local-ids.ts'
import { orderSection } from '../profile/entries.ts'
import { isObject, sameJson, type Json, type JsonObject } from '../profile/json.ts'
import type { Kind } from '../profile/kinds.ts'
import { fieldOf, rowOf, sectionOf } from '../profile/registry.ts'
import { settled } from '../profile/settle.ts'
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
  checkedAt: named.createdAt,
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

export const doneChanges = ({ steps, changes }: Submission): SentChange[] => {
  const done = new Set(steps.flatMap(({ call, state }) => (state === 'done' ? [call.id] : [])))
  return changes.filter(({ type, key }) => done.has(type === 'field' ? 'profile' : key))
}

/** Ids LinkedIn gave to entries made by this submission, by `${section}/${newId}`, and to assets, by `assetKey`. */
export const createdIds = ({ steps }: Submission): Record<string, string> =>
  Object.fromEntries(
    steps.flatMap(({ call, createdId }) =>
      (call.operation.type === 'create-entry' || call.operation.type === 'register-upload') &&
      createdId !== null
        ? [[call.id, createdId]]
        : [],
    ),
  )

/** The same, for the draft: an asset is the picture's only once the profile names it. */
export const settledIds = (submission: Submission): Record<string, string> => {
  const isNamed = submission.steps.some(({ call, state }) => call.id === 'profile' && state === 'done')
  const registered = new Set(
    submission.steps.flatMap(({ call }) => (call.operation.type === 'register-upload' ? [call.id] : [])),
  )
  return Object.fromEntries(
    Object.entries(createdIds(submission)).filter(([id]) => isNamed || !registered.has(id)),
  )
}

/** What was meant with a field, with the URNs its assets have been given by now. */
const meantBy = ({ field, after }: SentValue, { steps }: Submission): Json | null =>
  fieldOf(field).kind.type !== 'picture' || !isObject(after)
    ? after
    : Object.fromEntries(
        Object.entries(after).map(([name, value]) => {
          const step = steps.find(
            ({ call: { operation } }) =>
              operation.type === 'register-upload' &&
              operation.field === field &&
              `${operation.rendition}Image` === name,
          )
          return [name, step?.createdId ?? value]
        }),
      )

/** The submission with its pictures called by what LinkedIn calls them, for the history and an undo. */
export const withAssetsNamed = (submission: Submission): Submission =>
  // What was frozen stays the same object where nothing of it is called otherwise.
  submission.steps.every(({ call }) => call.operation.type !== 'register-upload')
    ? submission
    : {
        ...submission,
        changes: submission.changes.map((change) =>
          change.type === 'field' ? { ...change, after: meantBy(change, submission) } : change,
        ),
      }

/** New ids that a submission may yet give to the draft under another name: by section, the highest number. */
export const reservedIds = (list: readonly Submission[]): Record<string, number> => {
  const highest: Record<string, number> = {}
  for (const { call } of list.flatMap(({ state, steps }) => (state === 'done' ? [] : steps))) {
    if (call.operation.type !== 'create-entry') continue
    const { section, entry } = call.operation
    highest[section] = Math.max(highest[section] ?? 0, Number(entry.slice('new-'.length)))
  }
  return highest
}

/** The draft without what this submission has done. */
export const settledBy = (submission: Submission, draft: Draft, baseline: Baseline): Draft => {
  const created = settledIds(submission)
  const done = doneChanges(submission)
  const deleted = done.flatMap(({ type, key }) => (type === 'delete' ? [key] : []))
  // Made, says the member, though nobody knows under which id: it can only be let go of.
  return done.reduce<Draft>(
    (rest, change) =>
      change.type === 'create' && created[change.key] === undefined
        ? applyOperation(rest, { type: 'revert-entry', entry: change }, baseline)
        : rest,
    settled(draft, baseline, created, deleted),
  )
}

/** The fields or rows that are neither as they were confirmed to be replaced nor as they are to become, by step. */
export const changedSince = (submission: Submission, baseline: Baseline): Record<string, string[]> => {
  const changed: Record<string, string[]> = {}
  const compare = (key: string, kind: Kind, { field, before, after }: SentValue, now: Known) => {
    if (before === undefined || now.state === 'unknown' || kind.type === 'order') return
    const found = now.state === 'known' ? now.value : undefined
    const meant = before === null ? null : toWire(kind, fromWire(kind, before))
    if (!isAs(kind, found, meant) && !isAs(kind, found, after))
      changed[key] = [...(changed[key] ?? []), field]
  }
  for (const change of submission.changes) {
    if (change.type === 'field')
      compare(
        'profile',
        fieldOf(change.field).kind,
        { ...change, after: meantBy(change, submission) },
        knownField(baseline, change.field),
      )
    else if (change.type === 'update') {
      const { section, id, key, rows } = change
      for (const row of rows)
        compare(key, rowOf(section, row.field).kind, row, knownRow(baseline, section, id, row.field))
    }
  }
  return changed
}

/** The baseline moved by what LinkedIn has taken, for apps that can't read it back. */
export const withWritten = (baseline: Baseline, submission: Submission): Baseline => {
  const ids = createdIds(submission)
  const done = doneChanges(submission)
  // An order is one of entries: those that were made come first.
  const entriesFirst = [
    ...done.filter(({ type }) => type !== 'field'),
    ...done.filter(({ type }) => type === 'field'),
  ]
  return entriesFirst.reduce((before, change) => {
    if (change.type === 'field') {
      const { kind } = fieldOf(change.field)
      if (kind.type !== 'order' || !Array.isArray(change.after))
        return withField(before, { ...change, after: meantBy(change, submission) })
      const after = change.after.map((id) => named(kind.section, id, ids))
      return inOrder(withField(before, { ...change, after }), kind.section, after)
    }
    const id = ids[change.key] ?? change.id
    // Made under an id nobody knows: it can't be listed.
    if (change.type === 'create' && isNewId(id)) return before
    const rows = change.rows.map((row) =>
      typeof row.after === 'string' ? { ...row, after: resolved(row.after, ids) } : row,
    )
    return withEntry(before, change.section, id, { ...change, rows })
  }, baseline)
}

const named = (section: string, id: Json, ids: Record<string, string>): Json =>
  typeof id === 'string' ? (ids[`${section}/${id}`] ?? id) : id

/** What is listed of a section, in the order that was sent; what that does not name comes last. */
const inOrder = (baseline: Baseline, section: string, order: readonly Json[]): Baseline => {
  const entries = baseline.sections[section]
  if (!entries) return baseline
  const places = new Map(order.map((id, place) => [id, place]))
  const sorted = entries.toSorted(
    (a, b) => (places.get(a.id) ?? order.length) - (places.get(b.id) ?? order.length),
  )
  return { ...baseline, sections: { ...baseline.sections, [section]: sorted } }
}

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

/**
 * Updates and deletes that seemed lost or refused, and stand on the profile as they were meant. Where it can't be read, a
 * delete that was tried before and finds nothing any more is taken for done.
 */
export const foundDone = (submission: Submission, baseline: Baseline): string[] =>
  submission.steps.flatMap((step) => {
    const { call, state, failure, isUnsure } = step
    const { type } = call.operation
    if (type === 'create-entry' || !(state === 'lost' || (state === 'refused' && isUnsure))) return []
    if (baseline.access !== 'full')
      return type === 'delete-entry' && failure?.type === 'gone' ? [call.id] : []
    // Alone, but for what tells which assets its pictures are.
    const registrations = submission.steps.filter((other) => other.call.operation.type === 'register-upload')
    const asIf: Submission = { ...submission, steps: [{ ...step, state: 'done' }, ...registrations] }
    return doneChanges(asIf).length > 0 && differencesFrom(baseline, asIf).length === 0 ? [call.id] : []
  })

/** Keys of changes that were taken but read back otherwise, as far as the app may read. */
export const differencesFrom = (baseline: Baseline, submission: Submission): string[] => {
  const ids = createdIds(submission)
  return doneChanges(submission).flatMap((change) => {
    if (change.type === 'field') {
      const { kind } = fieldOf(change.field)
      const found = baseline.fields[change.field]
      if (found === undefined && baseline.access !== 'full') return []
      const meant =
        kind.type === 'order' && Array.isArray(change.after)
          ? change.after.map((id) => named(kind.section, id, ids))
          : meantBy(change, submission)
      return isAs(kind, found, meant) ? [] : [change.key]
    }
    const { entries, complete } = knownEntries(baseline, change.section)
    if (!complete) return []
    const entry = entryWithId(entries, ids[change.key] ?? change.id)
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
  /** Ids of entries that other submissions made. */
  others: readonly string[] = [],
): Map<string, LookUp> => {
  const taken = new Set([...Object.values(createdIds(submission)), ...others])
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
    // What LinkedIn said of the reading is not about what was to be sent.
    if (state !== 'refused' || !failure || failure.type === 'closed') continue
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
    } else if (operation.type === 'register-upload' || operation.type === 'upload') {
      const { field } = operation
      if (field in draft.fields && failure.message !== '') refusals[field] = { message: failure.message, at }
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
