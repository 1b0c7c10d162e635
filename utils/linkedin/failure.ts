/**
 * What can go wrong between the extension and LinkedIn, as plain data that can be kept, sent to a page and put in words.
 * linkedin-api.md 1.6 and 1.7: classified by status first, service error code second, text last.
 * https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
 */
export type Failure = Told &
  (
    | { type: 'signed-out'; reason: 'no-token' | 'expired' | 'revoked' | 'invalid' }
    /** 403: the permission is missing, or the app is not approved. */
    | { type: 'forbidden' }
    /** 404. */
    | { type: 'gone' }
    /** LinkedIn does not let the profile be read, or only in part; before, it did. */
    | { type: 'closed' }
    /** 409: changed or taken meanwhile. */
    | { type: 'conflict'; fields: RefusedField[] }
    /** 422, and a 400 that names a field: LinkedIn does not take this content. */
    | { type: 'refused'; fields: RefusedField[] }
    /** 429. `until`: epoch milliseconds, null where LinkedIn does not say. `daily`: the counter ends at midnight UTC. */
    | { type: 'rate-limited'; until: number | null; daily: boolean; scope: 'application' | 'member' | null }
    /** 5xx and 408: after a write, read again first. `until` as above. */
    | { type: 'server'; until: number | null }
    /** No answer: whether LinkedIn acted is unknown. */
    | { type: 'lost'; reason: 'network' | 'timeout' | 'cut' | 'cancelled' }
    /** The picture's bytes are no longer on this computer: nothing was sent. */
    | { type: 'bytes-gone' }
    /** An answer that is none of LinkedIn's forms. */
    | { type: 'unreadable' }
    /** Any other 4xx: a fault of this extension. */
    | { type: 'malformed' }
  )

/** What LinkedIn said, as it said it; `message` is '' where it said nothing readable. */
export interface Told {
  status: number | null
  serviceErrorCode: number | string | null
  message: string
  /** LinkedIn's id of the request, for its support. */
  requestId: string | null
}

/** A part of what was sent that LinkedIn names, from the field or row on: `['websites', 0, 'url']`. */
export interface RefusedField {
  path: (string | number)[]
  message: string
}

/** What went wrong while signing in. `description` is the provider's own, '' where it gave none. */
export type SignInProblem =
  | { type: 'cancelled' }
  | { type: 'scope-refused'; description: string }
  | { type: 'wrong-state' }
  | { type: 'expired-code'; description: string }
  | { type: 'redirect-not-registered'; description: string }
  | { type: 'client-refused'; description: string }
  /** The address the code is swapped at: no connection (status null), or a server fault. */
  | { type: 'exchange-unreachable'; status: number | null }
  | { type: 'exchange-answer-unreadable'; status: number }
  | { type: 'provider-error'; error: string; description: string }

/** A success whose body can't be read where one is needed. */
export const unreadable = (status: number, requestId: string | null): Failure => ({
  type: 'unreadable',
  status,
  serviceErrorCode: null,
  message: '',
  requestId,
})

/** No answer came: whether LinkedIn acted is unknown. */
export const lost = (reason: Extract<Failure, { type: 'lost' }>['reason']): Failure => ({
  type: 'lost',
  reason,
  status: null,
  serviceErrorCode: null,
  message: '',
  requestId: null,
})

/** There was nothing to send with: no request left. */
export const notSignedIn = (reason: 'no-token' | 'invalid'): Failure => ({
  type: 'signed-out',
  reason,
  status: null,
  serviceErrorCode: null,
  message: '',
  requestId: null,
})

/** Found by reading again before sending: LinkedIn has something else in these fields or rows than was confirmed. */
export const changedMeanwhile = (fields: readonly string[]): Failure => ({
  type: 'conflict',
  fields: fields.map((field) => ({ path: [field], message: '' })),
  status: null,
  serviceErrorCode: null,
  message: '',
  requestId: null,
})

/** By `changedMeanwhile`, and not by LinkedIn's word: sent again as it is, it would replace what nobody has seen. */
export const wasChangedMeanwhile = (failure: Failure | null): boolean =>
  failure?.type === 'conflict' && failure.status === null

/** LinkedIn lets less of the profile be read than it did: `told` as it said that. */
export const closed = ({ status, serviceErrorCode, message, requestId }: Told): Failure => ({
  type: 'closed',
  status,
  serviceErrorCode,
  message,
  requestId,
})

/** The bytes to upload are not there: no request left. */
export const bytesGone = (): Failure => ({
  type: 'bytes-gone',
  status: null,
  serviceErrorCode: null,
  message: '',
  requestId: null,
})

/** LinkedIn took the bytes of a picture and could not make anything of them; `word` is its own. */
export const assetFailed = (word: string): Failure => ({
  type: 'refused',
  fields: [],
  status: null,
  serviceErrorCode: null,
  message: word,
  requestId: null,
})
