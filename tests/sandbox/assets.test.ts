import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../sandbox/json.ts'
import { isObject, showJson } from '../../sandbox/json.ts'
import { drawPortrait } from '../../sandbox/media/draw.ts'
import { encodePng } from '../../sandbox/media/png.ts'
import { ADA, GRACE, MAX, person, useSandbox } from './session.ts'

const session = useSandbox()
const RECIPE = 'urn:li:digitalmediaRecipe:profile-'
const PNG = drawPortrait(40)
/** The shortest thing with a JPEG's signature and frame: 3 x 2. */
const JPEG = Buffer.from('ffd8ffe000044a46ffc0000b080002000301011100ffd9', 'hex')

type Registered = { asset: string; uploadUrl: string }

async function register(recipe: string, more: JsonObject = {}): ReturnType<typeof session.api> {
  const registerUploadRequest = {
    recipes: [`${RECIPE}${recipe}`],
    owner: `urn:li:person:${ADA}`,
    serviceRelationships: [],
    ...more,
  }
  return session.api('POST', '/v2/assets?action=registerUpload', { body: { registerUploadRequest } })
}

async function registered(recipe: string): Promise<Registered> {
  const { json } = await register(recipe)
  const value = isObject(json) && isObject(json['value']) ? json['value'] : {}
  const mechanism = value['uploadMechanism'] as Record<string, { headers: Json; uploadUrl: string }>
  const upload = mechanism['com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest']
  return { asset: showJson(value['asset']), uploadUrl: upload?.uploadUrl ?? '' }
}

async function upload(url: string, bytes: Buffer, method = 'PUT', type = ''): ReturnType<typeof session.api> {
  const headers: Record<string, string> = { Authorization: 'Bearer sandbox-token-of-ada' }
  if (type !== '') headers['Content-Type'] = type
  return session.client.send(method, url, { body: bytes, headers })
}

async function status(asset: string): ReturnType<typeof session.api> {
  return session.api('GET', `/v2/assets/${asset.replace('urn:li:digitalmediaAsset:', '')}`)
}

async function attach(picture: JsonObject, member = ADA): ReturnType<typeof session.api> {
  const body = { patch: { $set: { profilePicture: picture } } }
  return session.api('POST', person(member), { body, token: session.sandbox.issueToken({ member }) })
}

describe('the documented sequence', () => {
  it.each([
    ['profilePicture', 'originalphoto-image', 'displayphoto-image', 'PUT', PNG],
    ['backgroundPicture', 'originalbackground-image', 'displaybackground-image', 'POST', JPEG],
  ])('%s', async (field, originalRecipe, displayRecipe, method, bytes) => {
    const original = await registered(originalRecipe)
    const display = await registered(displayRecipe)
    expect((await status(original.asset)).json).toMatchObject({ recipes: [{ status: 'WAITING_UPLOAD' }] })
    for (const { uploadUrl } of [original, display]) {
      expect(await upload(uploadUrl, bytes, method)).toMatchObject({ status: 201, text: '' })
    }
    expect((await status(original.asset)).json).toMatchObject({
      status: 'ALLOWED',
      recipes: [{ status: 'AVAILABLE' }],
    })

    const $set = { originalImage: original.asset, displayImage: display.asset }
    expect((await session.api('POST', person(ADA), { body: { patch: { [field]: { $set } } } })).status).toBe(
      200,
    )
    expect(session.sandbox.member(ADA)?.[field]).toMatchObject({ ...$set, lastModified: session.clock.now })

    const { json } = await session.api('GET', `/v2/me?projection=(${field}(displayImage~:playableStreams))`)
    const address = /"identifier":"(?<address>[^"]+)"/.exec(JSON.stringify(json))?.groups?.['address'] ?? ''
    const served = await session.client.send('GET', address)
    expect(served.bytes.equals(bytes)).toBe(true)
    expect(session.sandbox.assetBytes(display.asset)?.equals(bytes)).toBe(true)
    // The member's own page shows it.
    const page = await session.client.send('GET', 'https://www.linkedin.com/in/ada-example/')
    expect(page.text).toContain(display.asset.split(':').at(-1) ?? 'nothing')
  })

  it('registers as the samples print it', async () => {
    const { json } = await register('originalphoto-image')
    expect(json).toMatchObject({
      value: {
        uploadMechanism: {
          'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest': {
            headers: {},
            uploadUrl: expect.stringMatching(
              /^https:\/\/api\.linkedin\.com\/mediaUpload\/[\w-]+\/profile-original-uploadedImage\/0\?/,
            ) as string,
          },
        },
        mediaArtifact: expect.stringMatching(
          /MediaArtifactClass:profile-original-uploadedImage\)$/,
        ) as string,
        asset: expect.stringMatching(/^urn:li:digitalmediaAsset:[\w-]+$/) as string,
      },
    })
  })
})

