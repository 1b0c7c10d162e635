import type { Baseline, Entry } from '../../../utils/profile/baseline.ts'
import { applyOperation, emptyDraft, valueAfter, type DraftOperation } from '../../../utils/profile/draft.ts'
import { orderAfter, valuesAfter } from '../../../utils/profile/entries.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { fields, sectionOf, sections } from '../../../utils/profile/registry.ts'
import { toWire } from '../../../utils/profile/wire.ts'

/** What LinkedIn would hold after all of a draft is sent; new entries get ids of its own. */
export const after = (baseline: Baseline, operations: readonly DraftOperation[]): Baseline => {
  const draft = applyOperation(emptyDraft, { type: 'several', operations: [...operations] }, baseline)
  const isOrder = (id: string) => id.endsWith('Order') && id !== 'imsOrder'
  const values: Record<string, Json> = {}
  for (const { id, kind } of fields) {
    if (isOrder(id)) continue
    const value = valueAfter({ field: id }, draft, baseline, 'en_US')
    if (value !== undefined) values[id] = toWire(kind, value)
  }
  const made = (id: string) => id.replace(/^new-/, '9000')
  const read: Record<string, Entry[]> = {}
  for (const { id: section } of sections) {
    const order = orderAfter(baseline, draft, section)
    read[section] = order.map((id) => ({
      id: made(id),
      values: Object.fromEntries(
        Object.entries(valuesAfter(baseline, draft, section, id, 'en_US')).map(([row, value]) => {
          const sent = toWire(
            sectionOf(section).rows.find((each) => each.id === row)?.kind ?? { type: 'flag' },
            value,
          )
          return [row, typeof sent === 'string' ? sent.replace(/,new-(\d+)\)$/, ',9000$1)') : sent]
        }),
      ),
    }))
  }
  return { ...baseline, fields: values, sections: read }
}
