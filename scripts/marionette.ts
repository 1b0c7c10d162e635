import { connect, type Socket } from 'node:net'

/**
 * Firefox's own remote protocol: JSON over TCP, each message with its length before it. It alone opens the pages of an
 * extension. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export interface Marionette {
  /** Sends a command and waits for its answer; rejects with Firefox's own words. */
  readonly ask: (command: string, parameters?: object) => Promise<unknown>
  readonly close: () => void
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (reason: Error) => void
}

/** `[1, id, error, result]`; the first message of all is a greeting. */
type Answer = readonly [number, number, { error: string; message: string } | null, unknown]

export async function openMarionette(port: number): Promise<Marionette> {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let received = Buffer.alloc(0)

  function read(greet: () => void): void {
    for (;;) {
      const colon = received.indexOf(':')
      const length = Number(received.subarray(0, colon).toString())
      if (colon < 0 || received.length < colon + 1 + length) return
      const message: unknown = JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString())
      received = received.subarray(colon + 1 + length)
      if (Array.isArray(message)) settle(message as unknown as Answer)
      else greet()
    }
  }

  function settle([, id, error, result]: Answer): void {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (error) reject?.(new Error(`${error.error}: ${error.message}`))
    else resolve?.(result)
  }

  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect(port, '127.0.0.1')
    opened.once('error', reject)
    opened.on('data', (bytes) => {
      received = Buffer.concat([received, bytes])
      read(() => resolve(opened))
    })
  })
  socket.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox hung up.'))
  })
  return {
    ask: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        const message = JSON.stringify([0, last, command, parameters])
        socket.write(`${Buffer.byteLength(message)}:${message}`)
      }),
    close: () => socket.destroy(),
  }
}
