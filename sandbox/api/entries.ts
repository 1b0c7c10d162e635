import type { Json, JsonObject } from '../json.ts'
import { idText, idValue, isObject } from '../json.ts'
import type { Answer } from '../net/message.ts'
import { checkRecord } from '../rules/check.ts'
import { checkPeriod } from '../rules/dates.ts'
import type { Fields } from '../rules/kinds.ts'
import { applyPatch, isEmpty } from '../rules/patch.ts'
import type { Problem } from '../rules/problem.ts'
import { refuse } from '../rules/problem.ts'
import { SECTIONS } from '../rules/sections.ts'
import type { Member, World } from '../world.ts'
import { answerError } from './errors.ts'
import { surveyGround } from './ground.ts'
import { answerProblems, readPatchBody } from './update.ts'

/** CREATE (linkedin/shared/integrations/people/profile-edit-api/*): the new id comes in the headers. */
export function createEntry(world: World, member: Member, section: string, body: Json): Answer {
  const fields = fieldsOf(section)
  if (!isObject(body)) return answerError(400, '/: the body must be a JSON object')
  const entry = Object.fromEntries(Object.entries(body).filter(([, value]) => !isEmpty(value)))
  const ground = surveyGround(world, member, member.profile)
  const problems = [...refuseDerived(fields, entry), ...checkRecord(known(fields, entry), entry, '', ground)]
  if (problems.length === 0) problems.push(...checkPeriod(entry))
  if (problems.length > 0) return answerProblems(problems)

  const id = String(member.nextEntryId)
  member.nextEntryId += 2n
  const value = idValue(id)
  const entries = member.profile[section]
  const before = isObject(entries) ? entries : {}
  const order = member.profile[`${section}Order`]
  const ids = Array.isArray(order) ? order : Object.keys(before).map(idValue)
  member.profile = {
    ...member.profile,
    [section]: { ...before, [id]: { id: value, ...entry } },
    [`${section}Order`]: [...ids, value],
  }
  return {
    status: 201,
    headers: {
      'x-restli-id': id,
      'x-linkedin-id': id,
      location: `/v2/people/(id:${member.id})/${section}/${id}`,
    },
  }
}

/** PARTIAL_UPDATE of one entry. */
export function updateEntry(world: World, member: Member, section: string, id: string, body: Json): Answer {
  const entries = member.profile[section]
  const entry = isObject(entries) && Object.hasOwn(entries, id) ? entries[id] : undefined
  if (!isObject(entries) || !isObject(entry)) return answerMissing(section, id)
  const patch = readPatchBody(body)
  if (patch.problems !== undefined) return answerProblems(patch.problems)
  const ground = surveyGround(world, member, member.profile)
  const patched = applyPatch(fieldsOf(section), entry, patch.value, () => ground)
  if (patched.problems !== undefined) return answerProblems(patched.problems)
  const late = checkPeriod(patched.next)
  if (late.length > 0) return answerProblems(late)
  member.profile = { ...member.profile, [section]: { ...entries, [id]: patched.next } }
  return { status: 200 }
}

/** DELETE; the id leaves the order too, other entries' `occupation` stays as it is. */
export function deleteEntry(member: Member, section: string, id: string): Answer {
  const entries = member.profile[section]
  if (!isObject(entries) || !Object.hasOwn(entries, id)) return answerMissing(section, id)
  const rest = Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id))
  const order = member.profile[`${section}Order`]
  const next: JsonObject = { ...member.profile, [section]: rest }
  if (Array.isArray(order)) next[`${section}Order`] = order.filter((item) => idText(item) !== id)
  member.profile = next
  return { status: 204 }
}

function fieldsOf(section: string): Fields {
  return SECTIONS[section] ?? {}
}

function answerMissing(section: string, id: string): Answer {
  return answerError(404, `No ${section} entry with id ${id}`)
}

/** `localizedTitle` and its kind are LinkedIn's own texts, never ours to write. */
function refuseDerived(fields: Fields, entry: JsonObject): Problem[] {
  const derived = Object.keys(entry).filter((name) => isDerived(fields, name))
  return derived.flatMap((name) => refuse(`/${name}`, 'is read-only'))
}

function known(fields: Fields, entry: JsonObject): Fields {
  const derived = Object.keys(entry).filter((name) => isDerived(fields, name))
  return {
    ...fields,
    ...Object.fromEntries(derived.map((name) => [name, { kind: { is: 'text' as const } }])),
  }
}

function isDerived(fields: Fields, name: string): boolean {
  return /^localized[A-Z]/.test(name) && !Object.hasOwn(fields, name)
}
