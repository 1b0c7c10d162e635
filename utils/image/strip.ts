import { stripJpeg } from './jpeg.ts'
import { stripPng } from './png.ts'

/**
 * A picture without what it says of its taking: EXIF (place, time, camera), XMP, IPTC, comments, and whatever was hung on
 * behind its end. The pixels are not decoded, let alone coded anew, and the picture stays the same way up. No library is
 * known that does this for both formats, leaves the colour profile, and takes out more than EXIF.
 */
export interface Stripped {
  bytes: Uint8Array<ArrayBuffer>
  /** Something was left out. */
  hasMetadata: boolean
  /** It said where the picture was taken. */
  hasLocation: boolean
  /** 1 to 8, as EXIF counts; kept in the result. */
  orientation: number
}

/** Null where the file breaks off before its end. */
export const stripped = (bytes: Uint8Array, format: 'jpeg' | 'png'): Stripped | null =>
  format === 'jpeg' ? stripJpeg(bytes) : stripPng(bytes)
