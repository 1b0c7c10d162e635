import { browser } from './api.ts'
import { unpacked, type Item } from './items.ts'

/**
 * The pages' door to what is stored: read once, kept for as long as it is shown, and live. It trusts what lies there
 * under the present version, because the worker, which alone writes, parses everything at its start and sets aside
 * what it can't read; schemas and their library would be half of a popup. What an older version left is absent here
 * until the worker has brought it up to date.
 */

interface Held {
  item: Item<unknown>
  /** `undefined` until first read. */
  value: unknown
  watchers: Set<() => void>
}

const held = new Map<string, Held>()

/** What a page has of an item; `undefined` until first read. */
export const shown = <T>(of: Item<T>): T | undefined => held.get(of.key)?.value as T | undefined

/** Holds items, calling back with every change; resolves when all are read. */
export const holdItems = async (
  all: readonly Item<unknown>[],
  onChange: () => void,
  signal: AbortSignal,
): Promise<void> => {
  if (held.size === 0) browser.storage.onChanged.addListener(onStored)
  for (const item of all) {
    const now = held.get(item.key) ?? { item, value: undefined, watchers: new Set() }
    now.watchers.add(onChange)
    held.set(item.key, now)
  }
  signal.addEventListener('abort', () => letGo(all, onChange))
  await Promise.all([readInto('local', all), readInto('session', all)])
}

const letGo = (all: readonly Item<unknown>[], onChange: () => void): void => {
  for (const { key } of all) held.get(key)?.watchers.delete(onChange)
  // A screen that asks for one thing more lets go of the others first and takes them up again at once.
  queueMicrotask(() => {
    for (const { key } of all) if (held.get(key)?.watchers.size === 0) held.delete(key)
    if (held.size === 0) browser.storage.onChanged.removeListener(onStored)
  })
}

const readInto = async (area: 'local' | 'session', all: readonly Item<unknown>[]): Promise<void> => {
  const missing = all.filter((item) => item.area === area && held.get(item.key)?.value === undefined)
  if (missing.length === 0) return
  const stored = await browser.storage[area].get(missing.map(({ key }) => key))
  const changed = new Set<() => void>()
  for (const item of missing) {
    const now = held.get(item.key)
    // What was heard of meanwhile is newer than what was read.
    if (!now || now.value !== undefined) continue
    now.value = valueIn(item, stored[item.key])
    for (const watcher of now.watchers) changed.add(watcher)
  }
  for (const watcher of changed) watcher()
}

const onStored = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string): void => {
  const changed = new Set<() => void>()
  for (const [key, { newValue }] of Object.entries(changes)) {
    const now = held.get(key)
    if (!now || now.item.area !== area) continue
    now.value = valueIn(now.item, newValue)
    for (const watcher of now.watchers) changed.add(watcher)
  }
  for (const watcher of changed) watcher()
}

/** An item read for once. */
export const readShown = async <T>(of: Item<T>): Promise<T> =>
  valueIn(of, (await browser.storage[of.area].get(of.key))[of.key])

/** The fallback where nothing is, or nothing of the present version that has at least the right outline. */
const valueIn = <T>(of: Item<T>, stored: unknown): T => {
  if (typeof stored !== 'object' || stored === null) return of.fallback
  const { version, value: kept }: { version?: unknown; value?: unknown } = stored
  const value = unpacked(of, kept)
  return version === of.version && hasOutline(of.fallback, value) ? (value as T) : of.fallback
}

/** An array where there should be one, and an object with all its parts; a value that may be null says no more. */
const hasOutline = (fallback: unknown, value: unknown): boolean => {
  if (fallback === null) return value !== undefined
  if (Array.isArray(fallback)) return Array.isArray(value)
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(Object(fallback)).every((part) => part in value)
  )
}
