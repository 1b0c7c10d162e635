import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawLandscape, drawPortrait } from '../../sandbox/media/draw.ts'
import { inspectImage } from '../../sandbox/media/inspect.ts'
import { encodePng } from '../../sandbox/media/png.ts'
import { exifWith } from '../../utils/image/exif.ts'
import { ada, adaPath, profileOfAda, startOver, writes } from './harness/ada.ts'
import { faultsOf } from './harness/inspect.ts'
import { screenshots } from './harness/screenshot.ts'
import { everythingKept } from './harness/sign-in.ts'
import {
  attached,
  chooseFile,
  located,
  openedCrop,
  photo,
  pixelsOf,
  png,
  sha256,
  usePicture,
  type GivenFile,
} from './harness/pictures.ts'
import { settledReview } from './harness/settled-review.ts'
import { connect, goTo, send, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

beforeAll(() => connect(app()))

const sample = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), 'utf8'))

/** A body that was sent, with the member and the assets of the sample in place of ours. */
const asInSample = (body: string | null | undefined): unknown =>
  JSON.parse((body ?? '').replaceAll(ada, 'ABCDEF'))

const cover = png('cover.png', drawLandscape(2000, 1200))

/** Takes the draft for a picture's pixels, as LinkedIn shows it on the member's page. */
async function shownOnSite(index: number): Promise<string> {
  const page = await app().openSite()
  const image = page.locator('main img').nth(index)
  await expect
    .poll(() => image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0)))
    .toBeGreaterThan(0)
  const address = (await image.getAttribute('src')) ?? ''
  await page.close()
  return new URL(address).pathname.split('/')[4] ?? ''
}

