import { describe, expect, it } from 'vitest'
import { ADA, GRACE, person, useSandbox } from './session.ts'

const session = useSandbox()
const body = { patch: { $set: { address: { localized: { en_US: 'Elsewhere' } } } } }
const VERSION = 'X-RestLi-Protocol-Version'

describe('the protocol header and key style', () => {
  it.each([
    [`(id:${ADA})`, '2.0.0', 200],
    [`($params:(),id:${ADA})`, '2.0.0', 200],
    [`%28id%3A${ADA}%29`, '2.0.0', 200],
    [`id=${ADA}`, '2.0.0', 400],
    [`id=${ADA}`, '1.0.0', 200],
    [`id=${ADA}`, null, 200],
    [`(id:${ADA})`, '1.0.0', 400],
    [`(id:${ADA})`, null, 400],
    [`(id:${ADA})`, '3.0.0', 400],
    [ADA, '2.0.0', 400],
  ])('%s with %s answers %i', async (key, version, status) => {
    const reply = await session.client.send('POST', `https://api.linkedin.com/v2/people/${key}`, {
      body: JSON.stringify(body),
      headers: {
        Authorization: 'Bearer sandbox-token-of-ada',
        'Content-Type': 'application/json',
        ...(version === null ? {} : { [VERSION]: version }),
      },
    })
    expect(reply.status).toBe(status)
    expect(reply.headers['x-restli-protocol-version']).toBe(version ?? undefined)
  })
})

describe('methods and bodies', () => {
  it.each([
    ['PUT', '', 405],
    ['DELETE', '', 405],
    ['GET', '/skills', 405],
    ['GET', '/skills/111', 405],
    ['PUT', '/skills/111', 405],
    ['DELETE', '/skills', 405],
    ['POST', '/ims', 404],
    ['POST', '/skills/111/more', 404],
  ])('%s %s answers %i', async (method, path, status) => {
    const extra = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }
    const reply = await session.api(method, `${person(ADA)}${path}`, extra)
    expect(reply.status).toBe(status)
  })

  it.each([
    ['{', 400],
    ['', 400],
    ['[]', 400],
    ['{}', 400],
    ['{"patch":[]}', 400],
    ['{"patch":{},"more":1}', 400],
    ['{"patch":{"$set":[]}}', 400],
    ['{"patch":{"$delete":{}}}', 400],
    ['{"patch":{"$push":{}}}', 400],
    ['{"patch":{}}', 200],
  ])('a body of %s answers %i', async (text, status) => {
    const reply = await session.api('POST', person(ADA), { body: text })
    expect(reply.status).toBe(status)
  })

  it('refuses a method header that lies, and other media types', async () => {
    const lie = await session.api('POST', person(ADA), { body, headers: { 'X-RestLi-Method': 'create' } })
    expect(lie.status).toBe(400)
    const told = await session.api('POST', person(ADA), {
      body,
      headers: { 'X-RestLi-Method': 'partial_update' },
    })
    expect(told.status).toBe(200)
    const typed = await session.api('POST', person(ADA), { body, headers: { 'Content-Type': 'text/plain' } })
    expect(typed.status).toBe(415)
  })

  it('lets only w_compliance write, and only on the own profile', async () => {
    const token = session.sandbox.issueToken({ member: ADA, scopes: ['r_fullprofile'] })
    expect((await session.api('POST', person(ADA), { body, token })).json).toMatchObject({
      status: 403,
      serviceErrorCode: 100,
    })
    expect((await session.api('POST', person(GRACE), { body })).status).toBe(403)
    expect((await session.api('POST', person('Nobody1234'), { body })).status).toBe(404)
    const skill = await session.api('POST', `${person(ADA)}/skills`, { body: {}, token })
    expect(skill.status).toBe(403)
  })
})
