import { readHeader, type ImageFormat } from '../../utils/image/header.ts'
import { stripped } from '../../utils/image/strip.ts'
import { mostBytes, mostPixels, type PictureType } from '../../utils/profile/picture.ts'
import type { Size } from './crop-view.ts'
import type { Studio } from './studio.ts'

/** A file on its way to being a picture that LinkedIn takes: looked at, decoded, and if need be converted. */

/** A picture that can be cropped and uploaded. */
export interface OpenedPicture extends Size {
  /** As chosen, or as converted. */
  file: Blob
  type: PictureType
  /** The same without what it says of its taking; null where it says nothing. */
  bare: Blob | null
  hasLocation: boolean
  /** A small one to crop by. */
  stage: Blob
  stageWidth: number
  stageHeight: number
  /** What it was before it was converted; null where it is as chosen. */
  convertedFrom: string | null
  shrunkFrom: (Size & { bytes: number }) | null
}

export type ReadProblem =
  | { type: 'empty' | 'svg' | 'no-picture' | 'broken' | 'cut-off' | 'undecodable' }
  | { type: 'other-format' | 'unsupported-here'; name: string }
  /** `canShrink`: the browser can make it smaller. */
  | { type: 'too-heavy'; bytes: number; canShrink: boolean }
  | { type: 'too-many-pixels'; width: number; height: number; canShrink: boolean }

export type Read = { type: 'opened'; picture: OpenedPicture } | { type: 'refused'; problem: ReadProblem }

/** Beyond these nothing is decoded or even read: four bytes a pixel would not fit into a browser's memory. */
const mostDecodedPixels = 150_000_000
const longestSide = 16_384
const mostReadBytes = 200 * 1024 * 1024

const stageSize = 1600

const names: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  avif: 'AVIF',
  heic: 'HEIC',
}

const refused = (problem: ReadProblem): Read => ({ type: 'refused', problem })

/** `shrink`: the member asked for it to be made as small as LinkedIn takes it. */
export const readPicture = async (file: Blob, studio: Studio, shrink = false): Promise<Read> => {
  if (file.size > mostReadBytes) return refused({ type: 'too-heavy', bytes: file.size, canShrink: false })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const header = readHeader(bytes)
  if ('type' in header) return refused(header)
  const { format, width, height } = header
  const canShrink = width * height <= mostDecodedPixels && Math.max(width, height) <= longestSide
  if (width * height > mostPixels && !(shrink && canShrink))
    return refused({ type: 'too-many-pixels', width, height, canShrink })
  if (file.size > mostBytes && !shrink) return refused({ type: 'too-heavy', bytes: file.size, canShrink })
  const bare = format === 'jpeg' || format === 'png' ? stripped(bytes, format) : undefined
  if (bare === null) return refused({ type: 'cut-off' })

  const opened = await studio.ask({ type: 'open', blob: file, stageSize })
  if (opened.type !== 'opened')
    return refused(bare ? { type: 'undecodable' } : { type: 'unsupported-here', name: names[format] })
  const { stage, stageWidth, stageHeight } = opened
  const common = { stage, stageWidth, stageHeight }
  if (bare && !shrink) {
    const type = format === 'png' ? 'image/png' : 'image/jpeg'
    return {
      type: 'opened',
      picture: {
        ...common,
        width: opened.width,
        height: opened.height,
        file: new Blob([bytes], { type }),
        type,
        bare: bare.hasMetadata ? new Blob([bare.bytes], { type }) : null,
        hasLocation: bare.hasLocation,
        convertedFrom: null,
        shrunkFrom: null,
      },
    }
  }
  const converted = await studio.ask({
    type: 'convert',
    mostPixels,
    mostBytes,
    format: format === 'gif' || format === 'png' || !opened.isOpaque ? 'image/png' : 'image/jpeg',
  })
  if (converted.type !== 'encoded') return refused({ type: 'undecodable' })
  // From here on the converted picture is the one: the crop has to be of what is uploaded.
  const again = await studio.ask({ type: 'open', blob: converted.blob, stageSize })
  if (again.type !== 'opened') return refused({ type: 'undecodable' })
  return {
    type: 'opened',
    picture: {
      stage: again.stage,
      stageWidth: again.stageWidth,
      stageHeight: again.stageHeight,
      width: again.width,
      height: again.height,
      file: converted.blob,
      type: converted.blob.type === 'image/png' ? 'image/png' : 'image/jpeg',
      bare: null,
      hasLocation: false,
      convertedFrom: bare ? null : names[format],
      shrunkFrom: shrink ? { width: opened.width, height: opened.height, bytes: file.size } : null,
    },
  }
}
