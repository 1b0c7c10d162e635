import { standsAt, viewOf } from './bytes.ts'

/**
 * The two things of EXIF that matter here: which way up the picture is, and whether it says where it was taken.
 * EXIF is a TIFF file: a header and a directory of 12-byte entries (CIPA DC-008, 4.6).
 */
export interface Exif {
  /** 1 to 8; 1 is upright. */
  orientation: number
  hasLocation: boolean
}

const orientationTag = 0x0112
const gpsTag = 0x8825
const short = 3

export const readExif = (tiff: Uint8Array): Exif => {
  const found: Exif = { orientation: 1, hasLocation: false }
  const little = standsAt(tiff, 0, 'II')
  if (tiff.length < 8 || !(little || standsAt(tiff, 0, 'MM'))) return found
  const view = viewOf(tiff)
  const directory = view.getUint32(4, little)
  if (directory + 2 > tiff.length) return found
  const count = view.getUint16(directory, little)
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * 12
    if (at + 12 > tiff.length) break
    const tag = view.getUint16(at, little)
    if (tag === gpsTag) found.hasLocation = true
    if (tag === orientationTag && view.getUint16(at + 2, little) === short) {
      const orientation = view.getUint16(at + 8, little)
      if (orientation >= 1 && orientation <= 8) found.orientation = orientation
    }
  }
  return found
}

/** EXIF that says which way up and nothing else. */
export const exifWith = (orientation: number): Uint8Array => {
  const tiff = new Uint8Array(26)
  const view = viewOf(tiff)
  tiff.set([0x4d, 0x4d, 0, 42], 0)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, short)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return tiff
}
