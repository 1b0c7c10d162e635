import { dayExists, type DatePart } from '../profile/dates.ts'
import type { JsonObject } from '../profile/json.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthOf = (name: string | undefined): number =>
  months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

export interface WrittenDate {
  value: JsonObject
  /** The file is finer than the field: a day or a month was left out. */
  finer: boolean
}

/**
 * A date as files write it: `2019`, `2019-03`, `2019-03-05`, `Mar 2019`, `March 2019`, `Mar 5, 2019`, `Mar 5`.
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
  const named = /^([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:,\s*|\s+|$))?(\d{4})?$/.exec(written)
  if (!named || monthOf(named[1]) === 0) return null
  return numbers(named[3], String(monthOf(named[1])), named[2])
}

const numbers = (year?: string, month?: string, day?: string): Split => ({
  ...(year === undefined ? {} : { year: Number(year) }),
  ...(month === undefined ? {} : { month: Number(month) }),
  ...(day === undefined ? {} : { day: Number(day) }),
})
