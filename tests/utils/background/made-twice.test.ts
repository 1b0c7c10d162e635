import { expect, it } from 'vitest'
import { madeTwice } from '../../../utils/background/made-twice.ts'
import { freeze } from '../../../utils/background/record.ts'
import type { Submission } from '../../../utils/browser/submission.ts'
import type { Baseline, Entry } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { baselineWith, us } from '../profile/baselines.ts'

const name = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })
const skill = (id: string, text: string): Entry => ({ id, values: { name: name(text) } })
const withSkills = (...skills: Entry[]): Baseline => ({ ...baselineWith({}), sections: { skills } })

/** Two skills of one name, made as 20 and 30 beside one that was there. */
const sent = (): Submission => {
  const baseline = withSkills(skill('10', 'Looms'))
  const draft = ['new-1', 'new-2'].reduce(
    (before, id) =>
      applyOperation(
        before,
        { type: 'add-entry', entry: { section: 'skills', id }, values: { name: name('Looms') } },
        baseline,
      ),
    emptyDraft,
  )
  const changes = changesOf(baseline, draft)
  const submission = freeze(
    { id: 's', person: baseline.person, createdAt: 0 },
    planOf(changes),
    changes,
    baseline,
  )
  return {
    ...submission,
    steps: submission.steps.map((step, index) => ({
      ...step,
      state: 'done',
      createdId: ['20', '30'][index] ?? null,
    })),
  }
}

const there = [skill('10', 'Looms'), skill('20', 'Looms'), skill('30', 'Looms')]

it('finds nothing where there is what was meant, and what was there before', () => {
  expect(madeTwice(withSkills(...there), sent())).toEqual([])
})

it('finds an entry more, once, and none that differs from what was sent', () => {
  expect(madeTwice(withSkills(...there, skill('40', 'Looms'), skill('50', 'Loom')), sent())).toEqual([
    'skills/40',
  ])
})

it('says nothing of a section that can’t be listed', () => {
  const blind: Baseline = { ...withSkills(...there, skill('40', 'Looms')), access: 'none' }
  expect(madeTwice(blind, sent())).toEqual([])
})
