import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { forgetLife, readOutset, submit } from '../../../utils/background/outbox.ts'
import { openSession } from '../../../utils/background/session.ts'
import type { Answer, Client } from '../../../utils/linkedin/client.ts'
import type { Call } from '../../../utils/profile/call.ts'

vi.mock('idb-keyval', () => ({
  createStore: () => null,
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  del: () => Promise.resolve(),
}))

const ada = 'ada'
const skill = (n: number): Call => ({
  id: `skills/new-${n}`,
  operation: { type: 'create-entry', section: 'skills', entry: `new-${n}` },
  body: { name: { localized: { en_US: `Skill ${n}` } } },
  longs: [],
  references: [],
  waitsFor: [],
})

/** What the outbox asks for, in order, and the answers that its requests wait for. */
const watched = () => {
  const log: string[] = []
  const answers: ((answer: Answer) => void)[] = []
  const { local, session } = fakeBrowser.storage
  const [get, set, getSession] = [local.get.bind(local), local.set.bind(local), session.get.bind(session)]
  const isSubmission = (key: string) => key.startsWith('submission-progress:')
  Object.assign(local, {
    get: (keys: string | string[]) => {
      if ([keys].flat().some(isSubmission)) log.push('read')
      return get(keys)
    },
    set: async (rows: Record<string, unknown>) => {
      await set(rows)
      if (Object.keys(rows).some(isSubmission)) log.push('written')
    },
  })
  Object.assign(session, {
    get: (key: string) => {
      log.push('session')
      return getSession(key)
    },
  })
  const client: Client = {
    now: () => 0,
    send: (_request, options) => {
      log.push(`request with ${options?.bearer}`)
      return new Promise((resolve) => answers.push(resolve))
    },
    upload: () => Promise.reject(new Error('No upload was meant.')),
  }
  return { log, answers, client }
}

beforeEach(() => fakeBrowser.reset())
afterEach(forgetLife)

it('writes down answers that come together, and what they make room for, at once', async () => {
  await openSession(
    { person: ada, accessToken: 'secret', way: 'token', scopes: null, expiresAt: null },
    false,
  )
  const { log, answers, client } = watched()
  await submit(ada, await readOutset(ada), [1, 2, 3, 4, 5, 6, 7].map(skill), [], client)
  await vi.waitFor(() => expect(answers).toHaveLength(3))
  log.length = 0
  for (const [n, answer] of answers.entries())
    answer({ ok: true, status: 201, id: String(n), body: '', requestId: null })
  await vi.waitFor(() => expect(answers).toHaveLength(6))
  expect(log).toEqual(['session', 'read', 'written', ...Array(3).fill('request with secret')])
  expect(await fakeBrowser.alarms.get('wake')).toBeTruthy()
})
