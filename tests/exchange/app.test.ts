import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chromiumOrigin,
  firefoxOrigin,
  firefoxRedirect,
  settings,
  startService,
  tokenForm,
} from './service.ts'

describe('a token request without a secret', () => {
  it('is sent on with the secret, and the answer comes back', async () => {
    const service = startService()
    const answer = await service.post('/token', tokenForm, { origin: chromiumOrigin })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      access_token: 'AQX-token',
      token_type: 'Bearer',
      expires_in: 5184000,
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(service.asked).toEqual([
      {
        url: 'https://www.linkedin.com/oauth/v2/accessToken',
        form: { ...tokenForm, client_secret: settings.clientSecret },
      },
    ])
  })

  it('of Firefox, too', async () => {
    const answer = await startService().post('/token', { ...tokenForm, redirect_uri: firefoxRedirect })
    expect(answer.status).toBe(200)
  })

  it('gets nothing it does not need', async () => {
    const service = startService(() =>
      Response.json({
        access_token: 'AQX-token',
        expires_in: 60,
        scope: 'r_compliance,w_compliance',
        refresh_token: 'AQR-refresh',
        id_token: 'who',
      }),
    )
    expect(await (await service.post('/token', tokenForm)).json()).toEqual({
      access_token: 'AQX-token',
      token_type: 'Bearer',
      expires_in: 60,
      scope: 'r_compliance,w_compliance',
    })
  })

  it.each([
    ['another client', { client_id: 'other' }, 401, 'invalid_client'],
    ['a secret', { client_secret: 'guess' }, 400, 'invalid_request'],
    ['another redirect address', { redirect_uri: 'https://evil.example/' }, 400, 'invalid_request'],
    [
      'an address below a good one',
      { redirect_uri: `${tokenForm.redirect_uri}/../evil` },
      400,
      'invalid_request',
    ],
    ['no code', { code: '' }, 400, 'invalid_request'],
    ['another grant', { grant_type: 'refresh_token' }, 400, 'unsupported_grant_type'],
    ['credentials of its own', { grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
  ])('with %s is refused and never sent on', async (_what, changed, status, error) => {
    const service = startService()
    const answer = await service.post('/token', { ...tokenForm, ...changed })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error })
    expect(service.asked).toEqual([])
  })

  it('with a parameter twice, as JSON, or too long is refused', async () => {
    const service = startService()
    const twice = `${new URLSearchParams(tokenForm).toString()}&code=other`
    expect((await service.post('/token', twice)).status).toBe(400)
    expect(
      (await service.post('/token', JSON.stringify(tokenForm), { 'content-type': 'application/json' }))
        .status,
    ).toBe(400)
    expect((await service.post('/token', { ...tokenForm, code: 'x'.repeat(20_000) })).status).toBe(413)
    expect(service.asked).toEqual([])
  })

  it.each([
    [400, { error: 'invalid_grant', error_description: 'Code ran out' }, 400, 'invalid_grant'],
    [401, { error: 'invalid_client', error_description: 'Wrong secret' }, 401, 'invalid_client'],
    [403, { message: 'No' }, 400, 'invalid_request'],
    [503, 'down', 502, 'server_error'],
    [200, '<html>', 502, 'server_error'],
    [200, { expires_in: 5 }, 502, 'server_error'],
  ])('LinkedIn’s %i %j comes back as %i', async (status, body, meant, error) => {
    const service = startService(() =>
      typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status }),
    )
    const answer = await service.post('/token', tokenForm)
    expect(answer.status).toBe(meant)
    expect(await answer.json()).toMatchObject({ error })
  })

  it('is answered when LinkedIn can’t be reached, with nothing of the request in it', async () => {
    const service = startService(() => {
      throw new TypeError(`fetch failed: client_secret=${settings.clientSecret}`)
    })
    const answer = await service.post('/token', tokenForm)
    expect(answer.status).toBe(502)
    expect(await answer.text()).not.toContain(settings.clientSecret)
  })
})

describe('revoking', () => {
  const form = { token: 'AQX-token', client_id: 'sandbox-client' }

  it('asks LinkedIn with the secret', async () => {
    const service = startService(() => new Response(null, { status: 200 }))
    expect((await service.post('/revoke', form)).status).toBe(200)
    expect(service.asked).toEqual([
      {
        url: 'https://www.linkedin.com/oauth/v2/revoke',
        form: { ...form, client_secret: settings.clientSecret },
      },
    ])
  })

  it.each([
    [{ ...form, client_id: 'other' }, 401],
    [{ ...form, token: '' }, 400],
  ])('%j is refused', async (changed, status) => {
    const service = startService()
    expect((await service.post('/revoke', changed)).status).toBe(status)
    expect(service.asked).toEqual([])
  })
})

