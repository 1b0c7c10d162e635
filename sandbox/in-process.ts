import type { Ending } from './serve.ts'
import { endRequest } from './serve.ts'
import type { Request } from './net/message.ts'
import { controlState } from './control/state.ts'
import type { SandboxControl } from './sandbox.ts'
import type { Settings } from './settings.ts'
import { completeSettings } from './settings.ts'
import { createState } from './state.ts'

export type InProcessOptions = Partial<Settings> & {
  /**
   * Does the client itself send a POST once more whose connection was cut before the first byte of an answer, as
   * Chromium does on a reused connection? Asked at each such cut; no by default.
   */
  repeatsCutPost?: () => boolean
}

export type InProcessSandbox = SandboxControl & {
  /** As the `fetch` of a page whose network leads here: the same rules, record and faults as through the proxy. */
  fetch: (address: string, init?: RequestInit) => Promise<Response>
}

/** A stand-in LinkedIn without a port: for tests that ask it more than a network would bear. */
export function openInProcess(options: InProcessOptions = {}): InProcessSandbox {
  const { repeatsCutPost = () => false, ...settings } = options
  const state = createState(completeSettings(settings))

  const end = async (request: Request): Promise<Ending> => {
    const ending = await endRequest(state, request)
    const isRepeated = ending.type === 'cut' && request.method === 'POST' && repeatsCutPost()
    return isRepeated ? endRequest(state, request) : ending
  }

  return {
    ...controlState(state),
    fetch: async (address, init = {}) => {
      const { signal } = init
      signal?.throwIfAborted()
      // A client that goes away does not stop a server that has the request.
      const ending = await Promise.race([
        end(requestOf(address, init)),
        ...(signal ? [abortion(signal)] : []),
      ])
      if (ending.type !== 'answer') throw new TypeError('Failed to fetch')
      const { status, headers = {}, body = '' } = ending.answer
      const answered = Object.entries(headers).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      )
      const isEmpty = status === 204 || body.length === 0
      return new Response(isEmpty ? null : typeof body === 'string' ? body : new Uint8Array(body), {
        status,
        headers: answered,
      })
    },
  }
}

const abortion = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })

function requestOf(address: string, init: RequestInit): Request {
  const { host, pathname, search, searchParams } = new URL(address)
  return {
    method: init.method ?? 'GET',
    host,
    path: pathname + search,
    pathname,
    query: searchParams,
    headers: Object.fromEntries(new Headers(init.headers)),
    body: Buffer.from(typeof init.body === 'string' ? init.body : ''),
  }
}
