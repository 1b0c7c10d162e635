import { describe, expect, it } from 'vitest'
import { createClient, type ClientOptions } from '../../../utils/linkedin/client.ts'
import { getRequest, requestOf, type Request } from '../../../utils/linkedin/request.ts'

const create: Request = requestOf(
  {
    id: 'skills/new-1',
    operation: { type: 'create-entry', section: 'skills', entry: 'new-1' },
    body: { name: { localized: { en_US: 'Rest  \n' } } },
    longs: [],
    references: [],
    waitsFor: [],
  },
  'X',
  {},
)

const clientOf = (fetch: ClientOptions['fetch'], more: Partial<ClientOptions> = {}) =>
  createClient({ fetch, token: () => Promise.resolve('secret'), now: () => 1000, ...more })

const answering = (body: string | null, init: ResponseInit, more: Partial<ClientOptions> = {}) =>
  clientOf(() => Promise.resolve(new Response(body, init)), more)

/** Answers only by failing, when its signal says so. */
const hanging: ClientOptions['fetch'] = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    const stop = (): void => {
      reject(new DOMException('Stopped', 'AbortError'))
    }
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop)
  })

const brokenBody = (status: number): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.error(new TypeError('terminated'))
      },
    }),
    { status, headers: { 'x-restli-id': '7' } },
  )

it('sends nothing for a member whose token is not the one there is', async () => {
  let sent = 0
  const fetch: ClientOptions['fetch'] = () => {
    sent += 1
    return Promise.resolve(new Response(null, { status: 204 }))
  }
  const client = clientOf(fetch, {
    token: (person) => Promise.resolve(person === undefined || person === 'X' ? 'secret' : null),
  })
  expect(await client.send(create, { person: 'Y' })).toMatchObject({ failure: { type: 'signed-out' } })
  expect(sent).toBe(0)
  expect(await client.send(create, { person: 'X' })).toMatchObject({ ok: true })
  expect(sent).toBe(1)
})

it('asks for no token where it is given one', async () => {
  const sent: unknown[] = []
  const client = clientOf(
    (_url, { headers }) => {
      sent.push(headers)
      return Promise.resolve(new Response(null, { status: 204 }))
    },
    { token: () => Promise.reject(new Error('asked')) },
  )
  expect(await client.send(create, { person: 'X', bearer: 'read-before' })).toMatchObject({ ok: true })
  expect(sent).toMatchObject([{ Authorization: 'Bearer read-before' }])
})

it('sends what was shown, with the token, to LinkedIn alone', async () => {
  const sent: [string, RequestInit][] = []
  const client = clientOf((url, init) => {
    sent.push([url, init])
    return Promise.resolve(new Response(null, { status: 201 }))
  })
  await client.send(create)
  const [[url, init] = []] = sent
  expect(url).toBe('https://api.linkedin.com/v2/people/(id:X)/skills')
  expect(init).toStrictEqual({
    method: 'POST',
    headers: {
      'X-RestLi-Protocol-Version': '2.0.0',
      'X-RestLi-Method': 'create',
      'Content-Type': 'application/json',
      Authorization: 'Bearer secret',
    },
    body: create.body,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: expect.any(AbortSignal) as AbortSignal,
  })
  await client.send(getRequest('/v2/me'))
  expect(sent[1]?.[1]).not.toHaveProperty('body')
})

