import type { Json, JsonObject } from '../json.ts'
import { showJson } from '../json.ts'
import { HOSTS } from '../net/hosts.ts'
import type { Asset, World } from '../world.ts'

const HOUR = 3600
const PREFIX = 'urn:li:digitalmediaAsset:'

export function findAsset(world: World, urn: Json | undefined): Asset | undefined {
  return typeof urn === 'string' && urn.startsWith(PREFIX)
    ? world.assets.get(urn.slice(PREFIX.length))
    : undefined
}

/** Where an asset's bytes are served; the address says when it ends, as LinkedIn's do. */
export function addressOf(world: World, asset: Asset): string {
  const kind = asset.recipe.split(':').at(-1) ?? 'image'
  const ends = Math.floor(world.settings.now() / 1000) + HOUR
  return `https://${HOSTS.media}/dms/image/v2/${asset.id}/${kind}/0/${asset.created}?e=${ends}&v=beta&t=sandbox`
}

/** Decorates an asset URN with its playable streams (linkedin/shared/references/v2/profile/profile-picture). */
export function describeStreams(world: World, urn: Json): { value: JsonObject } | { error: JsonObject } {
  const asset = findAsset(world, urn)
  if (asset === undefined || asset.image === null) {
    return { error: { message: `${showJson(urn)} can't be decorated`, status: 404 } }
  }
  const { image } = asset
  const mediaType = image.type
  const element: JsonObject = {
    artifact: `urn:li:digitalmediaMediaArtifact:(${showJson(urn)},urn:li:digitalmediaMediaArtifactClass:profile)`,
    authorizationMethod: 'PUBLIC',
    data: {
      'com.linkedin.digitalmedia.mediaartifact.StillImage': {
        mediaType,
        storageSize: { width: image.width, height: image.height },
        displaySize: { uom: 'PX', width: image.width, height: image.height },
      },
    },
    identifiers: [
      {
        identifier: addressOf(world, asset),
        index: 0,
        mediaType,
        file: `${showJson(urn)}#sandbox`,
        identifierType: 'EXTERNAL_URL',
        identifierExpiresInSeconds: Math.floor(world.settings.now() / 1000) + HOUR,
      },
    ],
  }
  return { value: { paging: { count: 10, start: 0, links: [] }, elements: [element] } }
}
