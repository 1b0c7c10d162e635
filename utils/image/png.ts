import { joined, latin, viewOf } from './bytes.ts'
import { exifWith, readExif } from './exif.ts'
import type { Stripped } from './strip.ts'

/**
 * A PNG is a signature and a row of chunks: length, four letters, data, checksum (W3C PNG, 5). What is not about pixels
 * is left out; everything else stays byte for byte. Null: it breaks off before its end.
 */
export const stripPng = (bytes: Uint8Array): Stripped | null => {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let hasMetadata = false
  let exif = { orientation: 1, hasLocation: false }
  let hasLocation = false
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const chunk = bytes.subarray(at, end)
    const name = latin(chunk.subarray(4, 8))
    at = end
    if (name === 'eXIf') {
      exif = readExif(chunk.subarray(8, -4))
      hasLocation ||= exif.hasLocation
      if (exif.orientation !== 1) kept.push(chunkOf('eXIf', exifWith(exif.orientation)))
    }
    if (isAboutPixels(name)) kept.push(chunk)
    else {
      hasMetadata = true
      hasLocation ||= /GPSL(?:atitude|ongitude)/.test(latin(chunk))
    }
    if (name === 'IEND')
      return {
        bytes: joined(kept),
        hasMetadata: hasMetadata || at < bytes.length,
        hasLocation,
        orientation: exif.orientation,
      }
  }
  return null
}

const ancillary = new Set(
  'cHRM gAMA iCCP sRGB cICP mDCV cLLI sBIT bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT'.split(' '),
)

/** A capital first letter says that nothing can be drawn without it. */
const isAboutPixels = (name: string): boolean => /^[A-Z]/.test(name) || ancillary.has(name)

const chunkOf = (name: string, data: Uint8Array): Uint8Array => {
  const chunk = new Uint8Array(12 + data.length)
  const view = viewOf(chunk)
  view.setUint32(0, data.length)
  chunk.set(
    Array.from(name, (letter) => letter.charCodeAt(0)),
    4,
  )
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

/** The checksum of a chunk (W3C PNG, annex D). */
const crc32 = (bytes: Uint8Array): number => {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
