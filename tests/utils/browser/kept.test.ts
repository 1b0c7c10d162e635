import * as z from 'zod/mini'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { unknownHead, type BaselineHead } from '../../../utils/profile/baseline-parts.ts'
import { emptyDraft } from '../../../utils/profile/draft.ts'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { items, type Item } from '../../../utils/browser/items.ts'
import { changeItem, changeItems, parseStored, parseWith, readItem } from '../../../utils/browser/kept.ts'

/** A number, or null: it has no past versions, so those are tried with a schema and migrations of their own. */
const counted = items.historyUnkept('ada')
const { key } = counted
const once = (count: number | null) => (count ?? 0) + 1

beforeEach(() => fakeBrowser.reset())

/** As Chromium's storage does: the keys of every object come back in the order of the alphabet. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const rows = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(rows.map(([key, part]) => [key, sorted(part)]))
}

const steps = {
  2: (value: unknown) => ({ n: value }),
  3: (value: unknown) => ({ count: (value as { n: number }).n }),
}

describe('a stored item', () => {
  it('is its fallback until it is written, and nothing is written for that', async () => {
    expect(await readItem(counted)).toBeNull()
    expect(await fakeBrowser.storage.local.get(null)).toEqual({})
  })

  it.each([
    [1, 7],
    [2, { n: 7 }],
    [3, { count: 7 }],
  ])('is read from version %d', (version, value) => {
    expect(parseWith(z.object({ count: z.number() }), steps, { version: 3 }, { version, value })).toEqual({
      state: 'ok',
      value: { count: 7 },
    })
  })

  it('is set aside, not overwritten, when it can’t be read', async () => {
    await fakeBrowser.storage.local.set({ [key]: { version: 1, value: 'seven' } })
    await changeItem(counted, once)
    const stored = await fakeBrowser.storage.local.get(null)
    expect(stored[key]).toEqual({ version: 1, value: 1 })
    const aside = Object.entries(stored).filter(([name]) => name.startsWith(`set-aside:${key}:`))
    expect(aside.map(([, value]) => value)).toEqual([{ version: 1, value: 'seven' }])
    // Said to the member, and done once.
    expect(await readItem(items.setAside)).toMatchObject([{ key: aside[0]?.[0], of: key }])
    await changeItem(counted, (same) => same)
    expect(await readItem(items.setAside)).toHaveLength(1)
  })

  it('is set aside even by who changes nothing, so that it is not found broken again and again', async () => {
    await fakeBrowser.storage.local.set({ [key]: { version: 1, value: 'seven' } })
    await changeItem(counted, (same) => same)
    expect((await fakeBrowser.storage.local.get(key))[key]).toEqual({ version: 1, value: null })
    expect(await readItem(items.setAside)).toHaveLength(1)
  })

  it('is unreadable, and no crash, where a migration finds what that version never wrote', () => {
    expect(
      parseWith(z.object({ count: z.number() }), steps, { version: 3 }, { version: 2, value: null }),
    ).toEqual({ state: 'unreadable' })
  })

  it('that says nothing is not written where nothing was', async () => {
    await changeItem(items.outbox('a'), (list) => [...list])
    expect(await fakeBrowser.storage.local.get(null)).toEqual({})
  })

  it('of a later version than this one is left as it is', () => {
    expect(parseStored(counted, { version: 4, value: { count: 7 } })).toEqual({ state: 'unreadable' })
  })

  it('changes one writer at a time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => changeItem(counted, once)))
    expect(await readItem(counted)).toBe(20)
  })

  it('is written with others, or none of them is', async () => {
    const draft = items.draft('a')
    const both = [draft, items.outbox('a')] as const
    const edited = { ...emptyDraft, refusals: { headline: { message: 'x', at: 1 } } }
    const { local } = fakeBrowser.storage
    const writes: object[] = []
    const set = local.set.bind(local)
    Object.assign(local, {
      set: (rows: object) => {
        writes.push(rows)
        return writes.length === 1 ? Promise.reject(new Error('full')) : set({ ...rows })
      },
    })
    onTestFinished(() => void Object.assign(local, { set }))
    const change = () => changeItems<unknown>(both, ([, outbox]) => [edited, outbox])
    await expect(change()).rejects.toThrow('full')
    expect(await readItem(draft)).toEqual(emptyDraft)
    await change()
    expect(await readItem(draft)).toEqual(edited)
    // What stays as it is, is not written.
    expect(Object.keys(writes[1] ?? {})).toEqual([draft.key])
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
    const { asText: _text, ...asObject } = items.baselineHead('a')
    const counts = async (item: Item<BaselineHead | null>) =>
      Object.keys((await readItem(item))?.counts ?? {})
    const head = { ...unknownHead('a'), counts: { url: 1, category: 2 } }
    await changeItem(asObject, () => head)
    expect(await counts(asObject)).toEqual(['category', 'url'])
    await changeItem(items.baselineHead('a'), () => ({ ...head, readAt: 1 }))
    expect(await counts(items.baselineHead('a'))).toEqual(['url', 'category'])
  })

  it('that is no text any more is unreadable', () => {
    expect(parseStored(items.outbox('a'), { version: 1, value: '[{"id":' })).toEqual({
      state: 'unreadable',
    })
  })

  it.each(['outbox'] as const)('%s is kept as text, for it holds requests that were shown', (name) => {
    expect(items[name]('a').asText).toBe(true)
  })
})