describe('from a file to the profile page', () => {
  test.each([
    { field: 'profilePicture', kind: 'profile', file: photo, index: 1 },
    { field: 'backgroundPicture', kind: 'background', file: cover, index: 0 },
  ])('$field', async ({ field, kind, file, index }) => {
    const page = await startOver(app(), field)
    await page.getByTestId('linkedin-picture').locator('img').waitFor()
    await chooseFile(page, field, file)
    await openedCrop(page)
    await page.getByTestId('crop-zoom').fill('1.5')
    await usePicture(page)
    await waitForPending(page, 1)
    expect(writes(app())).toEqual([])

    const requests = await settledReview(page)
    expect(requests.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/v2/assets?action=registerUpload'],
      ['POST', '/v2/assets?action=registerUpload'],
      ['PUT', `{{upload-url-${field}-original}}`],
      ['PUT', `{{upload-url-${field}-display}}`],
      ['POST', adaPath],
    ])
    expect(requests[2]?.body).toContain(`${file.buffer.length} bytes`)
    expect(requests[2]?.body).toContain(sha256(file.buffer))
    expect(JSON.parse(requests[4]?.body ?? '')).toEqual({
      patch: {
        [field]: {
          $set: {
            originalImage: `{{asset-${field}-original}}`,
            displayImage: `{{asset-${field}-display}}`,
          },
        },
      },
    })
    await page.getByTestId('review-display').waitFor()
    await page.getByTestId('linkedin-picture').locator('img').waitFor()

    const submission = await send(page)
    const bytes = submission.getByTestId('bytes-done')
    expect(await bytes.getAttribute('data-bytes')).toBe(await bytes.getAttribute('data-of'))
    await waitForPending(page, 0)

    const { original, display } = attached(app(), field)
    expect(original.equals(file.buffer)).toBe(true)
    const shown = inspectImage(display)
    expect((shown?.width ?? 0) / (shown?.height ?? 1)).toBe(kind === 'profile' ? 1 : 4)
    const whole = inspectImage(file.buffer)
    expect(shown?.width).toBe(
      Math.min(kind === 'profile' ? 1600 : 1584, Math.round((whole?.width ?? 0) / 1.5 / 4) * 4),
    )

    const sent = writes(app())
    const registered = sent.filter(({ operation }) => operation === 'register').map(({ body }) => body)
    expect(registered.map(asInSample)).toEqual(
      expect.arrayContaining([
        sample(`media-register-${kind}-display-request`),
        sample(`media-register-${kind}-original-request`),
      ]),
    )
    expect(registered).toHaveLength(2)
    const uploaded = sent.filter(({ operation }) => operation === 'upload')
    expect(new Set(uploaded.map((request) => request.sha256))).toEqual(
      new Set([sha256(original), sha256(display)]),
    )
    expect(uploaded.map(({ method }) => method)).toEqual(['PUT', 'PUT'])
    const [update, ...others] = sent.filter(({ operation }) => operation === 'update')
    expect(others).toEqual([])
    const picture = Object(profileOfAda(app())[field])
    const { originalImage, displayImage } = picture
    const printed = JSON.stringify(sample(`basic-set-${field}`))
      .replace(/(?<="originalImage":")[^"]+/, originalImage)
      .replace(/(?<="displayImage":")[^"]+/, displayImage)
    expect(JSON.parse(update?.body ?? '')).toEqual(JSON.parse(printed))

    expect(await shownOnSite(index)).toBe(String(displayImage).split(':').at(-1))
    // The signed addresses are gone from everything that is kept.
    expect(await everythingKept(page)).not.toContain('/mediaUpload/')
  })

  test('together with other fields, in one update; without one so far, set whole; and deleted', async () => {
    const page = await startOver(app(), 'profilePicture', ({ profilePicture: _gone, ...rest }) => rest)
    await chooseFile(page, 'profilePicture', photo)
    await usePicture(page)
    await typeIn(page, 'headline', 'en_US', 'Engineer with a face')
    await waitForPending(page, 2)
    expect(await settledReview(page)).toHaveLength(5)
    await send(page)
    const update = writes(app()).find(({ operation }) => operation === 'update')
    const { patch } = JSON.parse(update?.body ?? '')
    expect(Object.keys(patch)).toEqual(['$set'])
    expect(Object.keys(patch.$set).toSorted()).toEqual(['headline', 'profilePicture'])
    const wholeSample = Object(sample('basic-set-profilePicture-whole'))
    expect(Object.keys(patch.$set.profilePicture)).toEqual(Object.keys(wholeSample.patch.$set.profilePicture))
    // The whole of a square photo is the file itself.
    const { original, display } = attached(app(), 'profilePicture')
    expect([original.equals(photo.buffer), display.equals(photo.buffer)]).toEqual([true, true])

    await goTo(page, 'profilePicture')
    await page.getByTestId('field-profilePicture').getByTestId('clear-field').click()
    await waitForPending(page, 1)
    const requests = await settledReview(page)
    expect(requests.map(({ body }) => JSON.parse(body))).toEqual([{ patch: { $delete: ['profilePicture'] } }])
    await send(page)
    expect(profileOfAda(app())).not.toHaveProperty('profilePicture')
  })
})

describe('what a photo says of its taking', () => {
  /** EXIF with the tag of a place, in either order of bytes. */
  const hasPlace = (bytes: Buffer): boolean =>
    bytes.includes('Exif\0\0') &&
    [
      [0x88, 0x25],
      [0x25, 0x88],
    ].some((tag) => bytes.includes(Buffer.from(tag)))

  test('is left out, and not a pixel with it', async () => {
    const page = await startOver(app())
    expect(hasPlace(located.buffer)).toBe(true)
    await chooseFile(page, 'profilePicture', located)
    await usePicture(page)
    await settledReview(page)
    await send(page)
    const { original } = attached(app(), 'profilePicture')
    expect(hasPlace(original)).toBe(false)
    expect(await pixelsOf(page, original)).toBe(await pixelsOf(page, located.buffer))
  })

  test('stays if the member wants it: the file goes as it is', async () => {
    const page = await startOver(app())
    await chooseFile(page, 'profilePicture', located)
    await openedCrop(page)
    await page.getByTestId('strip-metadata').uncheck()
    await usePicture(page)
    await settledReview(page)
    await send(page)
    const { original, display } = attached(app(), 'profilePicture')
    expect(original.equals(located.buffer)).toBe(true)
    expect(hasPlace(display)).toBe(false)
  })
})

