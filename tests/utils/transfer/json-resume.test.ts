import schema from '@jsonresume/schema/schema.json'
import sample from '@jsonresume/schema/sample.resume.json'
import senior from '@jsonresume/schema/examples/senior-engineer.resume.json'
import graduate from '@jsonresume/schema/examples/new-grad.resume.json'
import changer from '@jsonresume/schema/examples/career-changer.resume.json'
import older from 'resume-schema/sample.resume.json'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { isObject } from '../../../utils/profile/json.ts'
import { applyOperation, emptyDraft } from '../../../utils/profile/draft.ts'
import { jsonResumeOf } from '../../../utils/transfer/json-resume-export.ts'
import { readJsonResume } from '../../../utils/transfer/json-resume.ts'
import { compare, operationsOf } from '../../../utils/transfer/proposals.ts'
import { after } from './after.ts'
import { anyProfile } from './any-profile.ts'
import { ada, emptyProfile, english } from './ada.ts'

const reading = { locale: 'en_US', yearOnly: false }

const validator = () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false })
  addFormats(ajv)
  const { $schema: _draft, ...rules } = schema
  return ajv.compile(rules)
}

describe.each(Object.entries({ sample, senior, graduate, changer, older }))(
  'the official %s',
  (_name, json) => {
    const imported = readJsonResume(json, reading)
    const found = compare(imported, emptyProfile, emptyDraft, 'en_US', 'en_US')

    it('is proposed to an empty profile: every job, school and skill', () => {
      const count = (section: string) =>
        found.proposals.filter((each) => each.type === 'create' && each.section === section).length
      expect(count('positions')).toBe(json.work.length)
      expect(count('educations')).toBe(json.education.length)
      expect(count('skills')).toBeGreaterThanOrEqual(json.skills.length)
      expect(found.proposals.map(({ key }) => key)).toContain('headline')
    })

    it('proposes nothing a second time, neither while drafted nor when sent', () => {
      const operation = operationsOf(found.proposals, emptyProfile, emptyDraft, 'en_US')
      const draft = applyOperation(emptyDraft, operation, emptyProfile)
      const again = compare(imported, emptyProfile, draft, 'en_US', 'en_US')
      expect([...again.proposals, ...again.spelled]).toEqual([])
      const sent = after(emptyProfile, operation.type === 'several' ? operation.operations : [])
      const later = compare(imported, sent, emptyDraft, 'en_US', 'en_US')
      expect([...later.proposals, ...later.spelled]).toEqual([])
    })
  },
)

describe('what has no place', () => {
  it('is listed with where it stands and why', () => {
    expect(readJsonResume(sample, reading).left).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ where: 'basics.email', reason: 'not-editable' }),
        expect.objectContaining({ where: 'references[0]', reason: 'other-people' }),
        expect.objectContaining({ where: 'skills[0].level', reason: 'no-field' }),
      ]),
    )
  })

  it('a language one converter made up is marked', () => {
    const json = { languages: [{ language: 'English', fluency: 'Native Speaker' }] }
    expect(readJsonResume(json, reading).entries[0]?.hint).toBe('maybe-invented')
  })

  it('a month and day made up of a year can be left out', () => {
    const json = { work: [{ position: 'Clerk', startDate: '2019-01-01', endDate: '2020-12-31' }] }
    const dates = (yearOnly: boolean) => readJsonResume(json, { ...reading, yearOnly }).entries[0]?.values
    expect(dates(true)).toMatchObject({ startMonthYear: { year: 2019 }, endMonthYear: { year: 2020 } })
    expect(dates(false)).toMatchObject({ startMonthYear: { month: 1, year: 2019 } })
  })

  it('nothing is dropped in silence: other keys, texts for objects, objects for texts', () => {
    const { entries, left } = readJsonResume(
      {
        basics: {
          name: 'Ada Example',
          pronouns: 'she',
          profiles: [{ network: 'Git', url: 'https://g.example', username: 'ada' }],
        },
        work: [
          { position: 'Clerk', technologies: ['Loom'], name: 'A', company: 'B', highlights: 'One' },
          'Baker',
        ],
        projects: [{ name: 'Tide', description: '', summary: 'Predicts' }],
        skills: ['Weaving', { name: 'Knitting', keywords: 'Wool' }],
        languages: { language: 'English' },
        awards: [{ title: { en: 'Cog' } }],
      },
      reading,
    )
    expect(entries.map(({ values }) => values)).toMatchObject([
      {
        title: english('Clerk'),
        companyName: english('A'),
        description: { localized: { en_US: { rawText: '• One' } } },
      },
      { title: english('Tide'), description: { localized: { en_US: { rawText: 'Predicts' } } } },
      { name: english('Weaving') },
      { name: english('Knitting') },
      { name: english('Wool') },
    ])
    expect(left.map(({ where }) => where)).toEqual([
      'basics.profiles[0].username',
      'basics.pronouns',
      'work[1]',
      'work[0].technologies',
      'work[0].company',
      'awards[0].title',
      'languages',
    ])
  })

  it('a JSON that is no résumé is refused', () => {
    expect(() => readJsonResume({ name: 'something', version: '1.0.0' }, reading)).toThrow('not-a-resume')
    expect(() => readJsonResume([1, 2], reading)).toThrow('not-a-resume')
  })
})

