import * as oauth from 'oauth4webapi'
import type { SignInProblem } from './failure.ts'
import type { Seen } from './token-answer.ts'

/** Why LinkedIn sent the member back without a code (linkedin-api.md 3.1). */
export const problemOfCallback = (error: unknown): SignInProblem => {
  if (error instanceof oauth.AuthorizationResponseError)
    return problemOfCode(error.error, error.error_description ?? '')
  return { type: 'provider-error', error: 'invalid_response', description: wordsOf(error) }
}

/** Why no token came for the code; `seen` is what the address answered, if it did. */
export const problemOfExchange = (error: unknown, { status, message }: Seen): SignInProblem => {
  if (error instanceof oauth.ResponseBodyError)
    return problemOfCode(error.error, error.error_description ?? message, status)
  if (status === null || status >= 500) return { type: 'exchange-unreachable', status }
  if (status === 401 || status === 403) return { type: 'client-refused', description: message }
  if (message !== '') return { type: 'provider-error', error: String(status), description: message }
  return { type: 'exchange-answer-unreadable', status }
}

const problemOfCode = (error: string, description: string, status: number | null = null): SignInProblem => {
  switch (error) {
    case 'user_cancelled_login':
    case 'user_cancelled_authorize':
    case 'access_denied':
      return { type: 'cancelled' }
    case 'unauthorized_scope_error':
    case 'invalid_scope':
    case 'insufficient_scope':
      return { type: 'scope-refused', description }
    case 'invalid_redirect_uri':
    case 'redirect_uri_mismatch':
      return { type: 'redirect-not-registered', description }
    case 'invalid_client':
    case 'unauthorized_client':
      return { type: 'client-refused', description }
    case 'invalid_grant':
      return { type: 'expired-code', description }
    default:
      return problemOfWords(error, description, status)
  }
}

/**
 * LinkedIn says `invalid_request` for much, so its words decide. They are tried in this order because a code that ran
 * out is told of in one breath with the redirect address: "appid/redirect uri/code verifier does not match
 * authorization code. Or authorization code expired."
 */
const problemOfWords = (error: string, description: string, status: number | null): SignInProblem => {
  if (/authorization code/i.test(description)) return { type: 'expired-code', description }
  if (/redirect[ _]?ur[il]/i.test(description)) return { type: 'redirect-not-registered', description }
  if (/\bscopes?\b/i.test(description)) return { type: 'scope-refused', description }
  if (status === 401) return { type: 'client-refused', description }
  return { type: 'provider-error', error, description }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : '')
