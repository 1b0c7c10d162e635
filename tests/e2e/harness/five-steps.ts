import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Fault } from '../../../sandbox/start.ts'
import type { DraftOperation } from '../../../utils/profile/draft.ts'
import { ada, profileOf, textsOf } from './afresh.ts'
import type { App } from './app.ts'
import { creates, englishOf, entriesOf } from './entries.ts'
import { goTo, waitForPending } from './steps.ts'

/*
 * One send of five requests, of every kind there is: an update of a field, a create, an update and a delete of an entry,
 * and a create that names the other one's id.
 */

const position = { section: 'positions', id: 'new-1' }
const course = { section: 'courses', id: 'new-1' }
const occupation = (id: string) => `urn:li:position:(urn:li:person:${ada},${id})`

const operations: DraftOperation[] = [
  { type: 'set-text', field: 'headline', locale: 'de_DE', text: 'Ingenieurin, die nichts verliert' },
  { type: 'add-entry', entry: position, values: {} },
  { type: 'set-text', entry: position, field: 'title', locale: 'en_US', text: 'Keeper' },
  { type: 'set-text', entry: position, field: 'companyName', locale: 'en_US', text: 'Archive' },
  {
    type: 'set-text',
    entry: { section: 'skills', id: '111' },
    field: 'name',
    locale: 'en_US',
    text: 'Careful programming',
  },
  { type: 'remove-entry', entry: { section: 'educations', id: '2601123' } },
  { type: 'add-entry', entry: course, values: {} },
  { type: 'set-text', entry: course, field: 'name', locale: 'en_US', text: 'Keeping' },
  { type: 'set-value', entry: course, field: 'occupation', value: occupation('new-1') },
]

/** The five, in the order of sending, each as a fault names it. */
export const fiveSteps: readonly [call: string, match: Fault['match']][] = [
  ['profile', { method: 'POST', path: '/people/[^/]+$' }],
  ['educations/2601123', { operation: 'delete' }],
  ['positions/new-1', { operation: 'create', path: '/positions$' }],
  ['skills/111', { path: '/skills/111$' }],
  ['courses/new-1', { operation: 'create', path: '/courses$' }],
]

/** Types all five by one message, and goes to the review, where Send waits. */
export async function draftFive(page: Page): Promise<void> {
  const message = { name: 'edit-draft', request: { person: ada, operation: { type: 'several', operations } } }
  await page.evaluate(
    (text) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(JSON.parse(text)),
    JSON.stringify(message),
  )
  await waitForPending(page, 5)
  await goTo(page, 'review')
  await expect.poll(() => page.getByTestId('send').isEnabled()).toBe(true)
}

/** All five are on LinkedIn, each once, with every language there was. */
export function expectFiveDone(app: App): void {
  const profile = profileOf(app)
  expect(textsOf(profile, 'headline')).toEqual({
    en_US: 'Engineer of engines',
    de_DE: 'Ingenieurin, die nichts verliert',
    ja_JP: 'エンジンのエンジニア',
  })
  const positions = Object.entries(entriesOf(app, 'positions')).filter(
    ([, entry]) => englishOf(entry, 'title') === 'Keeper',
  )
  expect(positions.length).toBe(1)
  const courses = Object.values(entriesOf(app, 'courses')).filter(
    (entry) => englishOf(entry, 'name') === 'Keeping',
  )
  expect(courses.map((entry) => entry['occupation'])).toEqual([occupation(positions[0]?.[0] ?? '')])
  expect(entriesOf(app, 'skills')['111']?.['name']).toMatchObject({
    localized: { en_US: 'Careful programming', de_DE: 'Programmierung' },
  })
  expect(Object.keys(entriesOf(app, 'educations'))).toEqual(['2663456'])
  expect(creates(app).length).toBe(2)
}
