import { browser } from '../browser/api.ts'
import { items } from '../browser/items.ts'
import { changeItem } from '../browser/kept.ts'

/**
 * Submissions that can't go on because nothing can be written down. Told in memory, the one place that still takes it,
 * so that the outbox says why nothing moves and when it is tried again.
 */

/** Tried again after this, in milliseconds; a member who has made room presses "try now". */
const tryAfter = 60_000

const here = new Set<string>()

export const isStalled = (submission: string): boolean => here.has(submission)

export const forgetStalls = (): void => here.clear()

export const stall = async (submission: string, alarm: string, now: number): Promise<void> => {
  here.add(submission)
  await browser.alarms.create(alarm, { when: now + tryAfter, periodInMinutes: 1 })
  await changeItem(items.stalled, (stalled) => ({ ...stalled, [submission]: now + tryAfter }))
}

export const unstall = async (submission: string): Promise<void> => {
  here.delete(submission)
  await changeItem(items.stalled, (stalled) => {
    const { [submission]: was, ...rest } = stalled
    return was === undefined ? stalled : rest
  })
}