describe('the export', () => {
  const json = JSON.parse(JSON.stringify(jsonResumeOf(ada, 'en_US', 1_700_000_000_000)))

  it('is valid against the official schema', () => {
    const validate = validator()
    validate(json)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ work: [{ startDate: 'long ago' }] })).toBe(false)
  })

  it('read back proposes nothing', () => {
    const again = compare(readJsonResume(json, reading), ada, emptyDraft, 'en_US', 'en_US')
    expect([...again.proposals, ...again.spelled]).toEqual([])
  })

  it('carries names, jobs and words', () => {
    expect(json).toMatchObject({
      basics: { name: 'Ada Example', phone: '+44 20 7946 0000', url: 'https://ada.example' },
      work: [
        { name: 'Engines Ltd', position: 'Lead Programmer', startDate: '2020-01' },
        { endDate: '2019-12' },
      ],
      education: [{ area: 'Mathematics, Physics', score: 'First', courses: ['M-101 - Numerical Tables'] }],
    })
  })
})

/** With something in English wherever there is something: a file has one language. */
const inEnglish = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inEnglish)
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, part]) => {
    if (key !== 'localized' || !isObject(part)) return [key, inEnglish(part)] as const
    const [first] = Object.values(part)
    return [key, { ...(first === undefined ? {} : { en_US: first }), ...part }] as const
  })
  return Object.fromEntries(entries)
}

describe('what the export adds for itself', () => {
  const sample = {
    ...ada,
    sections: {
      ...ada.sections,
      patents: [
        {
          id: '1',
          values: {
            title: english('Sorter'),
            issuer: english('gb'),
            pending: false,
            number: english('GB 1'),
            issueDate: { day: 2, month: 2, year: 2016 },
          },
        },
      ],
    },
  }
  const json = jsonResumeOf(sample, 'en_US', 0)

  it('comes back on an empty profile: patents, test scores, courses with their numbers', () => {
    const { proposals } = compare(readJsonResume(json, reading), emptyProfile, emptyDraft, 'en_US', 'en_US')
    const made = (section: string) =>
      proposals.flatMap((each) => (each.type === 'create' && each.section === section ? [each.imported] : []))
    expect(made('patents')).toEqual([sample.sections.patents[0]?.values])
    expect(made('testScores')).toEqual([ada.sections['testScores']?.[0]?.values])
    expect(made('courses')).toEqual([{ name: english('Numerical Tables'), number: 'M-101' }])
  })

  it('holds nothing that a published résumé should not', () => {
    expect(JSON.stringify(json)).not.toContain('1985')
    expect(JSON.stringify(json)).not.toContain('SKYPE')
  })

  it('is not trusted: what is not as it was written is left, and said so', () => {
    const found = readJsonResume(
      {
        skills: [],
        basics: {},
        'x-linkedin': {
          industryId: 'urn:li:share:1',
          headline: 'Not here',
          patents: [{ title: 'P', pending: 'maybe', inventors: [{ memberId: 'x' }] }, { number: '1' }, 7],
        },
      },
      reading,
    )
    expect(found.fields).toEqual({})
    expect(found.entries).toEqual([{ section: 'patents', values: { title: english('P') } }])
    expect(found.left.map(({ where, reason }) => `${where} ${reason}`)).toEqual([
      'x-linkedin.industryId value-unread',
      'x-linkedin.headline no-field',
      'x-linkedin.patents[0].pending value-unread',
      'x-linkedin.patents[0].inventors no-field',
      'x-linkedin.patents[1] no-name',
      'x-linkedin.patents[2] no-name',
    ])
  })
})

