import { parentPort, workerData } from 'node:worker_threads'
import { startSandbox } from '../../sandbox/start.ts'

// The other side of sandbox-apart.ts.
const { calls, signal } = workerData
const sandbox = await startSandbox()
calls.on('message', ({ name, given }: { name: string; given: readonly unknown[] }) => {
  let answer: object
  try {
    answer = { value: Reflect.get(sandbox, name)(...given) }
  } catch (error) {
    answer = { error: String(error) }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A port of Node's, and no window.
  calls.postMessage(answer)
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
})
const isFunction = (value: unknown): boolean => typeof value === 'function'
const entries = Object.entries(sandbox)
const facts = Object.fromEntries(entries.filter(([, value]) => !isFunction(value)))
const functions = entries.flatMap(([name, value]) => (isFunction(value) ? [name] : []))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- The same.
parentPort?.postMessage({ facts, functions })
