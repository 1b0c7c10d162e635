import { rowApplies } from './check.ts'
import { isObject, type Json, type JsonObject, type Path } from './json.ts'
import type { Kind, RecordKind } from './kinds.ts'
import { assetPlaceholder, chosenIn } from './picture.ts'

/**
 * Between the shape the extension edits and the shape the API carries. They differ in two things only: a keyed list is
 * edited as a list and sent as a map, and what the API did not ask for (read-only parts, unknown keys) is kept in the
 * baseline but never sent. Texts pass through untouched.
 */
export const toWire = (kind: Kind, value: Json): Json => {
  switch (kind.type) {
    case 'record':
      return isObject(value) ? recordToWire(kind, value) : value
    case 'list':
      return Array.isArray(value) ? value.map((item) => toWire(kind.of, item)) : value
    case 'keyedList':
      return Object.fromEntries(
        (Array.isArray(value) ? value : []).map((item) => [
          isObject(item) && typeof item[kind.key] === 'string' ? item[kind.key] : '',
          toWire(kind.of, item),
        ]),
      )
    case 'picture':
      if (chosenIn(value))
        return {
          originalImage: assetPlaceholder('picture', 'original'),
          displayImage: assetPlaceholder('picture', 'display'),
        }
      return isObject(value)
        ? { originalImage: value['originalImage'] ?? null, displayImage: value['displayImage'] ?? null }
        : value
    default:
      return value
  }
}

const recordToWire = (kind: RecordKind, value: JsonObject): JsonObject => {
  const sent: JsonObject = {}
  for (const row of kind.rows) {
    const part = value[row.id]
    if (part !== undefined && rowApplies(row, value)) sent[row.id] = toWire(row.kind, part)
  }
  return sent
}

/** The shape to edit, of a value as LinkedIn sent it. */
export const fromWire = (kind: Kind, value: Json): Json => {
  if (kind.type !== 'keyedList' || !isObject(value)) return value
  return Object.entries(value).map(([key, item]) =>
    isObject(item) ? { ...item, [kind.key]: key } : { [kind.key]: key },
  )
}

/** Places in a value, as sent, whose digits are longs: the ids of an order. Ids of IMs are texts and stay so. */
export const longsIn = (kind: Kind, value: Json): Path[] =>
  kind.type === 'order' && Array.isArray(value)
    ? value.flatMap((id, index) => (typeof id === 'string' && /^\d+$/.test(id) ? [[index]] : []))
    : []
