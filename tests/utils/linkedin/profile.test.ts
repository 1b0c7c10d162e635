import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../../utils/linkedin/client.ts'
import { readProfile } from '../../../utils/linkedin/profile.ts'
import { fields, sections } from '../../../utils/profile/registry.ts'

const me = readFileSync(new URL('../../samples/me-response.json', import.meta.url), 'utf8')

type Reply = [status: number, body: unknown] | 'cut'

/** LinkedIn as a table of answers, by the path up to the question mark. */
const linkedIn = (replies: Record<string, Reply>) => {
  const asked: string[] = []
  const client = createClient({
    fetch: (url, { method }) => {
      const path = url.replace('https://api.linkedin.com', '')
      asked.push(`${method ?? ''} ${path}`)
      const reply = replies[path.split('?')[0] ?? ''] ?? [404, { message: 'Not found' }]
      if (reply === 'cut') return Promise.reject(new TypeError('Failed to fetch'))
      const [status, body] = reply
      return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))
    },
    token: () => Promise.resolve('secret'),
    now: () => 1234,
  })
  return { client, asked }
}

const person = '/v2/people/(id:yrZCpj2Z12)'
const forbidden: Reply = [403, { message: 'Not enough permissions to access: me', serviceErrorCode: 100 }]

describe('a full read', () => {
  it('is known from /v2/me alone where that shows more than the basic scope', async () => {
    const { client, asked } = linkedIn({
      '/v2/me': [
        200,
        `{"id":"X","summary":{"localized":{"de_DE":{"rawText":" Über mich\\n"}}},
          "localizedSummary":" Über mich\\n","unheardOf":3,"birthDate":null,
          "positionsOrder":[12345678901234567890,7],
          "positions":{"7":{"id":7,"title":{"localized":{"de_DE":"A"}},"localizedTitle":"A","unheardOf":[1]},
                       "12345678901234567890":{"id":12345678901234567890,"startMonthYear":{"year":2020}}},
          "skills":[{"id":3,"name":{"localized":{"de_DE":"C"}}}]}`,
      ],
    })
    expect(await readProfile(client)).toStrictEqual({
      ok: true,
      baseline: {
        person: 'X',
        readAt: 1234,
        access: 'full',
        emptied: [],
        fields: {
          summary: { localized: { de_DE: { rawText: ' Über mich\n' } } },
          positionsOrder: ['12345678901234567890', '7'],
        },
        sections: {
          positions: [
            { id: '12345678901234567890', values: { startMonthYear: { year: 2020 } } },
            {
              id: '7',
              values: { title: { localized: { de_DE: 'A' } }, localizedTitle: 'A', unheardOf: [1] },
            },
          ],
          skills: [{ id: '3', values: { name: { localized: { de_DE: 'C' } } } }],
        },
      },
      member: { person: 'X', vanityName: null, name: '', preferredLocale: null, pictureUrl: null },
    })
    expect(asked).toStrictEqual(['GET /v2/me'])
  })

  it('is asked for where /v2/me shows no more than that, and known from the answer', async () => {
    const { client, asked } = linkedIn({
      '/v2/me': [200, me],
      [person]: [200, { id: 'yrZCpj2Z12', vanityName: 'bsmith', summary: { localized: {} } }],
    })
    const read = await readProfile(client)
    expect(read).toMatchObject({
      baseline: { access: 'full', fields: { summary: { localized: {} }, vanityName: 'bsmith' } },
      member: { person: 'yrZCpj2Z12', vanityName: 'bsmith', name: 'Bob Smith', preferredLocale: 'en_US' },
    })
    const names = /\(id,(.*)\)$/.exec(asked[1] ?? '')?.[1]?.split(',') ?? []
    expect(asked).toHaveLength(2)
    expect(asked[1]).toMatch(/^GET \/v2\/people\/\(id:yrZCpj2Z12\)\?projection=\(id,[A-Za-z,]+\)$/)
    expect(new Set(names).size).toBe(fields.length + sections.length)
    expect(names).toContain('volunteeringExperiences')
    expect(names).not.toContain('ims,ims')
  })
})

describe('a partial read', () => {
  it.each([400, 403, 404])('is what /v2/me gave, when the rest is refused with %i', async (status) => {
    const { client } = linkedIn({ '/v2/me': [200, me], [person]: [status, {}] })
    expect(await readProfile(client)).toMatchObject({
      ok: true,
      baseline: {
        person: 'yrZCpj2Z12',
        access: 'partial',
        fields: { headline: { localized: { en_US: 'API Enthusiast at LinkedIn' } }, vanityName: 'bsmith' },
        sections: {},
      },
      member: { vanityName: 'bsmith', name: 'Bob Smith' },
      refusal: { status },
    })
  })

  it.each<[Reply, string]>([
    [[401, {}], 'signed-out'],
    [[429, {}], 'rate-limited'],
    [[500, {}], 'server'],
    ['cut', 'lost'],
    [[200, '<html>'], 'unreadable'],
  ])('is not taken for one when the answer is %j', async (reply, type) => {
    const { client } = linkedIn({ '/v2/me': [200, me], [person]: reply })
    expect(await readProfile(client)).toMatchObject({ ok: false, failure: { type } })
  })
})

