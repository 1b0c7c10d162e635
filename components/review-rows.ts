import { diffArrays } from 'diff'
import { localeDirection, localeName, text } from '../utils/browser/text.ts'
import type { Change, ValueChange } from '../utils/profile/diff.ts'
import { isObject, sameJson, type Json } from '../utils/profile/json.ts'
import { isLocalized, type Kind } from '../utils/profile/kinds.ts'
import { preferredIn, textsIn } from '../utils/profile/localized.ts'
import { fieldOf, rowOf } from '../utils/profile/registry.ts'
import { fromWire } from '../utils/profile/wire.ts'
import { industryName } from './industries.ts'
import { entryRowLabel } from './section-names.ts'
import { describeValue, rowLabel, type NameOf } from './value-text.ts'
import { wordDiff, type Piece } from './word-diff.ts'

/** One line of a comparison: before and after, or one text that stays. */
export interface ReviewRow {
  /** The row of an entry it belongs to; empty for a field, which is named above. */
  of: string
  /** The language, part or item; empty where there is but one. */
  label: string
  lang?: string
  dir?: 'ltr' | 'rtl'
  /** Null: not there; undefined: not known. */
  before: Piece[] | null | undefined
  after: Piece[] | null
  isKept: boolean
}

/** A change as lines to compare. */
export const rowsOf = (change: Change, nameOf: NameOf = industryName): ReviewRow[] =>
  change.type === 'field'
    ? valueRows(fieldOf(change.field).kind, change, nameOf)
    : change.rows.flatMap((row) => entryRows(change.section, row, nameOf))

const entryRows = (section: string, row: ValueChange, nameOf: NameOf): ReviewRow[] => {
  const of = entryRowLabel(section, row.field)
  return valueRows(rowOf(section, row.field).kind, row, nameOf).map((line, index) => ({
    ...line,
    of: index === 0 ? of : '',
    label: line.label === of ? '' : line.label,
  }))
}

/** One value as lines to compare: by language, by part, by item, or as a whole. */
const valueRows = (kind: Kind, { field, before, after }: ValueChange, nameOf: NameOf): ReviewRow[] => {
  const had =
    before.state === 'known' ? fromWire(kind, before.value) : before.state === 'empty' ? null : undefined
  if (isLocalized(kind)) return localizedRows(had, after)
  if (kind.type === 'record') return partRows(kind.rows, field, had, after, nameOf)
  if (kind.type === 'list' || kind.type === 'keyedList') return itemRows(kind.of, field, had, after, nameOf)
  return [wholeRow('', kind, had, after, field, nameOf)]
}

const all = (words: string, isChanged: boolean): Piece[] => [{ text: words, isChanged }]

const textRow = (label: string, before: string | null | undefined, after: string | null): ReviewRow => {
  if (typeof before === 'string' && after !== null) {
    const isKept = before === after
    return isKept
      ? { of: '', label, before: all(before, false), after: all(after, false), isKept }
      : { of: '', label, ...wordDiff(before, after), isKept }
  }
  return {
    of: '',
    label,
    before: typeof before === 'string' ? all(before, true) : before,
    // Against something unknown nothing can be marked as new.
    after: after === null ? null : all(after, before !== undefined),
    isKept: false,
  }
}

const localizedRows = (had: Json | null | undefined, after: Json | undefined): ReviewRow[] => {
  const old = textsIn(had ?? undefined)
  const texts = textsIn(after)
  // The main language first, then as LinkedIn lists them.
  const main = preferredIn(after) ?? preferredIn(had ?? undefined)
  const others = [...Object.keys(old), ...Object.keys(texts)]
  const keys = [...new Set(main === null ? others : [main, ...others])].filter(
    (key) => key in old || key in texts,
  )
  const rows = keys.map((key) => ({
    ...textRow(localeName(key), had === undefined ? undefined : (old[key] ?? null), texts[key] ?? null),
    lang: key,
    dir: localeDirection(key),
  }))
  const former = preferredIn(had ?? undefined)
  const preferred = preferredIn(after)
  // Which language is the main one is only a question where there are several, or where it moves.
  return preferred === null || preferred === former || (former === null && keys.length < 2)
    ? rows
    : [
        ...rows,
        textRow(
          text('preferred_label'),
          had === undefined ? undefined : former === null ? null : localeName(former),
          localeName(preferred),
        ),
      ]
}

const wholeRow = (
  label: string,
  kind: Kind,
  had: Json | null | undefined,
  after: Json | undefined,
  scope: string,
  nameOf: NameOf,
): ReviewRow => {
  const before = had === undefined || had === null ? had : describeValue(kind, had, scope, nameOf)
  const now = after === undefined ? null : describeValue(kind, after, scope, nameOf)
  if (kind.type === 'text' || isLocalized(kind) || before === now) return textRow(label, before, now)
  // A date or a code is another one as a whole, however many of its signs are the same.
  return {
    of: '',
    label,
    before: typeof before === 'string' ? all(before, true) : before,
    after: now === null ? null : all(now, had !== undefined),
    isKept: false,
  }
}

const partRows = (
  rows: readonly { id: string; kind: Kind }[],
  field: string,
  had: Json | null | undefined,
  after: Json | undefined,
  nameOf: NameOf,
): ReviewRow[] => {
  const old = isObject(had) ? had : {}
  const now = isObject(after) ? after : {}
  return rows
    .filter(({ id }) => id in old || id in now)
    .map(({ id, kind }) =>
      wholeRow(
        rowLabel(field, id),
        kind,
        had === undefined ? undefined : (old[id] ?? null),
        now[id],
        id,
        nameOf,
      ),
    )
}

/** Items are matched as wholes; one taken out and one put in at the same place are a changed one. */
const itemRows = (
  of: Kind,
  field: string,
  had: Json | null | undefined,
  after: Json | undefined,
  nameOf: NameOf,
): ReviewRow[] => {
  const old = Array.isArray(had) ? had : []
  const now = Array.isArray(after) ? after : []
  if (had === undefined)
    return now.map((item, index) => wholeRow(String(index + 1), of, undefined, item, field, nameOf))
  return pairItems(old, now).map(([before, next], index) => {
    const label = String(index + 1)
    const words = next === undefined ? '' : describeValue(of, next, field, nameOf)
    if (next === undefined || before === undefined)
      return wholeRow(label, of, before ?? null, next, field, nameOf)
    if (sameJson(before, next))
      return { of: '', label, before: all(words, false), after: all(words, false), isKept: true }
    const former = describeValue(of, before, field, nameOf)
    return of.type === 'record'
      ? { of: '', label, ...wordDiff(former, words), isKept: false }
      : wholeRow(label, of, before, next, field, nameOf)
  })
}

/** Both lists in one order, each item beside what it was or became. */
const pairItems = (old: readonly Json[], now: readonly Json[]): [Json | undefined, Json | undefined][] => {
  const runs = diffArrays([...old], [...now], { comparator: (a, b) => sameJson(a, b) })
  return runs.flatMap(({ value, added, removed }, at): [Json | undefined, Json | undefined][] => {
    const next = runs[at + 1]
    if (removed) {
      const instead = next?.added ? next.value : []
      const length = Math.max(value.length, instead.length)
      return Array.from({ length }, (_, index) => [value[index], instead[index]])
    }
    if (added) return runs[at - 1]?.removed ? [] : value.map((item) => [undefined, item])
    return value.map((item) => [item, item])
  })
}

/** Of an entry that comes or goes there is only one side to show. */
export const sidesOf = ({ type }: Change): 'both' | 'before' | 'after' =>
  type === 'create' ? 'after' : type === 'delete' ? 'before' : 'both'
