import { formatBytes, localeName, tableText, text, uiLanguage } from '../utils/browser/text.ts'
import { isObject, type Json, type JsonObject } from '../utils/profile/json.ts'
import type { Kind, RecordKind } from '../utils/profile/kinds.ts'
import { chosenIn } from '../utils/profile/picture.ts'
import { localeIn, localeKeyOf, textsIn } from '../utils/profile/localized.ts'
import { industryName } from './industries.ts'

/** What something is called that a URN names; undefined where that is not known. */
export type NameOf = (urn: string) => string | undefined

/**
 * How a value reads to a person, whole and unshortened. `scope` is the field or row it belongs to, for the names of
 * its parts. An industry is called by its name once the table is loaded: draw with `useIndustries` to see to that.
 */
export const describeValue = (
  kind: Kind,
  value: Json | undefined,
  scope = '',
  nameOf: NameOf = industryName,
): string => {
  if (value === undefined || value === null) return ''
  switch (kind.type) {
    case 'localizedText':
    case 'localizedRichText':
    case 'localizedUrl':
      return describeTexts(value)
    case 'choice':
      return typeof value === 'string' ? choiceLabel(value) : JSON.stringify(value)
    case 'flag':
      return value === true ? text('flag_yes') : text('flag_no')
    case 'date':
      return describeDate(value)
    case 'urn':
      return typeof value === 'string' ? describeUrn(value, nameOf) : JSON.stringify(value)
    case 'list':
    case 'keyedList':
      return describeItems(kind.of, value, scope, nameOf)
    case 'record':
      return describeRecord(kind, value, scope, nameOf)
    case 'order':
      return Array.isArray(value) ? value.map(String).join(text('list_comma')) : JSON.stringify(value)
    case 'picture': {
      const shown = chosenIn(value)?.display
      if (shown) return `${text('picture_size', shown.width, shown.height)} · ${formatBytes(shown.bytes)}`
      return isObject(value) ? describeValue({ type: 'text' }, value['displayImage']) : JSON.stringify(value)
    }
    case 'text':
      return typeof value === 'string' ? value : JSON.stringify(value)
  }
}

/** One language: its text alone. More: each with its language before it, a line each. */
const describeTexts = (value: Json): string => {
  const texts = Object.entries(textsIn(value))
  const [only] = texts
  return only && texts.length === 1
    ? only[1]
    : texts.map(([key, typed]) => `${text('label_before', localeName(key))}${typed}`).join('\n')
}

const describeItems = (of: Kind, value: Json, scope: string, nameOf: NameOf): string => {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return value
    .map((item) => describeValue(of, item, scope, nameOf))
    .join(of.type === 'record' ? '\n' : text('list_comma'))
}

const describeRecord = (kind: RecordKind, value: Json, scope: string, nameOf: NameOf): string => {
  if (!isObject(value)) return JSON.stringify(value)
  const locale = describeLocale(kind, value)
  if (locale !== undefined) return locale
  return kind.rows
    .filter((row) => value[row.id] !== undefined)
    .map(
      (row) =>
        `${text('label_before', rowLabel(scope, row.id))}${describeValue(row.kind, value[row.id], row.id, nameOf)}`,
    )
    .join(' · ')
}

/** The name of a record that is a locale; undefined where it is none, or is not filled in. */
export const describeLocale = (kind: Kind, value: Json | undefined): string | undefined => {
  const isLocale =
    kind.type === 'record' &&
    kind.rows.some((row) => row.kind.type === 'text' && row.kind.format === 'languageCode')
  const locale = isLocale ? localeIn(value) : null
  return locale && localeKeyOf(locale) !== '' ? localeName(localeKeyOf(locale)) : undefined
}

const describeUrn = (urn: string, nameOf: NameOf): string => {
  const name = nameOf(urn)
  return name === undefined ? urn : `${name} (${urn})`
}

const describeDate = (value: Json): string => {
  if (!isObject(value)) return JSON.stringify(value)
  return (
    asDate(value) ?? ['year', 'month', 'day'].flatMap((part) => JSON.stringify(value[part]) ?? []).join('-')
  )
}

/** A date in few letters, as in a list: `Mar 2019`. Empty where it is no date yet. */
export const shortDate = (value: Json | undefined): string =>
  isObject(value) ? (asDate(value, 'short') ?? '') : ''

const asDate = ({ day, month, year }: JsonObject, width: 'long' | 'short' = 'long'): string | undefined => {
  if (typeof year !== 'number' || !Number.isInteger(year)) return undefined
  const given = [month, day].filter((part) => part !== undefined)
  if (!given.every(Number.isInteger) || (day !== undefined && month === undefined)) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, typeof month === 'number' ? month - 1 : 0, typeof day === 'number' ? day : 1)
  // 31 February is no other day, though a Date would make it one.
  if (typeof month === 'number' && date.getUTCMonth() !== month - 1) return undefined
  return dateFormat({
    year: 'numeric',
    ...(month === undefined ? {} : { month: width }),
    ...(day === undefined ? {} : { day: 'numeric' as const }),
  }).format(date)
}

export const monthName = (month: number): string =>
  dateFormat({ month: 'long' }).format(Date.UTC(2000, month - 1))

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** Made once: making a formatter takes longer than drawing what it writes, and a list writes two dates an entry. */
const dateFormat = (parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const language = uiLanguage()
  const key = `${language} ${JSON.stringify(parts)}`
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...parts })
  dateFormats.set(key, format)
  return format
}

/** A value of the API's in words; itself where there are none for it. */
export const choiceLabel = (value: string): string =>
  /^\w+$/.test(value) ? tableText(`choice_${value}`, [], value) : value

/** What a part is called: within its record, else anywhere. */
export const rowLabel = (scope: string, row: string): string =>
  tableText(`row_${scope}_${row}`, [], tableText(`row_${row}`, [], row))

export const fieldLabel = (field: string): string => tableText(`field_${field}`, [], field)