describe('no read', () => {
  const known = {
    ok: true,
    baseline: { person: 'yrZ', readAt: 1234, access: 'none', fields: {}, emptied: [], sections: {} },
    refusal: {
      type: 'forbidden',
      status: 403,
      serviceErrorCode: 100,
      message: 'Not enough permissions to access: me',
      requestId: null,
    },
  }

  it.each([
    [{ country: 'US', language: 'en' }, 'en_US'],
    [{ language: 'en' }, 'en'],
    ['en-US', 'en_US'],
    [7, null],
  ])('tells whose token it is from /v2/userinfo (locale %j)', async (locale, preferredLocale) => {
    const { client } = linkedIn({
      '/v2/me': forbidden,
      '/v2/userinfo': [200, { sub: 'yrZ', name: 'Bob Smith', picture: 'https://media.example/1', locale }],
    })
    expect(await readProfile(client)).toStrictEqual({
      ...known,
      member: {
        person: 'yrZ',
        vanityName: null,
        name: 'Bob Smith',
        preferredLocale,
        pictureUrl: 'https://media.example/1',
      },
    })
  })

  it.each([401, 403, 404])('falls back on the person that was given (%i)', async (status) => {
    const { client } = linkedIn({ '/v2/me': forbidden, '/v2/userinfo': [status, {}] })
    expect(await readProfile(client, { person: 'yrZ' })).toStrictEqual({
      ...known,
      member: { person: 'yrZ', vanityName: null, name: '', preferredLocale: null, pictureUrl: null },
    })
    expect(await readProfile(client)).toMatchObject({
      ok: false,
      failure: { type: 'forbidden', message: 'Not enough permissions to access: me' },
    })
  })

  it('is no answer to a failing network', async () => {
    const { client } = linkedIn({ '/v2/me': forbidden, '/v2/userinfo': 'cut' })
    expect(await readProfile(client, { person: 'yrZ' })).toMatchObject({ failure: { type: 'lost' } })
  })

  it.each<[number, unknown]>([
    [200, {}],
    [200, { sub: '' }],
    [200, 'nonsense'],
    [200, []],
  ])('is unreadable when the owner is: %j', async (status, body) => {
    const { client } = linkedIn({ '/v2/me': forbidden, '/v2/userinfo': [status, body] })
    expect(await readProfile(client, { person: 'yrZ' })).toMatchObject({ failure: { type: 'unreadable' } })
  })
})

it.each<[Reply, string]>([
  [[401, { message: 'Expired access token' }], 'signed-out'],
  [[429, {}], 'rate-limited'],
  [[503, {}], 'server'],
  ['cut', 'lost'],
  [[200, '{"id":'], 'unreadable'],
  [[200, { id: 7 }], 'unreadable'],
  [[200, { id: '' }], 'unreadable'],
  [[200, null], 'unreadable'],
])('hands on why /v2/me failed: %j', async (reply, type) => {
  const { client, asked } = linkedIn({ '/v2/me': reply })
  expect(await readProfile(client, { person: 'X' })).toMatchObject({ ok: false, failure: { type } })
  expect(asked).toHaveLength(1)
})

it('takes the name as LinkedIn writes it, else in the preferred language, else in any', async () => {
  const nameOf = async (profile: object) => {
    const read = await readProfile(linkedIn({ '/v2/me': [200, { id: 'X', skills: [], ...profile }] }).client)
    return read.ok ? read.member.name : null
  }
  const localized = { de_DE: 'Ärger', ja_JP: '怒' }
  expect(await nameOf({ localizedFirstName: 'B', localizedLastName: 'S' })).toBe('B S')
  expect(await nameOf({ firstName: { localized, preferredLocale: { language: 'ja', country: 'JP' } } })).toBe(
    '怒',
  )
  expect(await nameOf({ lastName: { localized } })).toBe('Ärger')
  expect(await nameOf({ firstName: 'odd' })).toBe('')
})

it('never throws on odd shapes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom(
          'id',
          'firstName',
          'positions',
          'positionsOrder',
          'skills',
          'ims',
          'elements',
          '__proto__',
        ),
        fc.oneof(fc.jsonValue(), fc.constant('X')),
      ),
      async (profile) => {
        const { client } = linkedIn({ '/v2/me': [200, profile], '/v2/people/(id:X)': [200, profile] })
        const read = await readProfile(client)
        if (!read.ok) return
        for (const entries of Object.values(read.baseline.sections))
          for (const { id } of entries) expect(id).toBeTypeOf('string')
      },
    ),
  )
})
