import { knownEntries, type Baseline } from '../profile/baseline.ts'
import {
  emptyDraft,
  entryKey,
  knownAt,
  newIdsFrom,
  type Draft,
  type DraftOperation,
  type EntryPlace,
} from '../profile/draft.ts'
import { orderField, orderSection, withGone } from '../profile/entries.ts'
import { isObject, sameJson, type Json, type JsonObject } from '../profile/json.ts'
import { fields, isField, isSection, sectionOf, sections } from '../profile/registry.ts'
import { positionIn, positionUrn } from '../profile/urn.ts'
import { fromWire } from '../profile/wire.ts'
import type { Backup } from './backup.ts'
import { shorten, type Left } from './imported.ts'
import { pairUp } from './matching.ts'
import { withNeeds } from './restore-needs.ts'
import { sent, valueOperations } from './restore-values.ts'

/** One proposed change. Its key is that of the change it comes to: `headline`, `skills/new-1`, `skillsOrder`. */
export type RestoreStep =
  | { type: 'change'; key: string; operations: DraftOperation[]; needs: string[] }
  /** `wanted`: the entries as the backup orders them, new ones by the id they get. */
  | { type: 'order'; key: string; section: string; wanted: string[]; needs: string[] }

export interface Restore {
  /** All taken, they are the smallest draft that makes the profile equal to the backup; it takes the place of any other. */
  steps: RestoreStep[]
  /** What the backup has and LinkedIn takes no longer. */
  left: Left[]
}

/**
 * Entries are found again by id, then by being the same in all, then by likeness; what is left over is deleted or made
 * anew. Positions come first, since an occupation may name one that gets a new id. `reserved`: numbers of new entries
 * that are on their way to LinkedIn (`Draft.reserved`).
 */
export const restoreOf = (backup: Backup, baseline: Baseline, reserved?: Draft['reserved']): Restore => {
  const changes: RestoreStep[] = []
  const orders: RestoreStep[] = []
  const left: Left[] = []
  for (const field of fields) {
    if (orderSection(field.id) !== null) continue
    const wanted = backup.fields[field.id]
    const place = { field: field.id }
    const known = knownAt(baseline, place)
    if (wanted === undefined && (backup.access !== 'full' || known.state !== 'known')) continue
    if (wanted === undefined && field.mandatory) {
      left.push({ where: field.id, value: '', reason: 'mandatory' })
      continue
    }
    const operations = valueOperations(
      place,
      field.kind,
      known.state === 'known' ? known.value : undefined,
      wanted,
    )
    if (operations.length === 0) continue
    if (field.deleteOnly && wanted !== undefined)
      left.push({ where: field.id, value: shorten(wanted), reason: 'delete-only' })
    else changes.push({ type: 'change', key: field.id, operations, needs: [] })
  }
  for (const id of Object.keys(backup.fields))
    if (!isField(id)) left.push({ where: id, value: '', reason: 'no-field' })
  for (const id of Object.keys(backup.sections))
    if (!isSection(id)) left.push({ where: id, value: '', reason: 'no-field' })
  const positions = new Map<string, string>()
  for (const { id: section } of [...sections].toSorted(positionsFirst)) {
    if (!backup.sections[section] && backup.access !== 'full') continue
    if (!knownEntries(baseline, section).complete) {
      left.push({ where: section, value: '', reason: 'not-listed' })
      continue
    }
    const newIds = (count: number) =>
      newIdsFrom({ ...emptyDraft, ...(reserved ? { reserved } : {}) }, section, count)
    const found = sectionSteps(section, backup, baseline, positions, newIds)
    changes.push(...found.changes)
    orders.push(...found.orders)
  }
  const steps = [...changes, ...orders]
  return { steps: withNeeds(steps, backup, baseline), left }
}

const positionsFirst = (a: { id: string }, b: { id: string }): number =>
  Number(b.id === 'positions') - Number(a.id === 'positions')

interface Wanted {
  id: string
  values: JsonObject
}

