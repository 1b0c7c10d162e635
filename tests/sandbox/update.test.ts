import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../sandbox/json.ts'
import { ADA, GRACE, MAX, person, useSandbox } from './session.ts'

const session = useSandbox()

async function patch(patch: Json, member = ADA): ReturnType<typeof session.api> {
  const token = session.sandbox.issueToken({ member })
  return session.api('POST', person(member), { body: { patch }, token })
}

function profile(member = ADA): JsonObject {
  return session.sandbox.member(member) ?? {}
}

const english = (text: string): JsonObject => ({ localized: { en_US: text } })

describe('what a partial update does', () => {
  it('sets, deletes and nests in one body', async () => {
    const reply = await patch({
      $set: { headline: english('New'), birthDate: { day: 29, month: 2 } },
      $delete: ['maidenName', 'interests', 'associations', 'specialties', 'legacyHonors'],
      location: { $set: { postalCode: 'E1' }, $delete: ['standardizedLocationUrn'] },
    })
    expect(reply).toMatchObject({ status: 200, text: '' })
    expect(profile()).toMatchObject({
      headline: { localized: { en_US: 'New' } },
      birthDate: { day: 29, month: 2 },
      location: { countryCode: 'gb', postalCode: 'E1' },
    })
    // A $set replaces the whole value: the other languages are gone.
    expect(profile()).not.toHaveProperty('headline.localized.de_DE')
    for (const gone of ['maidenName', 'interests', 'associations', 'legacyHonors'])
      expect(profile()).not.toHaveProperty(gone)
  })

  it.each([[''], [[]], [{}], [{ localized: {} }]] as Json[][])(
    'takes the empty value %j for a delete',
    async (empty) => {
      expect((await patch({ $set: { address: empty ?? null } })).status).toBe(200)
      expect(profile()).not.toHaveProperty('address')
      expect((await patch({ $set: { firstName: empty ?? null } })).status).toBe(422)
    },
  )

  it('changes nothing when one of several fields is refused', async () => {
    const before = profile()
    const reply = await patch({
      $set: { address: english('New'), vanityName: 'no spaces' },
      $delete: ['interests'],
    })
    expect(reply.status).toBe(422)
    expect(profile()).toEqual(before)
  })

  it('lets one patch add a locale and use it', async () => {
    const locales = [...((profile()['supportedLocales'] as Json[]) ?? []), { language: 'fr' }]
    const firstName = { localized: { en_US: 'Ada', fr: 'Adèle' }, preferredLocale: { language: 'fr' } }
    expect((await patch({ $set: { supportedLocales: locales, firstName } })).status).toBe(200)
  })

  it('keeps text code point for code point', async () => {
    const text = ' é e\u0301 👩🏽‍🔬 \u202Bשלום\u202C\r\n\tend  '
    await patch({ $set: { summary: { localized: { en_US: { rawText: text } } } } })
    expect(profile()).toHaveProperty('summary.localized.en_US.rawText', text)
  })

  it('nests into a localized value and into a picture', async () => {
    const nested = { localized: { $set: { de_DE: 'Neu' }, $delete: ['ja_JP'] } }
    expect((await patch({ headline: nested })).status).toBe(200)
    expect(profile()).toHaveProperty('headline.localized', { en_US: 'Engineer of engines', de_DE: 'Neu' })
  })

  it('drops orphans of imsOrder', async () => {
    await patch({ $set: { ims: { other: { id: 'other', provider: 'QQ' } } } })
    expect(profile()).not.toHaveProperty('imsOrder')
    expect((await patch({ $set: { imsOrder: ['other'] } })).status).toBe(200)
  })
})

