import { browser } from './api.ts'

/** A stored value just as it lies there, for the member to take along. */
export const browserStored = async (key: string): Promise<unknown> =>
  (await browser.storage.local.get(key))[key]
