import type { RefusedField } from './failure.ts'

export type Body = Record<string, unknown>

export const objectOf = (text: string): Body => {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return {}
  }
}

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asObject = (value: unknown): Body => (isBody(value) ? value : {})

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Names of the fields or rows in a request body: of a patch, what it sets, deletes and patches inside. */
export const namesIn = (sent: string | null): Set<string> => {
  const body = objectOf(sent ?? '')
  if (!('patch' in body)) return new Set(Object.keys(body))
  const patch = asObject(body['patch'])
  const removed = Array.isArray(patch['$delete']) ? patch['$delete'].map(textOf) : []
  const nested = Object.keys(patch).filter((key) => !key.startsWith('$'))
  return new Set([...Object.keys(asObject(patch['$set'])), ...removed, ...nested])
}

/**
 * The sent parts that the answer names: in `errorDetails.inputErrors`, or in its words, as a bare name (`firstName`),
 * with a path (`websites[0].url`), or in Rest.li's form (`ERROR :: /patch/$set/headline/localized :: too long`). A
 * refusal of a request that holds one field is about that field.
 */
export const refusedFields = (
  body: Body,
  message: string,
  names: Set<string>,
  sure: boolean,
): RefusedField[] => {
  const inputErrors = asObject(body['errorDetails'])['inputErrors']
  const stated = (Array.isArray(inputErrors) ? inputErrors : []).map(asObject).flatMap((error) => {
    const path = textOf(asObject(asObject(error['input'])['inputPath'])['fieldPath'])
    return pathsIn(path, names).map((found) => ({
      path: found,
      message: textOf(error['description']) || message,
    }))
  })
  const named = message
    .split(/\n|(?=ERROR ::)|;\s+(?=\/)/)
    .map((line) => line.trim())
    .flatMap((line) => pathsIn(line, names).map((path) => ({ path, message: line })))
  const found = stated.length > 0 ? stated : named
  if (found.length === 0 && sure && names.size === 1)
    return [...names].map((name) => ({ path: [name], message }))
  return found.filter(
    ({ path }, at) => found.findIndex((other) => other.path.join('/') === path.join('/')) === at,
  )
}

const pathsIn = (text: string, names: Set<string>): (string | number)[][] =>
  (text.match(/[$\w]+(?:[./][$\w]+|\[\d+\])*/g) ?? []).flatMap((word) => {
    const steps = word.split(/[./[\]]+/).filter((step) => step !== '')
    const first = steps.findIndex((step) => names.has(step))
    return first < 0 ? [] : [steps.slice(first).map((step) => (/^\d+$/.test(step) ? Number(step) : step))]
  })
