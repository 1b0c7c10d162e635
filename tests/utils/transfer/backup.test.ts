import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { backupOf, type Backup } from '../../../utils/transfer/backup.ts'
import { readBackup } from '../../../utils/transfer/read-backup.ts'
import { FileRefusedError } from '../../../utils/transfer/imported.ts'
import { restoreOf, restoring } from '../../../utils/transfer/restore.ts'
import { after } from './after.ts'
import { anyProfile } from './any-profile.ts'
import { ada, emptyProfile, english, person, texts } from './ada.ts'

const through = (baseline: Baseline) => readBackup(JSON.parse(JSON.stringify(backupOf(baseline, 0))), person)

/** What all of a restore does. */
const restored = (backup: Backup, baseline: Baseline) =>
  restoring(restoreOf(backup, baseline), () => true, baseline)

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
    expect(restoreOf(through(ada), ada)).toEqual({ steps: [], left: [] })
  })

  it('restored to an emptied profile makes it equal, and then proposes nothing', () => {
    const again = after(emptyProfile, restored(through(ada), emptyProfile))
    const { courses, ...others } = content(again).sections
    expect(others).toEqual({ ...content(ada).sections, courses: undefined, ...others })
    expect(content(again).fields).toEqual(content(ada).fields)
    expect(Object.entries(others)).toEqual(
      Object.entries(content(ada).sections).filter(([id]) => id !== 'courses'),
    )
    // The position has a new id, and the course follows it there.
    expect(courses?.[0]?.['occupation']).toBe(
      `urn:li:position:(urn:li:person:${person},${again.sections['positions']?.[0]?.id})`,
    )
    expect(restored(through(ada), again)).toEqual([])
  })

  it('of less than there was takes nothing away that it does not hold', () => {
    const [last] = ada.sections['skills']?.slice(-1) ?? []
    const skills = [{ id: last?.id ?? '', values: {}, partial: true as const }]
    const lesser: Baseline = { ...ada, access: 'partial', sections: { ...ada.sections, skills } }
    expect(ada.sections['skills']?.length).toBeGreaterThan(1)
    expect(restored(through(lesser), ada)).toEqual([])
  })

  it('puts one word and one order back with two steps', () => {
    const skills = ada.sections['skills'] ?? []
    const changed = {
      ...ada,
      fields: { ...ada.fields, headline: texts({ en_US: 'Other', de_DE: 'Ingenieurin für Maschinen' }) },
      sections: { ...ada.sections, skills: skills.toReversed() },
    }
    expect(restored(through(ada), changed)).toEqual([
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Engineer of engines' },
      { type: 'set-value', field: 'skillsOrder', value: ['111', '112'] },
    ])
  })

  it('says which changes can’t do without which', () => {
    const single = { ...emptyProfile, fields: { supportedLocales: [{ language: 'en', country: 'US' }] } }
    const needs = new Map(restoreOf(through(ada), single).steps.map((step) => [step.key, step.needs]))
    expect(needs.get('courses/new-1')).toEqual(['positions/new-1'])
    expect(needs.get('headline')).toEqual(['supportedLocales'])
    expect(needs.get('address')).toEqual([])
  })

  it('orders only what is taken; what is not deleted stays where it stood', () => {
    const skill = (id: string) => ({ id, values: { name: english(`Skill ${id}`) } })
    const of = (...ids: string[]) => ({ ...emptyProfile, sections: { skills: ids.map(skill) } })
    const restore = restoreOf(through(of('3', '9', '1', '2')), of('1', '5', '2', '3'))
    expect(restore.steps.map(({ key }) => key)).toEqual(['skills/5', 'skills/new-1', 'skillsOrder'])
    const ordered = (...taken: string[]) =>
      restoring(restore, (key) => taken.includes(key), of('1', '5', '2', '3')).at(-1)
    expect(ordered('skills/5', 'skills/new-1', 'skillsOrder')).toMatchObject({
      value: ['3', 'new-1', '1', '2'],
    })
    expect(ordered('skillsOrder')).toMatchObject({ value: ['3', '1', '5', '2'] })
    expect(ordered('skills/new-1', 'skillsOrder')).toMatchObject({ value: ['3', 'new-1', '1', '5', '2'] })
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

/** The same, with positions named by their place instead of by an id that changes. */
const contentByPlace = (baseline: Baseline) => {
  const ids = baseline.sections['positions']?.map(({ id }) => id) ?? []
  return JSON.parse(
    JSON.stringify(content(baseline)).replaceAll(
      /(urn:li:position:\(urn:li:person:\w+,)(\d+)\)/g,
      (urn, start: string, id: string) => (ids.includes(id) ? `${start}#${ids.indexOf(id)})` : urn),
    ),
  ) as unknown
}

describe('any profile', () => {
  it.each([
    ['an empty one', fc.constant(emptyProfile)],
    ['any other', anyProfile],
  ])('comes back from its backup, order and all: to %s', (_to, others) => {
    fc.assert(
      fc.property(anyProfile, others, (one, other) => {
        const again = after(other, restored(through(one), other))
        expect(contentByPlace(again)).toEqual(contentByPlace(one))
        expect(restored(through(one), again)).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  it('of which only a part is taken keeps the order of what is there', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, fc.infiniteStream(fc.boolean()), (one, other, coins) => {
        const restore = restoreOf(through(one), other)
        const taken = new Set(
          restore.steps
            .filter(({ type }) => type === 'order' || coins.next().value === true)
            .map(({ key }) => key),
        )
        const operations = restoring(restore, (key) => taken.has(key), other)
        const again = after(other, operations)
        for (const step of restore.steps) {
          if (step.type !== 'order') continue
          const there = (again.sections[step.section] ?? []).map(({ id }) => id)
          const wanted = step.wanted.map((id) => id.replace(/^new-/, '9000'))
          const both = wanted.filter((id) => there.includes(id))
          expect(there.filter((id) => both.includes(id))).toEqual(both)
        }
      }),
      { numRuns: 20 },
    )
  })
})