describe('the export of any profile', () => {
  it('is valid, and proposes nothing read back', () => {
    const validate = validator()
    fc.assert(
      fc.property(anyProfile, (made) => {
        const profile = inEnglish(made) as Baseline
        const json: unknown = JSON.parse(JSON.stringify(jsonResumeOf(profile, 'en_US', 0)))
        validate(json)
        expect(validate.errors ?? []).toEqual([])
        const found = compare(readJsonResume(json, reading), profile, emptyDraft, 'en_US', 'en_US')
        expect([...found.proposals, ...found.spelled]).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

describe('a whole name', () => {
  const named = (firstName: string, lastName: string): Baseline => ({
    ...emptyProfile,
    fields: { firstName: english(firstName), lastName: english(lastName) },
  })
  const read = (name: string, profile: Baseline) =>
    compare(readJsonResume({ basics: { name } }, reading), profile, emptyDraft, 'en_US', 'en_US')

  it.each([
    ['Ludwig', 'van Beethoven'],
    // Taken apart at its last word, this one looks like another spelling of the last name.
    ['Ada', '– Example'],
  ])('split elsewhere is the same name: %s | %s', (first, last) => {
    const found = read(`${first} ${last}`, named(first, last))
    expect([...found.proposals, ...found.spelled]).toEqual([])
    expect(found.same).toMatchObject({ firstName: 1, lastName: 1 })
  })

  it('that differs is proposed with a word on where it was split', () => {
    const { proposals } = read('Ludwig van Bonn', named('Ludwig', 'van Beethoven'))
    expect(proposals).toMatchObject([
      { field: 'firstName', hint: 'name-split' },
      { field: 'lastName', hint: 'name-split' },
    ])
  })
})

describe('matching', () => {
  const propose = (work: object) =>
    compare(readJsonResume({ work: [work] }, reading), ada, emptyDraft, 'en_US', 'en_US')

  it('knows a job by company, title and date under another spelling', () => {
    const { proposals, spelled } = propose({
      name: 'ENGINES, Limited',
      position: 'lead programmer',
      startDate: '2020-01',
    })
    expect(proposals).toEqual([])
    expect(spelled).toMatchObject([{ type: 'update', id: '677616236', state: 'spelling' }])
  })

  it('takes a second stay at a company for a new job', () => {
    const { proposals } = propose({ name: 'Loom Works', position: 'Apprentice', startDate: '2022-03' })
    expect(proposals).toMatchObject([{ type: 'create', section: 'positions' }])
  })

  it('keeps the other language of what differs', () => {
    const { proposals } = propose({
      name: 'Engines Ltd',
      position: 'Chief Lead Programmer',
      startDate: '2020-01',
    })
    expect(proposals).toMatchObject([{ type: 'update', id: '677616236', state: 'differs' }])
    const operation = operationsOf(proposals, ada, emptyDraft, 'en_US')
    const sent = after(ada, operation.type === 'several' ? operation.operations : [])
    expect(sent.sections['positions']?.[0]?.values['title']).toMatchObject({
      localized: { en_US: 'Chief Lead Programmer', de_DE: 'Leitende Programmiererin' },
    })
  })

  it('tells C from C++', () => {
    const found = compare(
      readJsonResume({ skills: [{ name: 'C' }, { name: 'c++' }] }, reading),
      ada,
      emptyDraft,
      'en_US',
      'en_US',
    )
    expect(found.proposals).toMatchObject([{ type: 'create', imported: { name: english('C') } }])
    expect(found.spelled).toHaveLength(1)
  })

  it('says when a draft would be overwritten', () => {
    const draft = applyOperation(
      emptyDraft,
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Mine' },
      ada,
    )
    const found = compare(
      readJsonResume({ basics: { label: 'Theirs' } }, reading),
      ada,
      draft,
      'en_US',
      'en_US',
    )
    expect(found.proposals).toMatchObject([{ field: 'headline', overDraft: true }])
  })
})