test('cropped by the keyboard alone', async () => {
  const page = await startOver(app(), 'profilePicture')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '')
  const tabTo = async (testId: string) => {
    for (let tries = 0; tries < 60 && (await focused()) !== testId; tries += 1)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe(testId)
  }
  await page.getByTestId('choose-file').waitFor({ state: 'attached' })
  // Asked for well before Enter: the browser takes a while until it hands a chooser over in the place of showing it.
  const chooser = page.waitForEvent('filechooser')
  await tabTo('choose-file')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ ...photo })
  await openedCrop(page)
  await tabTo('crop')
  expect(await page.getByTestId('crop-size').textContent()).toContain('480 × 480')
  for (const key of ['+', '+', '+', 'ArrowLeft', 'ArrowUp', 'r', ']', ']']) await page.keyboard.press(key)
  expect(await page.getByTestId('crop-straighten').inputValue()).toBe('2')
  expect(Number(await page.getByTestId('crop-zoom').inputValue())).toBeCloseTo(1.33, 2)
  await tabTo('use-picture')
  await page.keyboard.press('Enter')
  await page.locator('[data-testid="use-picture"][data-state="kept"]').waitFor()
  await settledReview(page)
  await send(page)
  const { original, display } = attached(app(), 'profilePicture')
  expect(original.equals(photo.buffer)).toBe(true)
  const width = inspectImage(display)?.width ?? 0
  expect(width).toBeGreaterThan(300)
  expect(width).toBeLessThan(361)
  // 0 puts all of it back: then the crop is the file again.
  await chooseFile(page, 'profilePicture', photo)
  await openedCrop(page)
  await page.getByTestId('crop').focus()
  for (const key of ['+', 'R', '[', '0']) await page.keyboard.press(key)
  await usePicture(page)
  await settledReview(page)
  await send(page)
  expect(attached(app(), 'profilePicture').display.equals(photo.buffer)).toBe(true)
})

test('cropped by the mouse: what is under the frame is what is sent', async () => {
  // Left half red, right half blue.
  const halves = encodePng(800, 400, (x) => (x < 400 ? [200, 30, 30] : [30, 30, 200]))
  const page = await startOver(app())
  await chooseFile(page, 'profilePicture', png('halves.png', halves))
  await openedCrop(page)
  const stage = await page.getByTestId('crop').boundingBox()
  if (!stage) throw new Error('The stage has no size.')
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2)
  await page.mouse.down()
  // To the right, and on: the picture stops where its edge meets the frame's.
  for (const step of [100, 200, 400, 600])
    await page.mouse.move(stage.x + stage.width / 2 + step, stage.y + stage.height / 2)
  await page.mouse.up()
  await usePicture(page)
  await settledReview(page)
  await send(page)
  const red = encodePng(400, 400, () => [200, 30, 30])
  expect(await pixelsOf(page, attached(app(), 'profilePicture').display)).toBe(await pixelsOf(page, red))
})

test('cropped by two fingers and by the wheel', async () => {
  const page = await startOver(app())
  await chooseFile(page, 'profilePicture', png('portrait.png', drawPortrait(1200)))
  await openedCrop(page)
  const zoom = async () => Number(await page.getByTestId('crop-zoom').inputValue())
  expect(await zoom()).toBe(1)
  const stage = await page.getByTestId('crop').boundingBox()
  if (!stage) throw new Error('The stage has no size.')
  const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2]
  const session = await page.context().newCDPSession(page)
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        apart === null
          ? []
          : [
              { x: x - apart, y, id: 0 },
              { x: x + apart, y, id: 1 },
            ],
    })
  await fingers('touchStart', 40)
  for (const apart of [50, 60, 80]) await fingers('touchMove', apart)
  await fingers('touchEnd', null)
  await expect.poll(zoom).toBeGreaterThan(1.5)
  const pinched = await zoom()
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, 100)
  await expect.poll(zoom).toBeLessThan(pinched)
  await page.getByTestId('crop-rotate-right').click()
  await page.getByTestId('crop-straighten').fill('10')
  expect(await page.getByTestId('crop-straighten').inputValue()).toBe('10')
  await page.getByTestId('crop-reset').click()
  expect(await zoom()).toBe(1)
  expect(await page.getByTestId('crop-straighten').inputValue()).toBe('0')
})

