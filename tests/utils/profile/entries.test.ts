import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, nextNewId, type DraftOperation } from '../../../utils/profile/draft.ts'
import { moveOperation, shownEntries } from '../../../utils/profile/entries.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { baselineWith, us } from './baselines.ts'

const text = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })
const owner = 'urn:li:person:yrZCpj2ZYQ'

const baseline: Baseline = {
  ...baselineWith({ positionsOrder: ['10', '20', '9007199254740993'] }),
  sections: {
    positions: [
      { id: '10', values: { title: text('Analyst'), companyName: text('Engines'), unknownKey: 1 } },
      { id: '20', values: { title: text('Translator'), startMonthYear: { year: 2019, month: 3 } } },
      { id: '9007199254740993', values: { title: text('Intern') } },
    ],
    skills: [{ id: '1', values: { name: text('Mathematics') } }],
  },
}

const position = (id: string) => ({ section: 'positions', id })
const draftOf = (...operations: DraftOperation[]) =>
  operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), emptyDraft)
const planFor = (...operations: DraftOperation[]) => planOf(changesOf(baseline, draftOf(...operations)))

const add = (section: string, id: string, values: Record<string, Json> = {}): DraftOperation => ({
  type: 'add-entry',
  entry: { section, id },
  values,
})
const setText = (section: string, id: string, field: string, typed: string): DraftOperation => ({
  type: 'set-text',
  field,
  entry: { section, id },
  locale: 'en_US',
  text: typed,
})
const set = (section: string, id: string, field: string, value: Json): DraftOperation => ({
  type: 'set-value',
  field,
  entry: { section, id },
  value,
})