/** Status, where the message points, and the patch. */
const REFUSED: [status: number, at: string, patch: JsonObject][] = [
  [400, '/nickname', { $set: { nickname: 'x' } }],
  [400, '/nickname', { $delete: ['nickname'] }],
  [400, '/headline', { $set: { headline: english('x') }, $delete: ['headline'] }],
  [400, '/headline', { $set: { headline: english('x') }, headline: {} }],
  [400, '/headline/lang', { $set: { headline: { ...english('x'), lang: 'en' } } }],
  [400, '/birthDate/hour', { $set: { birthDate: { hour: 1 } } }],
  [400, '/websites/0/name', { $set: { websites: [{ url: english('https://a.example'), name: 'x' }] } }],
  [422, '/id', { $set: { id: 'x' } }],
  [422, '/positions', { $set: { positions: {} } }],
  [422, '/localizedHeadline', { $set: { localizedHeadline: 'x' } }],
  [422, '/localizedHeadline', { $delete: ['localizedHeadline'] }],
  [422, '/firstName', { $delete: ['firstName'] }],
  [422, '/lastName', { $delete: ['lastName'] }],
  [422, '/supportedLocales', { $delete: ['supportedLocales'] }],
  [422, '/vanityName', { $delete: ['vanityName'] }],
  [422, '/firstName', { $set: { firstName: english('') } }],
  [422, '/associations', { $set: { associations: english('x') } }],
  [422, '/specialties', { $set: { specialties: english('x') } }],
  [422, '/legacyHonors', { $set: { legacyHonors: { localized: { en_US: { rawText: 'x' } } } } }],
  [422, '/headline', { $set: { headline: 'x' } }],
  [422, '/headline', { $set: { headline: null } }],
  [422, '/headline/localized', { $set: { headline: { preferredLocale: { language: 'en' } } } }],
  [422, '/headline/localized/en_US', { $set: { headline: { localized: { en_US: 5 } } } }],
  [422, '/headline/localized/fr_FR', { $set: { headline: { localized: { en_US: 'x', fr_FR: 'y' } } } }],
  [422, '/headline/localized', { $set: { headline: { localized: { de_DE: 'x' } } } }],
  [
    422,
    '/headline/preferredLocale',
    { $set: { headline: { ...english('x'), preferredLocale: { language: 'de', country: 'DE' } } } },
  ],
  [
    422,
    '/headline/preferredLocale/language',
    { $set: { headline: { ...english('x'), preferredLocale: { language: 'EN' } } } },
  ],
  [422, '/summary/localized/en_US', { $set: { summary: { localized: { en_US: 'x' } } } }],
  [422, '/summary/localized/en_US/rawText', { $set: { summary: { localized: { en_US: { rawText: 1 } } } } }],
  [422, '/birthDate/day', { $set: { birthDate: { day: 31, month: 2, year: 1980 } } }],
  [422, '/birthDate/day', { $set: { birthDate: { day: 29, month: 2, year: 1981 } } }],
  [422, '/birthDate/day', { $set: { birthDate: { day: 1 } } }],
  [422, '/birthDate/month', { $set: { birthDate: { month: 13 } } }],
  [422, '/birthDate/month', { $set: { birthDate: { month: '1' } } }],
  [422, '/birthDate/year', { $set: { birthDate: { year: 1899 } } }],
  [422, '/birthDate', { $set: { birthDate: '1980-01-01' } }],
  [422, '/industryId', { $set: { industryId: 'urn:li:geo:4' } }],
  [422, '/industryId', { $set: { industryId: 4 } }],
  [422, '/geoLocation/geo', { $set: { geoLocation: { geo: 'urn:li:geo:x' } } }],
  [422, '/geoLocation/geo', { $set: { geoLocation: { autoGenerated: true } } }],
  [
    422,
    '/geoLocation/autoGenerated',
    { $set: { geoLocation: { geo: 'urn:li:geo:1', autoGenerated: true } } },
  ],
  [422, '/location/countryCode', { $set: { location: { countryCode: 'US' } } }],
  [422, '/location/countryCode', { location: { $delete: ['countryCode'] } }],
  [
    422,
    '/location/standardizedLocationUrn',
    { $set: { location: { countryCode: 'us', standardizedLocationUrn: 'urn:li:geo:1' } } },
  ],
  [
    422,
    '/ims',
    { $set: { ims: Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { id, provider: 'QQ' }])) } },
  ],
  [422, '/ims/a/id', { $set: { ims: { a: { id: 'b', provider: 'QQ' } } } }],
  [422, '/ims/a/provider', { $set: { ims: { a: { id: 'a', provider: 'GTalk' } } } }],
  [422, '/ims/a/provider', { $set: { ims: { a: { id: 'a' } } } }],
  [422, '/imsOrder/0', { $set: { imsOrder: ['nobody'] } }],
  [422, '/phoneNumbers/0/number', { $set: { phoneNumbers: [{ type: 'WORK' }] } }],
  [422, '/phoneNumbers/0/type', { $set: { phoneNumbers: [{ number: '1', type: 'FAX' }] } }],
  [422, '/phoneNumbers', { $set: { phoneNumbers: { number: '1' } } }],
  [422, '/websites/0/url', { $set: { websites: [{ category: 'BLOG' }] } }],
  [
    422,
    '/websites/0/category',
    { $set: { websites: [{ category: 'SHOP', url: english('https://a.example') }] } },
  ],
  [
    422,
    '/selectedContactInterests/0/predefinedInterest',
    { $set: { selectedContactInterests: [{ predefinedInterest: 'tea' }] } },
  ],
  [
    422,
    '/volunteeringInterests/supportedPredefinedCauses/0',
    { $set: { volunteeringInterests: { supportedPredefinedCauses: ['tea'] } } },
  ],
  [
    422,
    '/memberRichContents/0',
    { $set: { memberRichContents: [`urn:li:memberRichContent:(urn:li:person:${ADA},1)`] } },
  ],
  [422, '/memberRichContents/0', { $set: { memberRichContents: ['urn:li:share:1'] } }],
  [422, '/educationsOrder/1', { $set: { educationsOrder: [2601123, 5] } }],
  [422, '/educationsOrder/1', { $set: { educationsOrder: [2601123, 2601123] } }],
  [422, '/educationsOrder/0', { $set: { educationsOrder: ['2601123'] } }],
  [422, '/supportedLocales', { $set: { supportedLocales: [{ language: 'en', country: 'US' }] } }],
  [422, '/supportedLocales', { $set: { supportedLocales: [{ language: 'de', country: 'DE' }] } }],
  [422, '/supportedLocales/0/language', { $set: { supportedLocales: [{ language: 'english' }] } }],
  [422, '/supportedLocales/0/country', { $set: { supportedLocales: [{ language: 'en', country: 'us' }] } }],
  [
    422,
    '/supportedLocales',
    {
      $set: {
        supportedLocales: [
          { language: 'en', country: 'US' },
          { language: 'en', country: 'US' },
        ],
      },
    },
  ],
  [422, '/vanityName', { $set: { vanityName: 'ab' } }],
  [422, '/vanityName', { $set: { vanityName: 'a'.repeat(101) } }],
  [422, '/vanityName', { $set: { vanityName: 'ada example' } }],
  [422, '/vanityName', { $set: { vanityName: 'ada-example' } }],
  [
    422,
    '/profilePicture/originalImage',
    { $set: { profilePicture: { displayImage: 'urn:li:digitalmediaAsset:C5603AQEZ69UT8-eyQg' } } },
  ],
  [
    422,
    '/profilePicture/displayImage',
    { profilePicture: { $set: { displayImage: 'urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA' } } },
  ],
  [422, '/profilePicture/created', { profilePicture: { $set: { created: 1 } } }],
  [422, '/phoneNumbers', { phoneNumbers: { $set: {} } }],
]

