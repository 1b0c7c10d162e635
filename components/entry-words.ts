import { text } from '../utils/browser/text.ts'
import { rowApplies } from '../utils/profile/check.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized, type Row } from '../utils/profile/kinds.ts'
import { preferredIn, textsIn, type LocaleKey } from '../utils/profile/localized.ts'
import { sectionOf } from '../utils/profile/registry.ts'
import { describeValue, shortDate } from './value-text.ts'

/** How an entry reads in a list: title, subtitle, dates. */

type Values = Readonly<Record<string, Json>>

/** A text and the language it is in, where it is in one. */
export interface Said {
  text: string
  locale: LocaleKey | null
}

/** What the entry is called; by its number where it has no name, or none that can be read. */
export const entryTitle = (section: string, id: string, values: Values, home: LocaleKey | null): Said =>
  firstSaid(section, sectionOf(section).title, values, home)?.said ?? {
    text: isNewId(id) ? text('entry_new_untitled') : text('entry_untitled', id),
    locale: null,
  }

/** What tells it from others of the same title; null where nothing does. */
export const entrySubtitle = (section: string, values: Values, home: LocaleKey | null): Said | null => {
  const title = firstSaid(section, sectionOf(section).title, values, home)?.row
  const rows = sectionOf(section).subtitle.filter((row) => row !== title)
  return firstSaid(section, rows, values, home)?.said ?? null
}

const firstSaid = (
  section: string,
  rows: readonly string[],
  values: Values,
  home: LocaleKey | null,
): { row: string; said: Said } | undefined => {
  for (const row of sectionOf(section)
    .rows.filter(({ id }) => rows.includes(id))
    .toSorted(byPlaceIn(rows))) {
    const said = rowApplies(row, values) ? saidIn(row, values[row.id], home) : null
    if (said) return { row: row.id, said }
  }
  return undefined
}

const byPlaceIn =
  (rows: readonly string[]) =>
  (a: Row, b: Row): number =>
    rows.indexOf(a.id) - rows.indexOf(b.id)

/** The text in the profile's own language, else in the value's main one, else in any. */
const saidIn = ({ kind }: Row, value: Json | undefined, home: LocaleKey | null): Said | null => {
  if (value === undefined) return null
  if (!isLocalized(kind)) {
    const words = describeValue(kind, value)
    return words === '' ? null : { text: words, locale: null }
  }
  const texts = textsIn(value)
  const locale = [home, preferredIn(value), Object.keys(texts)[0]].find(
    (key) => typeof key === 'string' && texts[key] !== undefined,
  )
  return typeof locale === 'string' ? { text: texts[locale] ?? '', locale } : null
}

/** When it was: from to, until today for what has no end, or its one date. */
export const entryDates = (section: string, values: Values): string => {
  const { rows } = sectionOf(section)
  const dates = rows.filter((row) => row.kind.type === 'date' && rowApplies(row, values))
  const start = shortDate(values['startMonthYear'])
  const hasEnd = dates.some(({ id }) => id === 'endMonthYear')
  const end = hasEnd ? shortDate(values['endMonthYear']) : ''
  if (start !== '' && end !== '') return text('dates_between', start, end)
  if (start !== '' && goesOn(section, values)) return text('dates_present', start)
  if (start !== '' || end !== '') return start || end
  return dates.map(({ id }) => shortDate(values[id])).find((date) => date !== '') ?? ''
}

/** Without an end, a position is held still, and so is anything that is said to be no single date. */
const goesOn = (section: string, values: Values): boolean =>
  section === 'positions' || values['singleDate'] === false
