import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../sandbox/json.ts'
import { isObject } from '../../sandbox/json.ts'
import { ADA, GRACE, person, useSandbox } from './session.ts'

const session = useSandbox()
const SELF = `urn:li:person:${ADA}`
const english = (text: string): JsonObject => ({ localized: { en_US: text } })

async function create(section: string, body: Json, member = ADA): ReturnType<typeof session.api> {
  const token = session.sandbox.issueToken({ member })
  return session.api('POST', `${person(member)}/${section}`, { body, token })
}

async function update(section: string, id: string, patch: Json): ReturnType<typeof session.api> {
  return session.api('POST', `${person(ADA)}/${section}/${id}`, { body: { patch } })
}

function read(section: string, member = ADA): JsonObject {
  const value = session.sandbox.member(member)?.[section]
  return isObject(value) ? value : {}
}

/** The least each section takes. */
const LEAST: Record<string, JsonObject> = {
  certifications: { name: english('x') },
  courses: { name: english('x') },
  educations: { schoolName: english('x') },
  honors: { title: english('x') },
  languages: { name: english('x') },
  organizations: { name: english('x') },
  patents: { title: english('x'), issuer: english('us'), pending: false, inventors: [{ memberId: SELF }] },
  positions: { title: english('x') },
  projects: { title: english('x'), members: [{ memberId: SELF }] },
  publications: { name: english('x'), authors: [{ memberId: SELF }] },
  skills: { name: english('x') },
  testScores: { name: english('x') },
  volunteeringExperiences: { role: english('x'), companyName: english('x') },
}

/** Rows the field pages mark as required. */
const REQUIRED: [section: string, row: string][] = [
  ['honors', 'title'],
  ['languages', 'name'],
  ['patents', 'title'],
  ['patents', 'issuer'],
  ['patents', 'pending'],
  ['patents', 'inventors'],
  ['projects', 'title'],
  ['projects', 'members'],
  ['publications', 'name'],
  ['publications', 'authors'],
  ['skills', 'name'],
  ['testScores', 'name'],
  ['volunteeringExperiences', 'role'],
  ['volunteeringExperiences', 'companyName'],
]

describe.each(Object.entries(LEAST))('%s', (section, least) => {
  it('creates, updates and deletes', async () => {
    const made = await create(section, least)
    const id = String(made.headers['x-restli-id'])
    expect(made).toMatchObject({ status: 201, text: '' })
    expect(made.headers['x-linkedin-id']).toBe(id)
    expect(made.headers['location']).toBe(`/v2/people/(id:${ADA})/${section}/${id}`)
    expect(read(section)[id]).toEqual({ id: Number(id), ...least })
    // The new id goes last in the order, and goes with the entry.
    expect(orderOf(section).at(-1)).toBe(Number(id))

    const [row = ''] = Object.keys(least)
    const changed = await update(section, id, { $set: { [row]: least[row] ?? null } })
    expect(changed).toMatchObject({ status: 200, text: '' })

    expect((await session.api('DELETE', `${person(ADA)}/${section}/${id}`)).status).toBe(204)
    expect(read(section)).not.toHaveProperty(id)
    expect(orderOf(section)).not.toContain(Number(id))
    expect((await session.api('DELETE', `${person(ADA)}/${section}/${id}`)).status).toBe(404)
    expect((await update(section, id, { $set: least })).status).toBe(404)
  })

  it('refuses unknown rows, an id, and derived texts', async () => {
    expect((await create(section, { ...least, nickname: 'x' })).json).toMatchObject({
      status: 400,
      message: '/nickname: unknown field',
    })
    expect((await create(section, { ...least, id: 5 })).json).toMatchObject({
      status: 422,
      message: '/id: is read-only',
    })
    const derived = await create(section, { ...least, localizedName: 'x' })
    expect(derived.json).toMatchObject({ status: 422, message: '/localizedName: is read-only' })
  })
})

function orderOf(section: string): Json[] {
  const order = session.sandbox.member(ADA)?.[`${section}Order`]
  return Array.isArray(order) ? order : []
}

describe('required rows', () => {
  it.each(REQUIRED)('%s needs %s', async (section, row) => {
    const { [row]: gone, ...rest } = LEAST[section] ?? {}
    const message = expect.stringContaining(`/${row}: `) as string
    expect((await create(section, rest)).json).toMatchObject({ status: 422, message })
    const made = await create(section, { ...rest, [row]: gone ?? null })
    const id = String(made.headers['x-restli-id'])
    expect((await update(section, id, { $delete: [row] })).json).toMatchObject({ status: 422, message })
  })
})

