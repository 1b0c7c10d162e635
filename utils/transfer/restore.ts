import { knownEntries, type Baseline } from '../profile/baseline.ts'
import {
  applyOperation,
  emptyDraft,
  knownAt,
  newIdsFrom,
  type DraftOperation,
  type EntryPlace,
  type Place,
} from '../profile/draft.ts'
import { naturalOrder, orderField, orderSection } from '../profile/entries.ts'
import { isObject, sameJson, type Json, type JsonObject } from '../profile/json.ts'
import { isLocalized, type Kind } from '../profile/kinds.ts'
import { preferredIn, textsIn } from '../profile/localized.ts'
import { fields, isField, isSection, sectionOf, sections } from '../profile/registry.ts'
import { positionIn, positionUrn } from '../profile/urn.ts'
import { fromWire, toWire } from '../profile/wire.ts'
import type { Backup } from './backup.ts'
import { shorten, type Left } from './imported.ts'
import { pairUp } from './matching.ts'

export interface Restore {
  /** The smallest draft that makes the profile equal to the backup; it takes the place of any other. */
  operations: DraftOperation[]
  /** What the backup has and LinkedIn takes no longer. */
  left: Left[]
}

/**
 * Entries are found again by id, then by being the same in all, then by likeness; what is left over is deleted or made
 * anew. Positions come first, since an occupation may name one that gets a new id.
 */
export const restoreOf = (backup: Backup, baseline: Baseline): Restore => {
  const operations: DraftOperation[] = []
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
    const steps = valueOperations(
      place,
      field.kind,
      known.state === 'known' ? known.value : undefined,
      wanted,
    )
    if (steps.length > 0 && field.deleteOnly && wanted !== undefined)
      left.push({ where: field.id, value: shorten(wanted), reason: 'delete-only' })
    else operations.push(...steps)
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
    operations.push(...sectionOperations(section, backup, baseline, positions))
  }
  return { operations, left }
}

const positionsFirst = (a: { id: string }, b: { id: string }): number =>
  Number(b.id === 'positions') - Number(a.id === 'positions')

interface Wanted {
  id: string
  values: JsonObject
}

const sectionOperations = (
  section: string,
  backup: Backup,
  baseline: Baseline,
  positions: Map<string, string>,
): DraftOperation[] => {
  const { rows } = sectionOf(section)
  const present = knownEntries(baseline, section).entries
  const wanted: Wanted[] = (backup.sections[section] ?? []).map(({ id, values }) => ({
    id,
    values: withOccupation(values, positions, baseline.person),
  }))
  const pairs = new Map<Wanted, string>()
  const free = new Map(present.map((entry) => [entry.id, entry]))
  const pair = (one: Wanted, id: string) => {
    pairs.set(one, id)
    free.delete(id)
  }
  for (const one of wanted) if (free.has(one.id)) pair(one, one.id)
  const isSame = (one: Wanted, values: JsonObject) =>
    rows.every(({ id, kind }) => sameJson(sent(kind, one.values[id]), sent(kind, values[id])))
  for (const one of wanted.filter((each) => !pairs.has(each))) {
    const same = [...free.values()].find(({ values }) => isSame(one, values))
    if (same) pair(one, same.id)
  }
  const rest = wanted.filter((each) => !pairs.has(each))
  for (const { one, other } of pairUp(section, rest, [...free.values()])) if (other) pair(one, other.id)

  const operations: DraftOperation[] = [...free.keys()].map((id) => ({
    type: 'remove-entry',
    entry: { section, id },
  }))
  const made = wanted.filter((each) => !pairs.has(each))
  const newIds = newIdsFrom(emptyDraft, section, made.length)
  for (const one of wanted) {
    const id = pairs.get(one)
    const entry: EntryPlace = { section, id: id ?? newIds[made.indexOf(one)] ?? 'new-1' }
    if (section === 'positions') positions.set(one.id, entry.id)
    if (id === undefined) operations.push({ type: 'add-entry', entry, values: editable(section, one.values) })
    else {
      const values = present.find((each) => each.id === id)?.values ?? {}
      for (const row of rows)
        operations.push(
          ...valueOperations({ field: row.id, entry }, row.kind, values[row.id], one.values[row.id]),
        )
    }
    pairs.set(one, entry.id)
  }
  const order = wanted.map((one) => pairs.get(one) ?? one.id)
  const draft = applyOperation(emptyDraft, { type: 'several', operations }, baseline)
  if (!sameJson(order, naturalOrder(baseline, draft, section)))
    operations.push({ type: 'set-value', field: orderField(section), value: order })
  return operations
}

/** What is sent of a value: two that differ in read-only parts alone are the same. */
const sent = (kind: Kind, value: Json | undefined): Json | undefined =>
  value === undefined ? undefined : toWire(kind, fromWire(kind, value))

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

/** The fewest operations that make one value equal to the wanted one; texts language by language. */
const valueOperations = (
  place: Place,
  kind: Kind,
  present: Json | undefined,
  wanted: Json | undefined,
): DraftOperation[] => {
  if (wanted === undefined) return present === undefined ? [] : [{ type: 'clear', ...place }]
  if (sameJson(sent(kind, present), sent(kind, wanted))) return []
  if (!isLocalized(kind)) return [{ type: 'set-value', ...place, value: fromWire(kind, wanted) }]
  const [was, will] = [textsIn(present), textsIn(wanted)]
  const locales = [...new Set([...Object.keys(was), ...Object.keys(will)])]
  const preferred = preferredIn(wanted)
  // Part of a text that is not its words, such as a link's range, can only be put back whole.
  const sameWords = locales.every((locale) => was[locale] === will[locale])
  if (sameWords && (preferred === null || !isPreferredOther(present, wanted)))
    return [{ type: 'set-value', ...place, value: wanted }]
  return [
    ...locales
      .filter((locale) => was[locale] !== will[locale])
      .map((locale): DraftOperation => ({ type: 'set-text', ...place, locale, text: will[locale] ?? '' })),
    ...(preferred !== null && preferred in will && isPreferredOther(present, wanted)
      ? [{ type: 'set-preferred' as const, ...place, locale: preferred }]
      : []),
  ]
}

const isPreferredOther = (present: Json | undefined, wanted: Json): boolean =>
  isObject(wanted) && preferredIn(present) !== preferredIn(wanted)
