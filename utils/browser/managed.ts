import { browser } from './api.ts'

/** What an organisation has set, just as it was written; policy.ts makes sense of it. */
export const readManaged = (): Promise<unknown> =>
  // Firefox rejects where nothing is managed at all; Chromium answers with an empty object.
  browser.storage.managed.get().catch(() => ({}))
