import { lost, notSignedIn, type Failure } from './failure.ts'
import { failureOf, requestIdOf } from './refusal.ts'
import { apiHost, type Request } from './request.ts'

export type Answer =
  | {
      ok: true
      status: number
      /** The id of a created entry, decoded; null where the answer names none. */
      id: string | null
      body: string
      /** LinkedIn's id of the request, for its support. */
      requestId: string | null
    }
  | { ok: false; failure: Failure }

export interface Client {
  /** Sends one request once. Never throws for what a network or a server can do; never repeats anything. */
  send: (request: Request, options?: SendOptions) => Promise<Answer>
  /** Epoch milliseconds, by the clock the client was given. */
  now: () => number
}

export interface SendOptions {
  signal?: AbortSignal
  /** The member it is sent for: it does not go out with another's token. */
  person?: string
}

export interface ClientOptions {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** The bearer token of the member, or of whoever is signed in; null where there is none. */
  token: (person?: string) => Promise<string | null>
  now: () => number
  /** Until an answer must be whole, in milliseconds. */
  timeoutMs?: number
  /** A signal that aborts after that time. */
  timeout?: (ms: number) => AbortSignal
}

/** Chromium ends a worker whose fetch waits 30 s for its answer to begin. */
const defaultTimeoutMs = 25_000

/** What an HTTP header may carry of a token; anything else would be refused here, before it is sent. */
const sendable = /^[\x21-\x7e]+$/

/** Speaks to https://api.linkedin.com and to nothing else. */
export const createClient = ({
  fetch,
  token,
  now,
  timeoutMs = defaultTimeoutMs,
  timeout = (ms) => AbortSignal.timeout(ms),
}: ClientOptions): Client => ({
  now,
  send: async (request, { signal, person } = {}) => {
    const bearer = await token(person)
    if (bearer === null) return { ok: false, failure: notSignedIn('no-token') }
    if (!sendable.test(bearer)) return { ok: false, failure: notSignedIn('invalid') }
    const late = timeout(timeoutMs)
    const lostFor = (otherwise: 'network' | 'cut'): Answer => ({
      ok: false,
      failure: lost(signal?.aborted ? 'cancelled' : late.aborted ? 'timeout' : otherwise),
    })
    let response: Response
    try {
      response = await fetch(apiHost + request.path, {
        method: request.method,
        headers: { ...request.headers, Authorization: `Bearer ${bearer}` },
        ...(request.body === null ? {} : { body: request.body }),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, late]) : late,
      })
    } catch {
      return lostFor('network')
    }
    const { status } = response
    const header = (name: string): string | null => response.headers.get(name)
    let body = ''
    try {
      body = await response.text()
    } catch {
      // The status and headers of a write say all there is to know; a read without its body says nothing.
      if (response.ok && request.method === 'GET') return lostFor('cut')
    }
    if (!response.ok) return { ok: false, failure: failureOf({ status, header, body }, request.body, now()) }
    return { ok: true, status, id: createdId(header), body, requestId: requestIdOf(header) }
  },
})

/** Protocol 2.0 names a new id in x-restli-id, 1.0 in x-linkedin-id; both in Location (linkedin-api.md 1.5). */
const createdId = (header: (name: string) => string | null): string | null => {
  const encoded = header('x-restli-id') || header('x-linkedin-id') || lastSegment(header('location'))
  return encoded ? decoded(encoded) : null
}

const lastSegment = (location: string | null): string | undefined =>
  location
    ?.split(/[?#]/, 1)[0]
    ?.split('/')
    .findLast((segment) => segment !== '')

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
