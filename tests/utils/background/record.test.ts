import { describe, expect, it } from 'vitest'
import { advance, type Event } from '../../../utils/background/journal.ts'
import {
  differencesFrom,
  findCreated,
  foundDone,
  freeze,
  refusalsOf,
  withWritten,
} from '../../../utils/background/record.ts'
import type { Submission } from '../../../utils/browser/submission.ts'
import { lost } from '../../../utils/linkedin/failure.ts'
import { failureOf } from '../../../utils/linkedin/refusal.ts'
import { unknownBaseline, type Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { baselineWith, us } from '../profile/baselines.ts'

const text = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })
const clock = { now: () => 0, random: () => 0 }

const add = (id: string, name: string): DraftOperation[] => [
  { type: 'add-entry', entry: { section: 'skills', id }, values: {} },
  { type: 'set-text', entry: { section: 'skills', id }, field: 'name', locale: 'en_US', text: name },
]

const frozen = (baseline: Baseline, ...operations: DraftOperation[]) => {
  const draft = operations.reduce((before, one) => applyOperation(before, one, baseline), emptyDraft)
  const changes = changesOf(baseline, draft)
  const submission = freeze({ id: 's', person: 'p', createdAt: 0 }, planOf(changes), changes, baseline)
  return { draft, submission }
}
const tell = (submission: Submission, ...events: Event[]) =>
  events.reduce((before, event) => advance(before, event, clock), submission)
const sent = (step: string): Event => ({ type: 'sending', step })
const done = (step: string, id: string | null): Event => ({
  type: 'answered',
  step,
  answer: { ok: true, status: 200, id, body: '', requestId: null },
})
const refused = (step: string, message: string, body: string): Event => ({
  type: 'answered',
  step,
  answer: {
    ok: false,
    failure: failureOf({ status: 422, header: () => null, body: JSON.stringify({ message }) }, body, 0),
  },
})

const full: Baseline = {
  ...baselineWith({}),
  sections: { skills: [{ id: '1', values: { name: text('Looms') } }] },
}
const withSkills = (...skills: [string, Json][]): Baseline => ({
  ...full,
  sections: { skills: skills.map(([id, name]) => ({ id, values: { name } })) },
})

describe('a create whose answer was lost', () => {
  const { submission } = frozen(full, ...add('new-1', 'Looms'), ...add('new-2', 'Looms'))
  const find = (baseline: Baseline, of = submission) =>
    findCreated(of, ['skills/new-1', 'skills/new-2'], baseline)

  it('is found where an entry was not there before and is exactly as sent', () => {
    expect(find(withSkills(['1', text('Looms')], ['2', text('Looms')]))).toEqual(
      new Map([
        ['skills/new-1', { state: 'there', id: '2' }],
        ['skills/new-2', { state: 'absent' }],
      ]),
    )
  })

  it('is never taken for one that was there before, or is another’s', () => {
    const told = tell(submission, sent('skills/new-1'), done('skills/new-1', '2'))
    expect(
      findCreated(told, ['skills/new-2'], withSkills(['1', text('Looms')], ['2', text('Looms')])),
    ).toEqual(new Map([['skills/new-2', { state: 'absent' }]]))
  })

  it('stays undecided where the section can’t be listed', () => {
    expect(find(unknownBaseline('p', 0)).get('skills/new-1')).toEqual({ state: 'undecided' })
    const blind = frozen(unknownBaseline('p', 0), ...add('new-1', 'Looms')).submission
    expect(find(withSkills(), blind).get('skills/new-1')).toEqual({ state: 'undecided' })
  })
})

