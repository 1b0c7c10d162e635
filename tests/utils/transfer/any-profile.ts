import fc from 'fast-check'
import type { Baseline, Entry } from '../../../utils/profile/baseline.ts'
import { orderSection } from '../../../utils/profile/entries.ts'
import type { Json, JsonObject } from '../../../utils/profile/json.ts'
import { isLocalized } from '../../../utils/profile/kinds.ts'
import { parseLocaleKey } from '../../../utils/profile/localized.ts'
import { fields, sections, type Section } from '../../../utils/profile/registry.ts'
import { positionUrn } from '../../../utils/profile/urn.ts'
import { toWire } from '../../../utils/profile/wire.ts'
import { example, exampleOf, type Someone } from '../every-row/examples.ts'
import { emptyProfile, person, rich, texts } from './ada.ts'

const locales = ['en_US', 'de_DE', 'ja_JP']
export const someone: Someone = {
  person,
  locales,
  positions: ['1', '2', '3', '4'],
  richContents: ['urn:li:memberRichContent:1', 'urn:li:memberRichContent:2'],
}

/** Any words a member may type, and some that readers of files could take for something else. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 14 }).filter((text) => text.trim() !== ''),
  fc.constantFrom('C', 'c', 'C++', 'A - B', 'Engines Ltd', 'engines', 'X, Y', 'One\n• Two', 'Ada  Example'),
)
const localized = (form: 'plain' | 'rich'): fc.Arbitrary<JsonObject> =>
  fc
    .dictionary(fc.constantFrom(...locales), words, { minKeys: 1, noNullPrototype: true })
    .map((made) => (form === 'rich' ? rich(made) : texts(made)))

const numbers = fc.integer({ min: 1, max: 9 })

const written = fields.filter(
  ({ id, kind, deleteOnly }) =>
    !deleteOnly && orderSection(id) === null && kind.type !== 'order' && id !== 'supportedLocales',
)

const anyFields: fc.Arbitrary<Record<string, Json>> = fc
  .record(
    Object.fromEntries(
      written.map(({ id, kind }): [string, fc.Arbitrary<Json>] => [
        id,
        isLocalized(kind)
          ? kind.type === 'localizedUrl'
            ? numbers.map((n) => toWire(kind, example(kind, n, someone)))
            : localized(kind.type === 'localizedRichText' ? 'rich' : 'plain')
          : kind.type === 'picture'
            ? numbers.map((n) => ({
                originalImage: `urn:li:digitalmediaAsset:O${n}`,
                displayImage: `urn:li:digitalmediaAsset:D${n}`,
              }))
            : numbers.map((n) => toWire(kind, example(kind, n, someone))),
      ]),
    ),
    { requiredKeys: ['firstName', 'lastName', 'vanityName'], noNullPrototype: true },
  )
  .map((made) => ({
    ...made,
    supportedLocales: locales.map((key) => ({ ...parseLocaleKey(key) })),
  }))

const anyEntry = ({ rows }: Section): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      n: numbers,
      kept: fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length }),
      said: fc.array(fc.tuple(localized('plain'), localized('rich')), {
        minLength: rows.length,
        maxLength: rows.length,
      }),
    })
    .map(({ n, kept, said }) => {
      const values = exampleOf(rows, n, someone)
      return Object.fromEntries(
        rows.flatMap(({ id, kind, required }, at): [string, Json][] => {
          const value = values[id]
          if (value === undefined || (!kept[at] && !required && at > 0)) return []
          // Any URN may stand there, but no sample shows the member's own position.
          if (id === 'program') return [[id, `urn:li:fsd_program:${n}`]]
          const [plain, formatted] = said[at] ?? []
          if (kind.type === 'localizedText' && kind.format === undefined) return [[id, plain ?? value]]
          if (kind.type === 'localizedRichText') return [[id, formatted ?? value]]
          return [[id, toWire(kind, value)]]
        }),
      )
    })

const anyEntries = (section: Section): fc.Arbitrary<Entry[]> =>
  fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 6 }).map(String), values: anyEntry(section) }), {
    selector: ({ id }) => id,
    maxLength: 4,
  })

/** Any profile: every field and row there or not, in any of three languages, entries in any order. */
export const anyProfile: fc.Arbitrary<Baseline> = fc
  .record({
    fields: anyFields,
    sections: fc.record(Object.fromEntries(sections.map((section) => [section.id, anyEntries(section)])), {
      noNullPrototype: true,
    }),
  })
  .map((made) => ({ ...emptyProfile, ...made, sections: withoutDangling(made.sections) }))

/** LinkedIn has no entry that belongs to a position it does not have. */
const withoutDangling = (made: Record<string, Entry[]>): Record<string, Entry[]> => {
  const urns = new Set((made['positions'] ?? []).map(({ id }) => positionUrn(person, id)))
  return Object.fromEntries(
    Object.entries(made).map(([section, entries]) => [
      section,
      entries.map(({ id, values: { occupation, ...values } }) => ({
        id,
        values: typeof occupation === 'string' && urns.has(occupation) ? { ...values, occupation } : values,
      })),
    ]),
  )
}
