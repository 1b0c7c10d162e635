import type { Json } from '../json.ts'
import { isObject, showJson } from '../json.ts'
import type { Ground } from './check.ts'
import type { Problem } from './problem.ts'
import { refuse } from './problem.ts'
import { checkUrn } from './urns.ts'

/** What LinkedIn alone writes into a Picture (linkedin/shared/references/v2/profile/profile-picture). */
export const PICTURE_READ_ONLY = ['created', 'lastModified', 'deleted', 'photoFilterEditInfo'] as const

/** Stand-in rule of linkedin-api.md 7: both images, uploaded, of this member and of the right recipe. */
export function checkPicture(
  recipes: { originalImage: string; displayImage: string },
  value: Json,
  at: string,
  ground: Ground,
): Problem[] {
  if (!isObject(value)) return refuse(at, 'must be an object with originalImage and displayImage')
  const strange = Object.keys(value).flatMap((name) => {
    if (name === 'originalImage' || name === 'displayImage') return []
    const known = PICTURE_READ_ONLY.some((readOnly) => readOnly === name)
    return known ? refuse(`${at}/${name}`, 'is read-only') : refuse(`${at}/${name}`, 'unknown field', 400)
  })
  const wrong = (['originalImage', 'displayImage'] as const).flatMap((name) => {
    const image = value[name]
    const place = `${at}/${name}`
    if (image === undefined) return refuse(place, 'is required')
    const problems = checkUrn(image, place, 'digitalmediaAsset')
    if (problems.length > 0) return problems
    const fault = ground.faultOfAsset(showJson(image), recipes[name])
    return fault === null ? [] : refuse(place, fault)
  })
  return [...strange, ...wrong]
}
