import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openInProcess } from '../../../sandbox/in-process.ts'
import { keepEdits } from '../../../utils/background/edits.ts'
import { handlers } from '../../../utils/background/handlers.ts'
import { forgetLife } from '../../../utils/background/outbox.ts'
import { readSubmissions } from '../../../utils/background/submission-store.ts'
import { ada } from '../../model/profile.ts'

vi.mock('idb-keyval', () => ({
  createStore: () => null,
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  del: () => Promise.resolve(),
}))

const entry = { section: 'skills', id: 'new-1' }

beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  forgetLife()
  vi.unstubAllGlobals()
})

/** Ada's app may not read, and nobody knows whether LinkedIn made her new skill. */
const undecided = async () => {
  const sandbox = openInProcess()
  vi.stubGlobal('fetch', sandbox.fetch)
  const accessToken = sandbox.issueToken({ member: ada, scopes: ['openid', 'profile', 'w_compliance'] })
  await handlers['connect-with-token']({ accessToken }, null)
  await keepEdits(ada, [
    { type: 'add-entry', entry, values: {} },
    { type: 'set-text', field: 'name', entry, locale: 'en_US', text: 'Weaving' },
  ])
  sandbox.setFaults([{ match: { operation: 'create' }, nth: 1, fault: { kind: 'cut-after' } }])
  expect(await pressSend()).toMatchObject({ state: 'sending' })
  await vi.waitFor(async () => expect((await readSubmissions(ada))[0]).toMatchObject({ state: 'attention' }))
}

const pressSend = async () => {
  const { digest } = await handlers['review-draft']({ person: ada, refresh: false }, null)
  return handlers['send-draft']({ person: ada, digest }, null)
}

const dismiss = async () => {
  const [submission] = await readSubmissions(ada)
  await handlers['dismiss-submission']({ person: ada, submission: submission?.id ?? '' }, null)
}

it('lets go of nothing that may have been made and would be sent again', async () => {
  await undecided()
  await dismiss()
  expect(await pressSend()).toEqual({ state: 'undecided' })
})

it('lets go of it once its edit is taken back', async () => {
  await undecided()
  await keepEdits(ada, [{ type: 'revert-entry', entry }])
  await dismiss()
  expect(await readSubmissions(ada)).toEqual([])
})
