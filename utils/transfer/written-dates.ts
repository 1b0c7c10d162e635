import { dayExists, type DatePart } from '../profile/dates.ts'
import type { JsonObject } from '../profile/json.ts'

/** The languages of the extension: a file a member has edited may name months in theirs. */
const languages = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'ar']

/** `mar`, `march`, `märz`, `janv` → their number. A name of two months in two languages is none. */
const monthsByName = (): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const add = (name: string, month: number) => {
    const form = nameForm(name)
    if (form !== '') found.set(form, (found.get(form) ?? month) === month ? month : 0)
  }
  for (const language of languages)
    for (let month = 1; month <= 12; month += 1) {
      const day = Date.UTC(2000, month - 1, 15)
      for (const style of ['long', 'short'] as const)
        for (const around of [{}, { year: 'numeric' as const }]) {
          const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC', ...around })
          const part = format.formatToParts(day).find(({ type }) => type === 'month')
          if (part) add(part.value, month)
        }
    }
  for (const [at, name] of englishMonths.entries()) {
    add(name, at + 1)
    add(name.slice(0, 3), at + 1)
  }
  add('sept', 9)
  return found
}

const englishMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const nameForm = (name: string): string => name.toLowerCase().replaceAll(/[\s.\d]/g, '')

let known: ReadonlyMap<string, number> | undefined

const monthOf = (name: string | undefined): number => {
  known ??= monthsByName()
  return known.get(nameForm(name ?? '')) ?? 0
}

export interface WrittenDate {
  value: JsonObject
  /** The file is finer than the field: a day or a month was left out. */
  finer: boolean
}

/**
 * A date as files write it: `2019`, `2019-03`, `2019-03-05`, `Mar 2019`, `March 2019`, `Mar 5, 2019`, `Mar 5`, `5 Mar
 * 2019`, the same in the extension's languages (`März 2019`, `5 de marzo de 2019`, `2019年3月`), and `03/2019`. What could
 * be one day or another, such as `3/5/2019`, is none.
 * Only the parts the field can hold are kept. `yearOnly`: 1 January and 31 December, which tools make up where only the
 * year is known, count as the year. Null where it is no such date.
 */
export const readWrittenDate = (
  written: string,
  parts: readonly DatePart[],
  yearOnly = false,
): WrittenDate | null => {
  const found = splitDate(written.trim())
  if (!found) return null
  const { year, month, day } = found
  if (month !== undefined && (month < 1 || month > 12)) return null
  if (day !== undefined && (month === undefined || day < 1 || !dayExists(day, month, year))) return null
  const invented = yearOnly && isYearEdge(found)
  const kept: Split = invented && year !== undefined ? { year } : found
  const value: JsonObject = {}
  for (const part of parts) {
    const number = kept[part]
    if (number !== undefined) value[part] = number
  }
  if (Object.keys(value).length === 0) return null
  return {
    value,
    finer: (['day', 'month', 'year'] as const).some(
      (part) => kept[part] !== undefined && !parts.includes(part),
    ),
  }
}

type Split = Partial<Record<DatePart, number>>

const isYearEdge = ({ month, day }: Split): boolean =>
  (month === 1 && (day === undefined || day === 1)) || (month === 12 && (day === undefined || day === 31))

/** Whether a date may be one that a tool made up from a year alone. */
export const mayBeInvented = (written: string): boolean => {
  const found = splitDate(written.trim())
  return found?.day !== undefined && isYearEdge(found)
}

const splitDate = (written: string): Split | null => {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T.*)?)?)?$/.exec(written)
  if (iso) return numbers(iso[1], iso[2], iso[3])
  const numeric = /^(\d{1,2})[/.](\d{4})$|^(\d{4})[/.](\d{1,2})$/.exec(written)
  if (numeric) return numbers(numeric[2] ?? numeric[3], numeric[1] ?? numeric[4])
  const japanese = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/.exec(written)
  if (japanese) return numbers(japanese[1], japanese[2], japanese[3])
  const word = String.raw`(\p{L}[\p{L}\p{M}]*\.?)`
  const monthFirst = new RegExp(String.raw`^${word}\s+(?:(\d{1,2})(?:,\s*|\s+|$))?(\d{4})?$`, 'u').exec(
    written,
  )
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2])
  const dayFirst = new RegExp(
    String.raw`^(\d{1,2})(?:\.|er)?\s+(?:de\s+)?${word}(?:\s+(?:de\s+)?(\d{4}))?$`,
    'u',
  ).exec(written)
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1])
  const ofYear = new RegExp(String.raw`^${word}\s+de\s+(\d{4})$`, 'u').exec(written)
  return ofYear ? named(ofYear[2], ofYear[1]) : null
}

const named = (year?: string, month?: string, day?: string): Split | null => {
  const number = monthOf(month)
  return number === 0 ? null : numbers(year, String(number), day)
}

const numbers = (year?: string, month?: string, day?: string): Split => ({
  ...(year === undefined ? {} : { year: Number(year) }),
  ...(month === undefined ? {} : { month: Number(month) }),
  ...(day === undefined ? {} : { day: Number(day) }),
})
