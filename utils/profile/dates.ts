import { isObject, type Json } from './json.ts'

export type DatePart = 'day' | 'month' | 'year'

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Whether the day exists in that month; an unknown year counts as a leap year. */
export const dayExists = (day: number, month: number, year = 2000): boolean => day <= daysInMonth(year, month)

/** A date as a number that sorts, absent parts counting as their lowest; null where there is no year. */
export const dateRank = (value: Json | undefined): number | null => {
  if (!isObject(value) || typeof value['year'] !== 'number') return null
  const part = (name: 'month' | 'day') => (typeof value[name] === 'number' ? value[name] : 0)
  return value['year'] * 10_000 + part('month') * 100 + part('day')
}
