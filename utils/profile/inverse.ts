import { knownEntries, knownField, knownRow, type Baseline, type Known } from './baseline.ts'
import {
  applyOperation,
  editIn,
  entryIn,
  newIdsFrom,
  placeKey,
  type Draft,
  type DraftOperation,
  type Place,
} from './draft.ts'
import { orderAfter, orderField, orderSection } from './entries.ts'
import { sameJson, type Json } from './json.ts'
import type { Kind } from './kinds.ts'
import { editable, putBack, sameValue } from './put-back.ts'
import { fieldOf, isField, isSection, rowOf, sectionOf } from './registry.ts'
import type { SentChange, SentEntry, SentField, SentValue } from './sent.ts'
import { positionIn } from './urn.ts'

/** A finished submission, as far as undoing it needs to know. */
export interface Finished {
  changes: readonly SentChange[]
  /** Keys of the changes LinkedIn took. */
  done: readonly string[]
  /** Ids LinkedIn gave to the entries that were made, by `${section}/${newId}`. */
  created: Readonly<Record<string, string>>
  /** Ids there were in a section, in their order; absent where that was not known. */
  entriesBefore: Readonly<Record<string, readonly string[]>>
}

export interface Undo {
  /** What makes the draft that undoes it; empty where the profile is as it was already. */
  operations: DraftOperation[]
  /** Keys of changes, or of rows of them, that can't be undone, and why. */
  impossible: { key: string; reason: Impossible }[]
  /** Keys of edits not sent yet that the undo takes the place of. */
  replaced: string[]
}

/** `unknown`: what was there before could not be read. `gone`: its entry is. `delete-only`: LinkedIn takes no new value. */
export type Impossible = 'unknown' | 'gone' | 'delete-only'

/** What an undo is made from, and what is made of it so far. */
interface Making extends Undo {
  finished: Finished
  baseline: Baseline
  draft: Draft
  /** Ids of deleted entries that are there again, by the key they had. */
  there: ReadonlyMap<string, string>
  /** New ids of deleted entries that are made again, by the key they had. */
  again: ReadonlyMap<string, string>
}

/**
 * The draft operations that put back what a submission changed, on top of `draft` and over what LinkedIn has now; with
 * `keys` only these changes of it. Values come back whole, every language; deleted entries are made again at the place
 * they had; made ones are deleted. Redo is the undo of the submission that undid.
 */
export const undoOf = (
  finished: Finished,
  baseline: Baseline,
  draft: Draft,
  keys: readonly string[] = finished.done,
): Undo => {
  const changes = finished.changes.filter(
    (change) => finished.done.includes(change.key) && keys.includes(change.key) && isKnown(change),
  )
  const there = thereAgain(finished, baseline, keys)
  const again = idsOfNew(changes, there, draft)
  const made: Making = {
    finished,
    baseline,
    draft,
    there,
    again,
    operations: [],
    impossible: [],
    replaced: [],
  }
  for (const change of changes)
    if (change.type === 'field') undoField(change, made)
    else undoEntry(change, made)
  undoOrders(changes, made)
  const { operations, impossible, replaced } = made
  return { operations, impossible, replaced }
}

/** History outlives the tables: what a later version no longer knows can't be put back by it. */
const isKnown = (change: SentChange): boolean =>
  change.type === 'field' ? isField(change.field) : isSection(change.section)

const isDeleted = (change: SentChange): change is SentEntry =>
  change.type === 'delete' && isKnown(change) && change.rows.length > 0

/**
 * Deleted entries that are there all the same, by key: never gone, or made again since and the same in every row. Of
 * several that were the same, those that are not to be undone now are taken to be there first.
 */
const thereAgain = (finished: Finished, baseline: Baseline, keys: readonly string[]): Map<string, string> => {
  const found = new Map<string, string>()
  const taken = new Set(Object.values(finished.created))
  const deleted = finished.changes.filter(isDeleted)
  const selected = new Set(keys)
  for (const { section, id, key, rows } of [
    ...deleted.filter((change) => !selected.has(change.key)),
    ...deleted.filter((change) => selected.has(change.key)),
  ]) {
    const before = finished.entriesBefore[section]
    const match = knownEntries(baseline, section).entries.find(
      (entry) =>
        entry.id === id ||
        (before !== undefined &&
          !before.includes(entry.id) &&
          !taken.has(entry.id) &&
          sectionOf(section).rows.every(({ id: row, kind }) =>
            sameValue(kind, entry.values[row], rows.find(({ field }) => field === row)?.before),
          )),
    )
    if (!match) continue
    taken.add(match.id)
    found.set(key, match.id)
  }
  return found
}

const idsOfNew = (
  changes: readonly SentChange[],
  there: ReadonlyMap<string, string>,
  draft: Draft,
): Map<string, string> => {
  const missing = changes.filter(isDeleted).filter(({ key }) => !there.has(key))
  const sections = new Set(missing.map(({ section }) => section))
  return new Map(
    [...sections].flatMap((section) => {
      const keys = missing.filter((change) => change.section === section).map(({ key }) => key)
      const ids = newIdsFrom(draft, section, keys.length)
      return keys.map((key, index): [string, string] => [key, ids[index] ?? ''])
    }),
  )
}

const undoField = (change: SentField, made: Making): void => {
  const { deleteOnly, kind } = fieldOf(change.field)
  if (orderSection(change.field) !== null) return
  if (deleteOnly) made.impossible.push({ key: change.key, reason: 'delete-only' })
  else undoValue({ field: change.field }, kind, change, knownField(made.baseline, change.field), made)
}

