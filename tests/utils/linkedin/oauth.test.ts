import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  beginSignIn,
  finishSignIn,
  revokeAtExchange,
  scopesIn,
  type FinishOptions,
} from '../../../utils/linkedin/oauth.ts'
import { pendingSchema } from '../../../utils/linkedin/pending-sign-in.ts'

const exchangeUrl = 'https://auth.example.org/linkedin/token'
const redirectUri = 'https://abcdefgh.chromiumapp.org/linkedin'
const loopback = 'http://127.0.0.1:53682/callback'

const begin = (way: 'exchange' | 'pkce') => {
  let count = 0
  return beginSignIn({
    way,
    clientId: 'client 1',
    redirectUri: way === 'pkce' ? loopback : redirectUri,
    scopes: ['r_basicprofile', 'w_compliance'],
    random: () => `random-${(count += 1)}`.padEnd(43, 'x'),
  })
}

interface Sent {
  url: string
  init: RequestInit
  form: Record<string, string>
}

/** A token endpoint that answers one thing, and remembers what it was asked. */
const endpoint = (answer: () => Response | Promise<Response>) => {
  const sent: Sent[] = []
  const fetch: FinishOptions['fetch'] = async (url, init) => {
    sent.push({ url, init, form: Object.fromEntries(init.body as URLSearchParams) })
    return answer()
  }
  return { sent, fetch }
}

const json = (body: unknown, status = 200): (() => Response) => {
  return () => Response.json(body, { status })
}

const finish = async (
  way: 'exchange' | 'pkce',
  answer: () => Response | Promise<Response>,
  query?: string,
) => {
  const { pending } = await begin(way)
  const { sent, fetch } = endpoint(answer)
  const callback = `${pending.redirectUri}?${query ?? `code=the%20code&state=${pending.state}`}`
  const finished = await finishSignIn(pending, callback, { fetch, now: () => 1_000_000, exchangeUrl })
  return { finished, sent, pending }
}

const problemOf = async (answer: () => Response | Promise<Response>) => {
  const { finished } = await finish('exchange', answer)
  return finished.ok ? null : finished.problem
}

describe('beginning', () => {
  it('by exchange asks LinkedIn for a code', async () => {
    const { url, pending } = await begin('exchange')
    expect(url).toBe(
      'https://www.linkedin.com/oauth/v2/authorization?response_type=code&client_id=client%201' +
        '&redirect_uri=https%3A%2F%2Fabcdefgh.chromiumapp.org%2Flinkedin' +
        `&state=${pending.state}&scope=r_basicprofile%20w_compliance`,
    )
    expect(pending).toStrictEqual({
      way: 'exchange',
      state: 'random-1'.padEnd(43, 'x'),
      verifier: null,
      redirectUri,
      clientId: 'client 1',
      scopes: ['r_basicprofile', 'w_compliance'],
    })
  })

  it('by PKCE sends the S256 challenge of a verifier it keeps', async () => {
    const { url, pending } = await begin('pkce')
    const asked = new URL(url)
    expect(asked.origin + asked.pathname).toBe('https://www.linkedin.com/oauth/native-pkce/authorization')
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
    expect(asked.searchParams.get('code_challenge')).toBe(
      createHash('sha256')
        .update(pending.verifier ?? '')
        .digest('base64url'),
    )
    expect(url).not.toContain(pending.verifier)
    expect(pending.verifier).not.toBe(pending.state)
  })

  it('keeps plain JSON, so that the worker may die meanwhile', async () => {
    const { pending } = await begin('pkce')
    expect(pendingSchema.parse(JSON.parse(JSON.stringify(pending)))).toStrictEqual(pending)
  })

  it('is unguessable by itself', async () => {
    const request = { way: 'pkce', clientId: 'c', redirectUri: loopback, scopes: ['w_compliance'] } as const
    const [one, two] = await Promise.all([beginSignIn(request), beginSignIn(request)])
    expect(new Set([one, two].flatMap(({ pending }) => [pending.state, pending.verifier])).size).toBe(4)
    expect(one.pending.state.length).toBeGreaterThanOrEqual(43)
  })
})

