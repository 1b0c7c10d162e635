import { browser } from './api.ts'

/** What an organisation has set, or one key of it, just as it was written; policy.ts makes sense of it. */
export const readManaged = (key: string | null = null): Promise<unknown> =>
  // Firefox rejects where nothing is managed at all; Chromium answers with an empty object.
  browser.storage.managed.get(key).catch(() => ({}))

/** Calls back when the organisation changes its mind, which Chromium tells without a restart; for as long as a page lives. */
export const watchManaged = (onChange: () => void): void =>
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') onChange()
  })