const undoValue = (place: Place, kind: Kind, sent: SentValue, now: Known, made: Making): void => {
  const { before, after } = sent
  const key = placeKey(place)
  if (before === undefined) {
    made.impossible.push({ key, reason: 'unknown' })
    return
  }
  const operations = putBack(place, kind, { before, after }, now)
  if (operations.length > 0 && editIn(made.draft, place)) {
    made.replaced.push(key)
    made.operations.push({ type: 'revert', ...place })
  }
  made.operations.push(
    ...operations.map((operation) =>
      operation.type === 'set-value' ? { ...operation, value: named(operation.value, made) } : operation,
    ),
  )
}

/** A position that is made again goes, until then, by the id it has in the draft. */
const named = (value: Json, { again, there }: Making): Json => {
  const position = typeof value === 'string' ? positionIn(value) : undefined
  const id = again.get(`positions/${position}`) ?? there.get(`positions/${position}`)
  return typeof value === 'string' && id !== undefined ? value.replace(`,${position})`, `,${id})`) : value
}

const undoEntry = (change: SentEntry, made: Making): void => {
  switch (change.type) {
    case 'create':
      return unmake(change, made)
    case 'delete':
      return makeAgain(change, made)
    case 'update':
      return undoRows(change, made)
  }
}

const isGone = ({ baseline }: Making, section: string, id: string): boolean => {
  const { entries, complete } = knownEntries(baseline, section)
  return complete && !entries.some((entry) => entry.id === id)
}

const unmake = ({ section, key }: SentEntry, made: Making): void => {
  const id = made.finished.created[key]
  if (id === undefined || isGone(made, section, id)) return
  const entry = { section, id }
  const pending = entryIn(made.draft, entry)
  if (pending?.state === 'removed') return
  if (pending) made.replaced.push(`${section}/${id}`)
  made.operations.push({ type: 'remove-entry', entry })
}

const makeAgain = (change: SentEntry, made: Making): void => {
  const { section, key } = change
  const id = made.again.get(key)
  if (id === undefined) {
    if (change.rows.length === 0) made.impossible.push({ key, reason: 'unknown' })
    return
  }
  const values = knownRows(change).flatMap(({ field, before }): [string, Json][] =>
    before === undefined || before === null
      ? []
      : [[field, named(editable(rowOf(section, field).kind, before), made)]],
  )
  made.operations.push({
    type: 'add-entry',
    entry: { section, id },
    values: Object.fromEntries(values),
    again: change.id,
  })
}

const undoRows = (change: SentEntry, made: Making): void => {
  const { section, id, key } = change
  const entry = { section, id }
  if (isGone(made, section, id)) {
    made.impossible.push({ key, reason: 'gone' })
    return
  }
  if (entryIn(made.draft, entry)?.state === 'removed') {
    made.replaced.push(key)
    made.operations.push({ type: 'revert-entry', entry })
  }
  for (const row of knownRows(change))
    undoValue(
      { field: row.field, entry },
      rowOf(section, row.field).kind,
      row,
      knownRow(made.baseline, section, id, row.field),
      made,
    )
}

const knownRows = ({ section, rows }: SentEntry): SentValue[] =>
  rows.filter(({ field }) => sectionOf(section).rows.some(({ id }) => id === field))

/** Orders come last, when it is known which entries there will be. */
const undoOrders = (changes: readonly SentChange[], made: Making): void => {
  const { baseline, again, there, finished } = made
  const idNow = (key: string, id: string) => again.get(key) ?? there.get(key) ?? id
  const draft = made.operations.reduce(
    (before, operation) => applyOperation(before, operation, baseline),
    made.draft,
  )
  const sections = new Set(
    changes.flatMap((change) => {
      if (change.type === 'field') return orderSection(change.field) ?? []
      return change.type === 'delete' ? change.section : []
    }),
  )
  for (const section of sections) {
    const field = orderField(section)
    const change = changes.find(({ key }) => key === field)
    const former = formerOrder(section, change, finished)?.map((id) => idNow(`${section}/${id}`, id))
    if (!former) {
      if (change) made.impossible.push({ key: field, reason: 'unknown' })
      continue
    }
    const now = orderAfter(baseline, draft, section)
    const fresh = new Set([...again].flatMap(([key, id]) => (key.startsWith(`${section}/`) ? [id] : [])))
    const wanted = change
      ? [...former, ...now.filter((id) => !former.includes(id))]
      : placed(now, former, fresh)
    const order = wanted.filter((id) => now.includes(id))
    if (sameJson(order, now)) continue
    if (draft.fields[field]) made.replaced.push(field)
    made.operations.push({ type: 'revert', field }, { type: 'set-value', field, value: order })
  }
}

/** The order there was: as LinkedIn named it, else as it listed the entries. */
const formerOrder = (
  section: string,
  change: SentChange | undefined,
  { entriesBefore }: Finished,
): readonly string[] | undefined =>
  change?.type === 'field' && Array.isArray(change.before)
    ? change.before.filter((id): id is string => typeof id === 'string')
    : entriesBefore[section]

/** Each fresh entry after the one it stood after, as far as that is still there; the others keep their order. */
const placed = (now: readonly string[], former: readonly string[], fresh: ReadonlySet<string>): string[] =>
  former.reduce<string[]>(
    (order, id, index) => {
      if (!fresh.has(id)) return order
      const before = former.slice(0, index).findLast((other) => order.includes(other))
      return order.toSpliced(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
    },
    now.filter((id) => !fresh.has(id)),
  )
