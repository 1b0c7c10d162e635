import type { Page } from 'playwright-core'
import type { DraftOperation } from '../../utils/profile/draft.ts'
import { ada } from '../e2e/harness/afresh.ts'
import { ask } from './stage.ts'

/** Keeps edits in Ada's draft, all at once. */
export const keep = (page: Page, operations: readonly DraftOperation[]): Promise<unknown> =>
  ask(page, 'edit-draft', { person: ada, operation: { type: 'several', operations } })

/**
 * Reviews and sends Ada's draft as the review's button does; milliseconds from the press until the submission is
 * stored as done.
 */
export const sendDraft = async (page: Page): Promise<number> => {
  const { digest } = await ask<{ digest: string }>(page, 'review-draft', { person: ada, refresh: false })
  return page.evaluate(
    async ([person, shown]) => {
      const { runtime, storage } = Reflect.get(globalThis, 'chrome')
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      let submission: string | undefined
      const judge = (stored: Record<string, { value?: unknown } | undefined>) => {
        if (submission === undefined) return
        const progress = stored[`submission-progress:${person}:${submission}`]?.value
        if (typeof progress !== 'string') return
        const { state } = JSON.parse(progress)
        if (state === 'done') resolve(performance.now())
        else if (state === 'attention' || state === 'paused') reject(new Error(`The submission is ${state}.`))
      }
      const listener = (changes: Record<string, { newValue?: { value?: unknown } }>) =>
        judge(Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue])))
      storage.local.onChanged.addListener(listener)
      const started = performance.now()
      const { reply } = await runtime.sendMessage({ name: 'send-draft', request: { person, digest: shown } })
      if (reply.state !== 'sending') throw new Error(`Nothing was sent: ${JSON.stringify(reply)}`)
      submission = reply.submission
      judge(await storage.local.get(`submission-progress:${person}:${submission}`))
      const ended = await promise
      storage.local.onChanged.removeListener(listener)
      return ended - started
    },
    [ada, digest] as const,
  )
}
