import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import type { Sandbox } from '../../sandbox/start.ts'

interface Apart {
  readonly calls: MessagePort
  readonly signal: Int32Array
}

/**
 * A sandbox in a thread of its own: beside what drives the browser, answers would wait for the hundreds of events that
 * every request makes there. It is spoken to as any other, but for what takes a function.
 */
export const openSandboxApart = async (): Promise<Sandbox> => {
  const { port1, port2 } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const thread = new Worker(new URL('sandbox-thread.ts', import.meta.url), {
    workerData: { calls: port2, signal } satisfies Apart,
    transferList: [port2],
  })
  const { facts, functions } = await new Promise<{ facts: object; functions: string[] }>(
    (resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
    },
  )
  const call = (name: string, given: readonly unknown[]): unknown => {
    Atomics.store(signal, 0, 0)
    port1.postMessage({ name, given })
    Atomics.wait(signal, 0, 0)
    const { value, error } = receiveMessageOnPort(port1)?.message ?? {}
    if (error !== undefined) throw new Error(String(error))
    return value
  }
  const close = async (): Promise<void> => {
    port1.close()
    await thread.terminate()
  }
  const asked = functions.map((name) => [name, (...given: readonly unknown[]) => call(name, given)])
  return { ...facts, ...Object.fromEntries(asked), close } as Sandbox
}
