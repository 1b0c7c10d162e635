import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Baseline, Entry } from '../../../utils/profile/baseline.ts'
import { sections } from '../../../utils/profile/registry.ts'
import { backupOf, readBackup } from '../../../utils/transfer/backup.ts'
import { FileRefusedError } from '../../../utils/transfer/imported.ts'
import { restoreOf } from '../../../utils/transfer/restore.ts'
import { after } from './after.ts'
import { ada, emptyProfile, english, person, texts } from './ada.ts'

const through = (baseline: Baseline) => readBackup(JSON.parse(JSON.stringify(backupOf(baseline, 0))), person)

const refusalOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof FileRefusedError) return error.reason
    throw error
  }
  return 'not refused'
}

/** What of a profile a restore brings back: all but the ids, which LinkedIn gives. */
const content = (baseline: Baseline) => {
  const { fields, sections: read } = after(baseline, [])
  return {
    fields,
    sections: Object.fromEntries(
      Object.entries(read).map(([id, entries]) => [id, entries.map(({ values }) => values)]),
    ),
  }
}

describe('a backup', () => {
  it('restored to the profile it was taken of changes nothing', () => {
    expect(restoreOf(through(ada), ada)).toEqual({ operations: [], left: [] })
  })

  it('restored to an emptied profile makes it equal, and then proposes nothing', () => {
    const restored = after(emptyProfile, restoreOf(through(ada), emptyProfile).operations)
    const { courses, ...others } = content(restored).sections
    expect(others).toEqual({ ...content(ada).sections, courses: undefined, ...others })
    expect(content(restored).fields).toEqual(content(ada).fields)
    expect(Object.entries(others)).toEqual(
      Object.entries(content(ada).sections).filter(([id]) => id !== 'courses'),
    )
    // The position has a new id, and the course follows it there.
    expect(courses?.[0]?.['occupation']).toBe(
      `urn:li:position:(urn:li:person:${person},${restored.sections['positions']?.[0]?.id})`,
    )
    expect(restoreOf(through(ada), restored).operations).toEqual([])
  })

  it('puts one word and one order back with two steps', () => {
    const skills = ada.sections['skills'] ?? []
    const changed = {
      ...ada,
      fields: { ...ada.fields, headline: texts({ en_US: 'Other', de_DE: 'Ingenieurin für Maschinen' }) },
      sections: { ...ada.sections, skills: skills.toReversed() },
    }
    expect(restoreOf(through(ada), changed).operations).toEqual([
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Engineer of engines' },
      { type: 'set-value', field: 'skillsOrder', value: ['111', '112'] },
    ])
  })

  it('holds no address of a picture, but its URNs', () => {
    expect(backupOf(ada, 0).fields['profilePicture']).toEqual({
      originalImage: 'urn:li:digitalmediaAsset:A1',
      displayImage: 'urn:li:digitalmediaAsset:A2',
    })
  })

  it('keeps keys it does not know', () => {
    const read = readBackup({ ...backupOf(ada, 0), addedLater: 1 }, person)
    expect(read).toMatchObject({ addedLater: 1 })
    expect(read.sections['positions']?.[0]?.values['locationName']).toEqual(english('London'))
  })

  it.each([
    ['newer-version', { ...backupOf(ada, 0), version: 2 }],
    ['other-member', { ...backupOf(ada, 0), person: 'Gr4ceS4mpl' }],
    ['broken-backup', { ...backupOf(ada, 0), sections: { skills: 'none' } }],
  ])('is refused: %s', (reason, json) => {
    expect(refusalOf(() => readBackup(json, person))).toBe(reason)
  })
})

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
const localizedText = fc
  .dictionary(fc.constantFrom('en_US', 'de_DE', 'ja_JP'), word, { minKeys: 1 })
  .map((localized) => texts({ ...localized }))
const nameRow = (section: (typeof sections)[number]) =>
  section.rows.find(({ kind }) => kind.type === 'localizedText' && kind.format === undefined)?.id ?? 'name'
const entries = (section: (typeof sections)[number]): fc.Arbitrary<Entry[]> =>
  fc
    .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 6 }).map(String), text: localizedText }), {
      selector: ({ id }) => id,
      maxLength: 5,
    })
    .map((made) => made.map(({ id, text }) => ({ id, values: { [nameRow(section)]: text } })))
const profile: fc.Arbitrary<Baseline> = fc
  .record({
    fields: fc.record(
      { headline: localizedText, maidenName: localizedText, firstName: localizedText },
      { requiredKeys: ['firstName'] },
    ),
    sections: fc.record(Object.fromEntries(sections.map((section) => [section.id, entries(section)]))),
  })
  .map((made) => ({
    ...emptyProfile,
    fields: { ...emptyProfile.fields, ...made.fields },
    sections: { ...made.sections },
  }))

describe('any profile', () => {
  it('becomes equal to a backup of any other', () => {
    fc.assert(
      fc.property(profile, profile, (one, other) => {
        const restored = after(other, restoreOf(through(one), other).operations)
        expect(content(restored)).toEqual(content(one))
        expect(restoreOf(through(one), restored).operations).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