const sectionSteps = (
  section: string,
  backup: Backup,
  baseline: Baseline,
  positions: Map<string, string>,
  newIdsFor: (count: number) => string[],
): { changes: RestoreStep[]; orders: RestoreStep[] } => {
  const { rows } = sectionOf(section)
  const present = new Map(knownEntries(baseline, section).entries.map((entry) => [entry.id, entry.values]))
  const wanted: Wanted[] = (backup.sections[section] ?? []).map(({ id, values }) => ({
    id,
    values: withOccupation(values, positions, baseline.person),
  }))
  const pairs = new Map<Wanted, string>()
  const free = new Map(present)
  const pair = (one: Wanted, id: string) => {
    pairs.set(one, id)
    free.delete(id)
  }
  for (const one of wanted) if (free.has(one.id)) pair(one, one.id)
  const written = (values: JsonObject): string =>
    JSON.stringify(rows.map(({ id, kind }) => sorted(sent(kind, values[id]) ?? null)))
  const same = Map.groupBy([...free], ([, values]) => written(values))
  for (const one of wanted.filter((each) => !pairs.has(each))) {
    const [id] = same.get(written(one.values))?.shift() ?? []
    if (id !== undefined) pair(one, id)
  }
  const rest = wanted.filter((each) => !pairs.has(each))
  const others = [...free].map(([id, values]) => ({ id, values }))
  for (const { one, other } of pairUp(section, rest, others)) if (other) pair(one, other.id)

  // What a backup of less than all there was does not hold, may have been there all the same.
  const isWhole = backup.access === 'full'
  const changes: RestoreStep[] = (isWhole ? [...free.keys()] : []).map((id) => {
    const entry = { section, id }
    return {
      type: 'change',
      key: entryKey(entry),
      operations: [{ type: 'remove-entry', entry }],
      needs: [],
    }
  })
  const newIds = newIdsFor(wanted.filter((each) => !pairs.has(each)).length).values()
  for (const one of wanted) {
    const id = pairs.get(one)
    const entry: EntryPlace = { section, id: id ?? newIds.next().value ?? 'new-1' }
    if (section === 'positions') positions.set(one.id, entry.id)
    const values = id === undefined ? undefined : present.get(id)
    const operations: DraftOperation[] = values
      ? rows
          .filter(({ id: row }) => isWhole || one.values[row] !== undefined)
          .flatMap((row) =>
            valueOperations({ field: row.id, entry }, row.kind, values[row.id], one.values[row.id]),
          )
      : [{ type: 'add-entry', entry, values: editable(section, one.values) }]
    if (operations.length > 0) changes.push({ type: 'change', key: entryKey(entry), operations, needs: [] })
    pairs.set(one, entry.id)
  }
  const order = wanted.map((one) => pairs.get(one) ?? one.id)
  return {
    changes,
    orders:
      !isWhole || sameJson(order, orderOf(section, changes.flatMap(operationsIn), baseline))
        ? []
        : [{ type: 'order', key: orderField(section), section, wanted: order, needs: [] }],
  }
}

/** The order LinkedIn would come to by itself: what it has, without what is deleted, new entries last. */
const orderOf = (section: string, operations: readonly DraftOperation[], baseline: Baseline): string[] => {
  const here = operations.flatMap((operation) =>
    'entry' in operation && operation.entry?.section === section
      ? [{ type: operation.type, id: operation.entry.id }]
      : [],
  )
  const removed = new Set(here.flatMap(({ type, id }) => (type === 'remove-entry' ? [id] : [])))
  const present = knownEntries(baseline, section).entries.map(({ id }) => id)
  const added = here.flatMap(({ type, id }) => (type === 'add-entry' ? [id] : []))
  return [...present.filter((id) => !removed.has(id)), ...added]
}

const operationsIn = (step: RestoreStep): DraftOperation[] => (step.type === 'change' ? step.operations : [])

/** The same whatever order an object's keys stand in. */
const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]))
}

/**
 * The draft of the steps that are taken. An order counts the entries that are there then: one that is not made anew is
 * left out, one that is not deleted stays after the entry it stood after.
 */
export const restoring = (
  { steps }: Pick<Restore, 'steps'>,
  isTaken: (key: string) => boolean,
  baseline: Baseline,
): DraftOperation[] => {
  const taken = steps.filter(({ key }) => isTaken(key))
  const operations = taken.flatMap(operationsIn)
  const orders = taken.flatMap((step): DraftOperation[] => {
    if (step.type !== 'order') return []
    const natural = orderOf(step.section, operations, baseline)
    const there = new Set(natural)
    const value = withGone(
      step.wanted.filter((id) => there.has(id)),
      natural,
    )
    return sameJson(value, natural) ? [] : [{ type: 'set-value', field: step.key, value }]
  })
  return [...operations, ...orders]
}

/** An occupation that names a position by an id it no longer has. */
const withOccupation = (
  values: JsonObject,
  positions: ReadonlyMap<string, string>,
  person: string,
): JsonObject => {
  const urn = values['occupation']
  const former = typeof urn === 'string' ? positionIn(urn) : undefined
  const now = former === undefined ? undefined : positions.get(former)
  return now === undefined || now === former ? values : { ...values, occupation: positionUrn(person, now) }
}

const editable = (section: string, values: JsonObject): JsonObject =>
  Object.fromEntries(
    sectionOf(section).rows.flatMap(({ id, kind }): [string, Json][] => {
      const value = values[id]
      return value === undefined ? [] : [[id, fromWire(kind, value)]]
    }),
  )
