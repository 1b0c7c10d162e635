import { dateRank, dayExists } from './dates.ts'
import { isObject, type Json, type Path } from './json.ts'
import type { Kind, RecordKind, Row, TextFormat } from './kinds.ts'
import { parseLocaleKey, preferredIn, textsIn, type LocaleKey } from './localized.ts'
import { pictureProblems } from './picture-check.ts'
import type { Problem } from './problem.ts'
import { positionIn, urnType } from './urn.ts'

/** What a value is checked against besides its kind. */
export interface CheckContext {
  /** The languages the profile has, default first; null where they are not known, so that nothing is refused. */
  supportedLocales: readonly LocaleKey[] | null
  /** The member's own person URN, which the authors of an entry must include. */
  owner: string
  /** Keys of the entries the same draft makes, which an occupation may name. */
  made: readonly string[]
}

/**
 * What is wrong, or unwise, with a whole value as typed so far. Every value a draft can hold has an answer here; only
 * values without errors are planned. Limits that the API does not document are warnings: LinkedIn decides.
 */
export const check = (kind: Kind, value: Json | undefined, context: CheckContext): Problem[] => {
  switch (kind.type) {
    case 'text':
      return [
        ...textErrors(value, kind.format),
        ...schemeWarning(value, kind.format),
        ...lengthWarnings(value, kind.warnAbove),
      ]
    case 'localizedText':
    case 'localizedRichText':
    case 'localizedUrl':
      return localizedProblems(kind, value, context)
    case 'urn':
      return urnErrors(kind.of, value, context)
    case 'choice':
      return choiceProblems(kind, value)
    case 'flag':
      return typeof value === 'boolean' ? [] : [error('problem_required')]
    case 'date':
      return dateErrors(kind.parts, value)
    case 'list':
      return [
        ...listProblems(kind.of, kind.max, value, context),
        ...(kind.namesOwner ? contributorErrors(value, context.owner) : []),
      ]
    case 'keyedList':
      return [...listProblems(kind.of, kind.max, value, context), ...keysTwice(kind.key, value)]
    case 'record':
      return recordProblems(kind, value, context)
    case 'order':
      return listProblems({ type: 'text' }, undefined, value, context)
    case 'picture':
      return isObject(value) ? pictureProblems(value) : [error('problem_required')]
  }
}

/** A row that shows only beside a certain value of another row is neither checked nor sent without it. */
export const rowApplies = ({ onlyWhen }: Row, values: Record<string, Json | undefined>): boolean => {
  if (!onlyWhen) return true
  const value = values[onlyWhen.row]
  return 'is' in onlyWhen ? value === onlyWhen.is : value !== onlyWhen.isNot
}

const problem =
  (severity: Problem['severity']) =>
  (message: string, path: Path = [], ...values: string[]): Problem => ({
    severity,
    path,
    message,
    values,
  })
const error = problem('error')
const warning = problem('warning')

const under = (step: string | number, problems: Problem[]): Problem[] =>
  problems.map((found) => ({ ...found, path: [step, ...found.path] }))

const formats: Record<TextFormat, { pattern: RegExp; message: string }> = {
  // "Your custom URL must contain 3-100 letters or numbers. Please do not use spaces, symbols, or special characters" (PE)
  vanityName: { pattern: /^[\p{L}\p{M}\p{N}]{3,100}$/u, message: 'problem_vanity_name_length' },
  languageCode: { pattern: /^[a-z]{2}$/, message: 'problem_language_code' },
  countryCode: { pattern: /^[A-Z]{2}$/, message: 'problem_country_code' },
  localeVariant: { pattern: /^[A-Za-z0-9]+$/, message: 'problem_locale_variant' },
  lowerCountryCode: { pattern: /^[a-z]{2}$/, message: 'problem_lower_country_code' },
  url: { pattern: /^\S+$/, message: 'problem_url_space' },
}

