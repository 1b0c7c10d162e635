import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../utils/linkedin/json-text.ts'
import { curlOf, getRequest, missingReferences, requestOf } from '../../../utils/linkedin/request.ts'
import type { Call } from '../../../utils/profile/call.ts'
import { isObject, type Json } from '../../../utils/profile/json.ts'

const samples = new URL('../../samples/', import.meta.url)
const sample = (file: string): Json => parseJson(readFileSync(new URL(file, samples), 'utf8'))

const call = (part: Partial<Call>): Call => ({
  id: 'profile',
  operation: { type: 'update-profile' },
  body: { patch: {} },
  longs: [],
  references: [],
  waitsFor: [],
  ...part,
})

/** A call with the sample's body, its long ids held as strings the way the extension holds them. */
const callOf = (operation: Call['operation'], body: Json): Call => {
  const set = isObject(body) && isObject(body['patch']) ? body['patch']['$set'] : undefined
  const longs = (isObject(set) ? Object.entries(set) : []).flatMap(([name, order]) =>
    name.endsWith('Order') && Array.isArray(order) ? order.map((_, at) => ['patch', '$set', name, at]) : [],
  )
  const held: Json =
    longs.length === 0 ? body : { patch: { $set: { educationsOrder: ['2601123', '2663456'] } } }
  return call({ operation, body: held, longs })
}

