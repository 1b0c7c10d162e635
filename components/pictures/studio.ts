import type { StudioReply, StudioTask } from './studio-tasks.ts'

/** The page's end of the worker that decodes and scales. */
export interface Studio {
  ask: (task: StudioTask) => Promise<StudioReply>
  close: () => void
}

export const openStudio = (): Studio => {
  const worker = new Worker(new URL('./studio-worker.ts', import.meta.url), { type: 'module' })
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
