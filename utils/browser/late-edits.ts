import type { DraftOperation } from '../profile/draft.ts'
import { browser } from './api.ts'

/**
 * Edits that a page did not see kept before it went away. A message to a worker that still has to start is lost with
 * the page that sent it; what is put into storage is not, and wakes the worker. One key a page, so that none is
 * overwritten; the worker alone takes them out (background/late-edits.ts).
 */
export interface LateEdits {
  person: string
  /** In the order they were made. Those already kept may be among them: made again, they change nothing. */
  operations: DraftOperation[]
}

export const lateEditsPrefix = 'late-edits:'

/** For a page that is going away. Keys sort by time; `id` keeps apart what two pages leave at once. */
export const leaveEdits = (edits: LateEdits, now: number, id: string): Promise<void> =>
  browser.storage.local.set({ [`${lateEditsPrefix}${now}:${id}`]: edits })