test('a photo taken lying down is cropped and shown upright', async () => {
  const page = await startOver(app(), 'profilePicture')
  // 600 × 400, its left half red; turned a quarter to the right the red half is above.
  const lying = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 400)
    const context = canvas.getContext('2d')
    for (const [at, colour] of ['#d00', '#00d'].entries()) {
      if (context) context.fillStyle = colour
      context?.fillRect(at * 300, 0, 300, 400)
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })
    return Array.from(new Uint8Array(await blob.arrayBuffer()))
  })
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(exifWith(6))])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  const bytes = Buffer.from(lying)
  const buffer = Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)])
  await chooseFile(page, 'profilePicture', { name: 'lying.jpg', mimeType: 'image/jpeg', buffer })
  await usePicture(page)
  await settledReview(page)
  await send(page)
  const { original, display } = attached(app(), 'profilePicture')
  expect((await pixelsOf(page, original)).startsWith('400 × 600 ')).toBe(true)
  const colours = await page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))])
    const bitmap = await createImageBitmap(blob)
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    return [
      [20, 20],
      [380, 380],
    ].map(([x = 0, y = 0]) => {
      const [red = 0, , blue = 0] = context?.getImageData(x, y, 1, 1).data ?? []
      return red > blue ? 'red' : 'blue'
    })
  }, display.toString('base64'))
  expect([inspectImage(display)?.width, colours]).toEqual([400, ['red', 'blue']])
})

describe('what can’t be the picture is said, and changes nothing', () => {
  const claiming = (width: number, height: number): Buffer => {
    const bytes = Buffer.from(encodePng(1, 1, () => [0, 0, 0]))
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return bytes
  }
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  const box = (name: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat([Buffer.from(name), ...parts])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length + 4)
    return Buffer.concat([size, body])
  }
  const sizes = '000000000000019000000190'
  /** Only what a HEIC begins with: no browser of these tests can decode any. */
  const heic = Buffer.concat([
    box('ftyp', Buffer.from('heic\0\0\0\0heic')),
    box('meta', Buffer.alloc(4), box('iprp', box('ipco', box('ispe', Buffer.from(sizes, 'hex'))))),
  ])
  const files: [problem: string, file: GivenFile][] = [
    ['unsupported-here', { name: 'a.heic', mimeType: 'image/heic', buffer: heic }],
    ['no-picture', png('text.png', Buffer.from('this is no picture'))],
    ['cut-off', { ...photo, buffer: photo.buffer.subarray(0, 3000) }],
    ['empty', png('empty.png', Buffer.alloc(0))],
    ['too-many-pixels', png('huge.png', claiming(30_000, 30_000))],
    ['svg', { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: svg }],
    [
      'other-format',
      {
        name: 'a.bmp',
        mimeType: 'image/bmp',
        buffer: Buffer.concat([Buffer.from('BM'), Buffer.alloc(52, 1)]),
      },
    ],
  ]

  test('each in a sentence', async () => {
    const page = await startOver(app(), 'profilePicture')
    const desk = page.getByTestId('field-profilePicture')
    for (const [problem, file] of files) {
      await chooseFile(page, 'profilePicture', file)
      await desk.locator(`[data-problem="${problem}"]`).getByTestId('error').waitFor()
      expect(await page.getByTestId('use-picture').count()).toBe(0)
    }
    await waitForPending(page, 0)
    // And the next good one is taken.
    await chooseFile(page, 'profilePicture', photo)
    await usePicture(page)
    await waitForPending(page, 1)
    expect(await desk.getByTestId('error').count()).toBe(0)
    expect(writes(app())).toEqual([])
  })

  test('too heavy: it offers to make it smaller, and says what it did', async () => {
    const noise = randomFillSync(Buffer.alloc(1700 * 1700 * 3))
    const at = (x: number, y: number, part: number): number => noise[(y * 1700 + x) * 3 + part] ?? 0
    const heavy = encodePng(1700, 1700, (x, y) => [at(x, y, 0), at(x, y, 1), at(x, y, 2)])
    const page = await startOver(app())
    await chooseFile(page, 'profilePicture', png('noise.png', heavy))
    await page.locator('[data-problem="too-heavy"]').waitFor()
    await page.getByTestId('shrink').click()
    await page.getByTestId('shrunk').waitFor()
    await usePicture(page)
    await settledReview(page)
    await send(page)
    const { original, display } = attached(app(), 'profilePicture')
    expect(Math.max(original.length, display.length)).toBeLessThanOrEqual(8 * 1024 * 1024)
  })
})

