import { isObject, type Json } from './json.ts'

/** A picture field: what it is before LinkedIn has given its two renditions their asset URNs. */

export const renditions = ['original', 'display'] as const
export type Rendition = (typeof renditions)[number]

export const pictureTypes = ['image/jpeg', 'image/png'] as const
export type PictureType = (typeof pictureTypes)[number]

/** One file that is to be uploaded. Its bytes lie under the hash (utils/browser/blobs.ts); width and height are as shown. */
export interface PictureFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string
  bytes: number
  type: PictureType
  width: number
  height: number
}

/** What a draft holds of a picture that was chosen here. */
export interface ChosenPicture {
  original: PictureFile
  display: PictureFile
  /** LinkedIn has no picture here, says the member; the app may not look. */
  isFirst: boolean
}

/** "up to 8 MB" is the site's limit for a photo; the assets platform itself takes 10 (linkedin-api.md 7). */
export const mostBytes = 8 * 1024 * 1024

/** "at most 40,000,000 pixels" (linkedin/marketing/integrations/community-management/shares/rich-media-shares). */
export const mostPixels = 40_000_000

/** What LinkedIn shows of each picture, in pixels; below these it looks soft. Sizes of the site (linkedin-api.md 7). */
export const shapes = {
  profilePicture: { width: 400, height: 400 },
  backgroundPicture: { width: 1584, height: 396 },
} as const
export type PictureField = keyof typeof shapes

export const isPictureField = (field: string): field is PictureField => Object.hasOwn(shapes, field)

/** The chosen picture in a draft's value; null where it is none, such as one LinkedIn already has. */
export const chosenIn = (value: Json | undefined): ChosenPicture | null => {
  if (!isObject(value)) return null
  const original = fileIn(value['original'])
  const display = fileIn(value['display'])
  return original && display ? { original, display, isFirst: value['isFirst'] === true } : null
}

const fileIn = (value: Json | undefined): PictureFile | null => {
  if (!isObject(value)) return null
  const { sha256, bytes, type, width, height } = value
  const known = pictureTypes.find((each) => each === type)
  if (typeof sha256 !== 'string' || !/^[\da-f]{64}$/.test(sha256) || known === undefined) return null
  if (typeof bytes !== 'number' || typeof width !== 'number' || typeof height !== 'number') return null
  return { sha256, bytes, type: known, width, height }
}

/** Names one rendition of one picture among the calls of a plan: `profilePicture/original/<sha256>`. */
export const assetKey = (field: string, rendition: Rendition, { sha256 }: PictureFile): string =>
  `${field}/${rendition}/${sha256}`

/** The hashes of every picture that a JSON value names, wherever in it. */
export const hashesIn = (value: unknown): string[] =>
  [...JSON.stringify(value ?? null).matchAll(/"sha256":"([\da-f]{64})"/g)].flatMap(([, hash]) => hash ?? [])

/** Stands for an asset that LinkedIn has not named yet. */
export const assetPlaceholder = (field: string, rendition: string): string =>
  `{{asset-${field}-${rendition}}}`

/** As a draft holds it. */
export const asJson = ({ original, display, isFirst }: ChosenPicture): Json => ({
  original: { ...original },
  display: { ...display },
  ...(isFirst ? { isFirst } : {}),
})
