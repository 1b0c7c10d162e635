import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/start.ts'
import type { Client, Reply } from './client.ts'
import { openClient } from './client.ts'
import { ADA, GRACE, useSandbox } from './session.ts'

const session = useSandbox({ refreshTokens: true, redirectUris: ['https://registered.example/back'] })
const SITE = 'https://www.linkedin.com'
const CHROME = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/`
const FIREFOX = `https://${'0123456789'.repeat(4)}.extensions.allizom.org/`
const SCOPE = 'r_fullprofile w_compliance'
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

type Query = Record<string, string | undefined>

function authorizationUrl(query: Query = {}, path = '/oauth/v2/authorization'): string {
  const defaults = {
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: CHROME,
    state: 'st/ate',
    scope: SCOPE,
  }
  const entries = Object.entries({ ...defaults, ...query }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return `${SITE}${path}?${new URLSearchParams(entries).toString()}`
}

async function press(url: string, form: Record<string, string>, cookie?: string): Promise<Reply> {
  const headers = cookie === undefined ? FORM : { ...FORM, Cookie: cookie }
  return session.client.send('POST', url, { headers, body: new URLSearchParams(form).toString() })
}

/** Where a reply leads, as parameters. */
function back(reply: Reply): Record<string, string> {
  expect(reply.status).toBe(302)
  return Object.fromEntries(new URL(reply.headers.location ?? '').searchParams)
}

async function post(url: string, form: Query, client: Client = session.client): Promise<Reply> {
  const entries = Object.entries(form).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return client.send('POST', url, { headers: FORM, body: new URLSearchParams(entries).toString() })
}

async function fetchCode(query: Query = {}, path?: string): Promise<string> {
  return back(await press(authorizationUrl(query, path), { decision: 'allow' }))['code'] ?? ''
}

const exchange = {
  grant_type: 'authorization_code',
  client_id: 'sandbox-client',
  client_secret: 'sandbox-secret',
  redirect_uri: CHROME,
}

describe('the ordinary way', () => {
  it('shows a consent page for the member who is signed in', async () => {
    const { status, text } = await session.client.send('GET', authorizationUrl())
    expect(status).toBe(200)
    for (const id of [
      'sandbox-allow',
      'sandbox-cancel',
      `sandbox-member-${ADA}`,
      `sandbox-member-${GRACE}`,
    ]) {
      expect(text).toContain(`data-testid="${id}"`)
    }
    expect(text).toContain('Ada Example')
    expect(text).toContain('w_compliance')
    expect(text).toContain('Stand-in LinkedIn (sandbox)')
  })

  it.each([CHROME, `${CHROME}callback`, FIREFOX, 'https://registered.example/back'])(
    'leads back to %s',
    async (uri) => {
      const reply = await press(authorizationUrl({ redirect_uri: uri }), { decision: 'allow' })
      expect(reply.headers.location).toContain(uri)
      expect(back(reply)).toEqual({ code: expect.stringMatching(/^AQR/) as string, state: 'st/ate' })
    },
  )

  it('gives a token for 60 days, scopes by comma, that reads as its member', async () => {
    const code = await fetchCode()
    const { status, json } = await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      expires_in: 5_184_000,
      scope: 'r_fullprofile,w_compliance',
      refresh_token_expires_in: 31_536_000,
    })
    expect(json).not.toHaveProperty('token_type')
    const token = (json as { access_token: string }).access_token
    expect((await session.api('GET', '/v2/me', { token })).json).toMatchObject({ id: ADA })
    session.clock.now += 5_184_000_000
    expect((await session.api('GET', '/v2/me', { token })).status).toBe(401)
  })

  it('signs another member in, and remembers it in a cookie', async () => {
    const chosen = await press(authorizationUrl(), { member: GRACE })
    const [cookie = ''] = chosen.headers['set-cookie'] ?? []
    expect(chosen.headers.location).toContain('/oauth/v2/authorization?')
    const allowed = await press(authorizationUrl(), { decision: 'allow' }, cookie.split(';')[0])
    const { json } = await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code: back(allowed)['code'] })
    const token = (json as { access_token: string }).access_token
    expect((await session.api('GET', '/v2/me', { token })).json).toMatchObject({ id: GRACE })
  })

  it('asks who it is when nobody is signed in', async () => {
    session.sandbox.setSiteMember(null)
    const { text } = await session.client.send('GET', authorizationUrl())
    expect(text).toContain(`sandbox-member-${ADA}`)
    expect(text).not.toContain('sandbox-allow')
    expect(back(await press(authorizationUrl(), { decision: 'cancel' }))).toMatchObject({
      error: 'user_cancelled_login',
      state: 'st/ate',
    })
  })

  it.each([
    ['user_cancelled_authorize', {}, { decision: 'cancel' }],
    ['unauthorized_scope_error', { client_id: 'sandbox-no-compliance' }, {}],
    ['unauthorized_scope_error', { scope: 'r_everything' }, {}],
    ['unsupported_response_type', { response_type: 'token' }, {}],
    ['invalid_scope', { scope: undefined }, {}],
  ])('leads back with %s', async (error, query: Query, form) => {
    expect(back(await press(authorizationUrl(query), form))).toEqual({
      error,
      error_description: expect.any(String) as string,
      state: 'st/ate',
    })
  })

  it.each([
    [{ client_id: 'nobody' }],
    [{ client_id: undefined }],
    [{ redirect_uri: undefined }],
    [{ redirect_uri: 'https://evil.example/' }],
    [{ redirect_uri: `${CHROME}#here` }],
    [{ redirect_uri: 'http://127.0.0.1:4000/callback' }],
    [{ redirect_uri: `https://${'z'.repeat(32)}.chromiumapp.org/` }],
  ])('shows an error page and leads nowhere for %j', async (query: Query) => {
    const reply = await session.client.send('GET', authorizationUrl(query))
    expect(reply.status).toBe(400)
    expect(reply.text).toContain('sandbox-problem')
  })

  it.each([
    [400, 'invalid_request', { code: undefined }],
    [400, 'invalid_request', { code: 'guess' }],
    [400, 'invalid_request', { redirect_uri: undefined }],
    [400, 'invalid_request', { grant_type: 'password' }],
    [400, 'invalid_redirect_uri', { redirect_uri: `${CHROME}other` }],
    [401, 'invalid_client', { client_id: 'nobody' }],
    [401, 'invalid_client', { client_secret: 'guess' }],
    [401, 'invalid_client', { client_secret: undefined }],
  ])('%i %s for %j', async (status, error, change: Query) => {
    const code = await fetchCode()
    const reply = await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code, ...change })
    expect(reply).toMatchObject({ status, json: { error, error_description: expect.any(String) as string } })
  })

  it('takes a code once, within 30 minutes', async () => {
    const code = await fetchCode()
    expect((await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code })).status).toBe(200)
    expect((await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code })).status).toBe(400)
    const late = await fetchCode()
    session.clock.now += 30 * 60_000
    expect((await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code: late })).status).toBe(400)
  })

  it('revokes earlier tokens when another set of scopes is asked for', async () => {
    const first = await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code: await fetchCode() })
    const token = (first.json as { access_token: string }).access_token
    const code = await fetchCode({ scope: 'r_basicprofile' })
    await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code })
    expect((await session.api('GET', '/v2/me', { token })).json).toMatchObject({ serviceErrorCode: 65601 })
  })
})

