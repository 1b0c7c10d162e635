import type { Answer, Request } from '../net/message.ts'
import { answerText, readForm } from '../net/message.ts'
import type { World } from '../world.ts'
import { authorizeClient } from './authorization.ts'
import { introspectToken, revokeToken } from './inspection.ts'
import { answerOauthError, exchangeToken } from './token-endpoint.ts'

const FORM_ROUTES: Readonly<Record<string, (world: World, form: URLSearchParams) => Answer>> = {
  '/oauth/v2/accessToken': exchangeToken,
  '/oauth/v2/introspectToken': introspectToken,
  '/oauth/v2/revoke': revokeToken,
}

/** Sign-in on www.linkedin.com (linkedin/shared/authentication/*). */
export function serveOauth(world: World, request: Request): Answer {
  if (request.pathname === '/oauth/v2/authorization') return authorizeClient(world, request, false)
  if (request.pathname === '/oauth/native-pkce/authorization') return authorizeClient(world, request, true)
  const route = FORM_ROUTES[request.pathname]
  if (route === undefined) return answerText(404, 'No such page in the sandbox.\n')
  if (request.method !== 'POST') return answerOauthError(405, 'invalid_request', 'Send a POST')
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
    return answerOauthError(400, 'invalid_request', 'Send application/x-www-form-urlencoded')
  }
  return route(world, readForm(request))
}