const textErrors = (value: Json | undefined, format: TextFormat | undefined): Problem[] => {
  if (typeof value !== 'string' || value === '') return [error('problem_required')]
  if (!format || formats[format].pattern.test(value)) return []
  if (format === 'vanityName') {
    const sign = /[^\p{L}\p{M}\p{N}]/u.exec(value)?.[0]
    if (sign !== undefined)
      return [
        /\s/.test(sign) ? error('problem_vanity_name_space') : error('problem_vanity_name_sign', [], sign),
      ]
  }
  return [error(formats[format].message, [], value)]
}

/** LinkedIn's own sample has an address without a scheme, so one is taken; a member may have meant to write it. */
const schemeWarning = (value: Json | undefined, format: TextFormat | undefined): Problem[] =>
  format === 'url' && typeof value === 'string' && /^[^\s:/]+\.[^\s]+$/.test(value)
    ? [warning('problem_url_scheme')]
    : []

const lengthWarnings = (value: Json | undefined, warnAbove: number | undefined, path: Path = []): Problem[] =>
  typeof value === 'string' && warnAbove !== undefined && value.length > warnAbove
    ? [warning('problem_long', path, String(value.length), String(warnAbove))]
    : []

type LocalizedKind = Extract<Kind, { type: 'localizedText' | 'localizedRichText' | 'localizedUrl' }>

const localizedProblems = (
  kind: LocalizedKind,
  value: Json | undefined,
  context: CheckContext,
): Problem[] => {
  const texts = textsIn(value)
  const keys = Object.keys(texts)
  if (keys.length === 0) return [error('problem_no_language')]
  const problems = keys.flatMap((key) => {
    const path = ['localized', key]
    const text = texts[key] ?? ''
    if (!parseLocaleKey(key)) return [error('problem_locale_key', path, key)]
    if (context.supportedLocales && !context.supportedLocales.includes(key))
      return [error('problem_locale_unsupported', path, key)]
    if (kind.type === 'localizedUrl' && /\s/.test(text)) return [error('problem_url_space', path)]
    const format = kind.type === 'localizedText' ? kind.format : undefined
    if (format && !formats[format].pattern.test(text)) return [error(formats[format].message, path, text)]
    return lengthWarnings(text, kind.warnAbove, path)
  })
  const preferred = preferredIn(value)
  if (preferred !== null && !keys.includes(preferred))
    problems.push(error('problem_preferred_absent', ['preferredLocale'], preferred))
  // Documented for one field only (F/position), so LinkedIn decides.
  const profileLocale = context.supportedLocales?.[0]
  if (profileLocale !== undefined && !keys.includes(profileLocale))
    problems.push(warning('problem_profile_locale_absent', [], profileLocale))
  return problems
}

const urnErrors = (
  types: readonly string[] | 'any',
  value: Json | undefined,
  context: CheckContext,
): Problem[] => {
  if (typeof value !== 'string' || value === '') return [error('problem_required')]
  const type = urnType(value)
  const example = `urn:li:${types === 'any' ? 'position' : (types[0] ?? '')}:…`
  if (type === undefined) return [error('problem_no_urn', [], example)]
  if (type === 'position') {
    const position = positionIn(value)
    if (position === undefined) return [error('problem_no_urn', [], `urn:li:position:(${context.owner},…)`)]
    if (position.startsWith('new-') && !context.made.includes(`positions/${position}`))
      return [error('problem_entry_gone')]
  }
  return types === 'any' || types.includes(type) ? [] : [error('problem_urn_type', [], example, type)]
}

const choiceProblems = (kind: Extract<Kind, { type: 'choice' }>, value: Json | undefined): Problem[] => {
  if (typeof value !== 'string' || value === '') return [error('problem_required')]
  if (kind.retired?.includes(value)) return [warning('problem_choice_retired')]
  if (kind.options.includes(value)) return []
  return kind.open ? [] : [error('problem_choice', [], value)]
}

const asTyped = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