describe('who may ask', () => {
  it.each([chromiumOrigin, firefoxOrigin])('%s reads the answer', async (origin) => {
    const answer = await startService().post('/token', tokenForm, { origin })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('vary')).toContain('Origin')
    const preflight = await startService().preflight('/token', origin)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
  })

  it.each([
    'https://evil.example',
    'https://www.linkedin.com',
    'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'moz-extension://nothing-like-a-uuid-of-36-characters!',
    'null',
  ])('%s may not even ask', async (origin) => {
    const service = startService()
    const answer = await service.post('/token', tokenForm, { origin })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(service.asked).toEqual([])
    expect((await service.preflight('/token', origin)).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('no Firefox where none is registered', async () => {
    const service = startService(undefined, { redirectUris: [tokenForm.redirect_uri] })
    expect((await service.post('/token', tokenForm, { origin: firefoxOrigin })).status).toBe(403)
  })
})

describe('too many requests', () => {
  const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.9, ${address}` })

  it('of one address wait; another’s go on; and time heals', async () => {
    const service = startService()
    const ask = async (address: string) => service.post('/token', tokenForm, from(address))
    for (let n = 0; n < settings.requestsPerMinute; n += 1)
      expect((await ask('198.51.100.1')).status).toBe(200)
    const refused = await ask('198.51.100.1')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('3')
    expect((await ask('198.51.100.2')).status).toBe(200)
    service.pass(3000)
    expect((await ask('198.51.100.1')).status).toBe(200)
    expect((await ask('198.51.100.1')).status).toBe(429)
  })

  it('can’t be hidden behind a header of one’s own where no proxy writes it', async () => {
    const service = startService(undefined, { addressHeader: null, requestsPerMinute: 2 })
    const statuses = []
    for (let n = 0; n < 3; n += 1)
      statuses.push((await service.post('/token', tokenForm, from(`198.51.100.${n}`))).status)
    expect(statuses).toEqual([200, 200, 429])
  })

  it('health is asked as often as one likes', async () => {
    const service = startService(undefined, { requestsPerMinute: 1 })
    for (let n = 0; n < 3; n += 1)
      expect(await (await service.get('/health')).json()).toEqual({ status: 'ok' })
  })
})

describe('what is logged', () => {
  it('is one line a request', async () => {
    const service = startService()
    await service.post('/token', tokenForm)
    await service.get('/elsewhere?code=AQT-code')
    expect(service.lines.map((line) => JSON.parse(line))).toEqual([
      { at: '2023-11-14T22:13:20.000Z', method: 'POST', path: '/token', status: 200, ms: 0 },
      { at: '2023-11-14T22:13:20.000Z', method: 'GET', path: 'other', status: 404, ms: 0 },
    ])
  })

  it('never holds a secret, a code or a token, whatever is sent and answered', async () => {
    const secrets = ['AQT-code', 'AQX-token', settings.clientSecret]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/token', '/revoke', '/health', '/token?code=AQT-code', '/AQX-token'),
        fc.dictionary(
          fc.constantFrom('grant_type', 'code', 'token', 'client_id', 'redirect_uri', 'client_secret'),
          fc.constantFrom(...secrets, ...Object.values(tokenForm), ''),
        ),
        fc.constantFrom(200, 400, 401, 500),
        async (path, form, status) => {
          const service = startService(() => Response.json({ access_token: 'AQX-token' }, { status }))
          await service.post(path, form, { authorization: 'Bearer AQX-token' })
          expect(secrets.filter((secret) => service.lines.join('\n').includes(secret))).toEqual([])
        },
      ),
    )
  })

  it('no answer but a token’s holds a token, and none the secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom('grant_type', 'code', 'token', 'client_id', 'redirect_uri'),
          fc.constantFrom(...Object.values(tokenForm), 'x'),
        ),
        async (form) => {
          const answer = await startService().post('/token', form)
          const body = await answer.text()
          expect(body).not.toContain(settings.clientSecret)
          expect(body.includes('AQX-token')).toBe(answer.status === 200)
        },
      ),
    )
  })
})
