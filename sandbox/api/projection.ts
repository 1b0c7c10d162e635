import type { Json, JsonObject } from '../json.ts'
import { isObject, own } from '../json.ts'

/** One name of a projection: `name*~stream(inner)`. */
export type Projected = { name: string; each: boolean; decorate: boolean; inner: Projection | null }
export type Projection = readonly Projected[]

/** Parses `(id,positions*(title),profilePicture(displayImage~:playableStreams))`; null when malformed. */
export function parseProjection(text: string): Projection | null {
  const reader = { text, at: 0 }
  const projection = readList(reader)
  return projection !== null && reader.at === text.length ? projection : null
}

/** `fields=id,firstName`: the flat form. */
export function parseFields(text: string): Projection {
  return text.split(',').map((name) => ({ name: name.trim(), each: false, decorate: false, inner: null }))
}

type Reader = { text: string; at: number }

function readList(reader: Reader): Projection | null {
  if (reader.text[reader.at] !== '(') return null
  const rows: Projected[] = []
  do {
    reader.at += 1
    const row = readRow(reader)
    if (row === null) return null
    rows.push(row)
  } while (reader.text[reader.at] === ',')
  if (reader.text[reader.at] !== ')') return null
  reader.at += 1
  return rows
}

function readRow(reader: Reader): Projected | null {
  const pattern = /(?<name>[\w$]*)(?<each>\*?)(?<decorate>(?:~\w*(?::\w+)?)?)/y
  pattern.lastIndex = reader.at
  const groups = pattern.exec(reader.text)?.groups
  const name = groups?.['name'] ?? ''
  const each = groups?.['each'] === '*'
  const decorate = (groups?.['decorate'] ?? '') !== ''
  if (name === '' && !each) return null
  reader.at = pattern.lastIndex
  if (reader.text[reader.at] !== '(') return { name, each, decorate, inner: null }
  const inner = readList(reader)
  return inner === null ? null : { name, each, decorate, inner }
}

export type Decorate = (value: Json) => { value: JsonObject } | { error: JsonObject }

/** Keeps what a projection names (linkedin/shared/api-guide/concepts/decoration). */
export function project(object: JsonObject, projection: Projection, decorate: Decorate): JsonObject {
  const result: JsonObject = {}
  for (const row of projection) {
    const value = own(object, row.name)
    if (value === undefined) continue
    if (row.decorate) {
      // The URN stays, its decoration goes beside it.
      result[row.name] = value
      const decorated = decorate(value)
      if ('error' in decorated) result[`${row.name}!`] = decorated.error
      else
        result[`${row.name}~`] =
          row.inner === null ? decorated.value : project(decorated.value, row.inner, decorate)
    } else result[row.name] = projectValue(value, row, decorate)
  }
  return result
}

function projectValue(value: Json, { each, inner }: Projected, decorate: Decorate): Json {
  if (inner === null) return value
  const narrow = (item: Json): Json => (isObject(item) ? project(item, inner, decorate) : item)
  if (!each) return narrow(value)
  if (Array.isArray(value)) return value.map(narrow)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, narrow(item)]))
}
