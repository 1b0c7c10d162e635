import * as z from 'zod/mini'
import { browser } from '../browser/api.ts'
import { operationSchema } from '../browser/item-schemas.ts'
import { lateEditsPrefix as prefix, type LateEdits } from '../browser/late-edits.ts'

/** Takes up what pages left behind as they went away. */

const schema: z.ZodMiniType<LateEdits> = z.object({
  person: z.string(),
  operations: z.array(operationSchema),
})

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
