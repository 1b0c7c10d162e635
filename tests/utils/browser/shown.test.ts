import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { changeItem } from '../../../utils/browser/kept.ts'
import { holdItems, readShown, shown } from '../../../utils/browser/shown.ts'

beforeEach(() => fakeBrowser.reset())

const settings = items.historySettings
const draft = items.draft('ada')
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Holds until the end of the test's own signal; counts the calls back. */
const holding = (...all: Parameters<typeof holdItems>[0][]) => {
  const stop = new AbortController()
  const told = { times: 0 }
  const ready = holdItems(all.flat(), () => (told.times += 1), stop.signal)
  return { stop, told, ready }
}

describe('what a page shows of storage', () => {
  it('is undefined until read, then the fallback where nothing is', async () => {
    const { ready, stop } = holding([settings])
    expect(shown(settings)).toBeUndefined()
    await ready
    expect(shown(settings)).toEqual({ keep: 200, days: null })
    stop.abort()
  })

  it('is live, and read once for all who show it', async () => {
    const get = browser.storage.local.get.bind(browser.storage.local)
    let reads = 0
    Object.assign(browser.storage.local, {
      get: (keys: string[]) => {
        reads += 1
        return get(keys)
      },
    })
    const first = holding([settings])
    await first.ready
    const second = holding([settings])
    await second.ready
    expect(reads).toBe(1)
    Object.assign(browser.storage.local, { get })
    await changeItem(settings, () => ({ keep: 7, days: null }))
    expect(shown(settings)).toEqual({ keep: 7, days: null })
    expect(first.told.times).toBe(2)
    expect(second.told.times).toBe(1)
    first.stop.abort()
    second.stop.abort()
  })

  it('is let go of with the last who showed it, and not while it is taken up again', async () => {
    const first = holding([settings])
    await first.ready
    first.stop.abort()
    const second = holding([settings])
    expect(shown(settings)).toBeDefined()
    second.stop.abort()
    await tick()
    expect(shown(settings)).toBeUndefined()
    await changeItem(settings, () => ({ keep: 7, days: null }))
    expect(first.told.times).toBe(1)
  })

  it('keeps what it heard while it was reading', async () => {
    const { local } = browser.storage
    const get = local.get.bind(local)
    const { promise: old, resolve: answer } = Promise.withResolvers<void>()
    Object.assign(local, {
      get: async (keys: string[]) => {
        const stored = await get(keys)
        await old
        return stored
      },
    })
    const { ready, stop } = holding([settings])
    await tick()
    Object.assign(local, { get })
    await changeItem(settings, () => ({ keep: 7, days: null }))
    answer()
    await ready
    expect(shown(settings)).toEqual({ keep: 7, days: null })
    stop.abort()
  })

  it.each([
    ['of another version', { version: 9, value: { keep: 1, days: null } }],
    ['without its parts', { version: 1, value: { keep: 1 } }],
    ['that is nothing of ours', 'seven'],
  ])('is the fallback for a value %s', async (_what, stored) => {
    await browser.storage.local.set({ [settings.key]: stored })
    expect(await readShown(settings)).toEqual(settings.fallback)
  })

  it('is the fallback for a list that is none, and for text that is no JSON', async () => {
    const outbox = items.outbox('ada')
    await browser.storage.local.set({ [outbox.key]: { version: 1, value: '{"a":1}' } })
    expect(await readShown(outbox)).toEqual([])
    await browser.storage.local.set({ [outbox.key]: { version: 1, value: '[{' } })
    expect(await readShown(outbox)).toEqual([])
  })

  it('keeps areas apart', async () => {
    const { ready, stop } = holding([items.picked, draft])
    await ready
    await browser.storage.local.set({ [items.picked.key]: { version: 1, value: { id: 'x' } } })
    expect(shown(items.picked)).toBeNull()
    stop.abort()
  })
})
