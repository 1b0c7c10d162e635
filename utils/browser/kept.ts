import * as z from 'zod/mini'
import { browser } from './api.ts'
import { handProgressSchema } from './by-hand.ts'
import { historyLinesSchema, historySettingsSchema } from './history.ts'
import {
  baselineHeadSchema,
  baselineRestSchema,
  baselineSchema,
  baselineSectionSchema,
  connectionSchema,
  draftSchema,
  historyEntrySchema,
  membersSchema,
  pickedSchema,
  settingsSchema,
  stalledSchema,
  submissionProgressSchema,
  submissionSchema,
} from './item-schemas.ts'
import { items, unpacked, type Item, type ItemName, type SetAside, type ValueOf } from './items.ts'

/**
 * The worker's door to what is stored: everything is parsed as it is read, everything is written under one lock, and a
 * value that no longer parses is set aside under `set-aside:<key>`, never overwritten.
 */

const setAsideSchema: z.ZodMiniType<SetAside[]> = z.array(
  z.object({ key: z.string(), of: z.string(), at: z.number() }),
)

/** TABLE: item → its schema. An item without one does not compile. */
const schemas: { [N in ItemName]: z.ZodMiniType<ValueOf<N>> } = {
  members: membersSchema,
  connection: connectionSchema,
  settings: settingsSchema,
  baselineHead: z.nullable(baselineHeadSchema),
  baselineSection: z.nullable(baselineSectionSchema),
  baselineRest: z.nullable(baselineRestSchema),
  baseline: z.nullable(baselineSchema),
  draft: draftSchema,
  submissions: z.array(z.string()),
  submission: z.nullable(submissionSchema),
  submissionProgress: z.nullable(submissionProgressSchema),
  outbox: z.array(submissionSchema),
  byHand: handProgressSchema,
  handGuide: z.object({ isOpen: z.boolean() }),
  stalled: stalledSchema,
  picked: z.nullable(pickedSchema),
  history: historyLinesSchema,
  historyEntry: z.nullable(historyEntrySchema),
  historyUnkept: z.nullable(z.number()),
  historySettings: historySettingsSchema,
  setAside: setAsideSchema,
  pageOwner: z.object({ vanityName: z.nullable(z.string()) }),
}

/** Turns a value of version n-1 into one of version n, by n. */
export type Migrations = Readonly<Record<number, (value: unknown) => unknown>>

/** TABLE: item → how its past versions become the present one. One that never changed has no row. */
const migrations: { [N in ItemName]?: Migrations } = {}

const envelope = z.object({ version: z.number(), value: z.unknown() })

type Read<T> = { state: 'ok'; value: T } | { state: 'absent' } | { state: 'unreadable' }

/** Texts as they were last parsed, by key, the latest at the end: most are read again and again before they change. */
const parsed = new Map<string, { text: string; version: number; read: Read<unknown> }>()

/** What one member and one submission on its way are read of, and some more. */
const remembered = 48

/** Reads what was stored under any past version. What comes back belongs to all who read it, and is not to be changed. */
export const parseStored = <T>(of: Item<T>, stored: unknown): Read<T> => {
  const { version, value: text } = Object(stored) as { version?: unknown; value?: unknown }
  if (!of.asText || typeof version !== 'number' || typeof text !== 'string') return parseAnew(of, stored)
  const former = parsed.get(of.key)
  parsed.delete(of.key)
  const read =
    former?.text === text && former.version === version ? (former.read as Read<T>) : parseAnew(of, stored)
  parsed.set(of.key, { text, version, read })
  const [oldest] = parsed.keys()
  if (parsed.size > remembered && oldest !== undefined) parsed.delete(oldest)
  return read
}

const parseAnew = <T>(of: Item<T>, stored: unknown): Read<T> =>
  parseWith(
    schemas[of.name as ItemName] as z.ZodMiniType<T>,
    migrations[of.name as ItemName] ?? {},
    of,
    stored,
  )

/** The same with a schema and migrations at hand. */
export const parseWith = <T>(
  schema: z.ZodMiniType<T>,
  steps: Migrations,
  of: Pick<Item<T>, 'version' | 'asText'>,
  stored: unknown,
): Read<T> => {
  if (stored === undefined) return { state: 'absent' }
  const wrapped = envelope.safeParse(stored)
  if (!wrapped.success || wrapped.data.version > of.version) return { state: 'unreadable' }
  const parsed = schema.safeParse(migrated(steps, of, wrapped.data))
  return parsed.success ? { state: 'ok', value: parsed.data } : { state: 'unreadable' }
}

