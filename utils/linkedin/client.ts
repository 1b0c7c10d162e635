import { lost, notSignedIn, unreadable, type Failure } from './failure.ts'
import { failureOf, requestIdOf } from './refusal.ts'
import { apiHost, type Request } from './request.ts'
import { isUploadAddress, type UploadTicket } from './upload-address.ts'

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
  /**
   * Sends one request once. Never throws for what a network or a server can do; never repeats anything. With `person`,
   * nothing leaves under any other member's token.
   */
  send: (request: Request, options?: SendOptions) => Promise<Answer>
  /** Sends a file's bytes once, to the address LinkedIn gave for them. Never throws, like `send`. */
  upload: (
    method: 'PUT' | 'POST',
    ticket: UploadTicket,
    bytes: Blob,
    options?: { person?: string },
  ) => Promise<Answer>
  /** Epoch milliseconds, by the clock the client was given. */
  now: () => number
}

export interface SendOptions {
  signal?: AbortSignal
  /** The member it is sent for: it does not go out with another's token. */
  person?: string
  /** That member's token, where it has just been read; otherwise it is asked for. */
  bearer?: string
}

export interface ClientOptions {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** The bearer token, or null where nobody is signed in, or not this person. */
  token: (person?: string) => Promise<string | null>
  now: () => number
  /** Until an answer must be whole, in milliseconds. */
  timeoutMs?: number
  /** The same for the bytes of a picture, which may be megabytes over a slow line. */
  uploadTimeoutMs?: number
  /** A signal that aborts after that time. */
  timeout?: (ms: number) => AbortSignal
}

/** Chromium ends a worker whose fetch waits 30 s for its answer to begin. */
const defaultTimeoutMs = 25_000
const defaultUploadTimeoutMs = 5 * 60_000

/** What an HTTP header may carry of a token; anything else would be refused here, before it is sent. */
const sendable = /^[\x21-\x7e]+$/

/** What these have done, status and headers say (linkedin-api.md 1.5): nobody waits for a body, however slowly it comes. */
const saidByHeaders: ReadonlySet<string> = new Set(['create', 'partial_update', 'delete'])

/** Speaks to https://api.linkedin.com, to the addresses LinkedIn gives for uploads, and to nothing else. */
export const createClient = ({
  fetch,
  token,
  now,
  timeoutMs = defaultTimeoutMs,
  uploadTimeoutMs = defaultUploadTimeoutMs,
  timeout = (ms) => AbortSignal.timeout(ms),
}: ClientOptions): Client => {
  const exchange = async (
    { url, method, headers, body: outgoing }: Outgoing,
    late: AbortSignal,
    { signal, person, bearer: given }: SendOptions = {},
  ): Promise<Answer> => {
    const bearer = given ?? (await token(person))
    if (bearer === null) return { ok: false, failure: notSignedIn('no-token') }
    if (!sendable.test(bearer)) return { ok: false, failure: notSignedIn('invalid') }
    const lostFor = (otherwise: 'network' | 'cut'): Answer => ({
      ok: false,
      failure: lost(signal?.aborted ? 'cancelled' : late.aborted ? 'timeout' : otherwise),
    })
    let response: Response
    try {
      response = await fetch(url, {
        method,
        headers: { ...headers, Authorization: `Bearer ${bearer}` },
        ...(outgoing === null ? {} : { body: outgoing }),
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
    let text = ''
    const body = response.text()
    const isSaid = response.ok && saidByHeaders.has(headers['X-RestLi-Method'] ?? '')
    try {
      // For the connection's sake it is read all the same.
      if (isSaid) body.catch(() => undefined)
      else text = await body
    } catch {
      // The status and headers of a write say all there is to know; a read without its body says nothing.
      if (response.ok && method === 'GET') return lostFor('cut')
    }
    if (!response.ok) {
      const sent = typeof outgoing === 'string' ? outgoing : null
      return { ok: false, failure: failureOf({ status, header, body: text }, sent, now()) }
    }
    return { ok: true, status, id: createdId(header), body: text, requestId: requestIdOf(header) }
  }

  return {
    now,
    send: (request, options) =>
      exchange({ ...request, url: apiHost + request.path }, timeout(timeoutMs), options),
    upload: async (method, { url, headers }, bytes, options) =>
      // Checked where the answer was read, and here again, where the token is.
      isUploadAddress(url)
        ? exchange({ url, method, headers, body: bytes }, timeout(uploadTimeoutMs), options)
        : { ok: false, failure: unreadable(200, null) },
  }
}

interface Outgoing {
  url: string
  method: Request['method']
  headers: Record<string, string>
  body: string | Blob | null
}

/** The client bound to one member: asked while another is signed in, it says that nobody is. */
export const clientAs = (client: Client, person: string): Client => ({
  ...client,
  send: (request, options) => client.send(request, { ...options, person }),
  upload: (method, ticket, bytes) => client.upload(method, ticket, bytes, { person }),
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