describe('finishing', () => {
  const sample = readFileSync(new URL('../../samples/oauth-token-response.json', import.meta.url), 'utf8')

  it('takes the answer LinkedIn documents, which has no token_type', async () => {
    const { finished } = await finish('exchange', () => new Response(sample))
    expect(finished).toStrictEqual({
      ok: true,
      token: {
        accessToken: 'AQXsampletoken',
        scopes: ['r_basicprofile', 'w_compliance'],
        expiresAt: 1_000_000 + 5_184_000_000,
        refreshToken: 'AQWsamplerefresh',
      },
    })
  })

  it('by exchange sends a plain token request without a secret', async () => {
    const { sent, pending } = await finish('exchange', json({ access_token: 'a' }))
    expect(sent).toHaveLength(1)
    expect(sent[0]?.url).toBe(exchangeUrl)
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
    expect(sent[0]?.form).toStrictEqual({
      grant_type: 'authorization_code',
      code: 'the code',
      redirect_uri: redirectUri,
      client_id: 'client 1',
    })
    expect(pending.verifier).toBeNull()
  })

  it('by PKCE proves itself with the verifier, to LinkedIn', async () => {
    const { sent, pending } = await finish('pkce', json({ access_token: 'a' }))
    expect(sent[0]?.url).toBe('https://www.linkedin.com/oauth/v2/accessToken')
    expect(sent[0]?.form).toStrictEqual({
      grant_type: 'authorization_code',
      code: 'the code',
      redirect_uri: loopback,
      client_id: 'client 1',
      code_verifier: pending.verifier,
    })
  })

  it.each<[unknown, object]>([
    [
      { access_token: 'a' },
      { scopes: ['r_basicprofile', 'w_compliance'], expiresAt: null, refreshToken: null },
    ],
    [{ access_token: 'a', token_type: 'Bearer', scope: 'w_compliance' }, { scopes: ['w_compliance'] }],
    [
      { access_token: 'a', scope: null, expires_in: null, refresh_token: '' },
      { expiresAt: null, refreshToken: null },
    ],
    [{ access_token: 'a', expires_in: '60' }, { expiresAt: 1_060_000 }],
    [{ access_token: 'a', scope: 'openid', id_token: 'e30.e30.' }, { scopes: ['openid'] }],
  ])('reads %j', async (answer, token) => {
    expect((await finish('exchange', json(answer))).finished).toMatchObject({ ok: true, token })
  })

  it.each([
    [
      'JSON under another name',
      () => new Response('{"access_token":"a"}', { headers: { 'content-type': 'text/plain' } }),
    ],
    ['JSON under none', () => new Response(new TextEncoder().encode('{"access_token":"a"}'))],
  ])('reads %s', async (_name, answer) => {
    expect((await finish('exchange', answer)).finished).toMatchObject({ ok: true })
  })
})

describe('the state', () => {
  it.each(['code=c', 'code=c&state=other', 'code=c&state=', 'error=user_cancelled_login', ''])(
    'is checked before anything is believed: %s',
    async (query) => {
      const { finished, sent } = await finish('exchange', json({ access_token: 'a' }), query)
      expect(finished).toStrictEqual({ ok: false, problem: { type: 'wrong-state' } })
      expect(sent).toStrictEqual([])
    },
  )

  it('must be there once, in an address', async () => {
    const { pending } = await begin('exchange')
    const options = { fetch: endpoint(json({})).fetch, now: () => 0, exchangeUrl }
    for (const callback of [
      `${redirectUri}?code=c&state=${pending.state}&state=${pending.state}`,
      'no address',
    ])
      expect(await finishSignIn(pending, callback, options)).toMatchObject({
        problem: { type: 'wrong-state' },
      })
  })
})

it.each([
  ['error=user_cancelled_login&error_description=The+user', { type: 'cancelled' }],
  ['error=user_cancelled_authorize', { type: 'cancelled' }],
  ['error=access_denied', { type: 'cancelled' }],
  [
    'error=unauthorized_scope_error&error_description=Scope+%22w_compliance%22+is+not+authorized',
    { type: 'scope-refused', description: 'Scope "w_compliance" is not authorized' },
  ],
  ['error=invalid_scope', { type: 'scope-refused', description: '' }],
  ['error=unauthorized_client', { type: 'client-refused', description: '' }],
  [
    'error=server_error&error_description=Sorry',
    { type: 'provider-error', error: 'server_error', description: 'Sorry' },
  ],
  ['nothing=1', { type: 'provider-error', error: 'invalid_response', description: 'No code came back.' }],
  ['code=a&code=b', { type: 'provider-error', error: 'invalid_response' }],
  ['code=a&iss=https://evil.example', { type: 'provider-error', error: 'invalid_response' }],
])('the member comes back with %s', async (query, problem) => {
  const { pending } = await begin('exchange')
  const { finished, sent } = await finish(
    'exchange',
    json({ access_token: 'a' }),
    `${query}&state=${pending.state}`,
  )
  expect(finished).toMatchObject({ ok: false, problem })
  expect(sent).toStrictEqual([])
})