/** undefined, which no schema takes, where a migration finds something else than that version wrote. */
const migrated = (
  steps: Migrations,
  of: Pick<Item<unknown>, 'version' | 'asText'>,
  { version, value: stored }: z.infer<typeof envelope>,
): unknown => {
  try {
    let value = unpacked(of, stored)
    for (let next = version + 1; next <= of.version; next += 1) value = steps[next]?.(value) ?? value
    return value
  } catch {
    return undefined
  }
}

export const readItem = async <T>(of: Item<T>): Promise<T> => {
  const stored = (await browser.storage[of.area].get(of.key))[of.key]
  const read = parseStored(of, stored)
  return read.state === 'ok' ? read.value : of.fallback
}

/** Several items of the local area, read at once. */
export const readItems = async <T>(all: readonly Item<T>[]): Promise<T[]> => {
  if (all.length === 0) return []
  const stored = await browser.storage.local.get(all.map(({ key }) => key))
  return all.map((of) => {
    const read = parseStored(of, stored[of.key])
    return read.state === 'ok' ? read.value : of.fallback
  })
}

const underLock = <T>(act: () => Promise<T>): Promise<T> =>
  navigator.locks.request('profile-patch-storage', act)

/**
 * Changes an item under the one lock. What can't be read is put aside first, so that nothing is lost. Returns the new
 * value; a failed write (storage full, say) throws to the caller, which shows it.
 */
export const changeItem = async <T>(of: Item<T>, change: (value: T) => T | Promise<T>): Promise<T> => {
  const [value] = await changeItems([of], async ([before]) => [await change(before as T)])
  return value as T
}

/**
 * Changes several items of one area in one write: either all of it is kept, or nothing is. A promise is waited for under
 * the lock: it has to be one of something that was asked for before.
 */
export const changeItems = <T>(
  all: readonly Item<T>[],
  change: (values: readonly T[]) => readonly T[] | Promise<readonly T[]>,
): Promise<readonly T[]> =>
  underLock(async () => {
    const area = all[0]?.area ?? 'local'
    const stored = await browser.storage[area].get(all.map(({ key }) => key))
    const read = all.map((of) => parseStored(of, stored[of.key]))
    const before = all.map((of, at) => {
      const found = read[at]
      return found?.state === 'ok' ? found.value : of.fallback
    })
    const values = await change(before)
    // In one write with what takes its place: neither is the one lost nor the other put aside twice.
    const writes = await puttingAside(
      all.filter((_, at) => read[at]?.state === 'unreadable'),
      stored,
    )
    for (const [at, of] of all.entries()) {
      const value = values[at]
      // What is not there and would say nothing is not written: deleted data stays deleted.
      const saysNothing =
        read[at]?.state === 'absent' && JSON.stringify(value) === JSON.stringify(of.fallback)
      if ((value !== before[at] && !saysNothing) || read[at]?.state === 'unreadable')
        writes[of.key] = { version: of.version, value: of.asText ? JSON.stringify(value) : value }
    }
    if (Object.keys(writes).length > 0) await browser.storage[area].set(writes)
    return values
  })

/** What can't be read under another key, and a note of it for the member. */
const puttingAside = async (
  unreadable: readonly Item<unknown>[],
  stored: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  if (unreadable.length === 0) return {}
  const at = Date.now()
  const aside = unreadable.map(({ key }) => ({ key: `set-aside:${key}:${at}`, of: key, at }))
  const writes: Record<string, unknown> = Object.fromEntries(aside.map(({ key, of }) => [key, stored[of]]))
  const { key: listKey, version } = items.setAside
  const listed = aside.filter(({ of }, index) => unreadable[index]?.area === 'local' && of !== listKey)
  if (listed.length === 0) return writes
  const list = parseStored(items.setAside, (await browser.storage.local.get(listKey))[listKey])
  return { ...writes, [listKey]: { version, value: [...(list.state === 'ok' ? list.value : []), ...listed] } }
}

/** Forgets items, under the same lock. */
export const removeItems = (all: readonly Pick<Item<unknown>, 'key'>[]): Promise<void> =>
  underLock(() => browser.storage.local.remove(all.map(({ key }) => key)))
