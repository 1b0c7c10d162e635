import { imageSize } from 'image-size'
import { readJpegSize } from './jpeg.ts'

/** What a file says of itself in its first bytes, before anything is decoded. Pure. */

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic'

export interface ImageHeader {
  format: ImageFormat
  /** As stored, before any turning by an orientation. */
  width: number
  height: number
}

export type HeaderProblem =
  | { type: 'empty' }
  /** A drawing, not a picture made of pixels. */
  | { type: 'svg' }
  /** Some other format, by its name, such as `TIFF`. */
  | { type: 'other-format'; name: string }
  /** No picture at all, whatever the file is called. */
  | { type: 'no-picture' }
  /** Begins as a picture does and breaks off before it says how large it is. */
  | { type: 'broken' }

const formats: Readonly<Record<string, ImageFormat>> = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  heic: 'heic',
  heif: 'heic',
}

const isSvg = (bytes: Uint8Array): boolean =>
  /<svg[\s>]/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))

const signatures: readonly [format: ImageFormat, at: number, signs: string][] = [
  ['jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['png', 0, '\u0089PNG\r\n\u001a\n'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
]

const signedAs = (bytes: Uint8Array): ImageFormat | undefined => {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return signatures.find(([, at, signs]) => start.startsWith(signs, at))?.[0]
}

export const readHeader = (bytes: Uint8Array): ImageHeader | HeaderProblem => {
  if (bytes.length === 0) return { type: 'empty' }
  const signed = signedAs(bytes)
  if (signed === 'jpeg') return sized('jpeg', readJpegSize(bytes) ?? { width: 0, height: 0 })
  try {
    const { type, width, height } = imageSize(bytes)
    const format = formats[type ?? '']
    if (type === 'svg') return { type: 'svg' }
    if (format === undefined) return { type: 'other-format', name: (type ?? '').toUpperCase() }
    return sized(format, { width, height })
  } catch {
    // The library throws for what it can't read; which of the reasons it was is told by the first signs.
    if (signed) return { type: 'broken' }
    return isSvg(bytes) ? { type: 'svg' } : { type: 'no-picture' }
  }
}

const sized = (
  format: ImageFormat,
  { width, height }: { width: number; height: number },
): ImageHeader | HeaderProblem => (width > 0 && height > 0 ? { format, width, height } : { type: 'broken' })