describe('a delete that was tried twice', () => {
  const { submission } = frozen(full, { type: 'remove-entry', entry: { section: 'skills', id: '1' } })
  const gone: Event = {
    type: 'answered',
    step: 'skills/1',
    answer: { ok: false, failure: failureOf({ status: 404, header: () => null, body: '' }, null, 0) },
  }
  const cut: Event = { type: 'answered', step: 'skills/1', answer: { ok: false, failure: lost('cut') } }
  const once = tell(submission, sent('skills/1'), gone)
  const twice = tell(submission, sent('skills/1'), cut, sent('skills/1'), gone)

  it('is done when the entry is gone, or can’t be looked for', () => {
    expect(foundDone(twice, withSkills())).toEqual(['skills/1'])
    expect(foundDone(twice, unknownBaseline('p', 0))).toEqual(['skills/1'])
  })

  it('is not done while the entry is there, or when it was tried once', () => {
    expect(foundDone(twice, full)).toEqual([])
    expect(foundDone(once, withSkills())).toEqual([])
  })
})

describe('what was written', () => {
  it('is known afterwards, though the app can’t read it', () => {
    const blind = unknownBaseline('p', 0)
    const { submission } = frozen(
      blind,
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'H' },
      { type: 'clear', field: 'interests' },
      ...add('new-1', 'Looms'),
      { type: 'set-text', entry: { section: 'skills', id: '9' }, field: 'name', locale: 'en_US', text: 'N' },
    )
    const told = tell(
      submission,
      sent('profile'),
      done('profile', null),
      sent('skills/new-1'),
      done('skills/new-1', '7'),
      sent('skills/9'),
      done('skills/9', null),
    )
    const after = withWritten(blind, told)
    expect(after.fields).toMatchObject({ headline: { localized: { en_US: 'H' } } })
    expect(after.emptied).toEqual(['interests'])
    expect(after.sections['skills']).toMatchObject([
      { id: '9', partial: true },
      { id: '7', values: { name: { localized: { en_US: 'Looms' } } } },
    ])
  })

  it('is nothing of what was refused', () => {
    const { submission } = frozen(full, ...add('new-1', 'X'))
    const told = tell(submission, sent('skills/new-1'), refused('skills/new-1', 'no', '{}'))
    expect(withWritten(full, told)).toEqual(full)
  })

  it('is compared with what LinkedIn has then', () => {
    const { submission } = frozen(full, ...add('new-1', 'X'), {
      type: 'remove-entry',
      entry: { section: 'skills', id: '1' },
    })
    const told = tell(
      submission,
      sent('skills/1'),
      done('skills/1', null),
      sent('skills/new-1'),
      done('skills/new-1', '2'),
    )
    expect(differencesFrom(withSkills(['2', text('X')]), told)).toEqual([])
    expect(differencesFrom(withSkills(['1', text('Looms')], ['2', text('x')]), told)).toEqual([
      'skills/1',
      'skills/new-1',
    ])
  })
})

describe('LinkedIn’s words', () => {
  it('go beside the row they name, else beside the entry', () => {
    const { draft, submission } = frozen(full, ...add('new-1', 'X'), ...add('new-2', 'Y'))
    const body = JSON.stringify({ name: text('X'), other: 1 })
    const told = tell(
      submission,
      sent('skills/new-1'),
      refused('skills/new-1', '/name: too bland', body),
      sent('skills/new-2'),
      refused('skills/new-2', 'Not today', body),
    )
    expect(Object.keys(refusalsOf(told, draft, 5))).toEqual(['skills/new-1/name', 'skills/new-2'])
    expect(refusalsOf(told, draft, 5)['skills/new-2']).toEqual({ message: 'Not today', at: 5 })
  })

  it('go beside every field of the request where they name none', () => {
    const { draft, submission } = frozen(
      full,
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'H' },
      { type: 'clear', field: 'interests' },
      { type: 'set-value', field: 'vanityName', value: 'ada' },
    )
    const told = tell(submission, sent('profile'), refused('profile', 'Not today', '{}'))
    expect(Object.keys(refusalsOf(told, draft, 5)).toSorted()).toEqual(['headline', 'vanityName'])
  })
})
