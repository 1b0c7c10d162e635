import type { DatePart } from './dates.ts'
import type { Change, ValueChange } from './diff.ts'
import { isObject, sameJson, type Json } from './json.ts'
import { isLocalized, type Kind } from './kinds.ts'
import { preferredIn, textsIn, type LocaleKey } from './localized.ts'
import { fieldOf, rowOf } from './registry.ts'
import { fromWire } from './wire.ts'

/** One thing to be typed or chosen in a form: the smallest piece of a change, exactly as the draft has it. */
export interface HandValue {
  /** Names it within its step: `headline/en_US`, `websites/0/url/en_US`, `startMonthYear/month`. */
  key: string
  /** The field, or the row of an entry. */
  field: string
  /** What it is a part of, from the outside in: rows of records, positions in lists. */
  parts: readonly (string | number)[]
  locale: LocaleKey | null
  date: DatePart | null
  /** Of the piece itself. */
  kind: Kind
  /** Null: not there; undefined: not known. */
  before: Json | null | undefined
  /** Null: to be emptied. */
  after: Json | null
}

/** Everything a change asks to be typed, in the order of its form. Orders and pictures are no values. */
export const handValues = (change: Change): HandValue[] => {
  if (change.type === 'field') return valuesOf(fieldOf(change.field).kind, change)
  if (change.type === 'delete') return []
  return change.rows.flatMap((row) => valuesOf(rowOf(change.section, row.field).kind, row))
}

const valuesOf = (kind: Kind, { field, before, after }: ValueChange): HandValue[] => {
  if (kind.type === 'order' || kind.type === 'picture') return []
  const had =
    before.state === 'known' ? fromWire(kind, before.value) : before.state === 'empty' ? null : undefined
  return pieces(kind, had, after ?? null, { field, parts: [], locale: null, date: null }).filter(
    (value) => value.before === undefined || !sameJson(value.before, value.after),
  )
}

type Place = Pick<HandValue, 'field' | 'parts' | 'locale' | 'date'>

const pieces = (kind: Kind, had: Json | null | undefined, after: Json | null, place: Place): HandValue[] => {
  if (isLocalized(kind)) return textPieces(kind, had, after, place)
  switch (kind.type) {
    case 'date':
      return kind.parts
        .toReversed()
        .filter((part) => part in objectOf(had) || part in objectOf(after))
        .map((part) =>
          piece(kind, partOf(had, part), objectOf(after)[part] ?? null, { ...place, date: part }),
        )
    case 'record':
      return kind.rows
        .filter(({ id }) => id in objectOf(had) || id in objectOf(after))
        .flatMap((row) =>
          pieces(row.kind, partOf(had, row.id), objectOf(after)[row.id] ?? null, {
            ...place,
            parts: [...place.parts, row.id],
          }),
        )
    case 'list':
    case 'keyedList': {
      const [old, now] = [listOf(had), listOf(after)]
      return Array.from({ length: Math.max(old.length, now.length) }, (_, index) => index).flatMap((index) =>
        pieces(kind.of, had === undefined ? undefined : (old[index] ?? null), now[index] ?? null, {
          ...place,
          parts: [...place.parts, index],
        }),
      )
    }
    default:
      return [piece(kind, had, after, place)]
  }
}

/** The main language first: it is the one a form shows. */
const textPieces = (
  kind: Kind,
  had: Json | null | undefined,
  after: Json | null,
  place: Place,
): HandValue[] => {
  const old = textsIn(had ?? undefined)
  const now = textsIn(after ?? undefined)
  const main = preferredIn(after ?? undefined) ?? preferredIn(had ?? undefined)
  const keys = new Set([...(main === null ? [] : [main]), ...Object.keys(old), ...Object.keys(now)])
  return [...keys]
    .filter((key) => key in old || key in now)
    .map((locale) =>
      piece(kind, had === undefined ? undefined : (old[locale] ?? null), now[locale] ?? null, {
        ...place,
        locale,
      }),
    )
}

const piece = (kind: Kind, before: Json | null | undefined, after: Json | null, place: Place): HandValue => ({
  ...place,
  key: [place.field, ...place.parts, place.locale ?? place.date ?? '']
    .filter((part) => part !== '')
    .join('/'),
  kind,
  before,
  after,
})

const objectOf = (value: Json | null | undefined) => (isObject(value) ? value : {})

const partOf = (value: Json | null | undefined, part: string): Json | null | undefined =>
  value === undefined ? undefined : (objectOf(value)[part] ?? null)

const listOf = (value: Json | null | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
