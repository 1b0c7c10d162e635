/**
 * JSON without loss. Entry ids are 64-bit longs (linkedin-api.md 2.3): an integer beyond 2^53 is held as a
 * bigint and written back digit for digit.
 */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

// The TypeScript library has no types yet for source text access and rawJSON.
const exact = JSON as unknown as {
  parse: (text: string, reviver: Reviver) => unknown
  rawJSON: (text: string) => object
}

/** Parses JSON text; throws SyntaxError like JSON.parse. */
export function parseJson(text: string): Json {
  return exact.parse(text, (_key, value, context) => {
    const source = context.source
    if (typeof value !== 'number' || source === undefined || Number.isSafeInteger(value)) return value
    return /^-?\d+$/.test(source) ? BigInt(source) : value
  }) as Json
}

export function printJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'bigint' ? exact.rawJSON(String(item)) : item),
    indent,
  )
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The digits of an id, so that 7, 7n and "7" are one id. */
export function idText(value: Json | undefined): string | null {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return null
}

/** An id as JSON writes it: a number where that is exact, else a bigint. */
export function idValue(digits: string): number | bigint {
  const number = Number(digits)
  return Number.isSafeInteger(number) ? number : BigInt(digits)
}

/** Reads a key of an object as data, never a method of the prototype. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** A value as words in a message: strings bare, all else as JSON. */
export function showJson(value: Json | undefined): string {
  return typeof value === 'string' ? value : printJson(value ?? null)
}
