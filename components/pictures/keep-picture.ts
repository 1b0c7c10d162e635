import { keepFile } from '../../utils/browser/blobs.ts'
import {
  mostBytes,
  type ChosenPicture,
  type PictureField,
  type PictureFile,
} from '../../utils/profile/picture.ts'
import { isWhole, sizeOfCrop, type CropView, type Size } from './crop-view.ts'
import type { OpenedPicture } from './read-picture.ts'
import type { Studio } from './studio.ts'

/** Shape of what is shown, and the most pixels LinkedIn makes use of (sizes of the site, linkedin-api.md 7). */
export const crops: Readonly<Record<PictureField, { ratio: number; most: number }>> = {
  profilePicture: { ratio: 1, most: 1600 },
  backgroundPicture: { ratio: 4, most: 1584 },
}

interface Wanted {
  field: PictureField
  view: CropView
  /** Leave out what the file says of its taking. */
  bare: boolean
  /** The member says that LinkedIn has no picture here. */
  isFirst: boolean
}

/**
 * Keeps both renditions on this computer and tells what the draft is to hold. The original is the file, byte for byte, or
 * without its metadata; the display rendition is what the crop shows, and where that is all of it, the file itself. Null
 * where the picture could not be drawn; rejects where the disk is full.
 */
export const keepPicture = async (
  picture: OpenedPicture,
  { field, view, bare, isFirst }: Wanted,
  studio: Studio,
): Promise<ChosenPicture | null> => {
  const plain = picture.bare ?? picture.file
  const display = await displayOf(picture, plain, field, view, studio)
  if (!display) return null
  return {
    original: await kept(bare ? plain : picture.file, picture),
    display: await kept(display.blob, display),
    isFirst,
  }
}

const displayOf = async (
  picture: OpenedPicture,
  plain: Blob,
  field: PictureField,
  view: CropView,
  studio: Studio,
): Promise<(Size & { blob: Blob }) | null> => {
  const { ratio, most } = crops[field]
  if (isWhole(view, picture, ratio) && picture.width <= most)
    return { blob: plain, width: picture.width, height: picture.height }
  const size = sizeOfCrop(view, ratio, most)
  const reply = await studio.ask({ type: 'crop', view, size, format: picture.type, mostBytes })
  return reply.type === 'encoded' ? reply : null
}

const kept = async (blob: Blob, { width, height }: Size): Promise<PictureFile> => ({
  sha256: await keepFile(blob, Date.now()),
  bytes: blob.size,
  type: blob.type === 'image/png' ? 'image/png' : 'image/jpeg',
  width,
  height,
})
