import { createHash } from 'node:crypto'
import type { Answer } from '../net/message.ts'
import { answerJson } from '../net/message.ts'
import type { Code, Token, World } from '../world.ts'
import type { Client } from './clients.ts'
import { sameScopes } from './scopes.ts'
import { REFRESH_SECONDS, grantToken } from './tokens.ts'

/** `POST /oauth/v2/accessToken` (linkedin/shared/authentication/authorization-code-flow and …-native). */
export function exchangeToken(world: World, form: URLSearchParams): Answer {
  const grantType = form.get('grant_type')
  if (grantType === 'authorization_code') return exchangeCode(world, form)
  if (grantType === 'refresh_token') return refreshToken(world, form)
  return answerOauthError(400, 'invalid_request', 'grant_type must be authorization_code or refresh_token')
}

export function answerOauthError(status: number, error: string, description: string): Answer {
  return answerJson(status, { error, error_description: description }, { 'cache-control': 'no-store' })
}

/** The client of a request that carries its secret; null when either is wrong. */
export function knowClient(world: World, form: URLSearchParams): Client | null {
  const client = world.clients.get(form.get('client_id') ?? '')
  return client !== undefined && client.secret === form.get('client_secret') ? client : null
}

function exchangeCode(world: World, form: URLSearchParams): Answer {
  for (const name of ['code', 'client_id', 'redirect_uri']) {
    if ((form.get(name) ?? '') === '') {
      return answerOauthError(400, 'invalid_request', `A required parameter "${name}" is missing`)
    }
  }
  const client = world.clients.get(form.get('client_id') ?? '')
  if (client === undefined) return answerOauthError(401, 'invalid_client', 'Client authentication failed')
  const code = world.codes.get(form.get('code') ?? '')
  const wrong = code === undefined ? null : refuseProof(world, client, code, form)
  if (wrong !== null) return wrong
  if (
    code === undefined ||
    code.client !== client.id ||
    code.used ||
    code.expiresAt <= world.settings.now()
  ) {
    return answerOauthError(
      400,
      'invalid_request',
      'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code, or authorization code expired',
    )
  }
  if (code.redirectUri !== form.get('redirect_uri')) {
    return answerOauthError(
      400,
      'invalid_redirect_uri',
      'redirect_uri is not the one of the authorization request',
    )
  }
  code.used = true
  return answerTokens(world, client, code.member, code.scopes)
}

/** A native code wants its verifier and no secret; an ordinary one the secret. */
function refuseProof(world: World, client: Client, code: Code, form: URLSearchParams): Answer | null {
  if (code.challenge === null) {
    return knowClient(world, form) === null
      ? answerOauthError(401, 'invalid_client', 'Client authentication failed')
      : null
  }
  const verifier = form.get('code_verifier')
  if (verifier === null)
    return answerOauthError(400, 'invalid_request', 'A required parameter "code_verifier" is missing')
  if (form.has('client_secret'))
    return answerOauthError(400, 'invalid_request', 'client_secret is not allowed with PKCE')
  const matches =
    createHash('sha256').update(verifier).digest('base64url') === code.challenge && client.native
  return matches
    ? null
    : answerOauthError(401, 'invalid_client', 'code_verifier does not match the code_challenge')
}

function answerTokens(world: World, client: Client, member: string, scopes: readonly string[]): Answer {
  revokeOtherScopes(world, client, member, scopes)
  const token = grantToken(world, { member, client: client.id, scopes })
  const refresh = world.settings.refreshTokens ? grantRefreshToken(world, token) : null
  return answerGrant(world, token, refresh)
}

/** Asking for a different scope set invalidates the member's earlier tokens for the application. */
function revokeOtherScopes(world: World, client: Client, member: string, scopes: readonly string[]): void {
  for (const token of world.tokens.values()) {
    const isTheirs = token.member === member && token.client === client.id
    if (isTheirs && !sameScopes(token.scopes, scopes)) token.revoked = true
  }
}

function grantRefreshToken(world: World, access: Token): Token {
  const expiresAt = access.issuedAt + REFRESH_SECONDS * 1000
  const refresh: Token = { ...access, value: access.value.replace('AQX', 'AQW'), expiresAt }
  world.refreshTokens.set(refresh.value, refresh)
  return refresh
}

/** The refresh token keeps its original end (linkedin/shared/authentication/programmatic-refresh-tokens). */
function refreshToken(world: World, form: URLSearchParams): Answer {
  const client = knowClient(world, form)
  if (client === null) return answerOauthError(401, 'invalid_client', 'Client authentication failed')
  const refresh = world.refreshTokens.get(form.get('refresh_token') ?? '')
  const isGood = refresh !== undefined && !refresh.revoked && refresh.expiresAt > world.settings.now()
  if (!isGood || refresh.client !== client.id) {
    return answerOauthError(
      400,
      'invalid_request',
      'The provided refresh token is invalid, expired or revoked',
    )
  }
  const token = grantToken(world, { member: refresh.member, client: client.id, scopes: refresh.scopes })
  return answerGrant(world, token, refresh)
}

/** As the documented answer: no `token_type`, scopes separated by commas. */
function answerGrant(world: World, token: Token, refresh: Token | null): Answer {
  const secondsLeft = ({ expiresAt }: Token): number => Math.floor((expiresAt - world.settings.now()) / 1000)
  const renewal =
    refresh === null ? {} : { refresh_token: refresh.value, refresh_token_expires_in: secondsLeft(refresh) }
  const grant = {
    access_token: token.value,
    expires_in: secondsLeft(token),
    ...renewal,
    scope: token.scopes.join(','),
  }
  return answerJson(200, grant, { 'cache-control': 'no-store' })
}
