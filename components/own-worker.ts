import { trustedAddress } from '../utils/browser/trusted-address.ts'
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
  const worker = new Worker(trustedAddress(addresses[name], Object.values(addresses)), { type: 'module' })
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
