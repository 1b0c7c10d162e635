// oxlint-disable-next-line import/default -- With this ending Vite gives the address of the built worker.
import transferAddress from './transfer-worker.ts?worker&url'
// oxlint-disable-next-line import/default -- The same.
import studioAddress from './pictures/studio-worker.ts?worker&url'

/** A worker of ours as a page sees it: asked one thing, it answers one thing. */
export interface OwnWorker<Task, Reply> {
  ask: (task: Task) => Promise<Reply>
  /** Ends it, whatever it is doing. Who waits for an answer is told. */
  close: () => void
}

/** TABLE of the workers a page can open. */
const addresses = { studio: studioAddress, transfer: transferAddress }

/** The part that is used here of the browser's own `trustedTypes`; browsers without it check nothing. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => unknown }
}

/**
 * The pages' policy lets no address become code but by the policy named here (wxt.config.ts), and that knows two: our
 * own workers'.
 */
const trusted = (wanted: string): string => {
  const { trustedTypes } = globalThis as unknown as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('workers', {
    createScriptURL: (address) => {
      if (!Object.values(addresses).includes(address)) throw new TypeError('Only our own workers')
      return address
    },
  })
  return (policy?.createScriptURL(wanted) ?? wanted) as string
}

/** A name is given once a page. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

export interface Asked<Task> {
  id: number
  task: Task
}

export interface Answered<Reply> {
  id: number
  reply: Reply
}

/** `failed`: what is answered when it breaks down, for want of memory, say. `closed`: when it is ended. */
export const openWorker = <Task, Reply>(
  name: keyof typeof addresses,
  { failed, closed }: { failed: Reply; closed: Reply },
): OwnWorker<Task, Reply> => {
  const worker = new Worker(trusted(addresses[name]), { type: 'module' })
  const waiting = new Map<number, (reply: Reply) => void>()
  let next = 0
  const settle = (id: number, reply: Reply) => {
    waiting.get(id)?.(reply)
    waiting.delete(id)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answered<Reply>>) => settle(data.id, data.reply))
  worker.addEventListener('error', () => {
    for (const id of waiting.keys()) settle(id, failed)
  })
  return {
    ask: (task) => {
      const id = next
      next += 1
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        const asked: Asked<Task> = { id, task }
        worker.postMessage(asked, [])
      })
    },
    close: () => {
      for (const id of waiting.keys()) settle(id, closed)
      worker.terminate()
    },
  }
}
