import { joined, latin, standsAt, viewOf } from './bytes.ts'
import { exifWith, readExif } from './exif.ts'
import type { Stripped } from './strip.ts'

/**
 * A JPEG is a row of segments, each 0xFF, a marker, a length and data; after "start of scan" come the coded pixels, in
 * which 0xFF is followed by 0x00 or a restart marker (ITU-T T.81, annex B). What is not about pixels is left out;
 * everything else, the coded pixels before all, stays byte for byte. Null: it breaks off before its end.
 */
export const stripJpeg = (bytes: Uint8Array): Stripped | null => {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let hasMetadata = false
  let hasLocation = false
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === endOfImage) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Any number of 0xFF may fill up before a marker.
    if (marker === 0xff) at += 1
    else if (marker === endOfImage) {
      kept.push(bytes.subarray(at, at + 2))
      const trailing = bytes.length > at + 2
      return {
        bytes: joined(orientation === 1 ? kept : withOrientation(kept, orientation)),
        hasMetadata: hasMetadata || trailing,
        hasLocation,
        orientation,
      }
    } else if (isStandalone(marker)) {
      kept.push(bytes.subarray(at, at + 2))
      at += 2
    } else {
      const end = at + 2 + view.getUint16(at + 2)
      if (end > bytes.length) return null
      const segment = bytes.subarray(at, end)
      if (isAboutPixels(marker, segment)) kept.push(segment)
      else hasMetadata = true
      if (marker === app1 && standsAt(segment, 4, exifSigns)) {
        const exif = readExif(segment.subarray(4 + exifSigns.length))
        orientation = exif.orientation
        hasLocation ||= exif.hasLocation
      } else if (marker === app1) hasLocation ||= /GPSL(?:atitude|ongitude)/.test(latin(segment))
      at = end
      if (marker === startOfScan) {
        const scanEnd = endOfScan(bytes, at)
        kept.push(bytes.subarray(at, scanEnd))
        at = scanEnd
      }
    }
  }
  return null
}

/** How large a JPEG says it is, in its "start of frame" segment; null where there is none. */
export const readJpegSize = (bytes: Uint8Array): { width: number; height: number } | null => {
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === startOfScan || marker === endOfImage) return null
    if (marker === 0xff) at += 1
    else at += isStandalone(marker) ? 2 : 2 + view.getUint16(at + 2)
  }
  return null
}

/** All codings of the pixels; the three markers left out are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const endOfImage = 0xd9
const startOfScan = 0xda
const app1 = 0xe1
const exifSigns = 'Exif\0\0'

const isStandalone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** Of the application segments: JFIF, the colour profile, and Adobe's, which says how colours are coded. No comments. */
const isAboutPixels = (marker: number, segment: Uint8Array): boolean => {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return standsAt(segment, 4, 'JFIF\0')
  if (marker === 0xe2) return standsAt(segment, 4, 'ICC_PROFILE\0')
  return marker === 0xee && standsAt(segment, 4, 'Adobe')
}

const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0x00 && !(next >= 0xd0 && next <= 0xd7)) return at
    at += 2
  }
}

/** JFIF's segment, where there is one, has to come first. */
const withOrientation = (kept: readonly Uint8Array[], orientation: number): Uint8Array[] => {
  const tiff = exifWith(orientation)
  const head = Uint8Array.from([0xff, app1, 0, 2 + exifSigns.length + tiff.length])
  const segment = joined([head, Uint8Array.from(exifSigns, (sign) => sign.charCodeAt(0)), tiff])
  const place = kept[1]?.[1] === 0xe0 ? 2 : 1
  return [...kept.slice(0, place), segment, ...kept.slice(place)]
}