describe('every sample of the documentation', () => {
  const files = readdirSync(samples)
  const basic = files.filter((file) => file.startsWith('basic-'))
  const creates = files.filter((file) => file.endsWith('-create.json'))
  const updates = files.filter((file) => file.endsWith('-partial-update.json'))

  it('is there', () => {
    expect([basic.length, creates.length, updates.length]).toStrictEqual([21, 13, 13])
  })

  it.each(basic)('%s', (file) => {
    const request = requestOf(callOf({ type: 'update-profile' }, sample(file)), 'yrZCpj2Z12', {})
    expect(request).toStrictEqual({
      method: 'POST',
      path: '/v2/people/(id:yrZCpj2Z12)',
      headers: {
        'X-RestLi-Protocol-Version': '2.0.0',
        'X-RestLi-Method': 'partial_update',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(sample(file), null, 2),
    })
  })

  it.each(creates)('%s', (file) => {
    const section = file.replace('-create.json', '')
    const request = requestOf(
      callOf({ type: 'create-entry', section, entry: 'new-1' }, sample(file)),
      'X',
      {},
    )
    expect(request.method).toBe('POST')
    expect(request.path).toBe(`/v2/people/(id:X)/${section}`)
    expect(request.headers['X-RestLi-Method']).toBe('create')
    expect(parseJson(request.body ?? '')).toStrictEqual(sample(file))
  })

  it.each(updates)('%s', (file) => {
    const section = file.replace('-partial-update.json', '')
    const request = requestOf(callOf({ type: 'update-entry', section, entry: '47' }, sample(file)), 'X', {})
    expect(request.path).toBe(`/v2/people/(id:X)/${section}/47`)
    expect(request.headers['X-RestLi-Method']).toBe('partial_update')
    expect(parseJson(request.body ?? '')).toStrictEqual(sample(file))
  })
})

it('deletes an entry without a body', () => {
  const operation = { type: 'delete-entry', section: 'positions', entry: '9223372036854775807' } as const
  expect(requestOf(call({ operation, body: null }), 'X', {})).toStrictEqual({
    method: 'DELETE',
    path: '/v2/people/(id:X)/positions/9223372036854775807',
    headers: { 'X-RestLi-Protocol-Version': '2.0.0', 'X-RestLi-Method': 'delete' },
    body: null,
  })
})

describe('references to entries that are not created yet', () => {
  const order = call({
    body: { patch: { $set: { positionsOrder: ['7', 'new-1'], skillsOrder: ['new-1'] } } },
    longs: [['patch', '$set', 'positionsOrder', 0]],
    references: [
      { path: ['patch', '$set', 'positionsOrder', 1], entry: 'new-1', section: 'positions', form: 'long' },
      { path: ['patch', '$set', 'skillsOrder', 0], entry: 'new-1', section: 'skills', form: 'long' },
    ],
  })
  const honor = call({
    operation: { type: 'create-entry', section: 'honors', entry: 'new-2' },
    body: { title: { localized: { en_US: 'new-1' } } },
    references: [{ path: ['occupation'], entry: 'new-1', section: 'positions', form: 'position-urn' }],
  })

  it('stand as names while an id is unknown, and the text is JSON', () => {
    expect(parseJson(requestOf(order, 'X', {}).body ?? '')).toStrictEqual({
      patch: { $set: { positionsOrder: [7, '{{entry-new-1}}'], skillsOrder: ['{{entry-new-1}}'] } },
    })
    expect(parseJson(requestOf(honor, 'X', {}).body ?? '')).toStrictEqual({
      title: { localized: { en_US: 'new-1' } },
      occupation: 'urn:li:position:(urn:li:person:X,{{entry-new-1}})',
    })
  })

  it('are filled by section, ids as exact numbers', () => {
    const ids = { 'positions/new-1': '9223372036854775807', 'skills/new-1': '8' }
    const body = requestOf(order, 'X', ids).body ?? ''
    expect(body).toContain('9223372036854775807')
    expect(body).not.toContain('"9223372036854775807"')
    expect(parseJson(body)).toStrictEqual({
      patch: { $set: { positionsOrder: [7, '9223372036854775807'], skillsOrder: [8] } },
    })
    expect(parseJson(requestOf(honor, 'X', ids).body ?? '')).toMatchObject({
      occupation: 'urn:li:position:(urn:li:person:X,9223372036854775807)',
    })
  })

  it('are named while they are missing', () => {
    expect(missingReferences(order, {})).toStrictEqual(order.references)
    expect(missingReferences(order, { 'positions/new-1': '1' })).toStrictEqual(order.references.slice(1))
    expect(missingReferences(order, { 'positions/new-1': '1', 'skills/new-1': '2' })).toStrictEqual([])
  })

  it('leave the call as it was', () => {
    const before = structuredClone(order)
    requestOf(order, 'X', { 'positions/new-1': '1' })
    expect(order).toStrictEqual(before)
  })
})

describe('curlOf', () => {
  /** What a shell makes of the command: curl is a function here that prints its arguments. */
  const argumentsOf = (command: string): string[] =>
    execFileSync('sh', ['-c', `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${command}`], {
      encoding: 'utf8',
      env: { LINKEDIN_TOKEN: 'a token' },
    })
      .split('\0')
      .slice(0, -1)

  it('leaves the token to the environment', () => {
    expect(curlOf(getRequest('/v2/me'))).toBe(
      `curl -X GET 'https://api.linkedin.com/v2/me' \\
  -H "Authorization: Bearer $LINKEDIN_TOKEN" \\
  -H 'X-RestLi-Protocol-Version: 2.0.0' \\
  -H 'X-RestLi-Method: get'`,
    )
  })

  it('brings every body through a shell byte for byte', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          "'",
          '"',
          '\\',
          '$',
          '`',
          '!',
          '\n',
          '\r',
          '@',
          '(',
          ' ',
          '%',
          ';',
          '&',
          'é',
          '👩‍🚀',
        ),
      }),
    )
    fc.assert(
      fc.property(nasty, nasty, (text, person) => {
        fc.pre(person.isWellFormed())
        const request = requestOf(call({ body: { text } }), person, {})
        expect(argumentsOf(curlOf(request))).toStrictEqual([
          '-X',
          'POST',
          `https://api.linkedin.com${request.path}`,
          '-H',
          'Authorization: Bearer a token',
          ...Object.entries(request.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
          '--data-raw',
          request.body,
        ])
      }),
      { numRuns: 60 },
    )
  })
})
