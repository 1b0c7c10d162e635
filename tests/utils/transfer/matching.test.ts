import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../utils/profile/json.ts'
import { likely, likenessOf, pairUp } from '../../../utils/transfer/matching.ts'
import { english } from './ada.ts'

/** Names that are often nearly the same, and dates that often are. */
const entry: fc.Arbitrary<{ values: JsonObject }> = fc
  .record(
    {
      companyName: fc.constantFrom(
        'Engines Ltd',
        'ENGINES, Limited',
        'Engine',
        'Loom Works',
        'Lööm-Works',
        'L',
      ),
      title: fc.constantFrom('Lead Programmer', 'lead programmer', 'Programmer', 'Apprentice', '#'),
      startMonthYear: fc.record({
        year: fc.constantFrom(2019, 2020),
        month: fc.constantFrom(1, 2),
      }),
    },
    { requiredKeys: [] },
  )
  .map(({ companyName, title, startMonthYear }) => ({
    values: {
      ...(companyName === undefined ? {} : { companyName: english(companyName) }),
      ...(title === undefined ? {} : { title: english(title) }),
      ...(startMonthYear === undefined ? {} : { startMonthYear: { ...startMonthYear } }),
    },
  }))

/** As `pairUp` promises, with every pair compared in all. */
const slowly = (ones: readonly { values: JsonObject }[], others: readonly { values: JsonObject }[]) => {
  const pairs = ones
    .flatMap((one, at) =>
      others.map((other, to) => ({ at, to, likeness: likenessOf('positions', one.values, other.values) })),
    )
    .filter(({ likeness }) => likeness.score >= likely)
    .toSorted((a, b) => b.likeness.score - a.likeness.score)
  const found = new Map<number, { to: number; likeness: unknown }>()
  const taken = new Set<number>()
  for (const { at, to, likeness } of pairs)
    if (!found.has(at) && !taken.has(to)) {
      found.set(at, { to, likeness })
      taken.add(to)
    }
  return ones.map((_, at) => found.get(at) ?? null)
}

describe('pairing up', () => {
  it('skips nothing that comparing everything would find', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.array(entry, { maxLength: 8 }), (ones, others) => {
        const pairs = pairUp('positions', ones, others).map(({ other, likeness }) =>
          other ? { to: others.indexOf(other), likeness } : null,
        )
        expect(pairs).toEqual(slowly(ones, others))
      }),
    )
  })

  it('gives its reasons in the order of their weight', () => {
    const values = {
      title: english('Lead Programmer'),
      companyName: english('Engines Ltd'),
      startMonthYear: { year: 2020, month: 1 },
    }
    const other = { ...values, companyName: english('engines'), startMonthYear: { year: 2020 } }
    expect(likenessOf('positions', values, other)).toEqual({
      score: expect.closeTo(0.988),
      rows: [
        { row: 'companyName', how: 'spelling' },
        { row: 'title', how: 'same' },
        { row: 'startMonthYear', how: 'same' },
      ],
    })
  })
})
