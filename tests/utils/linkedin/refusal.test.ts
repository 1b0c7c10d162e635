import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../utils/linkedin/failure.ts'
import { failureOf, retryTime } from '../../../utils/linkedin/refusal.ts'

const now = Date.UTC(2026, 7, 1, 12)

const failure = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  sent: unknown = null,
): Failure =>
  failureOf(
    {
      status,
      header: (name) => headers[name] ?? null,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    sent === null ? null : JSON.stringify(sent),
    now,
  )

const error = (status: number, message: string, serviceErrorCode?: number | string) =>
  failure(status, { message, serviceErrorCode, status })

it('keeps what LinkedIn said and what its support asks for', () => {
  const body = readFileSync(new URL('../../samples/error-401.json', import.meta.url), 'utf8')
  expect(failure(401, body, { 'x-li-uuid': 'AAX' })).toStrictEqual({
    type: 'signed-out',
    reason: 'invalid',
    status: 401,
    serviceErrorCode: 401,
    message: 'Empty oauth2_access_token',
    requestId: 'AAX',
  })
})

describe('401', () => {
  it.each<[string, number | string | undefined, string]>([
    ['', 65600, 'invalid'],
    ['', 65601, 'revoked'],
    ['', 'REVOKED_ACCESS_TOKEN', 'revoked'],
    ['', 'EXPIRED_ACCESS_TOKEN', 'expired'],
    ['Expired access token', 65602, 'expired'],
    ['Invalid access token', 65604, 'invalid'],
    ['The token used in the request has expired', 65604, 'expired'],
    ['The token used in the request has been revoked by the user', undefined, 'revoked'],
    ['Unknown authentication schema', undefined, 'invalid'],
    // The code counts for more than the words.
    ['Invalid or expired token', 65600, 'invalid'],
  ])('%s %s → %s', (message, code, reason) => {
    expect(error(401, message, code)).toMatchObject({ type: 'signed-out', reason })
  })

  it('reads the word that stands beside a number', () => {
    const body = { status: 401, serviceErrorCode: 65602, code: 'EXPIRED_ACCESS_TOKEN', message: 'No' }
    expect(failure(401, body)).toMatchObject({ reason: 'expired', serviceErrorCode: 65602 })
  })
})

it.each([
  [400, 'malformed'],
  [403, 'forbidden'],
  [404, 'gone'],
  [405, 'malformed'],
  [408, 'server'],
  [409, 'conflict'],
  [411, 'malformed'],
  [413, 'malformed'],
  [415, 'malformed'],
  [418, 'malformed'],
  [422, 'refused'],
  [429, 'rate-limited'],
  [500, 'server'],
  [502, 'server'],
  [503, 'server'],
  [504, 'server'],
  [599, 'server'],
  [304, 'unreadable'],
  [600, 'unreadable'],
])('%i is %s, whatever the body', (status, type) => {
  for (const body of [
    '',
    '<html>429 DAY</html>',
    '[]',
    'null',
    '"text"',
    '{"message":{"a":1},"errorDetails":[3]}',
  ])
    expect(failure(status, body)).toMatchObject({
      type,
      status,
      message: '',
      serviceErrorCode: null,
      requestId: null,
    })
})

it('never throws on what a server may answer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 599 }),
      fc.oneof(fc.string(), fc.json()),
      fc.option(fc.oneof(fc.string(), fc.json()), { nil: null }),
      fc.dictionary(fc.constantFrom('retry-after', 'date', 'x-li-uuid'), fc.string()),
      (status, body, sent, headers) => {
        const found = failureOf({ status, header: (name) => headers[name] ?? null, body }, sent, now)
        expect(structuredClone(found)).toStrictEqual(found)
        expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found)
      },
    ),
  )
})

