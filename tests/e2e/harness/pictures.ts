import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { isObject, showJson } from '../../../sandbox/json.ts'
import { profileOfAda, writes } from './ada.ts'
import type { App } from './app.ts'
import { goTo } from './steps.ts'

export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const shipped = (name: string): GivenFile => ({
  name,
  mimeType: 'image/jpeg',
  buffer: readFileSync(new URL(`../../../sandbox/media/static/${name}`, import.meta.url)),
})

/** A square photo that says nothing of its taking. */
export const photo = shipped('photo.jpg')
/** One with a place in its EXIF, lying on its side. */
export const located = shipped('located.jpg')

export const png = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: 'image/png', buffer })

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Opens a picture's desk and chooses a file there. */
export async function chooseFile(page: Page, field: string, file: GivenFile): Promise<void> {
  await goTo(page, field)
  await page
    .getByTestId(`field-${field}`)
    .getByTestId('choose-file')
    .setInputFiles({ ...file })
}

/** The cropper has the picture, and it can be moved about. */
export const openedCrop = (page: Page): Promise<void> =>
  page.locator('[data-testid="crop"][data-ready="true"]').waitFor()

/** Puts the picture on the desk into the draft. */
export async function usePicture(page: Page): Promise<void> {
  await openedCrop(page)
  await page.getByTestId('use-picture').click()
  await page.locator('[data-testid="use-picture"][data-state="kept"]').waitFor()
}

/** The bytes of both renditions that LinkedIn has attached to Ada's profile now. */
export function attached(app: App, field: string): { original: Buffer; display: Buffer } {
  const picture = profileOfAda(app)[field]
  const bytesOf = (name: string): Buffer => {
    const bytes = isObject(picture) ? app.sandbox.assetBytes(showJson(picture[name] ?? null)) : null
    if (!bytes) throw new Error(`LinkedIn has no ${name} of the ${field}.`)
    return bytes
  }
  return { original: bytesOf('originalImage'), display: bytesOf('displayImage') }
}

/** What was sent for pictures and profile since the test began, by what it was about. */
export const operationsOf = (app: App): string[] => writes(app).map(({ operation }) => operation)

/** The pixels of a picture as the browser shows them: size, and a digest of every one. */
export const pixelsOf = (page: Page, bytes: Buffer): Promise<string> =>
  page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))])
    const bitmap = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const data = context?.getImageData(0, 0, canvas.width, canvas.height).data
    const hash = await crypto.subtle.digest('SHA-256', data ?? new Uint8Array())
    return `${canvas.width} × ${canvas.height} ${Array.from(new Uint8Array(hash)).join(' ')}`
  }, bytes.toString('base64'))
