import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openInProcess } from '../../../sandbox/in-process.ts'
import type { FaultKind } from '../../../sandbox/start.ts'
import { readBaseline } from '../../../utils/background/baseline-store.ts'
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

beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  forgetLife()
  vi.unstubAllGlobals()
})

/** Ada is connected, may read all of her profile, and has edited her headline. */
const edited = async () => {
  const sandbox = openInProcess()
  vi.stubGlobal('fetch', sandbox.fetch)
  const connect = (scopes: string[]) =>
    handlers['connect-with-token']({ accessToken: sandbox.issueToken({ member: ada, scopes }) }, null)
  await connect(['r_fullprofile', 'w_compliance'])
  await keepEdits(ada, [{ type: 'set-text', field: 'headline', locale: 'en_US', text: 'Weaver' }])
  return {
    connect,
    closeWith: (fault: FaultKind | null, nth = 1) =>
      sandbox.setFaults(fault ? [{ match: { operation: 'read' }, nth, count: 99, fault }] : []),
    writes: () => sandbox.record().filter(({ operation }) => operation !== 'read').length,
  }
}

const review = () => handlers['review-draft']({ person: ada, refresh: true }, null)

const pressSend = async () => {
  const { digest } = await review()
  return handlers['send-draft']({ person: ada, digest }, null)
}

it.each([403, 404])(
  'stops a send where LinkedIn closes the profile with %i, and loses nothing',
  async (status) => {
    const { closeWith, writes } = await edited()
    const before = await readBaseline(ada)
    closeWith({ kind: 'status', status })
    expect((await review()).failure).toMatchObject({ type: 'closed', status })
    expect(await pressSend()).toMatchObject({ state: 'failed', failure: { type: 'closed', status } })
    expect(writes()).toBe(0)
    expect(await readSubmissions(ada)).toEqual([])
    expect(await readBaseline(ada)).toEqual(before)

    closeWith(null)
    expect(await pressSend()).toMatchObject({ state: 'sending' })
    await vi.waitFor(async () =>
      expect((await readSubmissions(ada))[0]).toMatchObject({ state: 'done', differences: [] }),
    )
  },
)

it('goes on without reading where the member connects again and the profile stays closed', async () => {
  const { connect } = await edited()
  await connect(['openid', 'profile', 'w_compliance'])
  expect((await review()).failure).toBeNull()
  expect((await readBaseline(ada)).access).toBe('none')
  expect(await pressSend()).toMatchObject({ state: 'sending' })
  await vi.waitFor(async () => expect((await readSubmissions(ada))[0]).toMatchObject({ state: 'done' }))
})

it('says that nobody looked where the profile is closed for the reading at the end', async () => {
  const { closeWith } = await edited()
  const { digest } = await review()
  closeWith({ kind: 'status', status: 403 }, 2)
  await handlers['send-draft']({ person: ada, digest }, null)
  await vi.waitFor(async () => expect((await readSubmissions(ada))[0]).toMatchObject({ state: 'done' }))
  expect((await readSubmissions(ada))[0]?.differences).toBeNull()
  expect((await readBaseline(ada)).access).toBe('full')
})
