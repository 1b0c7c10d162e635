import { entryWithId, knownEntries, type Baseline } from './baseline.ts'
import { editedEntries, entryIn, valueAfter, type Draft, type DraftOperation } from './draft.ts'
import type { Json } from './json.ts'
import type { LocaleKey } from './localized.ts'
import { isSection, sectionOf } from './registry.ts'
import { personUrn } from './urn.ts'

/** An entry as a list shows it: with the values it would have after sending, in the shape that is edited. */
export interface ShownEntry {
  id: string
  state: 'kept' | 'edited' | 'added' | 'removed'
  readonly values: Record<string, Json>
}

/** The ids of a section's entries in the order they would have; one to be deleted keeps its place until it is gone. */
export const shownIds = (baseline: Baseline, draft: Draft, section: string): string[] => {
  const order = orderAfter(baseline, draft, section)
  const removed = editedEntries(draft, section).flatMap(([id, { state }]) =>
    state === 'removed' ? [id] : [],
  )
  if (removed.length === 0) return order
  const listed = knownEntries(baseline, section).entries.map(({ id }) => id)
  return withGone(order, [...new Set([...listed, ...removed])])
}

export const shownEntry = (
  baseline: Baseline,
  draft: Draft,
  section: string,
  id: string,
  profileLocale: LocaleKey | null,
): ShownEntry => {
  const of: { values?: Record<string, Json> } = {}
  return {
    id,
    state: entryIn(draft, { section, id })?.state ?? 'kept',
    // Put together when asked for: not everybody who goes through a long list reads all of it.
    get values() {
      of.values ??= valuesAfter(baseline, draft, section, id, profileLocale)
      return of.values
    },
  }
}

export const shownEntries = (
  baseline: Baseline,
  draft: Draft,
  section: string,
  profileLocale: LocaleKey | null,
): ShownEntry[] =>
  shownIds(baseline, draft, section).map((id) => shownEntry(baseline, draft, section, id, profileLocale))

/** An order with what it does not name put back, each after the entry it stood after. */
export const withGone = (order: readonly string[], former: readonly string[]): string[] => {
  const stays = new Set(order)
  const after = new Map<string | null, string[]>()
  let last: string | null = null
  for (const id of former) {
    if (stays.has(id)) last = id
    else after.set(last, [...(after.get(last) ?? []), id])
  }
  return [...(after.get(null) ?? []), ...order.flatMap((id) => [id, ...(after.get(id) ?? [])])]
}

/** Every value an entry would have after sending. */
export const valuesAfter = (
  baseline: Baseline,
  draft: Draft,
  section: string,
  id: string,
  profileLocale: LocaleKey | null,
): Record<string, Json> => {
  const values: Record<string, Json> = {}
  for (const row of sectionOf(section).rows) {
    const value = valueAfter({ field: row.id, entry: { section, id } }, draft, baseline, profileLocale)
    if (value !== undefined) values[row.id] = value
  }
  return values
}

export const orderField = (section: string): string => `${section}Order`

/** The section an order is of; null for any other field, and for the messengers', which are no section. */
export const orderSection = (field: string): string | null => {
  const section = /^(.+)Order$/.exec(field)?.[1]
  return section !== undefined && isSection(section) ? section : null
}

/** The order LinkedIn would come to by itself: what it has, without what is deleted, new entries last. */
export const naturalOrder = (baseline: Baseline, draft: Draft, section: string): string[] => {
  const { entries } = knownEntries(baseline, section)
  const former = entries.map(({ id }) => id)
  const edits = draft.sections[section]
  if (!edits) return former
  const others = editedEntries(draft, section).flatMap(([id]) => (entryWithId(entries, id) ? [] : [id]))
  return [...former, ...others].filter((id) => edits[id]?.state !== 'removed')
}

/** The order after sending. What an order edit does not name (made or found since) comes last. */
export const orderAfter = (baseline: Baseline, draft: Draft, section: string): string[] => {
  const natural = naturalOrder(baseline, draft, section)
  const edit = draft.fields[orderField(section)]
  if (edit?.type !== 'value' || !Array.isArray(edit.value)) return natural
  const stays = new Set(natural)
  const wanted = edit.value.filter((id): id is string => typeof id === 'string' && stays.has(id))
  const named = new Set(wanted)
  return [...named, ...natural.filter((id) => !named.has(id))]
}

/** Moves an entry to a place among those that stay. */
export const moveOperation = (
  baseline: Baseline,
  draft: Draft,
  section: string,
  id: string,
  to: number,
): DraftOperation => {
  const rest = orderAfter(baseline, draft, section).filter((other) => other !== id)
  return { type: 'set-value', field: orderField(section), value: rest.toSpliced(to, 0, id) }
}

/** What a new entry begins with: the member among its authors, and every required yes or no answered. */
export const firstValues = (section: string, person: string): Record<string, Json> =>
  Object.fromEntries(
    sectionOf(section).rows.flatMap(({ id, kind, required }): [string, Json][] => {
      if (kind.type === 'list' && kind.namesOwner) return [[id, [{ memberId: personUrn(person) }]]]
      return kind.type === 'flag' && required ? [[id, false]] : []
    }),
  )
