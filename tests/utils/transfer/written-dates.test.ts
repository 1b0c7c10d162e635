import { expect, it } from 'vitest'
import { readWrittenDate } from '../../../utils/transfer/written-dates.ts'

const parts = ['day', 'month', 'year'] as const
const read = (written: string) => readWrittenDate(written, parts)?.value ?? null

it.each([
  ['2019', { year: 2019 }],
  ['2019-03', { month: 3, year: 2019 }],
  ['2019-03-05T00:00:00Z', { day: 5, month: 3, year: 2019 }],
  ['Mar 2019', { month: 3, year: 2019 }],
  ['Sept. 2019', { month: 9, year: 2019 }],
  ['March 5, 2019', { day: 5, month: 3, year: 2019 }],
  ['Dec 10', { day: 10, month: 12 }],
  ['5 Mar 2019', { day: 5, month: 3, year: 2019 }],
  ['März 2019', { month: 3, year: 2019 }],
  ['5. März 2019', { day: 5, month: 3, year: 2019 }],
  ['Dez. 2019', { month: 12, year: 2019 }],
  ['janv. 2020', { month: 1, year: 2020 }],
  ['1er février 2020', { day: 1, month: 2, year: 2020 }],
  ['juil. 2020', { month: 7, year: 2020 }],
  ['ene 2020', { month: 1, year: 2020 }],
  ['5 de marzo de 2019', { day: 5, month: 3, year: 2019 }],
  ['março de 2019', { month: 3, year: 2019 }],
  ['set. de 2021', { month: 9, year: 2021 }],
  ['2019年3月', { month: 3, year: 2019 }],
  ['2019年3月5日', { day: 5, month: 3, year: 2019 }],
  ['مارس 2019', { month: 3, year: 2019 }],
  ['03/2019', { month: 3, year: 2019 }],
  ['2019.03', { month: 3, year: 2019 }],
])('%s is read', (written, value) => {
  expect(read(written)).toEqual(value)
})

it.each([
  '3/5/2019',
  '5.3.2019',
  '13/2019',
  '2019-00',
  'Smarch 2019',
  'Junk 2019',
  'Mar 32, 2019',
  'Feb 30, 2019',
  'now',
])('%s is no date, or one of two', (written) => {
  expect(read(written)).toBeNull()
})

it('says when a day or month has no room', () => {
  expect(readWrittenDate('2019-03-05', ['month', 'year'])).toEqual({
    value: { month: 3, year: 2019 },
    finer: true,
  })
})
