import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openInProcess } from '../../../sandbox/in-process.ts'
import { MAIN_TOKEN } from '../../../sandbox/start.ts'
import { keepEdits } from '../../../utils/background/edits.ts'
import { handlers } from '../../../utils/background/handlers.ts'
import { client } from '../../../utils/background/client.ts'
import { forgetLife, wakeAll } from '../../../utils/background/outbox.ts'
import { openSession } from '../../../utils/background/session.ts'
import { readSubmissions } from '../../../utils/background/submission-store.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import { ada } from '../../model/profile.ts'

vi.mock('idb-keyval', () => ({
  createStore: () => null,
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  del: () => Promise.resolve(),
}))

const entry = { section: 'skills', id: 'new-1' }

const end = 'write draft submission-progress'

/**
 * What storage is asked for and given, and what is sent, in order; keys by what they name. The disk has no room for what
 * `full` names.
 */
const watched = () => {
  const log: string[] = []
  const full = new Set<string>()
  const { local } = fakeBrowser.storage
  const [get, set] = [local.get.bind(local), local.set.bind(local)]
  const named = (keys: string[]) =>
    [...new Set(keys.map((key) => key.replace(/:.*$/, '')))].toSorted().join(' ')
  Object.assign(local, {
    get: (keys: string | string[]) => {
      log.push(`read ${named([keys].flat())}`)
      return get(keys)
    },
    set: async (rows: Record<string, unknown>) => {
      const line = `write ${named(Object.keys(rows))}`
      if (full.has(line)) throw new Error('QUOTA_BYTES quota exceeded')
      await set(rows)
      log.push(line)
    },
  })
  const sandbox = openInProcess()
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    log.push(`${init.method} ${new URL(address).pathname.replace(/^.*\//, '')}`)
    return sandbox.fetch(address, init)
  })
  return { log, full }
}

/** Ada confirms one new skill. */
const send = async (log: string[]): Promise<void> => {
  await openSession(
    { person: ada, accessToken: MAIN_TOKEN, way: 'token', scopes: null, expiresAt: null },
    false,
  )
  await handlers['refresh-profile']({ person: ada }, null)
  await keepEdits(ada, [
    { type: 'add-entry', entry, values: {} },
    { type: 'set-text', field: 'name', entry, locale: 'en_US', text: 'Weaving' },
  ])
  const { digest } = await handlers['review-draft']({ person: ada, refresh: false }, null)
  log.length = 0
  await handlers['send-draft']({ person: ada, digest }, null)
}

const statesNow = async (): Promise<string[]> => (await readSubmissions(ada)).map(({ state }) => state)
const editedNow = async (): Promise<string[]> => Object.keys((await readItem(items.draft(ada))).sections)

beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  forgetLife()
  vi.unstubAllGlobals()
})

it('asks storage once for what a send begins from, and writes what belongs together at once', async () => {
  const { log } = watched()
  await send(log)
  await vi.waitFor(() => expect(log).toContain(end))
  const [first, last] = [log.indexOf('POST skills'), log.indexOf(end)]
  const parts = [log.slice(0, first), log.slice(first + 1, last + 1)]
  const those = (kind: string) => parts.map((part) => part.filter((line) => line.startsWith(kind)))

  expect(those('write')).toEqual([
    ['write baseline-head', 'write draft submission submission-progress submissions'],
    [
      // The answer, the reading back, the end.
      'write submission-progress',
      'write baseline-head baseline-section',
      'write draft submission-progress',
    ],
  ])
  expect(those('read').map(({ length }) => length)).toEqual([6, 5])
  expect(await statesNow()).toEqual(['done'])
  expect(await editedNow()).toEqual([])
})

it('reads back while the last answer is being written down', async () => {
  const { log } = watched()
  await send(log)
  await vi.waitFor(() => expect(log).toContain(end))
  const after = log.slice(log.indexOf('POST skills') + 1)
  expect(after.indexOf('GET me')).toBeLessThan(after.indexOf('write submission-progress'))
})

it('ends no submission without taking from the draft what it has done', async () => {
  const { log, full } = watched()
  full.add(end)
  await send(log)
  const stalled = () => readItem(items.stalled)
  await vi.waitFor(async () => expect(Object.keys(await stalled())).toHaveLength(1))
  expect([await statesNow(), await editedNow()]).toEqual([['running'], ['skills']])

  full.clear()
  await wakeAll(client)
  await vi.waitFor(async () => expect(await statesNow()).toEqual(['done']))
  expect(await editedNow()).toEqual([])
  expect(await stalled()).toEqual({})
  expect(log.filter((line) => line === 'POST skills')).toHaveLength(1)
})
