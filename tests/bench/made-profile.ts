import type { JsonObject } from '../../sandbox/json.ts'
import type { Baseline, Entry } from '../../utils/profile/baseline.ts'
import type { Draft, EntryDraft } from '../../utils/profile/draft.ts'

const localized = (
  text: string,
): { localized: { en_US: string }; preferredLocale: { language: string; country: string } } => ({
  localized: { en_US: text },
  preferredLocale: { language: 'en', country: 'US' },
})

const firstId = 800_000_000

/** One position as LinkedIn holds it: some 600 bytes of JSON. */
const positionValues = (n: number) => ({
  title: localized(`Engineer of engine number ${n}`),
  companyName: localized(`Engines ${n} Ltd`),
  locationName: localized('London'),
  startMonthYear: { month: (n % 12) + 1, year: 1960 + (n % 60) },
  endMonthYear: { month: (n % 12) + 1, year: 1961 + (n % 60) },
  description: {
    localized: {
      en_US: { rawText: `Programs for engines not yet built, number ${n}. ${'Quiet systems. '.repeat(8)}` },
    },
    preferredLocale: { language: 'en', country: 'US' },
  },
})

/** A member's profile in the sandbox with this many positions in place of the ones it had. */
export const withPositions =
  (count: number) =>
  (profile: JsonObject): JsonObject => {
    const ids = Array.from({ length: count }, (_, n) => firstId + n)
    return {
      ...profile,
      positions: Object.fromEntries(ids.map((id, n) => [String(id), { id, ...positionValues(n) }])),
      positionsOrder: ids,
    }
  }

/** A baseline with this many positions and little else. */
export const baselineOf = (count: number): Baseline => {
  const positions = Array.from({ length: count }, (_, n): Entry => ({
    id: String(firstId + n),
    values: positionValues(n),
  }))
  return {
    person: 'yrZCpj2ZYQ',
    readAt: 0,
    access: 'full',
    fields: {
      firstName: localized('Ada'),
      lastName: localized('Example'),
      supportedLocales: [{ language: 'en', country: 'US' }],
      positionsOrder: positions.map(({ id }) => id),
    },
    emptied: [],
    sections: { positions },
  }
}

const titleEdit = (title: string, before: string | null): EntryDraft['rows'] => ({
  title: {
    type: 'texts',
    texts: { en_US: title },
    base: before === null ? null : localized(before),
  },
})

const draftWith = (positions: Record<string, EntryDraft>): Draft => ({
  fields: {},
  sections: { positions },
  refusals: {},
})

/** A draft that gives each of the first `count` positions a new title. */
export const editsOf = (count: number): Draft =>
  draftWith(
    Object.fromEntries(
      Array.from({ length: count }, (_, n): [string, EntryDraft] => [
        String(firstId + n),
        { state: 'edited', rows: titleEdit(`Chief engineer ${n}`, `Engineer of engine number ${n}`) },
      ]),
    ),
  )

/** A draft that makes `count` new positions. */
export const additionsOf = (count: number): Draft =>
  draftWith(
    Object.fromEntries(
      Array.from({ length: count }, (_, n): [string, EntryDraft] => [
        `new-${n + 1}`,
        {
          state: 'added',
          rows: {
            ...titleEdit(`Engineer ${n}`, null),
            companyName: { type: 'texts', texts: { en_US: `Engines ${n}` }, base: null },
            startMonthYear: { type: 'value', value: { month: 1, year: 2020 }, base: null },
          },
        },
      ]),
    ),
  )

/** A draft that deletes `count` positions. */
export const removalsOf = (count: number): Draft =>
  draftWith(
    Object.fromEntries(
      Array.from({ length: count }, (_, n): [string, EntryDraft] => [
        String(firstId + n),
        { state: 'removed', rows: {} },
      ]),
    ),
  )

/** A draft that turns the order round. */
export const reorderOf = (count: number): Draft => ({
  fields: {
    positionsOrder: {
      type: 'value',
      value: Array.from({ length: count }, (_, n) => String(firstId + count - 1 - n)),
    },
  },
  sections: {},
  refusals: {},
})
