import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import type { DateParts } from './kinds.ts'
import type { Problem } from './problem.ts'
import { refuse } from './problem.ts'

/** Which parts a field takes: linkedin/shared/references/v2/profile/* ("day" unsupported, …). */
const ALLOWED: Readonly<Record<DateParts, readonly string[]>> = {
  'day-month-year': ['day', 'month', 'year'],
  'month-year': ['month', 'year'],
  year: ['year'],
}

export type DateRule = { parts: DateParts; yearOptional?: true }

/** Stand-in rule of linkedin-api.md 4.1: year 1900 to this year + 10, day only with month, real days only. */
export function checkDate(value: Json, at: string, rule: DateRule, thisYear: number): Problem[] {
  if (!isObject(value)) return refuse(at, 'must be a Date object {day?, month?, year?}')
  const wrong = Object.entries(value).flatMap(([name, part]) => {
    if (!ALLOWED['day-month-year'].includes(name)) return refuse(`${at}/${name}`, 'unknown field', 400)
    if (!ALLOWED[rule.parts].includes(name))
      return refuse(`${at}/${name}`, `"${name}" is unsupported in this field`)
    return typeof part === 'number' && Number.isInteger(part)
      ? []
      : refuse(`${at}/${name}`, 'must be an integer')
  })
  if (wrong.length > 0) return wrong
  const { day, month, year } = value as { day?: number; month?: number; year?: number }
  if (year === undefined && rule.yearOptional !== true) return refuse(`${at}/year`, 'is required')
  if (year !== undefined && (year < 1900 || year > thisYear + 10)) {
    return refuse(`${at}/year`, `${year} is not between 1900 and ${thisYear + 10}`)
  }
  if (month !== undefined && (month < 1 || month > 12)) return refuse(`${at}/month`, `${month} is no month`)
  if (day === undefined) return []
  if (month === undefined) return refuse(`${at}/day`, 'needs a month')
  // Without a year the 29th of February may be meant.
  const days = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
  return day < 1 || day > days ? refuse(`${at}/day`, `${day} is no day of that month`) : []
}

/** Refuses an entry that ends before it starts; months count only where both have one. */
export function checkPeriod(entry: JsonObject): Problem[] {
  const { startMonthYear: start, endMonthYear: end } = entry
  if (!isObject(start) || !isObject(end)) return []
  const [from, to] = [Number(start['year']), Number(end['year'])]
  const [fromMonth, toMonth] = [start['month'], end['month']]
  const earlier =
    to < from ||
    (to === from && typeof fromMonth === 'number' && typeof toMonth === 'number' && toMonth < fromMonth)
  return earlier ? refuse('/endMonthYear', 'is before startMonthYear') : []
}
