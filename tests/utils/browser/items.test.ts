import * as z from 'zod/mini'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { emptyDraft } from '../../../utils/profile/draft.ts'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import {
  changeItem,
  items,
  parseStored,
  readItem,
  watchItem,
  type Item,
} from '../../../utils/browser/items.ts'

const counted: Item<{ count: number }> = {
  area: 'local',
  key: 'counted',
  version: 3,
  migrations: {
    2: (value) => ({ n: value }),
    3: (value) => ({ count: (value as { n: number }).n }),
  },
  schema: z.object({ count: z.number() }),
  fallback: { count: 0 },
}

beforeEach(() => fakeBrowser.reset())

/** As Chromium's storage does: the keys of every object come back in the order of the alphabet. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const rows = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(rows.map(([key, part]) => [key, sorted(part)]))
}

describe('a stored item', () => {
  it('is its fallback until it is written, and nothing is written for that', async () => {
    expect(await readItem(counted)).toEqual({ count: 0 })
    expect(await fakeBrowser.storage.local.get(null)).toEqual({})
  })

  it.each([
    [1, 7],
    [2, { n: 7 }],
    [3, { count: 7 }],
  ])('is read from version %d', (version, value) => {
    expect(parseStored(counted, { version, value })).toEqual({ state: 'ok', value: { count: 7 } })
  })

  it('is set aside, not overwritten, when it can’t be read', async () => {
    await fakeBrowser.storage.local.set({ counted: { version: 3, value: 'seven' } })
    await changeItem(counted, ({ count }) => ({ count: count + 1 }))
    const stored = await fakeBrowser.storage.local.get(null)
    expect(stored['counted']).toEqual({ version: 3, value: { count: 1 } })
    const aside = Object.entries(stored).filter(([key]) => key.startsWith('set-aside:counted:'))
    expect(aside.map(([, value]) => value)).toEqual([{ version: 3, value: 'seven' }])
    // Said to the member, and done once.
    expect(await readItem(items.setAside)).toMatchObject([{ key: aside[0]?.[0], of: 'counted' }])
    await changeItem(counted, (same) => same)
    expect(await readItem(items.setAside)).toHaveLength(1)
  })

  it('is set aside even by who changes nothing, so that it is not found broken again and again', async () => {
    await fakeBrowser.storage.local.set({ counted: { version: 3, value: 'seven' } })
    await changeItem(counted, (same) => same)
    expect((await fakeBrowser.storage.local.get('counted'))['counted']).toEqual({
      version: 3,
      value: { count: 0 },
    })
    expect(await readItem(items.setAside)).toHaveLength(1)
  })

  it('is unreadable, and no crash, where a migration finds what that version never wrote', () => {
    expect(parseStored(counted, { version: 2, value: null })).toEqual({ state: 'unreadable' })
  })

  it('that says nothing is not written where nothing was', async () => {
    await changeItem(items.outbox('a'), (list) => [...list])
    expect(await fakeBrowser.storage.local.get(null)).toEqual({})
  })

  it('of a later version than this one is left as it is', () => {
    expect(parseStored(counted, { version: 4, value: { count: 7 } })).toEqual({ state: 'unreadable' })
  })

  it('changes one writer at a time', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => changeItem(counted, ({ count }) => ({ count: count + 1 }))),
    )
    expect(await readItem(counted)).toEqual({ count: 20 })
  })

  it('is watched until told to stop', async () => {
    const seen: number[] = []
    const stop = new AbortController()
    watchItem(counted, ({ count }) => seen.push(count), stop.signal)
    await changeItem(counted, () => ({ count: 1 }))
    stop.abort()
    await changeItem(counted, () => ({ count: 2 }))
    expect(seen).toEqual([1])
  })

  it('keeps one member’s draft from another’s', async () => {
    await changeItem(items.draft('a'), () => ({
      ...emptyDraft,
      refusals: { headline: { message: 'x', at: 1 } },
    }))
    expect(await readItem(items.draft('b'))).toEqual(emptyDraft)
  })

  it('kept as text comes back with its keys in the order they had', async () => {
    const { local } = fakeBrowser.storage
    const set = local.set.bind(local)
    Object.assign(local, { set: (rows: object) => set(sorted(rows) as Record<string, unknown>) })
    onTestFinished(() => void Object.assign(local, { set }))
    const rows = { ...counted, schema: z.record(z.string(), z.number()), fallback: {} }
    await changeItem(rows, () => ({ url: 1, category: 2 }))
    expect(Object.keys(await readItem(rows))).toEqual(['category', 'url'])
    await changeItem({ ...rows, asText: true }, () => ({ url: 3, category: 4 }))
    expect(Object.keys(await readItem({ ...rows, asText: true }))).toEqual(['url', 'category'])
  })

  it('that is no text any more is unreadable', () => {
    expect(parseStored({ ...counted, asText: true }, { version: 3, value: '{"count":' })).toEqual({
      state: 'unreadable',
    })
  })

  it.each(['outbox'] as const)('%s is kept as text, for it holds requests that were shown', (name) => {
    expect(items[name]('a').asText).toBe(true)
  })
})
