/** A JSON value as the API carries it, except that longs are strings inside the extension (they may pass 2^53). */
export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/** Where a part stands inside a value: object keys and array positions, from the outside in. */
export type Path = readonly (string | number)[]

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a text that may be JSON holds; undefined where it is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Equal as JSON: object keys in any order, array items in theirs. */
export const sameJson = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(a[key], b[key]))
  }
  return false
}

/** The part of `value` at `path`, or undefined where there is none. */
export const partAt = (value: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>((part, step) => {
    if (Array.isArray(part)) return typeof step === 'number' ? part[step] : undefined
    return isObject(part) ? part[step] : undefined
  }, value)

/** A copy of `value` with the part at `path` replaced; `undefined` removes it. Missing objects on the way are made. */
export const withPart = (value: Json | undefined, path: Path, part: Json | undefined): Json => {
  const [step, ...rest] = path
  if (step === undefined) return part ?? null
  if (typeof step === 'number') {
    const items = Array.isArray(value) ? [...value] : []
    if (part === undefined && rest.length === 0) items.splice(step, 1)
    else items[step] = withPart(items[step], rest, part)
    return items
  }
  const copy: JsonObject = isObject(value) ? { ...value } : {}
  if (part === undefined && rest.length === 0) delete copy[step]
  else copy[step] = withPart(copy[step], rest, part)
  return copy
}

/** A copy of `value` with several parts replaced, in one pass: an order may name thousands of new entries. */
export const withParts = (value: Json | undefined, parts: readonly (readonly [Path, Json])[]): Json => {
  const whole = parts.findLast(([path]) => path.length === 0)
  if (whole) return whole[1]
  const below = new Map<string | number, [Path, Json][]>()
  for (const [[step = '', ...rest], part] of parts) {
    const inside = below.get(step)
    if (inside) inside.push([rest, part])
    else below.set(step, [[rest, part]])
  }
  if (Array.isArray(value)) {
    const items = [...value]
    for (const [step, inside] of below) items[Number(step)] = withParts(items[Number(step)], inside)
    return items
  }
  const copy: JsonObject = isObject(value) ? { ...value } : {}
  for (const [step, inside] of below) copy[step] = withParts(copy[step], inside)
  return copy
}
