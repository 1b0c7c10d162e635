import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../../sandbox/start.ts'
import { createClient, type Answer } from '../../../utils/linkedin/client.ts'
import { parseJson } from '../../../utils/linkedin/json-text.ts'
import { beginSignIn, finishSignIn, revokeAtExchange } from '../../../utils/linkedin/oauth.ts'
import { readProfile } from '../../../utils/linkedin/profile.ts'
import { requestOf } from '../../../utils/linkedin/request.ts'
import type { Call, Operation } from '../../../utils/profile/call.ts'
import type { Json, Path } from '../../../utils/profile/json.ts'
import { proxiedFetch } from './proxied-fetch.ts'

// The stand-in and this code were written from the same reference, and from nothing of each other.
const sandbox = await startSandbox()
const fetch = proxiedFetch(sandbox)
const ada = sandbox.members[0]?.id ?? ''

afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.reset()
  sandbox.setFaults([])
})

const clientFor = (member: string, scopes?: string[], timeoutMs = 5000) => {
  const token = sandbox.issueToken({ member, ...(scopes ? { scopes } : {}) })
  return createClient({ fetch, token: () => Promise.resolve(token), now: () => Date.now(), timeoutMs })
}

const call = (operation: Operation, body: Json, longs: Path[] = []): Call => ({
  id: 'test',
  operation,
  body,
  longs,
  references: [],
  waitsFor: [],
})

const send = (operation: Operation, body: Json, longs?: Path[], member = ada): Promise<Answer> =>
  clientFor(member).send(requestOf(call(operation, body, longs), member, {}))

const profile = { type: 'update-profile' } as const
const failureOf = (answer: Answer) => (answer.ok ? null : answer.failure)
const headline = {
  localized: { en_US: ' Ünaltered 👩‍🚀\n' },
  preferredLocale: { language: 'en', country: 'US' },
}

describe('reading', () => {
  it.each([
    [['r_fullprofile', 'w_compliance'], 'full'],
    [['r_basicprofile', 'w_compliance'], 'partial'],
    [['r_liteprofile', 'w_compliance'], 'partial'],
    [['openid', 'profile', 'w_compliance'], 'none'],
  ])('%j opens %s', async (scopes, access) => {
    const read = await readProfile(clientFor(ada, scopes))
    expect(read).toMatchObject({ ok: true, baseline: { person: ada, access }, member: { person: ada } })
    expect(read.ok && read.member.name).not.toBe('')
  })

  it('with w_compliance alone knows only the person that was given', async () => {
    const client = clientFor(ada, ['w_compliance'])
    expect(await readProfile(client)).toMatchObject({ ok: false, failure: { type: 'forbidden' } })
    expect(await readProfile(client, { person: ada })).toMatchObject({
      ok: true,
      baseline: { person: ada, access: 'none' },
    })
  })

  it('gives every member their entries, in order, no id bent', async () => {
    for (const { id } of sandbox.members) {
      const read = await readProfile(clientFor(id))
      if (!read.ok) throw new Error(read.failure.type)
      const held = sandbox.member(id) ?? {}
      for (const [section, entries] of Object.entries(read.baseline.sections)) {
        expect(entries.map((entry) => entry.id).toSorted()).toStrictEqual(
          Object.keys(held[section] ?? {}).toSorted(),
        )
        const order = held[`${section}Order`]
        const known = Array.isArray(order) ? order.map(String) : []
        expect(entries.map((entry) => entry.id).filter((one) => known.includes(one))).toStrictEqual(known)
      }
    }
  })

  it.each([
    [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 'rate-limited'],
    [{ kind: 'status', status: 500 }, 'server'],
    [{ kind: 'status', status: 401 }, 'signed-out'],
    [{ kind: 'garbage' }, 'unreadable'],
    [{ kind: 'cut-after' }, 'lost'],
    [{ kind: 'cut-before-mid-header' }, 'lost'],
  ] as const)('meets %j', async (fault, type) => {
    sandbox.setFaults([{ match: { path: '/v2/me' }, nth: 1, fault }])
    expect(await readProfile(clientFor(ada))).toMatchObject({ ok: false, failure: { type } })
  })
})

