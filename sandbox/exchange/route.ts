import { isObject, parseJson } from '../json.ts'
import type { Answer, Request } from '../net/message.ts'
import { answerJson, answerText, readForm } from '../net/message.ts'
import { introspectToken, revokeToken } from '../oauth/inspection.ts'
import { answerOauthError, exchangeToken } from '../oauth/token-endpoint.ts'
import type { World } from '../world.ts'

const EXTENSION_ORIGIN = /^(?:chrome|moz)-extension:\/\//

const ROUTES: Readonly<Record<string, (world: World, form: URLSearchParams) => Answer>> = {
  '/token': (world, form) => addTokenType(exchangeToken(world, form)),
  '/introspect': introspectToken,
  '/revoke': revokeToken,
}

/**
 * exchange.example: an organisation's sign-in service. It takes RFC 6749 requests without a secret, adds the
 * secret it holds, and asks LinkedIn's own endpoint.
 */
export function serveExchange(world: World, request: Request): Answer {
  const answer = request.method === 'OPTIONS' ? { status: 204 } : answerExchange(world, request)
  return { ...answer, headers: { ...answer.headers, ...allowOrigin(world, request) } }
}

function answerExchange(world: World, request: Request): Answer {
  const route = ROUTES[request.pathname]
  if (route === undefined) return answerText(404, 'POST /token, /introspect or /revoke.\n')
  if (request.method !== 'POST') return answerOauthError(405, 'invalid_request', 'Send a POST')
  const form = readForm(request)
  if (form.has('client_secret')) return answerOauthError(400, 'invalid_request', 'The secret is kept here')
  const client = world.clients.get(form.get('client_id') ?? '')
  if (client === undefined)
    return answerOauthError(401, 'invalid_client', 'This service does not know the client')
  form.set('client_secret', client.secret)
  return route(world, form)
}

/** RFC 6749 wants a `token_type`, which LinkedIn's own answer lacks. */
function addTokenType(answer: Answer): Answer {
  const grant = parseJson(String(answer.body ?? '{}'))
  if (answer.status !== 200 || !isObject(grant)) return answer
  return answerJson(200, { ...grant, token_type: 'Bearer' }, { 'cache-control': 'no-store' })
}

function allowOrigin(world: World, request: Request): Record<string, string> {
  const origin = request.headers['origin']
  if (!world.settings.exchangeCors || origin === undefined || !EXTENSION_ORIGIN.test(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type, accept',
    vary: 'Origin',
  }
}