describe('the exchange', () => {
  const unable =
    'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired. Or external member binding exists'

  it.each<[number, object, object]>([
    [400, { error: 'invalid_grant' }, { type: 'expired-code', description: '' }],
    [
      400,
      { error: 'invalid_request', error_description: unable },
      { type: 'expired-code', description: unable },
    ],
    [400, { error: 'invalid_redirect_uri' }, { type: 'redirect-not-registered' }],
    [
      400,
      { error: 'invalid_request', error_description: 'A redirect_uri is wrong' },
      { type: 'redirect-not-registered' },
    ],
    [
      401,
      { error: 'invalid_client', error_description: 'No' },
      { type: 'client-refused', description: 'No' },
    ],
    [401, { error: 'invalid_request', error_description: 'Scope refused' }, { type: 'scope-refused' }],
    [401, { error: 'odd' }, { type: 'client-refused' }],
    [401, { message: 'Not today', status: 401 }, { type: 'client-refused', description: 'Not today' }],
    [
      400,
      { error: 'odd', error_description: 'Hm' },
      { type: 'provider-error', error: 'odd', description: 'Hm' },
    ],
    [400, { message: 'Hm' }, { type: 'provider-error', error: '400', description: 'Hm' }],
    [429, {}, { type: 'exchange-answer-unreadable', status: 429 }],
    [500, { error: 'server_error' }, { type: 'exchange-unreachable', status: 500 }],
    [500, {}, { type: 'exchange-unreachable', status: 500 }],
    [200, {}, { type: 'exchange-answer-unreadable', status: 200 }],
    [200, { access_token: 7 }, { type: 'exchange-answer-unreadable', status: 200 }],
    [200, { access_token: '' }, { type: 'exchange-answer-unreadable', status: 200 }],
    [200, { access_token: 'a', expires_in: 'soon' }, { type: 'exchange-answer-unreadable', status: 200 }],
    [200, { access_token: 'a', token_type: 'mac' }, { type: 'exchange-answer-unreadable', status: 200 }],
  ])('answers %i %j', async (status, body, problem) => {
    expect(await problemOf(json(body, status))).toMatchObject(problem)
  })

  it.each<[string, () => Response, object]>([
    [
      'a page',
      () => new Response('<html>', { status: 200 }),
      { type: 'exchange-answer-unreadable', status: 200 },
    ],
    [
      'a page that is not there',
      () => new Response('<html>', { status: 404 }),
      { type: 'exchange-answer-unreadable', status: 404 },
    ],
    [
      'a gateway',
      () => new Response('<html>', { status: 502 }),
      { type: 'exchange-unreachable', status: 502 },
    ],
    [
      'nothing',
      () => new Response(null, { status: 204 }),
      { type: 'exchange-answer-unreadable', status: 204 },
    ],
    [
      'a challenge',
      () => new Response('', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }),
      { type: 'client-refused', description: '' },
    ],
  ])('answers with %s', async (_name, answer, problem) => {
    expect(await problemOf(answer)).toStrictEqual(problem)
  })

  it('does not answer', async () => {
    const problem = await problemOf(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(problem).toStrictEqual({ type: 'exchange-unreachable', status: null })
  })

  it.each(['http://auth.example.org/token', 'nonsense', ''])(
    'is never asked without HTTPS: %j',
    async (url) => {
      const { pending } = await begin('exchange')
      const { sent, fetch } = endpoint(json({ access_token: 'a' }))
      const finished = await finishSignIn(pending, `${redirectUri}?code=c&state=${pending.state}`, {
        fetch,
        now: () => 0,
        exchangeUrl: url,
      })
      expect(finished).toStrictEqual({ ok: false, problem: { type: 'exchange-unreachable', status: null } })
      expect(sent).toStrictEqual([])
    },
  )

  it('can be given up', async () => {
    const { pending } = await begin('exchange')
    const finished = await finishSignIn(pending, `${redirectUri}?code=c&state=${pending.state}`, {
      fetch: (_url, { signal }) =>
        signal?.aborted
          ? Promise.reject(new DOMException('Stopped', 'AbortError'))
          : Promise.resolve(new Response()),
      now: () => 0,
      exchangeUrl,
      signal: AbortSignal.abort(),
    })
    expect(finished).toMatchObject({ problem: { type: 'exchange-unreachable', status: null } })
  })
})

describe('revoking', () => {
  it.each([
    [exchangeUrl, 'https://auth.example.org/linkedin/revoke'],
    [`${exchangeUrl}/`, `${exchangeUrl}/revoke`],
    ['https://auth.example.org?tenant=1', 'https://auth.example.org/revoke'],
  ])('asks beside %s', async (address, url) => {
    const { sent, fetch } = endpoint(() => new Response(null, { status: 200 }))
    expect(await revokeAtExchange(address, 'a token', { fetch })).toStrictEqual({ ok: true })
    expect(sent.map((one) => [one.url, one.form])).toStrictEqual([[url, { token: 'a token' }]])
    expect(await revokeAtExchange(address, 't', { fetch, clientId: 'c' })).toStrictEqual({ ok: true })
    expect(sent[1]?.form).toStrictEqual({ token: 't', client_id: 'c' })
  })

  it('never throws', async () => {
    const gone = endpoint(() => new Response('', { status: 404 }))
    expect(await revokeAtExchange(exchangeUrl, 't', gone)).toStrictEqual({ ok: false, status: 404 })
    const cut = endpoint(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await revokeAtExchange(exchangeUrl, 't', cut)).toStrictEqual({ ok: false, status: null })
    for (const address of ['http://auth.example.org/token', 'nonsense'])
      expect(await revokeAtExchange(address, 't', gone)).toStrictEqual({ ok: false, status: null })
    expect(gone.sent).toHaveLength(1)
  })
})

it('splits scopes on spaces and commas', () => {
  expect(scopesIn('r_basicprofile,w_compliance  openid, email,')).toStrictEqual([
    'r_basicprofile',
    'w_compliance',
    'openid',
    'email',
  ])
})
