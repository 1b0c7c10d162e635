import * as z from 'zod/mini'
import type { Baseline } from '../profile/baseline.ts'
import type { Draft } from '../profile/draft.ts'
import { emptyDraft } from '../profile/draft.ts'
import { browser } from './api.ts'
import { handProgressSchema, type HandProgress } from './by-hand.ts'
import {
  historyLinesSchema,
  historySettingsSchema,
  type HistoryEntry,
  type HistoryLine,
  type HistorySettings,
} from './history.ts'
import {
  baselineSchema,
  connectionSchema,
  draftSchema,
  historyEntrySchema,
  membersSchema,
  pickedSchema,
  settingsSchema,
  stalledSchema,
  submissionsSchema,
  type Connection,
  type Members,
  type Picked,
  type Settings,
  type Stalled,
} from './item-schemas.ts'
import type { Submission } from './submission.ts'

/**
 * TABLE of what is stored. Everything is kept as `{version, value}`; a value that no longer parses is set aside under
 * `set-aside:<key>`, never overwritten. Only the worker writes, one write at a time; pages read and watch.
 */
export interface Item<T> {
  area: 'local' | 'session'
  key: string
  version: number
  /** Turns a value of version n-1 into one of version n, by n. */
  migrations: Record<number, (value: unknown) => unknown>
  schema: z.ZodMiniType<T>
  fallback: T
  /** Kept as JSON text: Chromium's storage sorts the keys of objects, and a frozen request has to stay as it was shown. */
  asText?: true
}

const item = <T>(rest: Pick<Item<T>, 'key' | 'schema' | 'fallback' | 'asText'>): Item<T> => ({
  area: 'local',
  version: 1,
  migrations: {},
  ...rest,
})

export interface SetAside {
  /** Where it is kept. */
  key: string
  /** The key it was found under. */
  of: string
  /** Epoch milliseconds. */
  at: number
}

const setAsideSchema: z.ZodMiniType<SetAside[]> = z.array(
  z.object({ key: z.string(), of: z.string(), at: z.number() }),
)

export const items = {
  members: item<Members>({ key: 'members', schema: membersSchema, fallback: { current: null, list: [] } }),
  connection: item<Connection>({ key: 'connection', schema: connectionSchema, fallback: { state: 'none' } }),
  settings: item<Settings>({
    key: 'settings',
    schema: settingsSchema,
    fallback: {
      way: 'exchange',
      clientId: '',
      exchangeUrl: '',
      scopes: ['r_compliance', 'w_compliance'],
      person: '',
      staySignedIn: false,
    },
  }),
  baseline: (person: string) =>
    item<Baseline | null>({ key: `baseline:${person}`, schema: z.nullable(baselineSchema), fallback: null }),
  draft: (person: string) =>
    item<Draft>({ key: `draft:${person}`, schema: draftSchema, fallback: emptyDraft }),
  outbox: (person: string) =>
    item<Submission[]>({
      key: `outbox:${person}`,
      schema: submissionsSchema,
      fallback: [],
      asText: true,
    }),
  byHand: (person: string) =>
    item<HandProgress>({
      key: `by-hand:${person}`,
      schema: handProgressSchema,
      fallback: { done: [], undo: null },
    }),
  /** Whether the checklist of what to do by hand goes along on the profile page; the content script reads it. */
  handGuide: item<{ isOpen: boolean }>({
    key: 'hand-guide',
    schema: z.object({ isOpen: z.boolean() }),
    fallback: { isOpen: false },
  }),
  /** In memory, because it tells of a disk that takes nothing more. */
  stalled: {
    ...item<Stalled>({ key: 'stalled', schema: stalledSchema, fallback: {} }),
    area: 'session',
  } as const,
  /** A picture taken from a page through the menu, on its way to the picture's screen. */
  picked: {
    ...item<Picked | null>({ key: 'picked', schema: z.nullable(pickedSchema), fallback: null }),
    area: 'session' as const,
  },
  /** What there is of a member's history, and each part of it by itself: a long history is never written as a whole. */
  history: (person: string) =>
    item<HistoryLine[]>({ key: `history:${person}`, schema: historyLinesSchema, fallback: [] }),
  historyEntry: (person: string, id: string) =>
    item<HistoryEntry | null>({
      key: `history-entry:${person}:${id}`,
      schema: z.nullable(historyEntrySchema),
      fallback: null,
      asText: true,
    }),
  /** When a submission could not be kept in the history because storage was full; null: all are. */
  historyUnkept: (person: string) =>
    item<number | null>({ key: `history-unkept:${person}`, schema: z.nullable(z.number()), fallback: null }),
  historySettings: item<HistorySettings>({
    key: 'history-settings',
    schema: historySettingsSchema,
    fallback: { keep: 200, days: null },
  }),
  /** What could not be read and was put aside, by the key it is kept under now. */
  setAside: item<SetAside[]>({ key: 'set-aside', schema: setAsideSchema, fallback: [] }),
  /** The public slug of the signed-in member, for the content script. Nothing else is readable there. */
  pageOwner: item<{ vanityName: string | null }>({
    key: 'page-owner',
    schema: z.object({ vanityName: z.nullable(z.string()) }),
    fallback: { vanityName: null },
  }),
}

