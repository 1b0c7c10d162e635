import type { Answer } from '../net/message.ts'
import { answerJson } from '../net/message.ts'
import type { Token, World } from '../world.ts'
import { answerOauthError, knowClient } from './token-endpoint.ts'

/** `POST /oauth/v2/introspectToken` (linkedin/shared/authentication/token-introspection). */
export function introspectToken(world: World, form: URLSearchParams): Answer {
  const client = knowClient(world, form)
  if (client === null) return answerOauthError(401, 'invalid_client', 'Client authentication failed')
  const token = findToken(world, form)
  // An application sees its own tokens only; the portal's were made for whichever it is.
  if (token === undefined) return answerJson(200, { active: false })
  const isExpired = token.expiresAt <= world.settings.now()
  const status = token.revoked ? 'revoked' : isExpired ? 'expired' : 'active'
  return answerJson(200, {
    active: status === 'active',
    status,
    scope: token.scopes.join(','),
    client_id: client.id,
    authorized_at: seconds(token.issuedAt),
    created_at: seconds(token.issuedAt),
    expires_at: seconds(token.expiresAt),
    auth_type: '3L',
  })
}

/** `POST /oauth/v2/revoke`: widely used, not documented for this API. */
export function revokeToken(world: World, form: URLSearchParams): Answer {
  if (knowClient(world, form) === null)
    return answerOauthError(401, 'invalid_client', 'Client authentication failed')
  const token = findToken(world, form)
  if (token === undefined) return answerOauthError(400, 'invalid_request', 'The token is unknown')
  token.revoked = true
  return { status: 200 }
}

function findToken(world: World, form: URLSearchParams): Token | undefined {
  const value = form.get('token') ?? ''
  return world.tokens.get(value) ?? world.refreshTokens.get(value)
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
