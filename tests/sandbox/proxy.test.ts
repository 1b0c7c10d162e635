import { connect } from 'node:net'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { makeCertificate } from '../../sandbox/net/certificate.ts'
import { openClient } from './client.ts'
import { ADA, GRACE, useSandbox } from './session.ts'

const session = useSandbox()

async function speak(text: string): Promise<string> {
  const socket = connect(session.sandbox.port, '127.0.0.1')
  socket.write(text)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString()
}

describe('the proxy', () => {
  it('ends TLS for the hosts it plays', async () => {
    const hosts = [
      'www.linkedin.com/feed/',
      'api.linkedin.com/v2/me',
      'pictures.example/',
      'sandbox.example/',
    ]
    for (const host of hosts) {
      const reply = await session.client.send('GET', `https://${host}`)
      expect(reply.status).toBe(host.startsWith('api') ? 401 : 200)
    }
  })

  it.each(['example.com:443', 'www.linkedin.com:80', 'www.linkedin.com.example.com:443', 'linkedin.com:443'])(
    'refuses CONNECT %s and writes it down',
    async (target) => {
      const answer = await speak(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
      expect(session.sandbox.refusals()).toMatchObject([{ way: 'connect', target }])
      expect(session.sandbox.record()).toEqual([])
    },
  )

  it('refuses plain HTTP for LinkedIn too', async () => {
    const answer = await speak('GET http://www.linkedin.com/feed/ HTTP/1.1\r\nHost: www.linkedin.com\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    expect(session.sandbox.refusals()).toMatchObject([
      { way: 'plain-http', target: 'http://www.linkedin.com/feed/' },
    ])
  })

  it('has an authority of its own, made at start', async () => {
    const other = await makeCertificate(['www.linkedin.com'])
    const stranger = openClient({ proxyUrl: session.sandbox.proxyUrl, caCertificate: other.ca })
    await expect(stranger.send('GET', 'https://www.linkedin.com/feed/')).rejects.toThrow(
      /certificate|signature/,
    )
    stranger.close()
    expect(Buffer.from(session.sandbox.spkiHash, 'base64')).toHaveLength(32)
  })
})

describe('the record', () => {
  it('keeps every request, the token redacted', async () => {
    const body = { patch: { $set: { headline: { localized: { en_US: ' ünï ' } } } } }
    const headers = { Origin: 'chrome-extension://abc', 'Sec-Fetch-Site': 'none' }
    await session.api('POST', `/v2/people/(id:${ADA})?x=1`, { body, headers })
    const [request] = session.sandbox.record()
    expect(request).toMatchObject({
      at: session.clock.now,
      host: 'api.linkedin.com',
      method: 'POST',
      path: `/v2/people/(id:${ADA})?x=1`,
      operation: 'update',
      body: JSON.stringify(body),
      origin: 'chrome-extension://abc',
      secFetchSite: 'none',
      member: ADA,
      status: 200,
      fault: null,
    })
    expect(request?.headers['authorization']).toBe('Bearer …-ada')
    expect(JSON.stringify(request)).not.toContain('sandbox-token')
    session.sandbox.clearRecord()
    expect(session.sandbox.record()).toEqual([])
  })
})

describe('the control surface', () => {
  const control = async (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${session.sandbox.proxyUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  it('is an index page at the port itself', async () => {
    const page = await (await control('GET', '/')).text()
    for (const path of [
      '/requests',
      '/refusals',
      '/faults',
      '/tokens',
      '/members/:id',
      '/reset',
      '/ca.pem',
    ]) {
      expect(page).toContain(path)
    }
    expect(await (await control('GET', '/ca.pem')).text()).toBe(session.sandbox.caCertificate)
  })

  it('issues tokens, shows members and requests, resets', async () => {
    const issued = await control('POST', '/tokens', { member: ADA, scopes: 'r_liteprofile' })
    const { access_token: token } = (await issued.json()) as { access_token: string }
    const reply = await session.api('GET', '/v2/me', { token })
    expect(reply.json).toMatchObject({ id: ADA })
    expect(reply.json).not.toHaveProperty('headline')
    expect(await (await control('GET', '/requests')).json()).toHaveLength(1)
    expect(await (await control('GET', '/members')).json()).toHaveLength(5)
    expect((await control('PUT', `/members/${ADA}`, { id: ADA, vanityName: 'other' })).status).toBe(204)
    expect(await (await control('GET', `/members/${ADA}`)).json()).toEqual({ id: ADA, vanityName: 'other' })
    expect((await control('POST', '/reset')).status).toBe(204)
    expect(session.sandbox.member(ADA)).toHaveProperty('headline')
    expect(session.sandbox.record()).toEqual([])
    expect((await control('GET', '/members/nobody')).status).toBe(404)
    expect((await control('POST', '/tokens', { member: 'nobody' })).status).toBe(400)
  })

  it('sets faults, and refuses what is none', async () => {
    const faults = [{ match: { operation: 'read' }, nth: 1, fault: { kind: 'status', status: 503 } }]
    expect((await control('PUT', '/faults', faults)).status).toBe(204)
    expect(await (await control('GET', '/faults')).json()).toEqual(faults)
    expect((await session.api('GET', '/v2/me')).status).toBe(503)
    for (const wrong of [{}, [{}], [{ match: {}, nth: 1, fault: { kind: 'earthquake' } }]]) {
      expect((await control('PUT', '/faults', wrong)).status).toBe(400)
    }
  })

  it('signs a member in on the site', async () => {
    expect((await control('PUT', '/site', { member: GRACE })).status).toBe(204)
    const { headers } = await session.client.send('GET', 'https://www.linkedin.com/in/me/')
    expect(headers.location).toBe('/in/grace-sample/')
  })

  it('is closed to pages of other sites', async () => {
    const reply = await session.client.send('GET', 'https://sandbox.example/members', {
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(reply.status).toBe(403)
  })
})