describe('success', () => {
  it.each([200, 201, 202, 204, 299])('is %i', async (status) => {
    expect(await answering(null, { status }).send(create)).toStrictEqual({
      ok: true,
      status,
      id: null,
      body: '',
      requestId: null,
    })
  })

  it.each<[Record<string, string>, string | null]>([
    [
      { 'x-restli-id': '12345678901234567890', 'x-linkedin-id': '2', location: '/v2/x/3' },
      '12345678901234567890',
    ],
    [{ 'x-linkedin-id': '2', location: '/v2/x/3' }, '2'],
    [{ 'x-restli-id': '', 'x-linkedin-id': '2' }, '2'],
    [{ location: '/v2/people/(id:X)/positions/677616236' }, '677616236'],
    [{ location: 'https://api.linkedin.com/v2/people/id=X/positions/3/?a=b/c#d' }, '3'],
    [{ 'x-restli-id': 'a%20b%2Fc' }, 'a b/c'],
    [{ 'x-restli-id': '100%' }, '100%'],
    [{ location: '' }, null],
    [{}, null],
  ])('names the new id in %j', async (headers, id) => {
    expect(await answering(null, { status: 201, headers }).send(create)).toMatchObject({ ok: true, id })
  })

  it('keeps the body and the id of the request', async () => {
    const client = answering('{"id":"X"}', { headers: { 'X-LI-UUID': 'AAX' } })
    expect(await client.send(getRequest('/v2/me'))).toMatchObject({ body: '{"id":"X"}', requestId: 'AAX' })
  })

  it('of a write is known before its body has come', async () => {
    const endless = () => new Response(new ReadableStream(), { status: 201, headers: { 'x-restli-id': '7' } })
    const client = clientOf(() => Promise.resolve(endless()))
    expect(await client.send(create)).toMatchObject({ ok: true, id: '7', body: '' })
  })

  it('of a write is known although its body is cut', async () => {
    const client = clientOf(() => Promise.resolve(brokenBody(201)))
    expect(await client.send(create)).toMatchObject({ ok: true, status: 201, id: '7' })
  })
})

describe('failure', () => {
  const failureOf = async (client: ReturnType<typeof clientOf>, request = create, signal?: AbortSignal) => {
    const answer = await client.send(request, signal ? { signal } : {})
    return answer.ok ? null : answer.failure
  }

  it('is told from the answer, with the names that were sent', async () => {
    const client = answering('{"message":"name is too long","status":422}', { status: 422 })
    expect(await failureOf(client)).toMatchObject({
      type: 'refused',
      fields: [{ path: ['name'], message: 'name is too long' }],
    })
  })

  it('keeps its status when its body is cut', async () => {
    expect(await failureOf(clientOf(() => Promise.resolve(brokenBody(403))))).toMatchObject({
      type: 'forbidden',
      status: 403,
    })
  })

  it('is lost when no answer comes', async () => {
    const client = clientOf(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failureOf(client)).toStrictEqual({
      type: 'lost',
      reason: 'network',
      status: null,
      serviceErrorCode: null,
      message: '',
      requestId: null,
    })
  })

  it('is lost when what was to be read is cut', async () => {
    const client = clientOf(() => Promise.resolve(brokenBody(200)))
    expect(await failureOf(client, getRequest('/v2/me'))).toMatchObject({ type: 'lost', reason: 'cut' })
  })

  it('is lost after the time out', async () => {
    const times: number[] = []
    const client = clientOf(hanging, {
      timeoutMs: 7,
      timeout: (ms) => {
        times.push(ms)
        return AbortSignal.abort()
      },
    })
    expect(await failureOf(client)).toMatchObject({ type: 'lost', reason: 'timeout' })
    expect(times).toStrictEqual([7])
    expect(await failureOf(clientOf(hanging, { timeoutMs: 5 }))).toMatchObject({ reason: 'timeout' })
  })

  it('is lost when it is cancelled', async () => {
    const controller = new AbortController()
    const answer = failureOf(clientOf(hanging), create, controller.signal)
    controller.abort()
    expect(await answer).toMatchObject({ type: 'lost', reason: 'cancelled' })
  })

  it.each([
    [null, 'no-token'],
    ['with space', 'invalid'],
    ['line\nbreak', 'invalid'],
    ['', 'invalid'],
    ['tökén', 'invalid'],
  ])('leaves nothing when the token is %j', async (token, reason) => {
    const client = clientOf(() => Promise.reject(new Error('sent')), { token: () => Promise.resolve(token) })
    expect(await failureOf(client)).toMatchObject({ type: 'signed-out', reason, status: null })
  })

  it('never tells the token', async () => {
    for (const status of [400, 401, 403, 422, 500])
      expect(JSON.stringify(await failureOf(answering('{}', { status })))).not.toContain('secret')
  })
})
