import { crc32 } from 'node:zlib'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../../sandbox/media/png.ts'
import { exifWith, readExif } from '../../../utils/image/exif.ts'
import { stripped } from '../../../utils/image/strip.ts'

const read = (name: string): Buffer =>
  readFileSync(new URL(`../../../sandbox/media/static/${name}`, import.meta.url))
const located = read('located.jpg')
const photo = read('photo.jpg')

const segment = (marker: number, data: Uint8Array | string): Buffer => {
  const body = Buffer.from(data as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with segments put in right after its first two bytes. */
const withSegments = (...segments: Buffer[]): Buffer =>
  Buffer.concat([photo.subarray(0, 2), ...segments, photo.subarray(2)])

/** From the start of scan on: the coded pixels. */
const pixelsOf = (jpeg: Uint8Array): Buffer => {
  const bytes = Buffer.from(jpeg)
  return bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xda])))
}

const strip = (bytes: Uint8Array, format: 'jpeg' | 'png' = 'jpeg') => {
  const result = stripped(bytes, format)
  if (!result) throw new Error('It was taken for broken')
  return { ...result, bytes: Buffer.from(result.bytes) }
}

describe('a JPEG', () => {
  it('loses place and camera, keeps its pixels byte for byte, and stays the same way up', () => {
    const result = strip(located)
    expect(result).toMatchObject({ hasMetadata: true, hasLocation: true, orientation: 6 })
    expect(pixelsOf(result.bytes)).toEqual(pixelsOf(located))
    const exif = result.bytes.indexOf('Exif\0\0', 0, 'latin1')
    expect(readExif(result.bytes.subarray(exif + 6))).toEqual({ orientation: 6, hasLocation: false })
    expect(result.bytes.length).toBeLessThan(located.length)
    // What is left says no more than which way up.
    expect(strip(result.bytes).bytes).toEqual(result.bytes)
  })

  it('with nothing to lose is the same file', () => {
    const result = strip(photo)
    expect(result).toMatchObject({ hasMetadata: false, hasLocation: false, orientation: 1 })
    expect(result.bytes).toEqual(photo)
  })

  it.each([
    ['XMP', segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="51,30N"/>'), true],
    ['IPTC', segment(0xed, 'Photoshop 3.0\x008BIM'), false],
    ['a comment', segment(0xfe, 'taken at home'), false],
    ['further pictures', segment(0xe2, 'MPF\0'), false],
    ['a small picture', segment(0xe0, 'JFXX\0'), false],
    ['anything of a maker’s', segment(0xe5, 'secret'), false],
  ])('loses %s', (_name, extra, hasLocation) => {
    const result = strip(withSegments(extra))
    expect(result).toMatchObject({ hasMetadata: true, hasLocation })
    expect(result.bytes).toEqual(photo)
  })

  it.each([
    ['its colour profile', segment(0xe2, 'ICC_PROFILE\0\x01\x01profile')],
    ['how its colours are coded', segment(0xee, 'Adobe\0d')],
  ])('keeps %s', (_name, kept) => {
    const bytes = withSegments(kept)
    expect(strip(bytes)).toMatchObject({ hasMetadata: false, bytes })
  })

  it('loses what hangs behind its end', () => {
    const result = strip(Buffer.concat([photo, Buffer.from('a film of the moment')]))
    expect(result).toMatchObject({ hasMetadata: true, bytes: photo })
  })

  it('that breaks off anywhere is told from a whole one, and nothing throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: photo.length - 1 }), (length) => {
        expect(stripped(photo.subarray(0, length), 'jpeg')).toBeNull()
      }),
    )
  })

  it('damaged anywhere does no harm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: located.length - 1 }), fc.nat(255), (at, value) => {
        const bytes = Buffer.from(located)
        bytes[at] = value
        const result = stripped(bytes, 'jpeg')
        expect(result === null || result.bytes.length <= bytes.length + 40).toBe(true)
      }),
    )
  })
})

describe('a PNG', () => {
  const plain = encodePng(9, 7, (x, y) => [x * 20, y * 30, 90])
  const chunk = (name: string, data: Uint8Array | string): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(data as string, 'latin1')])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length - 4)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  /** With chunks put in after the header. */
  const withChunks = (...chunks: Buffer[]): Buffer =>
    Buffer.concat([plain.subarray(0, 33), ...chunks, plain.subarray(33)])

  it('with nothing to lose is the same file', () => {
    expect(strip(plain, 'png')).toMatchObject({ hasMetadata: false, bytes: plain })
  })

  it.each([
    ['a text', chunk('tEXt', 'Author\0someone')],
    ['XMP', chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x/>')],
    ['the time', chunk('tIME', Buffer.alloc(7))],
    ['a program’s own', chunk('prIv', 'x')],
    ['EXIF', chunk('eXIf', exifWith(1))],
  ])('loses %s', (_name, extra) => {
    expect(strip(withChunks(extra), 'png')).toMatchObject({ hasMetadata: true, bytes: plain })
  })

  it('stays the same way up', () => {
    const turned = withChunks(chunk('eXIf', exifWith(8)))
    expect(strip(turned, 'png')).toMatchObject({ orientation: 8, bytes: turned })
  })

  it('keeps what its colours mean', () => {
    const bytes = withChunks(chunk('gAMA', Buffer.alloc(4, 1)), chunk('pHYs', Buffer.alloc(9, 1)))
    expect(strip(bytes, 'png')).toMatchObject({ hasMetadata: false, bytes })
  })

  it('that breaks off anywhere is told from a whole one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: plain.length - 1 }), (length) => {
        expect(stripped(plain.subarray(0, length), 'png')).toBeNull()
      }),
    )
  })
})
