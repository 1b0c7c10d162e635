// oxlint-disable-next-line import/default -- With this ending Vite gives the address of the built worker.
import workerAddress from './studio-worker.ts?worker&url'
import type { StudioReply, StudioTask } from './studio-tasks.ts'

/** The page's end of the worker that decodes and scales. */
export interface Studio {
  ask: (task: StudioTask) => Promise<StudioReply>
  close: () => void
}

/** The part that is used here of the browser's own `trustedTypes`; browsers without it check nothing. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => unknown }
}

/**
 * The pages' policy lets no address become code but by the policy named here (wxt.config.ts), and that knows one: our
 * own worker's.
 */
const trustedAddress = (): string => {
  const { trustedTypes } = globalThis as unknown as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('studio', {
    createScriptURL: (address) => {
      if (address !== workerAddress) throw new TypeError('Only the studio’s own worker')
      return address
    },
  })
  return (policy?.createScriptURL(workerAddress) ?? workerAddress) as string
}

/** A name is given once a page. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

export const openStudio = (): Studio => {
  const worker = new Worker(trustedAddress(), { type: 'module' })
  const waiting = new Map<number, (reply: StudioReply) => void>()
  let next = 0
  const settle = (id: number, reply: StudioReply) => {
    waiting.get(id)?.(reply)
    waiting.delete(id)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; reply: StudioReply }>) =>
    settle(data.id, data.reply),
  )
  // Out of memory, say: whoever waits is told, and the next picture may be smaller.
  worker.addEventListener('error', () => {
    for (const id of waiting.keys()) settle(id, { type: 'failed' })
  })
  return {
    ask: (task) => {
      const id = next
      next += 1
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker.postMessage({ id, task }, [])
      })
    },
    close: () => {
      for (const id of waiting.keys()) settle(id, { type: 'closed' })
      worker.terminate()
    },
  }
}
