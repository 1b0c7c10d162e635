import type { Json, JsonObject } from '../json.ts'
import { isObject, showJson } from '../json.ts'
import type { Answer } from '../net/message.ts'
import { BASIC_FIELDS } from '../rules/basic-fields.ts'
import { findUsedLocales, localeKey } from '../rules/locales.ts'
import { applyPatch } from '../rules/patch.ts'
import type { Problem } from '../rules/problem.ts'
import { refuse, sumUp } from '../rules/problem.ts'
import { SECTION_NAMES } from '../rules/sections.ts'
import type { Member, World } from '../world.ts'
import { answerError } from './errors.ts'
import { surveyGround } from './ground.ts'

/** PARTIAL_UPDATE of the basic fields (linkedin/shared/integrations/people/profile-edit-api): all or nothing. */
export function updatePerson(world: World, member: Member, body: Json): Answer {
  const patch = readPatchBody(body)
  if (patch.problems !== undefined) return answerProblems(patch.problems)
  const complex = namesOf(patch.value).filter((name) => SECTION_NAMES.includes(name))
  if (complex.length > 0) {
    return answerProblems(
      complex.flatMap((name) => refuse(`/${name}`, 'is edited through its own sub-resource')),
    )
  }
  const patched = applyPatch(BASIC_FIELDS, member.profile, patch.value, (next) =>
    surveyGround(world, member, next),
  )
  if (patched.problems !== undefined) return answerProblems(patched.problems)
  const { next, changed } = patched
  if (changed.has('supportedLocales')) {
    const unused = checkLocalesInUse(next)
    if (unused.length > 0) return answerProblems(unused)
  }
  for (const picture of ['profilePicture', 'backgroundPicture']) {
    if (changed.has(picture)) stampPicture(world, member.profile, next, picture)
  }
  if (changed.has('ims')) dropOrphans(next)
  member.profile = next
  return { status: 200 }
}

export function readPatchBody(
  body: Json,
): { value: JsonObject; problems?: undefined } | { problems: Problem[] } {
  if (!isObject(body)) return { problems: refuse('/', 'the body must be a JSON object', 400) }
  const strange = Object.keys(body).filter((name) => name !== 'patch')
  if (strange.length > 0) return { problems: refuse(`/${strange[0]}`, 'unknown field beside "patch"', 400) }
  const { patch } = body
  return isObject(patch) ? { value: patch } : { problems: refuse('/patch', 'must be a patch object', 400) }
}

export function answerProblems(problems: readonly Problem[]): Answer {
  const { status, message } = sumUp(problems)
  return answerError(status, message)
}

function namesOf({ $set, $delete, ...nested }: JsonObject): string[] {
  const set = isObject($set) ? Object.keys($set) : []
  const removed = Array.isArray($delete) ? $delete.filter((name) => typeof name === 'string') : []
  return [...set, ...removed, ...Object.keys(nested)]
}

/** Stand-in rule of linkedin-api.md 4: a locale that some text still uses can't go. */
function checkLocalesInUse(next: JsonObject): Problem[] {
  const locales = next['supportedLocales']
  const supported = new Set(Array.isArray(locales) ? locales.map(localeKey) : [])
  const missing = [...findUsedLocales(next)].filter((key) => !supported.has(key))
  return missing.flatMap((key) => refuse('/supportedLocales', `${key} is still used by other fields`))
}

function stampPicture(world: World, before: JsonObject, next: JsonObject, name: string): void {
  const picture = next[name]
  if (!isObject(picture)) return
  const old = before[name]
  const now = world.settings.now()
  const created = isObject(old) ? (old['created'] ?? now) : now
  next[name] = { ...picture, created, lastModified: now }
}

function dropOrphans(next: JsonObject): void {
  const { ims, imsOrder } = next
  if (!Array.isArray(imsOrder)) return
  const kept = imsOrder.filter((id) => isObject(ims) && Object.hasOwn(ims, showJson(id)))
  if (kept.length === 0) delete next['imsOrder']
  else next['imsOrder'] = kept
}
