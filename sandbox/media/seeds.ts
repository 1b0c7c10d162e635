import { ADA } from '../members/ids.ts'
import type { Asset, World } from '../world.ts'
import { drawLandscape, drawPortrait } from './draw.ts'
import { inspectImage } from './inspect.ts'

const RECIPE = 'urn:li:digitalmediaRecipe:profile-'
const CREATED = Date.UTC(2024, 0, 2)

/** Pictures cost some milliseconds to encode, so each is drawn once for all sandboxes of a process. */
const drawn = new Map<string, Buffer>()

function draw(name: 'portrait' | 'landscape' | 'later-portrait' | 'later-landscape'): Buffer {
  const known = drawn.get(name)
  if (known !== undefined) return known
  const picture = {
    portrait: () => drawPortrait(400),
    landscape: () => drawLandscape(792, 198),
    'later-portrait': () => drawPortrait(400, [122, 84, 96]),
    'later-landscape': () => drawLandscape(792, 198, [170, 138, 110]),
  }[name]()
  drawn.set(name, picture)
  return picture
}

/** Ada's pictures, and the four assets that the documented samples name: uploaded, not attached. */
const ASSETS = [
  ['C5603AQSeedPhotoShown', 'displayphoto-image', 'portrait'],
  ['C5604AQSeedPhotoWhole', 'originalphoto-image', 'portrait'],
  ['C5616AQSeedCoverShown', 'displaybackground-image', 'landscape'],
  ['C5617AQSeedCoverWhole', 'originalbackground-image', 'landscape'],
  ['C5603AQEZ69UT8-eyQg', 'displayphoto-image', 'later-portrait'],
  ['C5604AQETz3tP1vbVrA', 'originalphoto-image', 'later-portrait'],
  ['C5616AQEoeGkp7U5GEA', 'displaybackground-image', 'later-landscape'],
  ['C5604AQEMWf4Nl_mf2g', 'originalbackground-image', 'later-landscape'],
] as const

export function addMemberAssets(world: World): void {
  for (const [id, recipe, picture] of ASSETS) {
    const asset: Asset = {
      id,
      owner: `urn:li:person:${ADA}`,
      recipe: `${RECIPE}${recipe}`,
      uploadKey: '',
      created: CREATED,
      // Drawn when first looked at: most tests never do.
      get image() {
        return readPicture(draw(picture))
      },
    }
    world.assets.set(id, asset)
  }
  const ada = world.members.get(ADA)?.profile
  if (ada === undefined) return
  ada['profilePicture'] = seedPicture('C5603AQSeedPhotoShown', 'C5604AQSeedPhotoWhole')
  ada['backgroundPicture'] = seedPicture('C5616AQSeedCoverShown', 'C5617AQSeedCoverWhole')
}

export function readPicture(bytes: Buffer): Asset['image'] {
  const image = inspectImage(bytes)
  return image === null ? null : { ...image, bytes }
}

function seedPicture(shown: string, whole: string): Record<string, string | number> {
  return {
    displayImage: `urn:li:digitalmediaAsset:${shown}`,
    originalImage: `urn:li:digitalmediaAsset:${whole}`,
    created: CREATED,
    lastModified: CREATED,
  }
}
