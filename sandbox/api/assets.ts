import { randomBytes } from 'node:crypto'
import type { Json } from '../json.ts'
import { isObject, showJson } from '../json.ts'
import { inspectImage } from '../media/inspect.ts'
import { HOSTS } from '../net/hosts.ts'
import type { Answer, Request } from '../net/message.ts'
import { answerJson } from '../net/message.ts'
import type { Asset, Member, World } from '../world.ts'
import { personUrn } from '../world.ts'
import { answerError, answerForbidden } from './errors.ts'

const LARGEST_UPLOAD = 10 * 1024 * 1024
const MOST_PIXELS = 40_000_000
const RECIPE = 'urn:li:digitalmediaRecipe:profile-'

/** Recipe → artifact class of the upload address, as the samples print them. */
const ARTIFACT_CLASSES: Readonly<Record<string, string>> = {
  [`${RECIPE}originalphoto-image`]: 'profile-original-uploadedImage',
  [`${RECIPE}displayphoto-image`]: 'profile-uploadedImage',
  [`${RECIPE}originalbackground-image`]: 'profile-original-uploadedBackgroundImage',
  [`${RECIPE}displaybackground-image`]: 'profile-uploadedBackgroundImage',
}

/** `POST /v2/assets?action=registerUpload` (linkedin/shared/integrations/people/profile-edit-api). */
export function registerUpload(world: World, member: Member, body: Json): Answer {
  const request = isObject(body) ? body['registerUploadRequest'] : undefined
  if (!isObject(request)) return answerError(400, '/registerUploadRequest: is required')
  const { recipes, owner, serviceRelationships } = request
  if (!Array.isArray(recipes) || recipes.length !== 1) {
    return answerError(422, '/registerUploadRequest/recipes: must name exactly one recipe')
  }
  const recipe = showJson(recipes[0])
  const artifactClass = ARTIFACT_CLASSES[recipe]
  if (artifactClass === undefined) {
    return answerError(422, `/registerUploadRequest/recipes: ${recipe} is no recipe of a profile picture`)
  }
  if (owner === undefined) return answerError(422, '/registerUploadRequest/owner: is required')
  if (owner !== personUrn(member)) return answerForbidden(`assets of ${showJson(owner)}`)
  if (serviceRelationships !== undefined && !Array.isArray(serviceRelationships)) {
    return answerError(422, '/registerUploadRequest/serviceRelationships: must be an array')
  }
  const asset: Asset = {
    id: `C56${randomBytes(12).toString('base64url')}`,
    owner,
    recipe,
    uploadKey: randomBytes(24).toString('base64url'),
    created: world.settings.now(),
    image: null,
  }
  world.assets.set(asset.id, asset)
  const urn = `urn:li:digitalmediaAsset:${asset.id}`
  const uploadUrl = `https://${HOSTS.api}/mediaUpload/${asset.id}/${artifactClass}/0?ca=vector_profile&cn=uploads&m=${asset.uploadKey}&app=sandbox&sync=0&v=beta`
  const value = {
    uploadMechanism: {
      'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest': { headers: {}, uploadUrl },
    },
    mediaArtifact: `urn:li:digitalmediaMediaArtifact:(${urn},urn:li:digitalmediaMediaArtifactClass:${artifactClass})`,
    asset: urn,
  }
  return answerJson(200, { value })
}

/** PUT or POST of the bytes; the rules are the stand-in's own (linkedin-api.md 7). */
export function uploadImage(world: World, request: Request, member: Member): Answer {
  if (request.method !== 'PUT' && request.method !== 'POST') {
    return answerError(405, `${request.method} is not allowed here, send PUT or POST`)
  }
  const [, , id = '', artifactClass = ''] = request.pathname.split('/')
  const asset = world.assets.get(id)
  if (asset === undefined || asset.uploadKey === '' || request.query.get('m') !== asset.uploadKey) {
    return answerError(404, 'The upload address is unknown or has expired')
  }
  if (ARTIFACT_CLASSES[asset.recipe] !== artifactClass)
    return answerError(404, 'The upload address is unknown')
  if (asset.owner !== personUrn(member)) return answerForbidden(`assets of ${asset.owner}`)
  const bytes = request.body
  if (bytes.length > LARGEST_UPLOAD)
    return answerError(413, `The picture has ${bytes.length} bytes, over 10 MB`)
  const type = request.headers['content-type'] ?? ''
  if (type !== '' && !/^(?:image\/(?:jpeg|png)|application\/octet-stream)\b/i.test(type)) {
    return answerError(400, `Content-Type ${type} is no JPEG or PNG`)
  }
  const image = inspectImage(bytes)
  if (image === null) return answerError(400, 'The bytes are neither a JPEG nor a PNG')
  if (/^image\//i.test(type) && !type.toLowerCase().startsWith(image.type)) {
    return answerError(400, `The bytes are ${image.type}, but Content-Type says ${type}`)
  }
  if (image.width * image.height > MOST_PIXELS)
    return answerError(400, 'The picture has over 40,000,000 pixels')
  asset.image = { ...image, bytes }
  return { status: 201 }
}

/** `GET /v2/assets/{id}`. */
export function readAsset(world: World, id: string, member: Member): Answer {
  const asset = world.assets.get(id.replace('urn:li:digitalmediaAsset:', ''))
  if (asset === undefined || asset.owner !== personUrn(member))
    return answerError(404, `No asset with id ${id}`)
  const status = asset.image === null ? 'WAITING_UPLOAD' : 'AVAILABLE'
  return answerJson(200, {
    id: asset.id,
    status: 'ALLOWED',
    mediaTypeFamily: 'STILLIMAGE',
    recipes: [{ recipe: asset.recipe, status }],
    serviceRelationships: [],
    created: asset.created,
    lastModified: asset.created,
  })
}
