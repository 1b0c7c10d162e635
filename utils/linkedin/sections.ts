import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import type { Entry } from '../profile/baseline.ts'

/** An id as text, or null where the value is none. */
export const idIn = (value: Json | undefined): string | null => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** An order as texts: a long array by documentation. */
export const orderIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.flatMap((item) => idIn(item) ?? []) : []

/**
 * A section as LinkedIn sent it → its entries in the order LinkedIn shows them. Map from id to entry, array, and Rest.li
 * collection (`elements`) are read alike, since the shape is not documented (linkedin-api.md 2.4). Ids become texts;
 * nothing else of an entry is dropped, also what is read-only or unknown. Entries without an order come last, latest
 * first.
 */
export const entriesIn = (section: Json | undefined, order: readonly string[]): Entry[] => {
  const places = new Map(order.map((id, place) => [id, place]))
  return listed(section)
    .map((entry) => ({ entry, place: places.get(entry.id) ?? Infinity, dates: datesOf(entry.values) }))
    .toSorted(
      (a, b) =>
        compare(a.place, b.place) ||
        compare(b.dates.end, a.dates.end) ||
        compare(b.dates.start, a.dates.start),
    )
    .map(({ entry }) => entry)
}

/** Unlike a difference, this holds for infinities. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

const listed = (section: Json | undefined): Entry[] => {
  if (Array.isArray(section)) return section.flatMap((item) => entryOf(item, null) ?? [])
  if (!isObject(section)) return []
  const elements = section['elements']
  if (Array.isArray(elements)) return listed(elements)
  return Object.entries(section).flatMap(([key, item]) => entryOf(item, key) ?? [])
}

const entryOf = (item: Json, key: string | null): Entry | null => {
  if (!isObject(item)) return null
  const { id: own, ...values } = item
  const id = idIn(own) ?? key
  return id === null ? null : { id, values }
}

/** When an entry began and ended, as sortable numbers. One without an end goes on, unless it is a single date. */
const datesOf = (values: JsonObject): { start: number; end: number } => {
  const began = values['startMonthYear']
  const start = dayOf(began ?? values['issueDate'] ?? values['date'] ?? values['filingDate'])
  const ended = values['endMonthYear']
  if (ended !== undefined) return { start, end: dayOf(ended) }
  return { start, end: began !== undefined && values['singleDate'] !== true ? Infinity : start }
}

const dayOf = (date: Json | undefined): number => {
  if (!isObject(date)) return -Infinity
  const part = (name: string): number => (typeof date[name] === 'number' ? date[name] : 0)
  return part('year') * 372 + part('month') * 31 + part('day')
}