test('other formats are converted, which is said; a small one is warned of', async () => {
  const page = await startOver(app(), 'profilePicture')
  const made = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 300)
    const context = canvas.getContext('2d')
    if (context) context.fillStyle = '#0a6'
    context?.fillRect(0, 0, 300, 300)
    const blob = await canvas.convertToBlob({ type: 'image/webp' })
    return Array.from(new Uint8Array(await blob.arrayBuffer()))
  })
  const webp = { name: 'a.webp', mimeType: 'image/webp', buffer: Buffer.from(made) }
  await chooseFile(page, 'profilePicture', webp)
  await page.getByTestId('converted').waitFor()
  await page.locator('[data-problem="problem_picture_small"]').waitFor()
  await usePicture(page)
  await settledReview(page)
  await send(page)
  expect(inspectImage(attached(app(), 'profilePicture').original)).toMatchObject({
    type: 'image/jpeg',
    width: 300,
  })
})

/** Hands the page a file as the clipboard or a drop would. */
const handOver = (page: Page, type: 'paste' | 'drop', file: GivenFile): Promise<void> =>
  page.getByTestId('choose-file').evaluate(
    (input, { type, name, mimeType, base64 }) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: mimeType }))
      const init = { bubbles: true, cancelable: true }
      input.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
          : new DragEvent('drop', { ...init, dataTransfer: transfer }),
      )
    },
    { type, name: file.name, mimeType: file.mimeType, base64: file.buffer.toString('base64') },
  )

test.each(['paste', 'drop'] as const)(
  'taken by %s, kept over a closed window, and cropped again',
  async (type) => {
    const page = await startOver(app(), 'profilePicture')
    await page.getByTestId('choose-file').waitFor({ state: 'attached' })
    await handOver(page, type, png('portrait.png', drawPortrait(500)))
    await usePicture(page)
    await waitForPending(page, 1)
    await page.close()
    const again = await app().openOptions('profilePicture')
    await again.getByTestId('preview-display').waitFor()
    await again.getByTestId('preview-original').waitFor()
    expect(writes(app())).toEqual([])
    await again.getByTestId('crop-again').click()
    await openedCrop(again)
    await again.getByTestId('field-profilePicture').getByTestId('revert-field').click()
    await waitForPending(again, 0)
  },
)

test('the desk is as good as any screen: cropping, refused, kept, in both pictures’ group, and reviewed', async () => {
  const page = await startOver(app(), 'profilePicture')
  await page.getByTestId('linkedin-picture').locator('img').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await chooseFile(page, 'profilePicture', png('text.png', Buffer.from('no picture')))
  await page.getByTestId('error').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await chooseFile(page, 'profilePicture', located)
  await openedCrop(page)
  await screenshots(page, 'picture-crop')
  expect(await faultsOf(page)).toEqual([])
  await usePicture(page)
  await chooseFile(page, 'backgroundPicture', cover)
  await openedCrop(page)
  await screenshots(page, 'picture-crop-background')
  expect(await faultsOf(page)).toEqual([])
  await usePicture(page)
  await goTo(page, 'pictures')
  await expect.poll(() => page.getByTestId('preview-display').count()).toBe(2)
  expect(await faultsOf(page)).toEqual([])
  await settledReview(page)
  await expect.poll(() => page.getByTestId('linkedin-picture').locator('img').count()).toBe(2)
  await screenshots(page, 'review-pictures')
  expect(await faultsOf(page)).toEqual([])
  await send(page)
  expect(await faultsOf(page)).toEqual([])
})
