import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesIn, idIn, orderIn } from '../../../utils/linkedin/sections.ts'
import type { Json, JsonObject } from '../../../utils/profile/json.ts'

const ids = (section: Json | undefined, order: string[] = []) => entriesIn(section, order).map(({ id }) => id)

describe('the shapes of a section', () => {
  const one = { title: { localized: { en_US: 'One' } }, localizedTitle: 'One', strange: null }

  it.each<[string, Json]>([
    ['a map', { 7: { id: 7, ...one }, 8: { id: '8' } }],
    ['a map whose entries have no id', { 7: one, 8: {} }],
    ['an array', [{ id: 7, ...one }, { id: '8' }]],
    ['a collection', { elements: [{ id: 7, ...one }, { id: '8' }], paging: { start: 0, count: 10 } }],
  ])('%s', (_name, section) => {
    expect(entriesIn(section, [])).toStrictEqual([
      { id: '7', values: one },
      { id: '8', values: {} },
    ])
  })

  it.each<[Json | undefined]>([
    [undefined],
    [null],
    ['text'],
    [7],
    [{}],
    [[]],
    [[null, 3, 'a', []]],
    [{ a: 1 }],
  ])('nothing in %j', (section) => {
    expect(entriesIn(section, ['7'])).toStrictEqual([])
  })

  it('passes over an item of an array that has no id: nothing could name it', () => {
    expect(ids([{ id: null }, { id: 1.5 }, { id: '' }, { id: 9 }])).toStrictEqual(['9'])
  })
})

describe('the order of a section', () => {
  const dated = (
    id: number,
    start: number | null,
    end: number | null,
    more: JsonObject = {},
  ): JsonObject => ({
    id,
    ...(start === null ? {} : { startMonthYear: { year: start, month: 3 } }),
    ...(end === null ? {} : { endMonthYear: { year: end } }),
    ...more,
  })

  it('is the one LinkedIn keeps, strangers last', () => {
    const section = [1, 2, 3, 4].map((id) => ({ id }))
    expect(ids(section, ['4', '2', '99'])).toStrictEqual(['4', '2', '1', '3'])
  })

  it('is the latest first among strangers: what goes on, then by end, then by start', () => {
    const section = [
      dated(1, null, null),
      dated(2, 2001, 2005),
      dated(3, 2010, null),
      dated(4, 2002, 2005),
      dated(5, 2012, null),
      dated(6, 2020, null, { singleDate: true }),
      dated(7, null, 2003),
    ]
    expect(ids(section, ['2'])).toStrictEqual(['2', '5', '3', '6', '4', '7', '1'])
  })

  it.each(['issueDate', 'date', 'filingDate'])('goes by %s, to the day', (name) => {
    const section = [
      { id: 1, [name]: { year: 2020, month: 1, day: 31 } },
      { id: 2, [name]: { year: 2020, month: 2, day: 1 } },
      { id: 3, [name]: { year: 2020 } },
    ]
    expect(ids(section)).toStrictEqual(['2', '1', '3'])
  })

  it('loses no entry and doubles none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.array(fc.nat()), (present, order) => {
        const found = ids(
          present.map((id) => ({ id })),
          order.map(String),
        )
        expect(found.toSorted()).toStrictEqual(present.map(String).toSorted())
      }),
    )
  })
})

it('reads ids as texts and nothing else as ids', () => {
  expect(
    [7, '9223372036854775807', '', 1.5, null, undefined, true, [], {}].map((value) => idIn(value)),
  ).toStrictEqual(['7', '9223372036854775807', null, null, null, null, null, null, null])
  expect(orderIn([7, '8', null, {}])).toStrictEqual(['7', '8'])
  expect(orderIn('7')).toStrictEqual([])
})
