import type { Json, JsonObject } from '../json.ts'
import { isObject, own } from '../json.ts'
import type { Ground } from './check.ts'
import { check } from './check.ts'
import type { Field, Fields } from './kinds.ts'
import { PICTURE_READ_ONLY } from './pictures.ts'
import type { Problem } from './problem.ts'
import { refuse } from './problem.ts'

/** A Rest.li patch taken apart (linkedin.github.io/rest.li/spec/protocol, "Partial update"). */
type Patch = { set: JsonObject; remove: string[]; nested: JsonObject }

export type Patched =
  | { problems: Problem[]; next?: undefined }
  | { problems?: undefined; next: JsonObject; changed: ReadonlySet<string> }

/**
 * Applies a patch to a copy of an object and checks every value it wrote. `groundOf` sees the object as it
 * would be, so that one patch may add a locale and use it.
 */
export function applyPatch(
  fields: Fields,
  base: JsonObject,
  patchValue: Json | undefined,
  groundOf: (next: JsonObject) => Ground,
): Patched {
  const patch = readPatch(patchValue, '')
  if (Array.isArray(patch)) return { problems: patch }
  const set = new Map<string, Json>()
  const removed = new Set(patch.remove)
  for (const [name, value] of Object.entries(patch.set)) {
    // Stand-in rule of linkedin-api.md 1.4: setting the empty value is deleting.
    if (isEmpty(value)) removed.add(name)
    else set.set(name, value)
  }
  const names = [...set.keys(), ...removed, ...Object.keys(patch.nested)]
  const refused = names.flatMap((name) => refuseName(fields, name, removed.has(name)))
  if (refused.length > 0) return { problems: refused }

  const next: JsonObject = { ...base }
  for (const name of removed) delete next[name]
  for (const [name, value] of set) next[name] = value
  for (const [name, inner] of Object.entries(patch.nested)) {
    const value = own(base, name)
    if (!isObject(value)) return { problems: refuse(`/${name}`, 'has no value a nested patch could change') }
    const merged = patchRaw(value, inner, `/${name}`, fields[name])
    if (Array.isArray(merged)) return { problems: merged }
    next[name] = merged
  }
  const ground = groundOf(next)
  const problems = [...set.keys(), ...Object.keys(patch.nested)].flatMap((name) =>
    checkField(fields, name, next, ground),
  )
  return problems.length > 0 ? { problems } : { next, changed: new Set(names) }
}

/** `""`, `[]`, `{}` and a localized value without any language. */
export function isEmpty(value: Json): boolean {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return true
  if (!isObject(value)) return false
  const keys = Object.keys(value)
  return keys.length === 0 || (isObject(value['localized']) && Object.keys(value['localized']).length === 0)
}

function checkField(fields: Fields, name: string, next: JsonObject, ground: Ground): Problem[] {
  const field = own(next, name)
  const kind = fields[name]?.kind
  if (field === undefined || kind === undefined) return []
  const problems = check(kind, field, `/${name}`, ground)
  if (problems.length > 0 || fields[name]?.required !== true || !isBlank(field)) return problems
  return refuse(`/${name}`, 'is mandatory and must not be empty')
}

/** A localized text all of whose languages are empty strings. */
function isBlank(value: Json): boolean {
  const localized = isObject(value) ? value['localized'] : undefined
  return isObject(localized) && Object.values(localized).every((text) => text === '')
}

function refuseName(fields: Fields, name: string, isRemoval: boolean): Problem[] {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  const at = `/${name}`
  if (field === undefined) {
    return /^localized[A-Z]/.test(name) ? refuse(at, 'is read-only') : refuse(at, 'unknown field', 400)
  }
  if (field.access === 'read-only') return refuse(at, 'is read-only')
  if (isRemoval) return field.required === true ? refuse(at, 'is mandatory and cannot be deleted') : []
  return field.access === 'delete-only' ? refuse(at, 'is deprecated and can only be deleted') : []
}

function readPatch(value: Json | undefined, at: string): Patch | Problem[] {
  if (!isObject(value)) return refuse(`${at}/patch`, 'must be a patch object', 400)
  const { $set: set = {}, $delete: remove = [], ...nested } = value
  if (!isObject(set)) return refuse(`${at}/patch/$set`, 'must be a map from field to value', 400)
  if (!Array.isArray(remove) || !remove.every((name) => typeof name === 'string')) {
    return refuse(`${at}/patch/$delete`, 'must be an array of field names', 400)
  }
  const operator = Object.keys(nested).find((name) => name.startsWith('$'))
  if (operator !== undefined) return refuse(`${at}/patch/${operator}`, 'unknown patch operator', 400)
  const names = [...Object.keys(set), ...new Set(remove), ...Object.keys(nested)]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return refuse(`${at}/${twice}`, 'is named by two patch operators', 400)
  return { set, remove, nested }
}

/** Applies a nested patch to a copy; the result is checked as a whole afterwards. */
function patchRaw(value: JsonObject, inner: Json, at: string, field?: Field): JsonObject | Problem[] {
  const patch = readPatch(inner, at)
  if (Array.isArray(patch)) return patch
  const readOnly = field === undefined ? [] : namesReadOnly(field)
  const touched = [...Object.keys(patch.set), ...patch.remove, ...Object.keys(patch.nested)]
  const refused = touched.find((name) => readOnly.includes(name))
  if (refused !== undefined) return refuse(`${at}/${refused}`, 'is read-only')
  const next: JsonObject = { ...value, ...patch.set }
  for (const name of [...patch.remove, ...readOnly]) delete next[name]
  for (const [name, deeper] of Object.entries(patch.nested)) {
    const part = own(value, name)
    if (!isObject(part)) return refuse(`${at}/${name}`, 'has no value a nested patch could change')
    const merged = patchRaw(part, deeper, `${at}/${name}`)
    if (Array.isArray(merged)) return merged
    next[name] = merged
  }
  return next
}

function namesReadOnly({ kind }: Field): readonly string[] {
  if (kind.is === 'picture') return PICTURE_READ_ONLY
  if (kind.is !== 'record') return []
  return Object.keys(kind.fields).filter((name) => kind.fields[name]?.access === 'read-only')
}
