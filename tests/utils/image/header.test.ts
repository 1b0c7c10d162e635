import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../../sandbox/media/png.ts'
import { readHeader } from '../../../utils/image/header.ts'

const photo = readFileSync(new URL('../../../sandbox/media/static/photo.jpg', import.meta.url))
const png = (width: number, height: number): Buffer => encodePng(width, height, () => [1, 2, 3])
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** A PNG that only says it is so large. */
const claiming = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(png(1, 1))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const gif = Buffer.from('47494638396103000200800000ffffff0000002c00000000030002000002034486510a003b', 'hex')
const webp = Buffer.concat([
  Buffer.from('RIFF\u001a\0\0\0WEBPVP8 ', 'latin1'),
  Buffer.from('0e0000003001009d012a0a00050000000000', 'hex'),
])
const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 8)
  return Buffer.concat([size, Buffer.from(name, 'latin1'), body])
}
const heif = (brand: string): Buffer => {
  const ispe = box('ispe', Buffer.from('00000000000001900000012c', 'hex'))
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1')),
    box('meta', Buffer.alloc(4), box('iprp', box('ipco', ispe))),
  ])
}

describe('a header', () => {
  it.each([
    ['a JPEG', photo, { format: 'jpeg', width: 480, height: 480 }],
    [
      'a JPEG with filling before a marker, and coded in an unusual way',
      Buffer.from('ffd8fffffe0004616effc9000b080002000301011100ffd9', 'hex'),
      { format: 'jpeg', width: 3, height: 2 },
    ],
    ['a PNG', png(7, 5), { format: 'png', width: 7, height: 5 }],
    ['a GIF', gif, { format: 'gif', width: 3, height: 2 }],
    ['a WebP', webp, { format: 'webp', width: 10, height: 5 }],
    ['an AVIF', heif('avif'), { format: 'avif', width: 400, height: 300 }],
    ['a HEIC', heif('heic'), { format: 'heic', width: 400, height: 300 }],
    // Known from 33 bytes, without a pixel decoded.
    ['an enormous PNG', claiming(30_000, 30_000), { format: 'png', width: 30_000, height: 30_000 }],
  ])('of %s', (_name, bytes, header) => {
    expect(readHeader(bytes)).toEqual(header)
  })

  it.each([
    ['an empty file', text(''), { type: 'empty' }],
    ['a text', text('this is no picture, whatever it is called'), { type: 'no-picture' }],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), { type: 'svg' }],
    ['an SVG without a size', text('<?xml version="1.0"?>\n<!-- drawn -->\n<svg>'), { type: 'svg' }],
    ['a page', text('<!doctype html><title>403</title>'), { type: 'no-picture' }],
    ['a BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(52, 1)]), { type: 'other-format', name: 'BMP' }],
    ['the first bytes of a JPEG', photo.subarray(0, 12), { type: 'broken' }],
    ['the first bytes of a PNG', png(4, 4).subarray(0, 14), { type: 'broken' }],
    ['a PNG without pixels', claiming(0, 4), { type: 'broken' }],
  ])('of %s is none', (_name, bytes, problem) => {
    expect(readHeader(bytes)).toEqual(problem)
  })
})
