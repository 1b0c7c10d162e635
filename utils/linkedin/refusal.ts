import type { Failure, Told } from './failure.ts'
import { namesIn, objectOf, refusedFields, textOf, type Body } from './refused-fields.ts'

/** An answer that is no success, as the client read it. */
export interface Refusal {
  status: number
  /** A header by its name in any case, or null. */
  header: (name: string) => string | null
  body: string
}

/**
 * The failure an answer tells of. `sent` is the body of the request ('' or null where it had none): only names that
 * were sent are looked for in LinkedIn's words.
 */
export const failureOf = (answer: Refusal, sent: string | null, now: number): Failure => {
  const { status } = answer
  const body = objectOf(answer.body)
  const told = toldBy(answer, body)
  if (status === 401) return { ...told, type: 'signed-out', reason: signedOutReason(body, told.message) }
  if (status === 403) return { ...told, type: 'forbidden' }
  if (status === 404) return { ...told, type: 'gone' }
  if (status === 429)
    return { ...told, type: 'rate-limited', until: retryTime(answer, now), ...limitOf(told.message) }
  if (status === 408 || (status >= 500 && status < 600))
    return { ...told, type: 'server', until: retryTime(answer, now) }
  if (status === 409 || status === 422 || status === 400) {
    const fields = refusedFields(body, told.message, namesIn(sent), status !== 400)
    if (status === 409) return { ...told, type: 'conflict', fields }
    if (status === 422 || fields.length > 0) return { ...told, type: 'refused', fields }
  }
  return { ...told, type: status >= 400 && status < 500 ? 'malformed' : 'unreadable' }
}

/** Headers seen in the wild that LinkedIn's support asks for (linkedin-api.md 1.5). */
export const requestIdOf = (header: Refusal['header']): string | null =>
  header('x-li-uuid') ?? header('x-li-request-id') ?? header('x-li-track-id')

const toldBy = ({ status, header }: Refusal, body: Body): Told => {
  // Rest.li says serviceErrorCode, a number; refusals from the sign-in side say code, a word.
  const code = [body['serviceErrorCode'], body['code']].find(
    (found) => typeof found === 'number' || typeof found === 'string',
  )
  return {
    status,
    serviceErrorCode: typeof code === 'number' || typeof code === 'string' ? code : null,
    message: textOf(body['message']) || textOf(body['error_description']) || textOf(body['error']),
    requestId: requestIdOf(header),
  }
}

/** Codes seen: 65600 invalid, 65601 revoked, 65602 and 65604 expired or invalid. */
const signedOutReason = (body: Body, message: string): 'expired' | 'revoked' | 'invalid' => {
  const codes = new Set([body['serviceErrorCode'], body['code']])
  if (codes.has(65601) || codes.has('REVOKED_ACCESS_TOKEN')) return 'revoked'
  if (codes.has('EXPIRED_ACCESS_TOKEN')) return 'expired'
  if (codes.has(65600) || codes.has('INVALID_ACCESS_TOKEN')) return 'invalid'
  if (/revoked/i.test(message)) return 'revoked'
  return /expired/i.test(message) ? 'expired' : 'invalid'
}

/** `Resource level throttle APPLICATION DAY limit for calls to this resource is reached.` and the MEMBER form. */
const limitOf = (message: string): { daily: boolean; scope: 'application' | 'member' | null } => ({
  daily: /\bDAY\b/.test(message),
  scope: /\bAPPLICATION\b/.test(message) ? 'application' : /\bMEMBER\b/.test(message) ? 'member' : null,
})

/**
 * `Retry-After` as epoch milliseconds: seconds from now, or an HTTP date, which is read against the server's own
 * `Date` so that a wrong clock here does not matter. Null where there is none or it makes no sense.
 */
export const retryTime = ({ header }: Pick<Refusal, 'header'>, now: number): number | null => {
  const after = header('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(after)) return now + Number(after) * 1000
  const at = httpDate(after)
  if (at === null) return null
  return Math.max(now, now + at - (httpDate(header('date') ?? '') ?? now))
}

/** Its three forms (RFC 9110, 5.6.7); the oldest has no zone and means GMT. */
const httpDate = (text: string): number | null => {
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(at) ? null : at
}
