import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAssetState, registeredIn, uploadBytes } from '../../../utils/linkedin/assets.ts'
import { createClient } from '../../../utils/linkedin/client.ts'
import { isUploadAddress } from '../../../utils/linkedin/upload-address.ts'
import { shownIn } from '../../../utils/linkedin/shown-picture.ts'

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8')

const token = 'secret-token'

/** A client whose network answers with these, one after the other, and what it was asked. */
const clientWith = (...answers: Response[]) => {
  const asked: { url: string; init: RequestInit }[] = []
  const client = createClient({
    fetch: (url, init) => {
      asked.push({ url, init })
      const answer = answers.shift()
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('Nobody answers'))
    },
    token: () => Promise.resolve(token),
    now: () => 0,
    timeout: () => new AbortController().signal,
  })
  return { client, asked }
}

describe('the answer to a registration', () => {
  it.each([
    ['media-register-profile-original-response', 'C5604AQETz3tP1vbVrA'],
    ['media-register-profile-display-response', 'C5603AQEZ69UT8-eyQg'],
    ['media-register-background-original-response', 'C5604AQEMWf4Nl_mf2g'],
    ['media-register-background-display-response', 'C5616AQEoeGkp7U5GEA'],
  ])('as printed: %s', (name, id) => {
    const registered = registeredIn(sample(name))
    expect(registered?.asset).toBe(`urn:li:digitalmediaAsset:${id}`)
    expect(registered?.ticket).toEqual({
      url: expect.stringMatching(`^https://api.linkedin.com/mediaUpload/${id}/`),
      headers: {},
    })
  })

  const answering = (uploadUrl: unknown, headers: unknown = {}, asset = 'urn:li:digitalmediaAsset:A1') =>
    JSON.stringify({
      value: {
        asset,
        uploadMechanism: {
          'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest': { uploadUrl, headers },
        },
      },
    })
  const address = 'https://api.linkedin.com/mediaUpload/A1/0?m=x'

  it('brings the headers that are asked for, but none that are ours', () => {
    const headers = { 'media-type-family': 'STILLIMAGE', authorization: 'Bearer other', Cookie: 'a=b' }
    expect(registeredIn(answering(address, headers))?.ticket.headers).toEqual({
      'media-type-family': 'STILLIMAGE',
    })
  })

  it.each([
    ['no JSON', '<html>'],
    ['nothing', '{}'],
    ['no asset', answering(address, {}, 'urn:li:person:X')],
    ['no address', answering(undefined)],
    ['another host', answering('https://evil.example/mediaUpload')],
    ['no https', answering('http://api.linkedin.com/mediaUpload')],
  ])('that names %s is none', (_name, body) => {
    expect(registeredIn(body)).toBeNull()
  })
})

describe('an address for bytes and token', () => {
  it.each(['https://api.linkedin.com/mediaUpload/x', 'https://www.linkedin.com/dms-uploads/x?y'])(
    'may be %s',
    (address) => expect(isUploadAddress(address)).toBe(true),
  )
  it.each([
    'https://api.linkedin.com.evil.example/x',
    'https://evil.example/api.linkedin.com',
    'https://api.linkedin.com@evil.example/',
    'https://me:it@api.linkedin.com/',
    'https://api.linkedin.com:8443/',
    'http://api.linkedin.com/',
    'https://media.licdn.com/x',
    'data:,api.linkedin.com',
    'mediaUpload/x',
    '',
  ])('may not be %s', (address) => expect(isUploadAddress(address)).toBe(false))

  it('of another host gets neither', async () => {
    const { client, asked } = clientWith(new Response())
    const answer = await client.upload('PUT', { url: 'https://evil.example/', headers: {} }, new Blob(['x']))
    expect(answer.ok).toBe(false)
    expect(asked).toEqual([])
  })
})

