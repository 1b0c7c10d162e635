import { freeze } from '../../../utils/background/record.ts'
import type { Baseline, Entry } from '../../../utils/profile/baseline.ts'
import { changesOf, profileLocales } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type Draft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { orderAfter, orderField, valuesAfter } from '../../../utils/profile/entries.ts'
import type { Finished } from '../../../utils/profile/inverse.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { fieldOf, rowOf } from '../../../utils/profile/registry.ts'
import { renamed } from '../../../utils/profile/settle.ts'
import { toWire } from '../../../utils/profile/wire.ts'

/** LinkedIn after it has taken a draft whole, and what is written down of that. */
export interface Taken {
  baseline: Baseline
  finished: Finished
}

export const draftOf = (
  baseline: Baseline,
  operations: readonly DraftOperation[],
  from = emptyDraft,
): Draft => operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), from)

/** `firstId`: the id LinkedIn gives to the first entry that is made; no id is given twice. */
export const take = (baseline: Baseline, unsent: Draft, firstId: number): Taken => {
  const changes = changesOf(baseline, unsent)
  const { changes: sent, entriesBefore } = freeze(
    { id: 's', person: baseline.person, createdAt: 0 },
    [],
    changes,
    baseline,
  )
  const created = Object.fromEntries(
    changes.filter(({ type }) => type === 'create').map(({ key }, index) => [key, String(firstId + index)]),
  )
  const draft = renamed(unsent, created)
  const home = profileLocales(baseline, unsent)?.[0] ?? null
  const fields = { ...baseline.fields }
  for (const change of changes)
    if (change.type === 'field') {
      if (change.after === undefined) delete fields[change.field]
      else fields[change.field] = toWire(fieldOf(change.field).kind, change.after)
    }
  const sections = Object.fromEntries(
    [...new Set([...Object.keys(baseline.sections), ...Object.keys(draft.sections)])].map((section) => {
      const order = orderAfter(baseline, draft, section)
      if (order.length > 0) fields[orderField(section)] = order
      else delete fields[orderField(section)]
      return [section, order.map((id): Entry => ({ id, values: wireValues(section, id) }))]
    }),
  )
  function wireValues(section: string, id: string): Record<string, Json> {
    const values = valuesAfter(baseline, draft, section, id, home)
    return Object.fromEntries(
      Object.entries(values).map(([row, value]) => [row, toWire(rowOf(section, row).kind, value)]),
    )
  }
  return {
    baseline: { ...baseline, fields, sections },
    finished: { changes: sent, done: sent.map(({ key }) => key), created, entriesBefore },
  }
}

/** A profile with its entries called by their places, for comparing across new ids. */
export const withoutIds = ({ fields, sections }: Baseline): unknown => {
  const names = new Map(
    Object.entries(sections).flatMap(([section, entries]) =>
      entries.map(({ id }, index): [string, string] => [id, `${section}-${index}`]),
    ),
  )
  const text = JSON.stringify({ fields: sortedKeys(fields), sections: sortedKeys(sections) })
  return JSON.parse(text.replaceAll(/(?<=[",])(\d{3,})(?=["),])/g, (id) => names.get(id) ?? id))
}

const sortedKeys = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => !Array.isArray(value) || value.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
