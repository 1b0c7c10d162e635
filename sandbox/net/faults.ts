import type { Json } from '../json.ts'
import { isObject, showJson } from '../json.ts'
import type { Answer, Request } from './message.ts'
import { answerJson, answerText } from './message.ts'
import type { Operation } from './operation.ts'

/** What goes wrong. "Before" means that the server did not act, "after" that it did. */
export type FaultKind =
  /** The server did not act, unless `act: 'first'`: then it did, and a gateway's answer hides it. */
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string>; act?: 'first' }
  /** 429; `retryAfter` in seconds goes into the header, null or absent sends none. */
  | { kind: 'rate-limit'; retryAfter?: number | null }
  /** Acts, then holds the answer: for `ms`, or until `release()` is called. `act: 'last'` holds before acting. */
  | { kind: 'slow'; ms?: number; act?: 'first' | 'last' }
  | { kind: 'cut-before' }
  | { kind: 'cut-after' }
  /** Cut inside the answer's header: Chromium does not repeat such a POST by itself. */
  | { kind: 'cut-before-mid-header' }
  | { kind: 'cut-after-mid-header' }
  /** Acts, then answers with a 200 that is not JSON. */
  | { kind: 'garbage' }

export type Fault = {
  match: { method?: string; host?: string; path?: string | RegExp; operation?: Operation }
  /** The first request hit, 1-based among the matching ones since the faults were set. */
  nth: number
  /** How many in a row, 1 by default. */
  count?: number
  fault: FaultKind
}

const KINDS: readonly string[] = [
  'status',
  'rate-limit',
  'slow',
  'cut-before',
  'cut-after',
  'cut-before-mid-header',
  'cut-after-mid-header',
  'garbage',
] satisfies FaultKind['kind'][]

/** Is this, from outside, shaped like a fault? */
export function isFault(value: Json): boolean {
  if (!isObject(value) || !isObject(value['fault']) || !isObject(value['match'])) return false
  const { nth, count = 1, fault } = value
  const { kind, status = 500 } = fault
  return [nth, count, status].every((number) => typeof number === 'number') && KINDS.includes(showJson(kind))
}

export type FaultSchedule = { take: (request: Request, operation: Operation) => FaultKind | null }

/** Counts every fault's matching requests by itself; the first due fault wins. */
export function scheduleFaults(faults: readonly Fault[]): FaultSchedule {
  const rows = faults.map((fault) => ({ fault, seen: 0 }))
  return {
    take(request, operation) {
      let due: FaultKind | null = null
      for (const row of rows) {
        if (!matches(row.fault.match, request, operation)) continue
        row.seen += 1
        const { nth, count = 1 } = row.fault
        if (due === null && row.seen >= nth && row.seen < nth + count) due = row.fault.fault
      }
      return due
    },
  }
}

function matches(match: Fault['match'], request: Request, operation: Operation): boolean {
  const { method, host, path } = match
  if (method !== undefined && method.toUpperCase() !== request.method) return false
  if (host !== undefined && host !== request.host) return false
  if (match.operation !== undefined && match.operation !== operation) return false
  return path === undefined || new RegExp(path).test(request.path)
}

const MESSAGES: Readonly<Record<number, { message: string; serviceErrorCode: number }>> = {
  400: { message: 'Bad request', serviceErrorCode: 0 },
  401: { message: 'Expired access token', serviceErrorCode: 65602 },
  403: { message: 'Not enough permissions to access: partialUpdate.people', serviceErrorCode: 100 },
  404: { message: 'Not found', serviceErrorCode: 0 },
  409: { message: 'Conflict: the entity was changed by another request', serviceErrorCode: 0 },
  422: { message: 'Unprocessable entity', serviceErrorCode: 0 },
  500: { message: 'Internal Server Error', serviceErrorCode: 0 },
  503: { message: 'Service Unavailable', serviceErrorCode: 0 },
}

/** The answer that a fault gives instead of the server's own. */
export function answerFault(
  fault: Extract<FaultKind, { kind: 'status' | 'rate-limit' | 'garbage' }>,
): Answer {
  if (fault.kind === 'garbage') return answerText(200, '<html>{"oops', 'application/json')
  if (fault.kind === 'rate-limit') {
    const { retryAfter } = fault
    const body = {
      message: 'Resource level throttle MEMBER DAY limit for calls to this resource is reached.',
      serviceErrorCode: 101,
      status: 429,
    }
    const headers = typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}
    return answerJson(429, body, { ...headers, 'x-restli-error-response': 'true' })
  }
  const { status, body, headers = {} } = fault
  const known = MESSAGES[status] ?? { message: `Status ${status}`, serviceErrorCode: 0 }
  if (typeof body === 'string') return { status, headers, body }
  return answerJson(status, body ?? { ...known, status }, { 'x-restli-error-response': 'true', ...headers })
}