describe('what a partial update refuses', () => {
  it.each(REFUSED)('%i %s: %j', async (status, at, body) => {
    const before = profile()
    const reply = await patch(body)
    expect(reply.json).toMatchObject({ status, message: expect.stringContaining(`${at}: `) as string })
    expect(reply.status).toBe(status)
    expect(profile()).toEqual(before)
  })

  it('a vanity name that is taken, with 409', async () => {
    session.sandbox.changeMember(MAX, (max) => ({ ...max, vanityName: 'MaxMany' }))
    const reply = await patch({ $set: { vanityName: 'maxmany' } })
    expect(reply.json).toMatchObject({
      status: 409,
      message: expect.stringContaining('/vanityName') as string,
    })
  })

  it('a nested patch on a field that has no value', async () => {
    const image = 'urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA'
    const reply = await patch(
      { profilePicture: { $set: { displayImage: image, originalImage: image } } },
      GRACE,
    )
    expect(reply.json).toMatchObject({
      status: 422,
      message: expect.stringContaining('/profilePicture') as string,
    })
  })

  it('another member’s rich content, and ids of longs by their neighbours', async () => {
    const own = `urn:li:memberRichContent:(urn:li:person:${ADA},1586981719813)`
    expect((await patch({ $set: { memberRichContents: [own] } }, GRACE)).status).toBe(422)
    const near = await patch({ $set: { skillsOrder: [9_223_372_036_854_775_806n] } }, GRACE)
    expect(near.status).toBe(422)
    const right = await patch(
      { $set: { skillsOrder: [9_007_199_254_740_997n, 9_223_372_036_854_775_807n] } },
      GRACE,
    )
    expect(right.status).toBe(200)
  })
})
