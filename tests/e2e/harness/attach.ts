import type { CDPSession } from 'playwright-core'

/** A line to a target Playwright hands no session for, as the worker and a toolbar popup: through the browser's own. */
export interface Attached {
  readonly send: (method: string, parameters?: object) => Promise<Record<string, unknown>>
}

export async function attach(session: CDPSession, targetId: string): Promise<Attached> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return
    const { id = 0, result, error }: Answer = JSON.parse(message)
    if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result ?? {})
  })
  return {
    async send(method, params = {}) {
      const answer = Promise.withResolvers<Record<string, unknown>>()
      const id = waiting.size + 1
      waiting.set(id, answer)
      const message = JSON.stringify({ id, method, params })
      await session.send('Target.sendMessageToTarget', { sessionId, message })
      return answer.promise
    },
  }
}

interface Answer {
  readonly id?: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}
