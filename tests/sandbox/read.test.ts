import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../sandbox/json.ts'
import { isObject } from '../../sandbox/json.ts'
import { startSandbox } from '../../sandbox/start.ts'
import { openApi, openClient } from './client.ts'
import { ADA, GRACE, HANAKO, MAX, person, useSandbox } from './session.ts'

const session = useSandbox()

async function readMe(scopes: string[], query = '', member = ADA): Promise<JsonObject> {
  const token = session.sandbox.issueToken({ member, scopes })
  const { json } = await session.api('GET', `/v2/me${query}`, { token })
  return isObject(json) ? json : {}
}

describe('tokens on the API', () => {
  it.each([
    [null, 'Empty oauth2_access_token', 401],
    ['Basic abc', 'Unknown authentication schema', 65604],
    ['Bearer nonsense', 'Invalid access token', 65600],
  ])('refuses %s', async (authorization, message, serviceErrorCode) => {
    const headers: Record<string, string> = authorization === null ? {} : { Authorization: authorization }
    const reply = await session.api('GET', '/v2/me', { token: null, headers })
    expect(reply.status).toBe(401)
    expect(reply.json).toEqual({ message, serviceErrorCode, status: 401 })
    expect(reply.headers['x-restli-error-response']).toBe('true')
  })

  it('refuses an expired and a revoked one', async () => {
    const token = session.sandbox.issueToken({ member: ADA, expiresIn: 60 })
    session.clock.now += 61_000
    expect((await session.api('GET', '/v2/me', { token })).json).toMatchObject({ serviceErrorCode: 65602 })
    const other = session.sandbox.issueToken({ member: ADA })
    session.sandbox.revokeToken(other)
    const reply = await session.api('GET', '/v2/me', { token: other })
    expect(reply.json).toMatchObject({ status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN' })
  })
})

describe('permissions on reads', () => {
  it('shows everything with r_fullprofile and with r_compliance', async () => {
    for (const scope of ['r_fullprofile', 'r_compliance']) {
      const me = await readMe([scope])
      expect(me).toMatchObject({
        id: ADA,
        birthDate: { day: 10 },
        localizedSummary: expect.any(String) as string,
      })
      expect(me).toHaveProperty('positions.677616236.title')
      expect(me).toHaveProperty('profilePicture.originalImage')
    }
  })

  it('shows the documented fields with r_basicprofile and r_liteprofile', async () => {
    expect(Object.keys(await readMe(['r_basicprofile'])).toSorted()).toEqual(
      [
        'firstName',
        'headline',
        'id',
        'lastName',
        'localizedFirstName',
        'localizedHeadline',
        'localizedLastName',
        'localizedMaidenName',
        'maidenName',
        'profilePicture',
        'vanityName',
      ].toSorted(),
    )
    const lite = await readMe(['r_liteprofile'])
    expect(lite).not.toHaveProperty('headline')
    expect(lite['profilePicture']).toEqual({
      displayImage: expect.stringContaining('digitalmediaAsset') as string,
    })
  })

  it('closes reads to w_compliance alone, and to a projection of hidden fields', async () => {
    const only = session.sandbox.issueToken({ member: ADA, scopes: ['w_compliance'] })
    for (const path of ['/v2/me', person(ADA)]) {
      expect((await session.api('GET', path, { token: only })).json).toMatchObject({
        status: 403,
        serviceErrorCode: 100,
      })
    }
    const basic = session.sandbox.issueToken({ member: ADA, scopes: ['r_basicprofile'] })
    const reply = await session.api('GET', '/v2/me?projection=(id,summary)', { token: basic })
    expect(reply.json).toMatchObject({ status: 403, message: expect.stringContaining('/summary') as string })
  })

  it('opens reads to w_compliance where the settings say so', async () => {
    const sandbox = await startSandbox({ complianceReads: true, sections: 'array' })
    const client = openClient(sandbox)
    const token = sandbox.issueToken({ member: ADA, scopes: ['w_compliance'] })
    const { json } = await openApi(client, token)('GET', '/v2/me')
    client.close()
    await sandbox.close()
    expect(json).toHaveProperty('birthDate')
    // Sections as arrays, in their order.
    expect(json).toMatchObject({ educations: [{ id: 2663456 }, { id: 2601123 }] })
  })

  it('shows another member no more than the basic fields', async () => {
    const { json } = await session.api('GET', person(GRACE))
    expect(json).toMatchObject({ id: GRACE, vanityName: 'grace-sample' })
    expect(json).not.toHaveProperty('positions')
    expect((await session.api('GET', person('Nobody1234'))).status).toBe(404)
  })

  it('answers userinfo with OpenID scopes only', async () => {
    const token = session.sandbox.issueToken({ member: HANAKO, scopes: ['openid', 'profile', 'email'] })
    const { json } = await session.api('GET', '/v2/userinfo', { token })
    expect(json).toMatchObject({ sub: HANAKO, given_name: '花子', locale: { language: 'ja', country: 'JP' } })
    expect((await session.api('GET', '/v2/userinfo')).status).toBe(403)
    expect((await session.api('GET', '/v2/me', { token })).status).toBe(403)
  })
})

describe('what a read answers', () => {
  it('derives the read-only texts in the preferred locale', async () => {
    expect(await readMe(['r_fullprofile'])).toMatchObject({
      localizedFirstName: 'Ada',
      localizedHeadline: 'Engineer of engines',
      localizedIndustryName: 'Software Development',
    })
  })

  it('projects, nests, walks maps and decorates pictures', async () => {
    const query =
      '?projection=(id,positions*(title),phoneNumbers*(type),nothing,profilePicture(displayImage~:playableStreams))'
    const me = await readMe(['r_fullprofile'], query)
    expect(Object.keys(me)).toEqual(['id', 'positions', 'phoneNumbers', 'profilePicture'])
    expect(me).toMatchObject({
      positions: { '660879450': { title: { localized: { en_US: 'Apprentice' } } } },
    })
    expect(me).not.toHaveProperty('positions.660879450.id')
    expect(me['phoneNumbers']).toEqual([{ type: 'WORK' }])
    const element = 'profilePicture.displayImage~.elements.0'
    expect(me).toHaveProperty(
      `${element}.identifiers.0.identifier`,
      expect.stringContaining('https://media.licdn.com/'),
    )
  })

  it('knows the other spelling of the decoration, fields=, and a malformed projection', async () => {
    const named = await readMe(
      ['r_liteprofile'],
      '?projection=(profilePicture(displayImage~digitalmediaAsset:playableStreams))',
    )
    expect(named).toHaveProperty('profilePicture.displayImage~.elements')
    expect(Object.keys(await readMe(['r_fullprofile'], '?fields=id,vanityName'))).toEqual([
      'id',
      'vanityName',
    ])
    expect(await readMe(['r_fullprofile'], '?projection=(id')).toMatchObject({ status: 400 })
  })

  it('leaves unset fields out, and keeps longs exact', async () => {
    const token = session.sandbox.issueToken({ member: GRACE })
    const { text, json } = await session.api('GET', '/v2/me', { token })
    expect(text).toContain('"id":9223372036854775807')
    expect(text).toContain('"skillsOrder":[9223372036854775807,9007199254740997]')
    expect(json).not.toHaveProperty('summary')
    expect(json).not.toHaveProperty('profilePicture')
  })

  it('has a member with several hundred entries', async () => {
    const me = await readMe(['r_fullprofile'], '', MAX)
    expect(Object.keys(isObject(me['skills']) ? me['skills'] : {})).toHaveLength(300)
  })
})
