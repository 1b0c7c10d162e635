import * as z from 'zod/mini'
import type { Baseline } from '../profile/baseline.ts'
import type { Draft } from '../profile/draft.ts'
import { emptyDraft } from '../profile/draft.ts'
import { browser } from './api.ts'
import { handProgressSchema, type HandProgress } from './by-hand.ts'
import {
  baselineSchema,
  connectionSchema,
  draftSchema,
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
  let value = of.asText ? jsonIn(wrapped.data.value) : wrapped.data.value
  for (let version = wrapped.data.version + 1; version <= of.version; version += 1)
    value = of.migrations[version]?.(value) ?? value
  const parsed = of.schema.safeParse(value)
  return parsed.success ? { state: 'ok', value: parsed.data } : { state: 'unreadable' }
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

/**
 * Changes an item under the one lock. For the worker alone. What can't be read is put aside first, so that nothing is
 * lost. Returns the new value; a failed write (storage full, say) throws to the caller, which shows it.
 */
export const changeItem = <T>(of: Item<T>, change: (value: T) => T): Promise<T> =>
  navigator.locks.request('profile-patch-storage', async () => {
    const area = browser.storage[of.area]
    const stored = (await area.get(of.key))[of.key]
    const read = parseStored(of, stored)
    if (read.state === 'unreadable') await area.set({ [`set-aside:${of.key}:${Date.now()}`]: stored })
    const before = read.state === 'ok' ? read.value : of.fallback
    const value = change(before)
    const kept = of.asText ? JSON.stringify(value) : value
    if (value !== before) await area.set({ [of.key]: { version: of.version, value: kept } })
    return value
  })
