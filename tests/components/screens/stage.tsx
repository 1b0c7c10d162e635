import { render } from '@testing-library/preact'
import type { ComponentChild } from 'preact'
import { beforeEach } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { readBaseline } from '../../../utils/background/baseline-store.ts'
import type { Connection } from '../../../utils/browser/item-schemas.ts'
import { browser } from '../../../utils/browser/api.ts'
import { items, type Item } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import { dispatch } from '../../../utils/browser/dispatch.ts'
import type { Handlers, MessageName, ReviewedRequest } from '../../../utils/browser/messages.ts'
import type { Submission } from '../../../utils/browser/submission.ts'
import { curlOf, requestOf } from '../../../utils/linkedin/request.ts'
import { headOf, partOf, restOf } from '../../../utils/profile/baseline-parts.ts'
import { sectionIds } from '../../../utils/profile/registry.ts'
import { unknownBaseline, type Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type Draft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { planOf } from '../../../utils/profile/plan.ts'

// With it come the English messages, and a document that scrolls nowhere.
export { choose, press, type } from '../setup.tsx'

export const person = 'ada'

/** What a screen finds in storage. */
export interface Stored {
  baseline?: Partial<Baseline>
  draft?: Draft
  connection?: Connection
  outbox?: Submission[]
  /** Nobody has ever connected. */
  stranger?: true
}

export const live: Extract<Connection, { state: 'live' }> = {
  state: 'live',
  person,
  way: 'token',
  scopes: null,
  expiresAt: null,
}

/** What every failure tells besides its type. */
export const told = { status: null, serviceErrorCode: null, message: '', requestId: null }

/** Every message asked of the worker, in order. */
export const asked: { name: string; request: unknown }[] = []

const store = async <T,>(item: Item<T>, value: T): Promise<void> =>
  browser.storage[item.area].set({ [item.key]: { version: item.version, value } })

/** The plan as the worker makes it. */
const requestsNow = async (): Promise<ReviewedRequest[]> => {
  const baseline = await readBaseline(person)
  const changes = changesOf(baseline, await readItem(items.draft(person)))
  return planOf(changes).map((call) => {
    const request = requestOf(call, person, {})
    return {
      id: call.id,
      method: request.method,
      path: request.path,
      body: request.body,
      curl: curlOf(request),
      waitsFor: call.waitsFor,
      changes: changes.map(({ key }) => key),
    }
  })
}

/** One write at a time, as in the worker. */
let lastEdit: Promise<unknown> = Promise.resolve()

const edit = async (operation: DraftOperation): Promise<{ saved: boolean }> => {
  const baseline = await readBaseline(person)
  await store(items.draft(person), applyOperation(await readItem(items.draft(person)), operation, baseline))
  return { saved: true }
}

/** A worker that keeps drafts and plans them; what else it is asked is answered by the test. */
const worker: Handlers = {
  'edit-draft': ({ operation }) => {
    const edited = lastEdit.then(() => edit(operation))
    lastEdit = edited
    return edited
  },
  'review-draft': async () => ({ requests: await requestsNow(), digest: 'shown', failure: null }),
  'refresh-profile': () => Promise.resolve({ failure: null }),
  'send-draft': () => Promise.resolve({ state: 'sending', submission: '1' }),
  'save-settings': async (settings) => {
    await store(items.settings, settings)
    return null
  },
  'retry-submission': () => Promise.resolve(null),
  'decide-step': () => Promise.resolve(null),
  'pause-submission': () => Promise.resolve(null),
  'cancel-submission': () => Promise.resolve(null),
  'dismiss-submission': () => Promise.resolve(null),
  'connect-with-token': () => Promise.resolve({ state: 'connected' }),
  'sign-in': () => Promise.resolve({ state: 'waiting' }),
  'finish-sign-in': () => Promise.resolve({ state: 'connected' }),
  'switch-member': () => Promise.resolve(null),
  disconnect: () => Promise.resolve(null),
  'mark-done': () => Promise.resolve({ done: true }),
  'unmark-done': () => Promise.resolve({ undone: true }),
  'forget-done': () => Promise.resolve(null),
  'open-form': () => Promise.resolve(null),
  'close-guide': () => Promise.resolve(null),
  'add-local-profile': () => Promise.resolve(null),
  'know-profile': () => Promise.resolve(null),
  'remove-local-profile': () => Promise.resolve(null),
  'read-picture': () => Promise.resolve(null),
  'take-picked': () => Promise.resolve(null),
  'delete-history': () => Promise.resolve(null),
  'save-history-settings': () => Promise.resolve(null),
  'delete-set-aside': () => Promise.resolve(null),
  'delete-everything': () => Promise.resolve({ stored: 0, databases: 0, alarms: 0, permissions: 0 }),
  'patch-page': () => Promise.resolve(null),
  'open-editor': () => Promise.resolve(null),
}

let answers: Handlers = worker

/** Answers one message otherwise, until the end of the test. */
export const answer = <N extends MessageName>(name: N, how: Handlers[N]): void => {
  answers = { ...answers, [name]: how }
}

beforeEach(() => {
  fakeBrowser.reset()
  asked.length = 0
  answers = worker
  location.hash = ''
  Object.assign(browser.runtime, {
    sendMessage: (message: { name: string; request: unknown }) => {
      asked.push(message)
      return dispatch(answers, message, 'page')
    },
  })
})

/** Puts a screen on the stage, over what is stored. */
export const show = async (screen: ComponentChild, stored: Stored = {}) => {
  const { baseline = {}, draft = emptyDraft, connection = live, outbox = [] } = stored
  if (!stored.stranger) {
    await store(items.members, {
      current: person,
      list: [{ person, name: 'Ada Example', vanityName: 'adaexample' }],
    })
    const whole: Baseline = { ...unknownBaseline(person, 1_700_000_000_000), access: 'full', ...baseline }
    await store(items.baselineHead(person), headOf(whole))
    for (const section of sectionIds) {
      await store(items.baselineSection(person, section), partOf(whole, section))
      await store(items.baselineRest(person, section), restOf(whole, section))
    }
    await store(items.draft(person), draft)
    for (const submission of outbox) await store(items.submission(person, submission.id), submission)
    await store(
      items.submissions(person),
      outbox.map(({ id }) => id),
    )
  }
  await store(items.connection, stored.stranger ? { state: 'none' } : connection)
  return render(<>{screen}</>)
}

/** A localized value with English as its main language. */
export const texts = (localized: Record<string, string>) => ({
  localized,
  preferredLocale: { country: 'US', language: 'en' },
})

export const supportedLocales = [
  { language: 'en', country: 'US' },
  { language: 'de', country: 'DE' },
]
