import type { Page } from 'playwright-core'
import type { DraftOperation } from '../../utils/profile/draft.ts'
import { ada } from '../e2e/harness/afresh.ts'
import { ask } from './stage.ts'

/** Keeps edits in Ada's draft, all at once. */
export const keep = (page: Page, operations: readonly DraftOperation[]): Promise<unknown> =>
  ask(page, 'edit-draft', { person: ada, operation: { type: 'several', operations } })

/**
 * Reviews and sends Ada's draft as the review's button does; milliseconds from the press until the submission is
 * stored as done. Finds it in storage wherever and however it is kept there.
 */
export const sendDraft = async (page: Page): Promise<number> => {
  const { digest } = await ask<{ digest: string }>(page, 'review-draft', { person: ada, refresh: false })
  return page.evaluate(
    async ([person, shown]) => {
      const { runtime, storage } = Reflect.get(globalThis, 'chrome')
      const stateOf = (value: unknown, id: string): string | undefined => {
        if (typeof value === 'string' && value.includes(id) && /^[[{]/.test(value))
          return stateOf(JSON.parse(value), id)
        if (typeof value !== 'object' || value === null) return undefined
        const { id: own, state } = value as { id?: unknown; state?: unknown }
        if (own === id && typeof state === 'string') return state
        for (const part of Object.values(value)) {
          const found = stateOf(part, id)
          if (found !== undefined) return found
        }
        return undefined
      }
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      let submission: string | undefined
      const judge = (values: unknown[]) => {
        if (submission === undefined) return
        for (const value of values) {
          const state = stateOf(value, submission)
          if (state === 'done') resolve(performance.now())
          else if (state === 'attention' || state === 'paused')
            reject(new Error(`The submission is ${state}.`))
        }
      }
      const listener = (changes: Record<string, { newValue?: unknown }>) =>
        judge(Object.values(changes).map(({ newValue }) => newValue))
      storage.local.onChanged.addListener(listener)
      const started = performance.now()
      const { reply } = await runtime.sendMessage({ name: 'send-draft', request: { person, digest: shown } })
      if (reply.state !== 'sending') throw new Error(`Nothing was sent: ${JSON.stringify(reply)}`)
      submission = reply.submission
      judge(Object.values(await storage.local.get(null)))
      const ended = await promise
      storage.local.onChanged.removeListener(listener)
      return ended - started
    },
    [ada, digest] as const,
  )
}
