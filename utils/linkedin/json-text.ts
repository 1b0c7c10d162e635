import { isObject, type Json, type Path } from '../profile/json.ts'

// JSON.rawJSON and the reviver's third argument: Chromium 114, Firefox 135, Node 22. TypeScript knows neither yet.
declare global {
  interface JSON {
    rawJSON: (text: string) => object
  }
}

/** Only a text with a long run of digits or a huge exponent can hold a number that JavaScript would bend. */
const suspicious = /\d{16}|\d[eE]\+?\d{3}/
const integer = /^-?(?:0|[1-9]\d*)$/

const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown => {
  const source = context?.source
  if (typeof value !== 'number' || source === undefined) return value
  if (!Number.isFinite(value)) return source
  return integer.test(source) && !Number.isSafeInteger(value) ? source : value
}

/**
 * JSON text → value without loss: an integer that JavaScript can't hold exactly (beyond ±(2^53 − 1)) and a number
 * beyond its range become strings of their own digits; every other number stays a number. Small ids are made strings
 * where the shape says that they are ids (profile.ts), not here. Throws SyntaxError like JSON.parse.
 */
export const parseJson = (text: string): Json =>
  suspicious.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)

/**
 * Value → JSON text, indented by two spaces: what review shows is byte for byte what is sent. A string of digits at one
 * of `longs` is written as an exact JSON number; any other string there (a `{{entry-new-1}}`) stays a string, so that
 * the text is JSON in every case.
 */
export const writeJson = (value: Json, longs: readonly Path[]): string =>
  JSON.stringify(withLongs(value, longs), null, 2)

/** Paths are followed from `depth` on: of an order of thousands, none is copied. */
const withLongs = (value: Json, longs: readonly Path[], depth = 0): unknown => {
  if (longs.length === 0) return value
  if (longs.some((path) => path.length === depth))
    return typeof value === 'string' && integer.test(value) ? JSON.rawJSON(value) : value
  const grouped = Map.groupBy(longs, (path) => path[depth])
  const below = (step: string | number, part: Json): unknown => {
    const paths = grouped.get(step)
    return paths ? withLongs(part, paths, depth + 1) : part
  }
  if (Array.isArray(value)) return value.map((item, index) => below(index, item))
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, below(key, part)]))
    : value
}
