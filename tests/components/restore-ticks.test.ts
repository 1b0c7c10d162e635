import { expect, it } from 'vitest'
import type { RestoreStep } from '../../utils/transfer/restore.ts'
import { takenWith, untakenWith } from '../../components/restore-ticks.ts'

const step = (key: string, ...needs: string[]): RestoreStep => ({
  type: 'change',
  key,
  operations: [],
  needs,
})
const steps = [
  step('supportedLocales'),
  step('positions/new-1', 'supportedLocales'),
  step('courses/new-1', 'positions/new-1'),
  step('headline'),
]

it('takes what a change needs, and what that needs', () => {
  const none = new Set(steps.map(({ key }) => key))
  expect([...takenWith(steps, none, ['courses/new-1'])]).toEqual(['headline'])
})

it('leaves what needs a change that is left', () => {
  expect([...untakenWith(steps, new Set(), ['supportedLocales'])]).toEqual([
    'supportedLocales',
    'positions/new-1',
    'courses/new-1',
  ])
})
