import * as z from 'zod/mini'
import type { DraftOperation } from '../profile/draft.ts'
import { browser } from './api.ts'
import { operationSchema } from './item-schemas.ts'

/**
 * Edits that a page did not see kept before it went away. A message to a worker that still has to start is lost with
 * the page that sent it; what is put into storage is not, and wakes the worker. One key a page, so that none is
 * overwritten; the worker alone takes them out.
 */
export interface LateEdits {
  person: string
  /** In the order they were made. Those already kept may be among them: made again, they change nothing. */
  operations: DraftOperation[]
}

const prefix = 'late-edits:'

const schema: z.ZodMiniType<LateEdits> = z.object({
  person: z.string(),
  operations: z.array(operationSchema),
})

/** For a page that is going away. Keys sort by time; `id` keeps apart what two pages leave at once. */
export const leaveEdits = (edits: LateEdits, now: number, id: string): Promise<void> =>
  browser.storage.local.set({ [`${prefix}${now}:${id}`]: edits })

/** Hands over what pages left behind, oldest first, and forgets each once it is kept. */
export const takeLateEdits = async (keep: (edits: LateEdits) => Promise<void>): Promise<void> => {
  const keys = (await storedKeys()).filter((key) => key.startsWith(prefix))
  for (const key of keys.toSorted()) {
    const left = schema.safeParse((await browser.storage.local.get(key))[key])
    if (!left.success) continue
    await keep(left.data)
    await browser.storage.local.remove(key)
  }
}

/** Firefox before 143 can't list keys without the values. */
const storedKeys = async (): Promise<string[]> => {
  const area: { getKeys?: () => Promise<string[]>; get: (keys: null) => Promise<object> } =
    browser.storage.local
  return area.getKeys ? area.getKeys() : Object.keys(await area.get(null))
}

/** Calls back when a page has left something behind. */
export const watchLateEdits = (onLeft: () => void): void => {
  browser.storage.onChanged.addListener((changes, area) => {
    const isLeft = ([key, { newValue }]: [string, { newValue?: unknown }]) =>
      key.startsWith(prefix) && newValue !== undefined
    if (area === 'local' && Object.entries(changes).some(isLeft)) onLeft()
  })
}