const REFUSED: [section: string, at: string, row: JsonObject][] = [
  ['positions', '/startMonthYear/day', { startMonthYear: { day: 1, month: 1, year: 2000 } }],
  ['positions', '/startMonthYear/month', { startMonthYear: { month: 0, year: 2000 } }],
  ['positions', '/startMonthYear/year', { startMonthYear: { month: 1 } }],
  ['positions', '/startMonthYear/year', { startMonthYear: { year: 2037 } }],
  [
    'positions',
    '/endMonthYear',
    { startMonthYear: { month: 5, year: 2000 }, endMonthYear: { month: 4, year: 2000 } },
  ],
  ['positions', '/endMonthYear', { startMonthYear: { year: 2001 }, endMonthYear: { month: 4, year: 2000 } }],
  ['positions', '/company', { company: 'urn:li:company:1' }],
  ['positions', '/geoPositionLocation/displayLocationName', { geoPositionLocation: { geo: 'x' } }],
  ['positions', '/location/countryCode', { location: { regionCode: 84 } }],
  ['positions', '/location/regionCode', { location: { countryCode: 'us', regionCode: '84' } }],
  ['positions', '/title/localized/fr_FR', { title: { localized: { en_US: 'x', fr_FR: 'y' } } }],
  ['positions', '/title/localized', { title: { localized: { de_DE: 'x' } } }],
  ['educations', '/startMonthYear/month', { startMonthYear: { month: 1, year: 2000 } }],
  ['educations', '/endMonthYear', { startMonthYear: { year: 2001 }, endMonthYear: { year: 2000 } }],
  ['educations', '/grade/localized', { grade: english('A') }],
  ['educations', '/fieldsOfStudy/0/localized', { fieldsOfStudy: [english('Maths')] }],
  ['educations', '/school', { school: 'urn:li:organization:1' }],
  ['educations', '/memberRichContents/0', { memberRichContents: ['urn:li:share:1'] }],
  ['honors', '/issueDate/day', { issueDate: { day: 1, month: 1, year: 2000 } }],
  ['testScores', '/score', { score: 2400 }],
  ['languages', '/proficiency', { proficiency: 'GOOD' }],
  ['courses', '/number', { number: 101 }],
  ['courses', '/occupation', { occupation: '677616236' }],
  ['courses', '/occupation', { occupation: `urn:li:position:(${SELF},{{entry-new-1}})` }],
  ['volunteeringExperiences', '/cause', { cause: 'knitting' }],
  ['volunteeringExperiences', '/singleDate', { singleDate: 'no' }],
  ['volunteeringExperiences', '/localizedRole', { localizedRole: 'x' }],
  ['patents', '/inventors', { inventors: [{ memberId: 'urn:li:person:Other1' }] }],
  ['patents', '/inventors/1', { inventors: [{ memberId: SELF }, {}] }],
  ['patents', '/inventors/0/memberId', { inventors: [{ memberId: ADA }] }],
  ['patents', '/issuer/localized/en_US', { issuer: english('US') }],
  ['patents', '/pending', { pending: 'true' }],
  ['patents', '/issueDate/day', { issueDate: { day: 31, month: 4, year: 2016 } }],
  ['projects', '/members', { members: [{ name: english('Somebody') }] }],
  ['publications', '/authors', { authors: [] }],
  ['publications', '/date/day', { date: { day: 5, year: 2016 } }],
]

describe('wrong rows', () => {
  it.each(REFUSED)('%s %s: %j', async (section, at, row) => {
    const before = session.sandbox.member(ADA)
    const message = expect.stringContaining(`${at}: `) as string
    const reply = await create(section, { ...LEAST[section], ...row })
    expect([400, 422]).toContain(reply.status)
    expect(reply.json).toMatchObject({ message })
    expect(session.sandbox.member(ADA)).toEqual(before)
  })

  it('an update that would end before the start it leaves alone', async () => {
    const reply = await update('positions', '677616236', {
      $set: { endMonthYear: { month: 12, year: 2019 } },
    })
    expect(reply.json).toMatchObject({ status: 422, message: '/endMonthYear: is before startMonthYear' })
  })
})

describe('ids and orders', () => {
  it('gives a member with long ids exact long ids', async () => {
    const made = await create('skills', { name: english('Exactness') }, GRACE)
    expect(made.headers['x-restli-id']).toBe('9007199254741993')
    const { text } = await session.api('GET', '/v2/me?projection=(skills,skillsOrder)', {
      token: session.sandbox.issueToken({ member: GRACE }),
    })
    expect(text).toContain('"9007199254741993":{"id":9007199254741993,')
    expect(text).toContain('"skillsOrder":[9223372036854775807,9007199254740997,9007199254741993]')
    expect(read('skills', GRACE)['9007199254741993']).toMatchObject({ id: 9_007_199_254_741_993n })
  })

  it('leaves the occupation of others when its position goes', async () => {
    await session.api('DELETE', `${person(ADA)}/positions/677616236`)
    expect(read('courses')['41']).toMatchObject({ occupation: `urn:li:position:(${SELF},677616236)` })
  })

  it('starts an order from what is there when there is none', async () => {
    await session.api('POST', person(ADA), { body: { patch: { $delete: ['languagesOrder'] } } })
    await create('languages', { name: english('Latin') })
    expect(orderOf('languages')).toEqual([61, 62, 1_700_000_001])
  })

  it('takes an empty row for none', async () => {
    const made = await create('positions', {
      title: english('x'),
      endMonthYear: {},
      description: { localized: {} },
    })
    expect(read('positions')[String(made.headers['x-restli-id'])]).not.toHaveProperty('endMonthYear')
  })
})