describe('the fields a refusal names', () => {
  const sent = {
    patch: {
      $set: { headline: {}, websites: [], positionsOrder: [] },
      $delete: ['firstName'],
      profilePicture: { $set: {} },
    },
  }
  it.each<[string, (string | number)[][]]>([
    ['firstName is mandatory and can not be deleted', [['firstName']]],
    ["Field 'headline' is too long", [['headline']]],
    ['headline: too long; websites: too many', [['headline'], ['websites']]],
    ['websites[1].url is no URL', [['websites', 1, 'url']]],
    ['/patch/$set/headline/localized/de_DE: not a supported locale', [['headline', 'localized', 'de_DE']]],
    [
      'ERROR :: /headline :: too long\nERROR :: /websites/0/url :: bad',
      [['headline'], ['websites', 0, 'url']],
    ],
    ['positionsOrder names 12345, which is no position', [['positionsOrder']]],
    ['profilePicture.displayImage has no bytes', [['profilePicture', 'displayImage']]],
    ['headline is bad. The headline must change.', [['headline']]],
    ['lastName is bad', []],
    ['firstNames and unheadline', []],
    ['', []],
  ])('%s', (message, paths) => {
    for (const status of [409, 422]) {
      const found = failure(status, { message }, {}, sent)
      expect('fields' in found ? found.fields.map(({ path }) => path) : null).toStrictEqual(paths)
    }
  })

  it('come with their own part of the message', () => {
    const message = '/patch/$set/headline: too long; /patch/$set/websites/0: no address; or so'
    expect(failure(422, { message }, {}, sent)).toMatchObject({
      fields: [
        { path: ['headline'], message: '/patch/$set/headline: too long' },
        { path: ['websites', 0], message: '/patch/$set/websites/0: no address; or so' },
      ],
    })
  })

  it('are rows where an entry was created', () => {
    expect(failure(422, { message: 'title is required' }, {}, { title: {}, url: 'x' })).toMatchObject({
      fields: [{ path: ['title'], message: 'title is required' }],
    })
  })

  it('are the one field that was sent where the words name none', () => {
    const one = { patch: { $set: { vanityName: 'bob' } } }
    expect(failure(409, { message: 'Already taken' }, {}, one)).toMatchObject({
      type: 'conflict',
      fields: [{ path: ['vanityName'], message: 'Already taken' }],
    })
    expect(failure(400, { message: 'Invalid key' }, {}, one)).toMatchObject({ type: 'malformed' })
  })

  it('make a refusal of a 400', () => {
    expect(failure(400, { message: 'headline is bad' }, {}, sent)).toMatchObject({ type: 'refused' })
    expect(failure(400, { message: 'headline is bad' })).toMatchObject({ type: 'malformed' })
  })

  it('are taken from errorDetails where LinkedIn gives them', () => {
    const errorDetails = {
      inputErrors: [
        { description: 'Too long', input: { inputPath: { fieldPath: '/patch/$set/headline' } } },
        { input: { inputPath: { fieldPath: 'websites/0' } } },
        { input: 3 },
        null,
      ],
    }
    expect(failure(422, { message: 'firstName too', errorDetails }, {}, sent)).toMatchObject({
      fields: [
        { path: ['headline'], message: 'Too long' },
        { path: ['websites', 0], message: 'firstName too' },
      ],
    })
  })
})

describe('429', () => {
  it.each<[string, boolean, string | null]>([
    [
      'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
      true,
      'application',
    ],
    ['Resource level throttle MEMBER DAY limit for calls to this resource is reached.', true, 'member'],
    ['Resource level throttle limit for calls to this resource is reached.', false, null],
    ['Come back another day', false, null],
  ])('%s', (message, daily, scope) => {
    expect(error(429, message, 101)).toMatchObject({ type: 'rate-limited', daily, scope, until: null })
  })

  it('and 503 say until when', () => {
    for (const status of [429, 503])
      expect(failure(status, '', { 'retry-after': '30' })).toMatchObject({ until: now + 30_000 })
  })
})

describe('Retry-After', () => {
  const at = (headers: Record<string, string>) => retryTime({ header: (name) => headers[name] ?? null }, now)

  it.each<[string, number | null]>([
    ['0', now],
    ['120', now + 120_000],
    [' 7 ', now + 7000],
    ['Sat, 01 Aug 2026 12:05:00 GMT', now + 300_000],
    ['Saturday, 01-Aug-26 12:05:00 GMT', now + 300_000],
    ['Sat Aug  1 12:05:00 2026', now + 300_000],
    ['Sat, 01 Aug 2026 11:00:00 GMT', now],
    ['-5', null],
    ['1.5', null],
    ['99999999999999999999', null],
    ['soon', null],
    ['2026-08-01', null],
    ['', null],
  ])('%j', (header, expected) => {
    expect(at({ 'retry-after': header })).toBe(expected)
  })

  it('is read against the clock of the server, where that is told', () => {
    expect(
      at({ 'retry-after': 'Sat, 01 Aug 2026 09:05:00 GMT', date: 'Sat, 01 Aug 2026 09:00:00 GMT' }),
    ).toBe(now + 300_000)
    expect(at({ 'retry-after': 'Sat, 01 Aug 2026 12:05:00 GMT', date: 'nonsense' })).toBe(now + 300_000)
  })
})
