import { beforeEach, describe, expect, it } from 'vitest'
import { openInProcess, type InProcessSandbox } from '../../sandbox/in-process.ts'
import { MAIN_TOKEN, type FaultKind } from '../../sandbox/start.ts'
import { ADA, person } from './session.ts'

let repeats = false
let sandbox: InProcessSandbox
beforeEach(() => {
  repeats = false
  sandbox = openInProcess({ repeatsCutPost: () => repeats })
})

const create = (init: RequestInit = {}): Promise<Response> =>
  sandbox.fetch(`https://api.linkedin.com${person(ADA)}/skills`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${MAIN_TOKEN}`, 'X-RestLi-Protocol-Version': '2.0.0' },
    body: JSON.stringify({ name: { localized: { en_US: 'Knitting' } } }),
    ...init,
  })
const fail = (fault: FaultKind) => sandbox.setFaults([{ match: { operation: 'create' }, nth: 1, fault }])
const skills = (): number => Object.keys(sandbox.member(ADA)?.['skills'] ?? {}).length

describe('the sandbox without a port', () => {
  it('answers and records as through the proxy', async () => {
    const answer = await create()
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-restli-id')).toMatch(/^\d+$/)
    expect(await answer.text()).toBe('')
    expect(sandbox.record()).toMatchObject([{ operation: 'create', member: ADA, status: 201 }])
    expect(skills()).toBe(4)
  })

  it.each<[FaultKind, number]>([
    [{ kind: 'status', status: 503 }, 3],
    [{ kind: 'status', status: 503, act: 'first' }, 4],
    [{ kind: 'rate-limit' }, 3],
    [{ kind: 'garbage' }, 4],
  ])('%o leaves %i skills', async (fault, left) => {
    fail(fault)
    const answer = await create()
    expect(answer.headers.get('x-restli-id')).toBeNull()
    expect(skills()).toBe(left)
  })

  it.each<[FaultKind['kind'] & `cut${string}`, number, number]>([
    ['cut-before', 3, 4],
    ['cut-after', 4, 5],
    ['cut-before-mid-header', 3, 3],
    ['cut-after-mid-header', 4, 4],
  ])('%s leaves %i skills, and %i with a client that sends a bare cut again', async (kind, once, twice) => {
    fail({ kind })
    await expect(create()).rejects.toThrow(TypeError)
    expect(skills()).toBe(once)
    sandbox.reset()
    fail({ kind })
    repeats = true
    const answer = await create().catch(() => null)
    expect(answer?.status ?? null).toBe(kind.endsWith('header') ? null : 201)
    expect(skills()).toBe(twice)
  })

  it.each(['first', 'last'] as const)('acts %s though nobody waits any more', async (act) => {
    fail({ kind: 'slow', act })
    const gone = new AbortController()
    const asked = create({ signal: gone.signal })
    gone.abort()
    await expect(asked).rejects.toThrow('abort')
    expect(skills()).toBe(act === 'first' ? 4 : 3)
    sandbox.release()
    await expect.poll(skills).toBe(4)
  })
})