const dateErrors = (parts: readonly string[], value: Json | undefined): Problem[] => {
  if (!isObject(value)) return [error('problem_date')]
  const problems: Problem[] = []
  for (const [part, number] of Object.entries(value)) {
    if (!parts.includes(part)) problems.push(error(`problem_date_no_${part}`, [part]))
    else if (typeof number !== 'number' || !Number.isInteger(number))
      problems.push(error('problem_date_number', [part], asTyped(number)))
  }
  // A full date is asked for whole; where there is only month and year, the year alone will do (linkedin-api.md 4.1).
  const needed = parts.includes('day') ? parts : ['year']
  for (const part of needed)
    if (value[part] === undefined) problems.push(error(`problem_date_needs_${part}`, [part]))
  const { day, month, year } = value
  if (typeof month === 'number' && (month < 1 || month > 12))
    problems.push(error('problem_date_month', ['month'], String(month)))
  else if (typeof day === 'number' && typeof month === 'number') {
    const exists = day >= 1 && dayExists(day, month, typeof year === 'number' ? year : undefined)
    if (!exists) problems.push(error('problem_date_day', ['day'], String(day), String(month)))
  }
  if (typeof year === 'number' && (year < 1000 || year > 9999))
    problems.push(error('problem_date_year', ['year'], String(year)))
  return problems
}

const listProblems = (
  of: Kind,
  max: number | undefined,
  value: Json | undefined,
  context: CheckContext,
): Problem[] => {
  if (!Array.isArray(value)) return [error('problem_list')]
  const problems = value.flatMap((item, index) => under(index, check(of, item, context)))
  if (max !== undefined && value.length > max) problems.push(error('problem_too_many', [max], String(max)))
  return problems
}

/** Each is somebody, by name or by URN, and one of them is the member. */
const contributorErrors = (value: Json | undefined, owner: string): Problem[] => {
  const people = Array.isArray(value) ? value : []
  const isOwner = (item: Json) => isObject(item) && item['memberId'] === owner
  return [
    ...people.flatMap((item, index) =>
      isObject(item) && item['name'] === undefined && item['memberId'] === undefined
        ? [error('problem_required', [index, 'name'])]
        : [],
    ),
    ...(people.some(isOwner) ? [] : [error('problem_owner_missing')]),
  ]
}

const keysTwice = (key: string, value: Json | undefined): Problem[] => {
  const keys = Array.isArray(value) ? value.map((item) => (isObject(item) ? item[key] : undefined)) : []
  return keys.flatMap((text, index) =>
    typeof text === 'string' && text !== '' && keys.indexOf(text) < index
      ? [error('problem_key_twice', [index, key], text)]
      : [],
  )
}

const recordProblems = (kind: RecordKind, value: Json | undefined, context: CheckContext): Problem[] => {
  if (!isObject(value)) return [error('problem_required')]
  return kind.rows.flatMap((row) => {
    if (!rowApplies(row, value)) return []
    const part = value[row.id]
    if (part === undefined) return row.required ? [error('problem_required', [row.id])] : []
    return under(row.id, check(row.kind, part, context))
  })
}

/** What is wrong with an entry: its rows one by one, what it must have, and dates that end before they start. */
export const checkEntry = (
  rows: readonly Row[],
  values: Record<string, Json>,
  entry: { isNew: boolean; touched: readonly string[] },
  context: CheckContext,
): Problem[] =>
  rows.flatMap((row) => {
    const value = values[row.id]
    const isTouched = entry.touched.includes(row.id)
    if (value === undefined) {
      if (row.required && (entry.isNew || isTouched)) return [error('problem_required', [row.id])]
      if (!row.expected) return []
      if (entry.isNew) return [error('problem_required', [row.id])]
      return isTouched ? [warning('problem_expected', [row.id])] : []
    }
    if (!entry.isNew && !isTouched && !(row.notBefore && entry.touched.includes(row.notBefore))) return []
    if (entry.isNew && !rowApplies(row, values)) return []
    return under(row.id, [...check(row.kind, value, context), ...tooEarly(row, value, values)])
  })

const tooEarly = (row: Row, value: Json, values: Record<string, Json>): Problem[] => {
  const start = row.notBefore === undefined ? null : dateRank(values[row.notBefore])
  const end = dateRank(value)
  if (start === null || end === null) return []
  // A date without a month is the whole year.
  const endsLate = isObject(value) && value['month'] === undefined ? end + 9999 : end
  return endsLate < start ? [error('problem_end_before_start')] : []
}