describe('PKCE for native clients', () => {
  const PATH = '/oauth/native-pkce/authorization'
  const verifier = 'v'.repeat(64)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const uri = 'http://127.0.0.1:53682/callback'
  const query = {
    client_id: 'sandbox-native',
    redirect_uri: uri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  const swap = {
    grant_type: 'authorization_code',
    client_id: 'sandbox-native',
    redirect_uri: uri,
    code_verifier: verifier,
  }

  it.each([uri, 'http://[::1]:1/', 'https://127.0.0.1', 'http://127.0.0.1:9'])(
    'goes through with %s',
    async (redirectUri) => {
      const code = await fetchCode({ ...query, redirect_uri: redirectUri }, PATH)
      const reply = await post(`${SITE}/oauth/v2/accessToken`, { ...swap, code, redirect_uri: redirectUri })
      expect(reply.json).toMatchObject({ access_token: expect.any(String) as string })
    },
  )

  it.each([
    [401, { code_verifier: 'w'.repeat(64) }],
    [400, { code_verifier: undefined }],
    [400, { client_secret: 'sandbox-native-secret' }],
    [400, { client_id: 'sandbox-no-compliance' }],
  ])('%i for %j', async (status, change: Query) => {
    const code = await fetchCode(query, PATH)
    expect((await post(`${SITE}/oauth/v2/accessToken`, { ...swap, code, ...change })).status).toBe(status)
  })

  it.each([
    [{ code_challenge: undefined }],
    [{ code_challenge: 'short' }],
    [{ code_challenge_method: 'plain' }],
    [{ code_challenge_method: undefined }],
  ])('leads back with invalid_request for %j', async (change: Query) => {
    const reply = await session.client.send('GET', authorizationUrl({ ...query, ...change }, PATH))
    expect(back(reply)).toMatchObject({ error: 'invalid_request' })
  })

  it.each([
    [{ client_id: 'sandbox-client' }],
    [{ redirect_uri: CHROME }],
    [{ redirect_uri: 'http://localhost:1/' }],
  ])('shows an error page for %j', async (change) => {
    const reply = await session.client.send('GET', authorizationUrl({ ...query, ...change }, PATH))
    expect(reply.status).toBe(400)
  })

  it('is not known to the ordinary endpoint', async () => {
    const ordinary = { code_challenge: challenge, code_challenge_method: 'S256' }
    const code = await fetchCode(ordinary)
    const { client_secret: _secret, ...bare } = exchange
    const reply = await post(`${SITE}/oauth/v2/accessToken`, { ...bare, code, code_verifier: verifier })
    expect(reply.status).toBe(401)
  })
})

describe('refresh, introspection, revocation', () => {
  const secret = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' }

  async function grant(): Promise<{ access_token: string; refresh_token: string }> {
    const { json } = await post(`${SITE}/oauth/v2/accessToken`, { ...exchange, code: await fetchCode() })
    return json as { access_token: string; refresh_token: string }
  }

  it('refreshes to the original end', async () => {
    const { refresh_token: token } = await grant()
    session.clock.now += 86_400_000
    const refresh = { ...secret, grant_type: 'refresh_token', refresh_token: token }
    const { json } = await post(`${SITE}/oauth/v2/accessToken`, refresh)
    expect(json).toMatchObject({
      expires_in: 5_184_000,
      refresh_token: token,
      refresh_token_expires_in: 31_536_000 - 86_400,
    })
    session.clock.now += 365 * 86_400_000
    expect((await post(`${SITE}/oauth/v2/accessToken`, refresh)).status).toBe(400)
    expect((await post(`${SITE}/oauth/v2/accessToken`, { ...refresh, client_secret: 'x' })).status).toBe(401)
  })

  it('tells active, expired, revoked and unknown apart', async () => {
    const { access_token: token } = await grant()
    const ask = async (value = token): Promise<unknown> =>
      (await post(`${SITE}/oauth/v2/introspectToken`, { ...secret, token: value })).json
    const expiresAt = session.clock.now / 1000 + 5_184_000
    expect(await ask()).toMatchObject({
      active: true,
      status: 'active',
      scope: 'r_fullprofile,w_compliance',
      expires_at: expiresAt,
      auth_type: '3L',
    })
    expect((await post(`${SITE}/oauth/v2/revoke`, { ...secret, token })).status).toBe(200)
    expect(await ask()).toMatchObject({ active: false, status: 'revoked' })
    const { access_token: other } = await grant()
    session.clock.now += 5_184_000_000
    expect(await ask(other)).toMatchObject({ active: false, status: 'expired' })
    expect(await ask('guess')).toEqual({ active: false })
    const stranger = await post(`${SITE}/oauth/v2/introspectToken`, { ...secret, client_secret: 'x', token })
    expect(stranger.status).toBe(401)
  })
})

describe('the exchange service', () => {
  const ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
  const { client_secret: _secret, ...bare } = exchange

  it('swaps a code without a secret from the client, with CORS for extensions', async () => {
    const preflight = await session.client.send('OPTIONS', 'https://exchange.example/token', {
      headers: { Origin: ORIGIN },
    })
    expect(preflight).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': ORIGIN } })
    const body = new URLSearchParams({ ...bare, code: await fetchCode() }).toString()
    const reply = await session.client.send('POST', 'https://exchange.example/token', {
      headers: { ...FORM, Origin: ORIGIN },
      body,
    })
    expect(reply.headers['access-control-allow-origin']).toBe(ORIGIN)
    expect(reply.json).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) as string })
  })

  it('passes LinkedIn’s errors on, and knows no page', async () => {
    expect((await post('https://exchange.example/token', { ...bare, code: 'guess' })).status).toBe(400)
    expect((await post('https://exchange.example/token', { ...bare, client_id: 'nobody' })).status).toBe(401)
    expect((await post('https://exchange.example/token', exchange)).status).toBe(400)
    const page = await session.client.send('OPTIONS', 'https://exchange.example/token', {
      headers: { Origin: 'https://evil.example' },
    })
    expect(page.headers).not.toHaveProperty('access-control-allow-origin')
    const code = await fetchCode()
    const { json } = await post('https://exchange.example/token', { ...bare, code })
    const token = (json as { access_token: string }).access_token
    expect(
      (await post('https://exchange.example/revoke', { client_id: 'sandbox-client', token })).status,
    ).toBe(200)
    expect((await session.api('GET', '/v2/me', { token })).status).toBe(401)
  })
})

describe('settings', () => {
  it('skips the consent page like LinkedIn, and sends no refresh token by default', async () => {
    const sandbox = await startSandbox({ skipConsent: true })
    const client = openClient(sandbox)
    const allowed = await client.send('POST', authorizationUrl(), { headers: FORM, body: 'decision=allow' })
    const { json } = await post(
      `${SITE}/oauth/v2/accessToken`,
      { ...exchange, code: back(allowed)['code'] },
      client,
    )
    expect(json).not.toHaveProperty('refresh_token')
    expect(back(await client.send('GET', authorizationUrl()))).toHaveProperty('code')
    client.close()
    await sandbox.close()
  })
})