describe('an entry', () => {
  it('is created with what was typed, and nothing else', () => {
    expect(planFor(add('skills', 'new-1'), setText('skills', 'new-1', 'name', 'Looms '))).toEqual([
      {
        id: 'skills/new-1',
        operation: { type: 'create-entry', section: 'skills', entry: 'new-1' },
        body: { name: text('Looms ') },
        longs: [],
        references: [],
        waitsFor: [],
      },
    ])
  })

  it('is updated by the rows that changed alone', () => {
    const [call] = planFor(setText('positions', '20', 'title', 'Annotator'), {
      type: 'clear',
      field: 'startMonthYear',
      entry: position('20'),
    })
    expect(call?.operation).toEqual({ type: 'update-entry', section: 'positions', entry: '20' })
    expect(call?.body).toEqual({ patch: { $set: { title: text('Annotator') }, $delete: ['startMonthYear'] } })
  })

  it('is deleted once, and can be put back with its edits until then', () => {
    const removed = draftOf(setText('positions', '20', 'title', 'X'), {
      type: 'remove-entry',
      entry: position('20'),
    })
    expect(planOf(changesOf(baseline, removed)).map(({ operation, body }) => [operation.type, body])).toEqual(
      [['delete-entry', null]],
    )
    const back = applyOperation(removed, { type: 'restore-entry', entry: position('20') }, baseline)
    expect(changesOf(baseline, back)).toMatchObject([{ type: 'update', key: 'positions/20' }])
  })

  it('that was made here is simply gone when removed', () => {
    expect(
      planFor(add('skills', 'new-1'), { type: 'remove-entry', entry: { section: 'skills', id: 'new-1' } }),
    ).toEqual([])
  })

  it('gets an id no other new one has', () => {
    const draft = draftOf(add('skills', 'new-1'), add('skills', 'new-2'))
    expect(nextNewId(draft, 'skills')).toBe('new-3')
    expect(nextNewId(draft, 'positions')).toBe('new-1')
  })

  it('stands in the order it was made in, whatever order storage gives its keys', () => {
    const ids = Array.from({ length: 11 }, (_, index) => `new-${index + 1}`)
    const draft = draftOf(...ids.map((id) => add('skills', id)))
    const sorted = structuredClone(draft)
    sorted.sections['skills'] = Object.fromEntries(
      Object.entries(draft.sections['skills'] ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
    expect(shownEntries(baseline, sorted, 'skills', 'en_US').map(({ id }) => id)).toEqual(['1', ...ids])
    expect(changesOf(baseline, sorted).map(({ key }) => key)).toEqual(ids.map((id) => `skills/${id}`))
  })

  it('that LinkedIn lost meanwhile still shows what is to become of it', () => {
    const draft = draftOf(setText('positions', '20', 'title', 'X'))
    const gone = { ...baseline, sections: { ...baseline.sections, positions: [] } }
    expect(changesOf(gone, draft)).toMatchObject([{ type: 'update', key: 'positions/20' }])
  })
})

describe('an order', () => {
  it('is left alone when entries are only added and deleted', () => {
    const calls = planFor(
      add('positions', 'new-1'),
      setText('positions', 'new-1', 'title', 'T'),
      setText('positions', 'new-1', 'companyName', 'C'),
      { type: 'remove-entry', entry: position('10') },
    )
    expect(calls.map(({ id }) => id)).toEqual(['positions/10', 'positions/new-1'])
  })

  it('is sent as exact longs, joined to the other basic fields', () => {
    const draft = draftOf({ type: 'set-text', field: 'headline', locale: 'en_US', text: 'H' })
    const moved = applyOperation(
      draft,
      moveOperation(baseline, draft, 'positions', '9007199254740993', 0),
      baseline,
    )
    const calls = planOf(changesOf(baseline, moved))
    expect(calls).toHaveLength(1)
    expect(calls[0]?.body).toMatchObject({
      patch: { $set: { headline: text('H'), positionsOrder: ['9007199254740993', '10', '20'] } },
    })
    expect(calls[0]?.longs).toEqual([0, 1, 2].map((index) => ['patch', '$set', 'positionsOrder', index]))
  })

  it('waits for the entries it names, and so does an occupation', () => {
    const made = draftOf(
      add('positions', 'new-1'),
      setText('positions', 'new-1', 'title', 'T'),
      setText('positions', 'new-1', 'companyName', 'C'),
      add('courses', 'new-1'),
      setText('courses', 'new-1', 'name', 'Course'),
      set('courses', 'new-1', 'occupation', `urn:li:position:(${owner},new-1)`),
    )
    const draft = applyOperation(made, moveOperation(baseline, made, 'positions', 'new-1', 0), baseline)
    const calls = planOf(changesOf(baseline, draft))
    expect(calls.map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      ['positions/new-1', []],
      ['profile', ['positions/new-1']],
      ['courses/new-1', ['positions/new-1']],
    ])
    expect(calls[1]?.references).toEqual([
      { path: ['patch', '$set', 'positionsOrder', 0], section: 'positions', entry: 'new-1', form: 'long' },
    ])
    expect(calls[2]?.references).toEqual([
      { path: ['occupation'], section: 'positions', entry: 'new-1', form: 'position-urn' },
    ])
  })

  it('comes back to nothing when moved back', () => {
    const there = draftOf(moveOperation(baseline, emptyDraft, 'positions', '10', 2))
    const back = applyOperation(there, moveOperation(baseline, there, 'positions', '10', 0), baseline)
    expect(changesOf(baseline, there)).toHaveLength(1)
    expect(changesOf(baseline, back)).toEqual([])
  })

  it('takes in what appeared on LinkedIn since, at its end', () => {
    const draft = draftOf(moveOperation(baseline, emptyDraft, 'positions', '20', 0))
    const fresh: Baseline = {
      ...baseline,
      sections: {
        ...baseline.sections,
        positions: [...(baseline.sections['positions'] ?? []), { id: '77', values: {} }],
      },
    }
    expect(planOf(changesOf(fresh, draft))[0]?.body).toEqual({
      patch: { $set: { positionsOrder: ['20', '10', '9007199254740993', '77'] } },
    })
  })

  it('shows an entry that will be deleted where it was', () => {
    const draft = draftOf(
      { type: 'remove-entry', entry: position('20') },
      moveOperation(baseline, draftOf({ type: 'remove-entry', entry: position('20') }), 'positions', '10', 1),
    )
    expect(shownEntries(baseline, draft, 'positions', 'en_US').map(({ id, state }) => [id, state])).toEqual([
      ['9007199254740993', 'kept'],
      ['10', 'kept'],
      ['20', 'removed'],
    ])
  })
})

describe('what is wrong with an entry', () => {
  const problems = (...operations: DraftOperation[]) =>
    changesOf(baseline, draftOf(...operations)).flatMap((change) =>
      change.problems.map(({ severity, path, message }) => [severity, path.join('.'), message]),
    )

  it.each<[string, DraftOperation[], unknown[]]>([
    ['a new one without what is required', [add('skills', 'new-1')], ['error', 'name', 'problem_required']],
    [
      'a new one without the name that LinkedIn’s site needs',
      [add('courses', 'new-1')],
      ['error', 'name', 'problem_required'],
    ],
    [
      'a required row cleared',
      [{ type: 'clear', field: 'name', entry: { section: 'skills', id: '1' } }],
      ['error', 'name', 'problem_required'],
    ],
    [
      'an end before the start',
      [set('positions', '20', 'endMonthYear', { year: 2019, month: 2 })],
      ['error', 'endMonthYear', 'problem_end_before_start'],
    ],
    [
      'a start moved behind the end',
      [
        set('positions', '20', 'endMonthYear', { year: 2020 }),
        set('positions', '20', 'startMonthYear', { year: 2021 }),
      ],
      ['error', 'endMonthYear', 'problem_end_before_start'],
    ],
    [
      'a month where only a year is allowed',
      [add('educations', 'new-1'), set('educations', 'new-1', 'startMonthYear', { year: 2011, month: 1 })],
      ['error', 'startMonthYear.month', 'problem_date_no_month'],
    ],
    [
      'authors without the member',
      [
        add('publications', 'new-1'),
        set('publications', 'new-1', 'authors', [{ memberId: 'urn:li:person:other' }]),
      ],
      ['error', 'authors', 'problem_owner_missing'],
    ],
    [
      'an occupation that is not going to be made',
      [add('courses', 'new-1'), set('courses', 'new-1', 'occupation', `urn:li:position:(${owner},new-9)`)],
      ['error', 'occupation', 'problem_entry_gone'],
    ],
    [
      'a long title',
      [add('honors', 'new-1'), setText('honors', 'new-1', 'title', 'x'.repeat(256))],
      ['warning', 'title.localized.en_US', 'problem_long'],
    ],
  ])('%s', (_name, operations, expected) => {
    expect(problems(...operations)).toContainEqual(expected)
  })

  it('is nothing while the end of a year lies in the month it started', () => {
    expect(problems(set('positions', '20', 'endMonthYear', { year: 2019 }))).toEqual([])
  })

  it('is not looked for in rows nobody touched', () => {
    expect(problems(setText('positions', '10', 'title', 'X'))).toEqual([])
  })

  it('is not looked for in rows that do not belong', () => {
    const operations = [
      add('patents', 'new-1', { inventors: [{ memberId: owner }], pending: false }),
      setText('patents', 'new-1', 'title', 'T'),
      setText('patents', 'new-1', 'issuer', 'us'),
      set('patents', 'new-1', 'filingDate', { year: 2016 }),
    ]
    expect(problems(...operations)).toEqual([])
    expect(planFor(...operations)[0]?.body).toEqual({
      inventors: [{ memberId: owner }],
      pending: false,
      title: text('T'),
      issuer: text('us'),
    })
  })
})