describe('writing', () => {
  it('sets a field code point for code point', async () => {
    expect(await send(profile, { patch: { $set: { headline } } })).toMatchObject({ ok: true, status: 200 })
    expect(sandbox.member(ada)).toMatchObject({ headline })
  })

  it('creates, changes, orders and deletes an entry whatever the size of its id', async () => {
    const person = sandbox.members.find(({ id }) =>
      /\d{17}/.test(Object.keys(sandbox.member(id)?.['positions'] ?? {}).join(' ')),
    )?.id
    const member = person ?? ada
    const title = { localized: { en_US: 'Engineer' } }
    const created = await send(
      { type: 'create-entry', section: 'positions', entry: 'new-1' },
      { title },
      [],
      member,
    )
    expect(created).toMatchObject({ ok: true, status: 201 })
    const entry = (created.ok && created.id) || ''
    const before = (sandbox.member(member)?.['positionsOrder'] ?? []) as unknown[]
    const order = [entry, ...before.map(String).filter((id) => id !== entry)]
    const longs = order.map((_, at) => ['patch', '$set', 'positionsOrder', at])
    expect(await send(profile, { patch: { $set: { positionsOrder: order } } }, longs, member)).toMatchObject({
      ok: true,
    })
    expect(((sandbox.member(member)?.['positionsOrder'] ?? []) as unknown[]).map(String)).toStrictEqual(order)

    const named = { type: 'update-entry', section: 'positions', entry } as const
    expect(await send(named, { patch: { $set: { companyName: title } } }, [], member)).toMatchObject({
      ok: true,
    })
    expect(await send({ ...named, type: 'delete-entry' }, null, [], member)).toMatchObject({
      ok: true,
      body: '',
    })
    expect(failureOf(await send({ ...named, type: 'delete-entry' }, null, [], member))).toMatchObject({
      type: 'gone',
    })
  })

  it('is told which part was refused, each with its own words', async () => {
    const answer = await send(profile, {
      patch: { $set: { headline: { localized: { xx_YY: 'x' } }, vanityName: 'a b' } },
    })
    const failure = failureOf(answer)
    expect(failure).toMatchObject({ type: 'refused' })
    const fields = failure?.type === 'refused' ? failure.fields : []
    expect(new Set(fields.map(({ path }) => path[0]))).toStrictEqual(new Set(['headline', 'vanityName']))
    expect(new Set(fields.map(({ message }) => message)).size).toBeGreaterThanOrEqual(2)
  })

  it('without the permission is forbidden', async () => {
    const client = clientFor(ada, ['r_fullprofile'])
    const answer = await client.send(requestOf(call(profile, { patch: { $set: { headline } } }), ada, {}))
    expect(failureOf(answer)).toMatchObject({ type: 'forbidden', serviceErrorCode: 100 })
  })

  it('with a revoked token says so', async () => {
    const token = sandbox.issueToken({ member: ada })
    sandbox.revokeToken(token)
    const client = createClient({ fetch, token: () => Promise.resolve(token), now: () => 0 })
    expect(await readProfile(client)).toMatchObject({ failure: { type: 'signed-out', reason: 'revoked' } })
  })

  it('that is slow is lost, whatever LinkedIn did', async () => {
    sandbox.setFaults([{ match: { method: 'POST' }, nth: 1, fault: { kind: 'slow' } }])
    const request = requestOf(call(profile, { patch: { $set: { headline } } }), ada, {})
    expect(failureOf(await clientFor(ada, undefined, 200).send(request))).toMatchObject({
      type: 'lost',
      reason: 'timeout',
    })
    sandbox.release()
  })
})

describe('signing in', () => {
  const exchangeUrl = 'https://exchange.example/token'
  const ways = [
    ['exchange', 'sandbox-client', `https://${'a'.repeat(32)}.chromiumapp.org/linkedin`],
    ['pkce', 'sandbox-native', 'http://127.0.0.1:53682/callback'],
  ] as const

  const decide = async (url: string, decision: string): Promise<string> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ decision }),
    })
    return answer.headers.get('location') ?? ''
  }

  it.each(ways)('by %s ends in a token that reads', async (way, clientId, redirectUri) => {
    const scopes = ['r_fullprofile', 'w_compliance']
    const { url, pending } = await beginSignIn({ way, clientId, redirectUri, scopes })
    const options = { fetch, now: () => Date.now(), exchangeUrl }
    const callback = await decide(url, 'allow')
    const finished = await finishSignIn(pending, callback, options)
    if (!finished.ok) throw new Error(finished.problem.type)
    const { accessToken, expiresAt } = finished.token
    expect(finished.token.scopes.toSorted()).toStrictEqual(scopes)
    expect(Math.abs((expiresAt ?? 0) - Date.now() - 5_184_000_000)).toBeLessThan(10_000)
    const client = createClient({ fetch, token: () => Promise.resolve(accessToken), now: () => 0 })
    expect(await readProfile(client)).toMatchObject({ baseline: { access: 'full' } })

    expect(await finishSignIn(pending, callback, options)).toMatchObject({
      problem: { type: 'expired-code' },
    })
  })

  it('by exchange can be taken back through it', async () => {
    const token = sandbox.issueToken({ member: ada })
    const clientId = 'sandbox-client'
    expect(await revokeAtExchange(exchangeUrl, token, { fetch, clientId })).toStrictEqual({ ok: true })
  })

  it.each(ways)('by %s tells of a refusal', async (way, clientId, redirectUri) => {
    const options = { fetch, now: () => 0, exchangeUrl }
    const begun = await beginSignIn({ way, clientId, redirectUri, scopes: ['w_compliance'] })
    expect(await finishSignIn(begun.pending, await decide(begun.url, 'cancel'), options)).toMatchObject({
      problem: { type: 'cancelled' },
    })
    const foreign = await beginSignIn({ way, clientId, redirectUri, scopes: ['r_emailaddress'] })
    expect(await finishSignIn(foreign.pending, await decide(foreign.url, 'allow'), options)).toMatchObject({
      problem: { type: 'scope-refused' },
    })
  })

  it('reaches nobody at an exchange that is not there', async () => {
    const [[way, clientId, redirectUri]] = ways
    const { url, pending } = await beginSignIn({ way, clientId, redirectUri, scopes: ['w_compliance'] })
    const options = { fetch, now: () => 0, exchangeUrl: 'https://nobody.example/token' }
    expect(await finishSignIn(pending, await decide(url, 'allow'), options)).toMatchObject({
      problem: { type: 'exchange-unreachable', status: null },
    })
  })
})

it('is understood as JSON by the other side', async () => {
  await send(profile, { patch: { $set: { headline } } })
  const sent = sandbox.record().findLast(({ method }) => method === 'POST')
  expect(parseJson(String(sent?.body))).toStrictEqual({ patch: { $set: { headline } } })
})