describe('refusals', () => {
  it.each([
    [422, { recipes: ['urn:li:digitalmediaRecipe:feedshare-image'] }],
    [422, { recipes: [] }],
    [403, { owner: `urn:li:person:${GRACE}` }],
    [422, { serviceRelationships: {} }],
  ])('%i on registering with %j', async (code, more) => {
    expect((await register('displayphoto-image', more)).status).toBe(code)
  })

  it.each([
    [400, Buffer.from('GIF89a'), ''],
    [400, Buffer.from('text'), 'text/plain'],
    [400, Buffer.alloc(0), 'image/png'],
    [400, PNG, 'image/gif'],
    [400, PNG, 'image/jpeg'],
    [400, encodeHuge(), ''],
    [413, Buffer.alloc(10 * 1024 * 1024 + 1), 'image/png'],
    [201, PNG, 'image/png'],
    [201, JPEG, 'application/octet-stream'],
  ])('%i on uploading', async (code, bytes, type) => {
    const { uploadUrl } = await registered('displayphoto-image')
    expect((await upload(uploadUrl, bytes, 'PUT', type)).status).toBe(code)
  })

  it('other methods and addresses', async () => {
    const { uploadUrl } = await registered('displayphoto-image')
    expect((await upload(uploadUrl, PNG, 'PATCH')).status).toBe(405)
    expect((await upload(uploadUrl.replace(/&m=[^&]+/, '&m=guess'), PNG)).status).toBe(404)
    expect((await session.client.send('PUT', uploadUrl, { body: PNG })).status).toBe(401)
    expect((await status('unknown')).status).toBe(404)
    const token = session.sandbox.issueToken({ member: MAX })
    expect((await session.api('GET', '/v2/assets/C5603AQEZ69UT8-eyQg', { token })).status).toBe(404)
  })

  it('attaching before the upload, of another member, of another recipe, of nothing', async () => {
    const shown = 'urn:li:digitalmediaAsset:C5603AQEZ69UT8-eyQg'
    const whole = 'urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA'
    const { asset } = await registered('displayphoto-image')
    const reply = await attach({ displayImage: asset, originalImage: whole })
    expect(reply.json).toMatchObject({
      status: 422,
      message: expect.stringContaining('has not been uploaded') as string,
    })
    const foreign = await attach({ displayImage: shown, originalImage: whole }, MAX)
    expect(foreign.json).toMatchObject({
      status: 422,
      message: expect.stringContaining('another member') as string,
    })
    const swapped = await attach({ displayImage: whole, originalImage: shown })
    expect(swapped.json).toMatchObject({ status: 422, message: expect.stringContaining('recipe') as string })
    const unknown = await attach({ displayImage: 'urn:li:digitalmediaAsset:none', originalImage: whole })
    expect(unknown.json).toMatchObject({ status: 422, message: expect.stringContaining('unknown') as string })
  })
})

describe('pictures of another site', () => {
  it.each([
    ['/portrait.png', 200, 'image/png'],
    ['/photo.jpg', 200, 'image/jpeg'],
    ['/located.jpg', 200, 'image/jpeg'],
    ['/refused.png', 403, 'image/png'],
    ['/none.png', 404, 'text/plain; charset=utf-8'],
  ])('%s answers %i', async (path, code, type) => {
    const { status, headers } = await session.client.send('GET', `https://pictures.example${path}`)
    expect([status, headers['content-type']]).toEqual([code, type])
  })
})

/** A PNG that says it has more than 40 megapixels. */
function encodeHuge(): Buffer {
  const png = Buffer.from(encodePng(1, 1, () => [0, 0, 0]))
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  return png
}
