import * as oauth from 'oauth4webapi'
import type { SignInProblem } from './failure.ts'
import type { PendingSignIn } from './pending-sign-in.ts'
import { problemOfCallback, problemOfExchange } from './sign-in-problem.ts'
import { tolerantFetch, type Seen } from './token-answer.ts'

export type { SignInProblem } from './failure.ts'

export interface Token {
  accessToken: string
  /** What was granted; what was asked for where the answer does not say (RFC 6749 5.1). */
  scopes: string[]
  /** Epoch milliseconds, null where the answer does not say. */
  expiresAt: number | null
  /** Only for partners with LinkedIn's refresh feature. */
  refreshToken: string | null
}

const host = 'https://www.linkedin.com'

/**
 * Two ways to a token, both RFC 6749's authorization code (linkedin-api.md 3):
 * - `exchange`: the code is swapped at the organisation's own HTTPS address, which adds the client secret and passes
 *   LinkedIn's answer on. It gets a plain token request: `grant_type`, `code`, `redirect_uri`, `client_id`;
 * - `pkce`: LinkedIn's endpoint for native clients, RFC 7636 with S256, redirect to loopback, no secret.
 * https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow
 * https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow-native
 */
const authorizationEndpoints = {
  exchange: `${host}/oauth/v2/authorization`,
  pkce: `${host}/oauth/native-pkce/authorization`,
}
const tokenEndpoint = `${host}/oauth/v2/accessToken`

/** LinkedIn's issuer, by its OpenID Connect metadata. Its answers name none today; one that names another is refused. */
const issuer = `${host}/oauth`

/** An exchange that says nothing for this long is as good as unreachable. */
const timeoutMs = 25_000

export interface SignInRequest {
  way: 'exchange' | 'pkce'
  clientId: string
  redirectUri: string
  scopes: readonly string[]
  /** At least 32 characters that can't be guessed, out of RFC 7636's alphabet. */
  random?: () => string
}

/** The address to open, and what to keep until the member comes back from it. */
export const beginSignIn = async ({
  way,
  clientId,
  redirectUri,
  scopes,
  random = oauth.generateRandomCodeVerifier,
}: SignInRequest): Promise<{ url: string; pending: PendingSignIn }> => {
  const pending: PendingSignIn = {
    way,
    state: random(),
    verifier: way === 'pkce' ? random() : null,
    redirectUri,
    clientId,
    scopes: [...scopes],
  }
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state: pending.state,
    scope: scopes.join(' '),
  })
  if (pending.verifier !== null) {
    params.set('code_challenge', await oauth.calculatePKCECodeChallenge(pending.verifier))
    params.set('code_challenge_method', 'S256')
  }
  // LinkedIn's documentation writes the spaces between scopes as %20; a literal + is %2B by now.
  const query = params.toString().replaceAll('+', '%20')
  return { url: `${authorizationEndpoints[way]}?${query}`, pending }
}

export interface FinishOptions {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Epoch milliseconds. */
  now: () => number
  /** Where the code is swapped in the way `exchange`; HTTPS only. */
  exchangeUrl: string
  signal?: AbortSignal
}

/** Swaps the code in `callbackUrl` for a token. The state is checked before anything else is believed. */
export const finishSignIn = async (
  pending: PendingSignIn,
  callbackUrl: string,
  options: FinishOptions,
): Promise<{ ok: true; token: Token } | { ok: false; problem: SignInProblem }> => {
  const server: oauth.AuthorizationServer = {
    issuer,
    token_endpoint: pending.way === 'exchange' ? options.exchangeUrl : tokenEndpoint,
  }
  const client: oauth.Client = { client_id: pending.clientId }
  const callback = URL.parse(callbackUrl)?.searchParams ?? new URLSearchParams()
  if (callback.getAll('state').join(' ') !== pending.state)
    return { ok: false, problem: { type: 'wrong-state' } }
  let params: URLSearchParams
  try {
    params = oauth.validateAuthResponse(server, client, callback, pending.state)
    if (params.getAll('code').length !== 1) throw new TypeError('No code came back.')
  } catch (error) {
    return { ok: false, problem: problemOfCallback(error) }
  }

  const seen: Seen = { status: null, message: '' }
  const late = AbortSignal.timeout(timeoutMs)
  const asked = options.now()
  try {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      params,
      pending.redirectUri,
      pending.verifier ?? oauth.nopkce,
      {
        [oauth.customFetch]: tolerantFetch(options.fetch, seen),
        signal: options.signal ? AbortSignal.any([options.signal, late]) : late,
      },
    )
    const answer = await oauth.processAuthorizationCodeResponse(server, client, response)
    return {
      ok: true,
      token: {
        accessToken: answer.access_token,
        scopes: answer.scope === undefined ? pending.scopes : scopesIn(answer.scope),
        expiresAt: answer.expires_in === undefined ? null : asked + answer.expires_in * 1000,
        refreshToken: answer.refresh_token ?? null,
      },
    }
  } catch (error) {
    return { ok: false, problem: problemOfExchange(error, seen) }
  }
}

/** Spaces by RFC 6749, commas in LinkedIn's answers. */
export const scopesIn = (text: string): string[] => text.split(/[\s,]+/).filter((scope) => scope !== '')

/** `revoke` beside it: `https://auth.example.org/linkedin/token` → `https://auth.example.org/linkedin/revoke`. */
const revocationUrl = (exchangeUrl: string): string => new URL('revoke', exchangeUrl).href

/**
 * Asks the exchange to revoke a token: a POST of `token` and `client_id` to `revoke` beside it (RFC 7009, whose clients
 * without a secret name themselves). LinkedIn's own endpoint needs the secret, so this is the only way; an exchange need
 * not offer it. Never throws: the token is forgotten here whatever the answer. `status` is null where none came.
 */
export const revokeAtExchange = async (
  exchangeUrl: string,
  token: string,
  { fetch, clientId }: { fetch: FinishOptions['fetch']; clientId?: string },
): Promise<{ ok: true } | { ok: false; status: number | null }> => {
  const seen: Seen = { status: null, message: '' }
  try {
    const response = await oauth.revocationRequest(
      { issuer, revocation_endpoint: revocationUrl(exchangeUrl) },
      { client_id: clientId ?? 'known to the exchange' },
      (_server, _client, body) => {
        if (clientId !== undefined) body.set('client_id', clientId)
      },
      token,
      { [oauth.customFetch]: tolerantFetch(fetch, seen), signal: AbortSignal.timeout(timeoutMs) },
    )
    await oauth.processRevocationResponse(response)
    return { ok: true }
  } catch {
    return { ok: false, status: seen.status }
  }
}
