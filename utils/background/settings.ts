import type { Settings } from '../browser/item-schemas.ts'
import { items } from '../browser/items.ts'
import { readItem } from '../browser/kept.ts'
import { managedSettings, readPolicy } from '../browser/policy.ts'

/** The settings that hold: the member's own, under what is managed. */
export const readSettings = async (): Promise<Settings> => ({
  ...(await readItem(items.settings)),
  ...managedSettings(await readPolicy()),
})
