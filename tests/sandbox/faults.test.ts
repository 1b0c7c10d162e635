import { describe, expect, it, vi } from 'vitest'
import type { FaultKind } from '../../sandbox/start.ts'
import { ADA, person, useSandbox } from './session.ts'

const session = useSandbox()

function plan(fault: FaultKind, nth = 1, count = 1): void {
  session.sandbox.setFaults([{ match: { operation: 'create' }, nth, count, fault }])
}

async function create(name = 'Knitting'): ReturnType<typeof session.api> {
  return session.api('POST', `${person(ADA)}/skills`, { body: { name: { localized: { en_US: name } } } })
}

function countSkills(): number {
  return Object.keys(session.sandbox.member(ADA)?.['skills'] ?? {}).length
}

describe('faults', () => {
  it.each([401, 403, 404, 409, 422, 500, 503])('answers %i without acting', async (status) => {
    plan({ kind: 'status', status })
    const reply = await create()
    expect(reply.status).toBe(status)
    expect(reply.json).toMatchObject({ status, message: expect.any(String) as string })
    expect(countSkills()).toBe(3)
    expect((await create()).status).toBe(201)
  })

  it('hits the n-th matching request, and as many as it should', async () => {
    plan({ kind: 'status', status: 500 }, 2, 2)
    await session.api('GET', '/v2/me')
    const statuses = []
    for (let n = 0; n < 5; n += 1) statuses.push((await create()).status)
    expect(statuses).toEqual([201, 500, 500, 201, 201])
    expect(session.sandbox.record().map(({ fault }) => fault?.kind ?? null)).toEqual([
      null,
      null,
      'status',
      'status',
      null,
      null,
    ])
  })

  it('limits the rate with and without Retry-After', async () => {
    plan({ kind: 'rate-limit', retryAfter: 7 })
    expect((await create()).headers['retry-after']).toBe('7')
    plan({ kind: 'rate-limit', retryAfter: null })
    const reply = await create()
    expect(reply.headers['retry-after']).toBeUndefined()
    expect(reply.json).toMatchObject({ status: 429, serviceErrorCode: 101 })
  })

  it.each([
    ['cut-before', 3],
    ['cut-before-mid-header', 3],
    ['cut-after', 4],
    ['cut-after-mid-header', 4],
  ] as const)('%s leaves %i skills', async (kind, skills) => {
    plan({ kind })
    await expect(create()).rejects.toThrow(/socket|hang up|Parse|ECONN|aborted/i)
    expect(countSkills()).toBe(skills)
    expect(session.sandbox.record()[0]).toMatchObject({ status: null, fault: { kind } })
  })

  it('answers garbage after acting', async () => {
    plan({ kind: 'garbage' })
    const reply = await create()
    expect(reply).toMatchObject({ status: 200, json: null })
    expect(countSkills()).toBe(4)
  })

  it('holds an answer until it is released', async () => {
    plan({ kind: 'slow' })
    const pending = create()
    await vi.waitFor(() => expect(countSkills()).toBe(4))
    expect(session.sandbox.record()[0]?.status).toBeNull()
    session.sandbox.release()
    expect((await pending).status).toBe(201)
  })

  it('holds a request before acting on it, where asked to', async () => {
    plan({ kind: 'slow', act: 'last' })
    const pending = create()
    await vi.waitFor(() => expect(session.sandbox.record()).toHaveLength(1))
    expect(countSkills()).toBe(3)
    session.sandbox.release()
    expect((await pending).status).toBe(201)
    plan({ kind: 'slow', ms: 1 })
    expect((await create()).status).toBe(201)
  })

  it('can be told by host, method and path', async () => {
    session.sandbox.setFaults([
      {
        match: { host: 'api.linkedin.com', method: 'get', path: '/me$' },
        nth: 1,
        fault: { kind: 'status', status: 503 },
      },
    ])
    expect((await session.api('GET', '/v2/userinfo')).status).toBe(403)
    expect((await session.api('GET', '/v2/me')).status).toBe(503)
    expect((await session.api('GET', '/v2/me')).status).toBe(200)
  })
})