const envelope = z.object({ version: z.number(), value: z.unknown() })

type Read<T> = { state: 'ok'; value: T } | { state: 'absent' } | { state: 'unreadable' }

/** Reads what was stored under any past version. */
export const parseStored = <T>(of: Item<T>, stored: unknown): Read<T> => {
  if (stored === undefined) return { state: 'absent' }
  const wrapped = envelope.safeParse(stored)
  if (!wrapped.success || wrapped.data.version > of.version) return { state: 'unreadable' }
  const parsed = of.schema.safeParse(migrated(of, wrapped.data))
  return parsed.success ? { state: 'ok', value: parsed.data } : { state: 'unreadable' }
}

/** undefined, which no schema takes, where a migration finds something else than that version wrote. */
const migrated = (of: Item<unknown>, { version, value: stored }: z.infer<typeof envelope>): unknown => {
  try {
    let value = of.asText ? jsonIn(stored) : stored
    for (let next = version + 1; next <= of.version; next += 1) value = of.migrations[next]?.(value) ?? value
    return value
  } catch {
    return undefined
  }
}

const jsonIn = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text
  } catch {
    return undefined
  }
}

export const readItem = async <T>(of: Item<T>): Promise<T> => {
  const stored = (await browser.storage[of.area].get(of.key))[of.key]
  const read = parseStored(of, stored)
  return read.state === 'ok' ? read.value : of.fallback
}

/** Calls back with every new value until the signal aborts. */
export const watchItem = <T>(of: Item<T>, onChange: (value: T) => void, signal: AbortSignal): void => {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[of.key]
    if (area !== of.area || !change) return
    const read = parseStored(of, change.newValue)
    onChange(read.state === 'ok' ? read.value : of.fallback)
  }
  browser.storage.onChanged.addListener(listener)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}

/** Several items of one area, read at once. */
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
 * Changes an item under the one lock. For the worker alone. What can't be read is put aside first, so that nothing is
 * lost. Returns the new value; a failed write (storage full, say) throws to the caller, which shows it.
 */
export const changeItem = <T>(of: Item<T>, change: (value: T) => T): Promise<T> =>
  underLock(async () => {
    const stored = (await browser.storage[of.area].get(of.key))[of.key]
    const read = parseStored(of, stored)
    const isUnreadable = read.state === 'unreadable'
    const before = read.state === 'ok' ? read.value : of.fallback
    const value = change(before)
    const kept = of.asText ? JSON.stringify(value) : value
    // Both at once: neither is the one lost nor the other put aside twice.
    // What is not there and would say nothing is not written: deleted data stays deleted.
    const saysNothing = read.state === 'absent' && JSON.stringify(value) === JSON.stringify(of.fallback)
    if ((value !== before && !saysNothing) || isUnreadable)
      await browser.storage[of.area].set({
        ...(isUnreadable ? await puttingAside(of, stored) : {}),
        [of.key]: { version: of.version, value: kept },
      })
    return value
  })

/** What can't be read under another key, and a note of it for the member. */
const puttingAside = async (
  { area, key }: Item<unknown>,
  stored: unknown,
): Promise<Record<string, unknown>> => {
  const at = Date.now()
  const aside = `set-aside:${key}:${at}`
  const { key: listKey, version } = items.setAside
  const list = parseStored(items.setAside, (await browser.storage.local.get(listKey))[listKey])
  const former = list.state === 'ok' ? list.value : []
  return {
    [aside]: stored,
    ...(area === 'local' && key !== listKey
      ? { [listKey]: { version, value: [...former, { key: aside, of: key, at }] } }
      : {}),
  }
}

/** Forgets items, under the same lock. For the worker alone. */
export const removeItems = (all: readonly Pick<Item<unknown>, 'key'>[]): Promise<void> =>
  underLock(() => browser.storage.local.remove(all.map(({ key }) => key)))