describe('uploading', () => {
  const ticket = { url: 'https://api.linkedin.com/mediaUpload/A1/0?m=x', headers: { 'x-asked': '1' } }
  const bytes = new Blob([Uint8Array.of(1, 2, 3)])

  it('puts the bytes with the token and what was asked for', async () => {
    const { client, asked } = clientWith(new Response(null, { status: 201 }))
    expect(await uploadBytes(client, ticket, bytes)).toMatchObject({ ok: true, status: 201 })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      url: ticket.url,
      init: {
        method: 'PUT',
        headers: { 'x-asked': '1', Authorization: `Bearer ${token}` },
        body: bytes,
        redirect: 'error',
        credentials: 'omit',
      },
    })
  })

  it('where PUT is not allowed, posts once', async () => {
    const { client, asked } = clientWith(
      new Response(null, { status: 405 }),
      new Response(null, { status: 405 }),
      new Response(null, { status: 201 }),
    )
    expect(await uploadBytes(client, ticket, bytes)).toMatchObject({ ok: false, failure: { status: 405 } })
    expect(asked.map(({ init }) => init.method)).toEqual(['PUT', 'POST'])
  })

  it('that is refused or cut is not repeated here', async () => {
    for (const answers of [[new Response(null, { status: 404 })], []]) {
      const { client, asked } = clientWith(...answers)
      expect((await uploadBytes(client, ticket, bytes)).ok).toBe(false)
      expect(asked).toHaveLength(1)
    }
  })
})

describe('how far LinkedIn is', () => {
  const states = (...statuses: string[]) =>
    Response.json({ recipes: statuses.map((status) => ({ recipe: 'r', status })) })

  it.each([
    ['as printed', new Response(sample('media-asset-status-response')), { type: 'ready' }],
    ['still at it', states('PROCESSING'), { type: 'processing' }],
    ['half done', states('AVAILABLE', 'WAITING_UPLOAD'), { type: 'processing' }],
    ['failed', states('CLIENT_ERROR'), { type: 'failed', word: 'CLIENT_ERROR' }],
    ['unknown words', states('SOMETHING_NEW'), { type: 'ready' }],
    ['no JSON', new Response('ok'), { type: 'ready' }],
    ['may not be asked', new Response('{}', { status: 403 }), { type: 'ready' }],
    ['not known', new Response('{}', { status: 404 }), { type: 'ready' }],
    ['signed out', new Response('{}', { status: 401 }), { ok: false, failure: { type: 'signed-out' } }],
    ['over the limit', new Response('{}', { status: 429 }), { ok: false }],
    ['at fault', new Response('{}', { status: 503 }), { ok: false }],
  ])('%s', async (_name, response, state) => {
    const { client, asked } = clientWith(response)
    expect(await readAssetState(client, 'urn:li:digitalmediaAsset:C5622AQHdBDflPp0pEg')).toMatchObject(state)
    expect(asked[0]?.url).toBe('https://api.linkedin.com/v2/assets/C5622AQHdBDflPp0pEg')
  })
})

describe('the picture LinkedIn shows', () => {
  const element = (identifier: string, width: number) => ({
    data: {
      'com.linkedin.digitalmedia.mediaartifact.StillImage': { storageSize: { width, height: width } },
    },
    identifiers: [{ identifier }],
  })
  const profile = (...elements: object[]) =>
    JSON.stringify({ id: 'X', profilePicture: { 'displayImage~': { elements } } })

  it('is the largest that comes from its own host', () => {
    const body = profile(
      element('https://media.licdn.com/a', 100),
      element('https://media.licdn.com/b', 800),
      element('https://evil.example/c', 1600),
    )
    expect(shownIn(body, 'profilePicture')).toEqual({
      address: 'https://media.licdn.com/b',
      width: 800,
      height: 800,
    })
  })

  it.each([
    ['there is none', '{"id":"X"}'],
    ['it comes from elsewhere', profile(element('https://evil.example/c', 9))],
    ['nothing can be read', '<html>'],
  ])('is not known where %s', (_name, body) => {
    expect(shownIn(body, 'profilePicture')).toBeNull()
  })
})
