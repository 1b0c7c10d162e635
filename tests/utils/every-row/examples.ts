import { rowApplies } from '../../../utils/profile/check.ts'
import type { DraftOperation, Place } from '../../../utils/profile/draft.ts'
import { isObject, type Json, type JsonObject } from '../../../utils/profile/json.ts'
import { isLocalized, type Kind, type Row } from '../../../utils/profile/kinds.ts'
import { parseLocaleKey, textsIn } from '../../../utils/profile/localized.ts'
import { personUrn, positionUrn } from '../../../utils/profile/urn.ts'

/** What examples are made for: a member. */
export interface Someone {
  person: string
  /** Default first. */
  locales: readonly string[]
  /** Positions that an occupation may name. */
  positions: readonly string[]
  richContents: readonly string[]
}

/** No trimming, no normalising, no rewording: texts that would show any of it. */
const awkward = (n: number): string => ` No. ${n}\u00A0— e\u0301 é 👩‍🚀 "quoted" \\n </script> שלום\t`

const urns = (type: string, n: number, { person, positions, richContents }: Someone): string => {
  if (type === 'person') return personUrn(person)
  if (type === 'memberRichContent') return richContents[n % richContents.length] ?? ''
  if (type === 'standardizedLocationKey') return `urn:li:standardizedLocationKey:(us,9410${n})`
  const position = positions[n % Math.max(1, positions.length)]
  if (type === 'any')
    return position === undefined ? `urn:li:organization:${n}` : positionUrn(person, position)
  return `urn:li:${type}:${1000 + n}`
}

const texts: Partial<Record<string, (n: number) => string>> = {
  vanityName: (n) => `fresh${n}name`,
  languageCode: (n) => ['fr', 'it', 'es'][n % 3] ?? 'pt',
  countryCode: (n) => ['FR', 'IT', 'ES'][n % 3] ?? 'PT',
  lowerCountryCode: (n) => ['us', 'de', 'gb'][n % 3] ?? 'jp',
  localeVariant: (n) => `v${n}`,
  url: (n) => `no-scheme.example/${n}?q=ä#x`,
}

type LocalizedKind = Extract<Kind, { type: 'localizedText' | 'localizedUrl' | 'localizedRichText' }>

const exampleText = (kind: LocalizedKind, key: string, n: number): Json => {
  if (kind.type === 'localizedUrl') return `https://${key.toLowerCase()}.example/${n}`
  if (kind.type === 'localizedRichText') return { rawText: `${key}${awkward(n)}\n\nNext` }
  return kind.format ? (texts[kind.format]?.(n) ?? '') : `${key}${awkward(n)}`
}

/** A valid value of a kind; another for every `n`. */
export const example = (kind: Kind, n: number, of: Someone): Json => {
  switch (kind.type) {
    case 'text':
      return (texts[kind.format ?? ''] ?? awkward)(n)
    case 'localizedText':
    case 'localizedUrl':
    case 'localizedRichText': {
      const localized = Object.fromEntries(
        of.locales.map((key, at): [string, Json] => [key, exampleText(kind, key, n * 10 + at)]),
      )
      return { localized, preferredLocale: { ...parseLocaleKey(of.locales[0] ?? '') } }
    }
    case 'urn':
      return urns(kind.of === 'any' ? 'any' : (kind.of[0] ?? ''), n, of)
    case 'choice':
      return kind.options.filter((option) => !kind.retired?.includes(option))[n % 2] ?? ''
    case 'flag':
      return n % 2 === 0
    case 'date':
      return Object.fromEntries(
        kind.parts.map((part) => [part, { day: 28, month: (n % 12) + 1, year: 2001 + n }[part]]),
      )
    case 'list': {
      const items = [example(kind.of, n, of), example(kind.of, n + 1, of)]
      return kind.namesOwner
        ? items.map((item, at) => (isObject(item) && at > 0 ? without(item, 'memberId') : item))
        : items
    }
    case 'keyedList':
      return [n, n + 1].map((at) => {
        const item = example(kind.of, at, of)
        return isObject(item) ? { ...item, [kind.key]: `key-${at}` } : item
      })
    case 'record':
      return exampleOf(kind.rows, n, of)
    case 'order':
      return []
    case 'picture':
      return {}
  }
}

const without = (object: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))

/** Every row of a record or an entry, those that exclude each other as `n` has it. */
export const exampleOf = (rows: readonly Row[], n: number, of: Someone): JsonObject => {
  const values: JsonObject = Object.fromEntries(rows.map((row) => [row.id, example(row.kind, n, of)]))
  // A choice that other rows hang on is made so that they are there.
  for (const { onlyWhen } of rows)
    if (onlyWhen && 'is' in onlyWhen && typeof onlyWhen.is === 'string') values[onlyWhen.row] = onlyWhen.is
  for (const { id, notBefore } of rows) {
    const [end, start] = [values[id], values[notBefore ?? '']]
    if (isObject(end) && isObject(start)) values[id] = { ...end, year: Number(start['year']) + 5 }
  }
  return Object.fromEntries(
    rows.filter((row) => rowApplies(row, values)).map(({ id }) => [id, values[id] ?? null]),
  )
}

/** Values that neither reading of the documentation takes. */
export const wrongExamples = (kind: Kind, of: Someone): [string, Json][] => {
  switch (kind.type) {
    case 'text':
      return [
        ['a number', 7],
        ...(kind.format && kind.format !== 'url' ? [['a text of another form', '??']] : []),
      ] as [string, Json][]
    case 'localizedText':
    case 'localizedUrl':
    case 'localizedRichText': {
      const text: Json = kind.type === 'localizedRichText' ? { rawText: 'x' } : 'x'
      const localized = Object.fromEntries(of.locales.map((key): [string, Json] => [key, text]))
      return [
        ['a bare text', 'x'],
        ['a language the profile does not have', { localized: { ...localized, xx_YY: text } }],
        [
          'a preferred language without a text',
          { localized, preferredLocale: { language: 'xx', country: 'YY' } },
        ],
        ...(kind.type === 'localizedText' && kind.format
          ? [['a text of another form', { localized: mapped(localized, '??') }] as [string, Json]]
          : []),
      ]
    }
    case 'urn':
      return [
        ['no URN', 'x'],
        ['a position without an id', `urn:li:position:(${personUrn(of.person)},)`],
        ...(kind.of === 'any' ? [] : [['a URN of something else', 'urn:li:share:5'] as [string, Json]]),
      ]
    case 'choice':
      return kind.open ? [['no choice', 7]] : [['no choice of the list', 'NO_SUCH_THING']]
    case 'flag':
      return [['a text', 'true']]
    case 'date':
      return [
        ['a text', '2020'],
        ['a month that is none', { ...full(kind.parts), month: 13 }],
        ...(kind.parts.includes('day')
          ? [['a day that month has not', { day: 30, month: 2, year: 2020 }]]
          : [['a day', { ...full(kind.parts), day: 1 }]]),
        ...(kind.parts.includes('month') ? [] : [['a month', { month: 1, year: 2020 }]]),
        ['a year in words', { ...full(kind.parts), year: 'MMXX' }],
      ] as [string, Json][]
    case 'list':
    case 'keyedList': {
      const whole = example(kind, 1, of)
      const [item] = wrongExamples(kind.of, of)
      const items = Array.isArray(whole) ? whole : []
      return [
        ['a text', 'x'],
        ...(item ? [[`an item that is ${item[0]}`, [...items.slice(1), item[1]]] as [string, Json]] : []),
        ...(kind.type === 'list' && kind.namesOwner
          ? [
              ['somebody else alone', [{ memberId: 'urn:li:person:s0mebody' }]] as [string, Json],
              ['nobody by name or URN', [...items, {}]] as [string, Json],
            ]
          : []),
      ]
    }
    case 'record':
      return [
        ['a text', 'x'],
        ...kind.rows
          .filter(({ required }) => required && kind.rows.length > 1)
          .map(({ id }): [string, Json] => [`one without ${id}`, without(exampleOf(kind.rows, 1, of), id)]),
        ...kind.rows.flatMap(({ id, kind: part }) =>
          wrongExamples(part, of)
            .slice(0, 1)
            .map(([name, wrong]): [string, Json] => [
              `one whose ${id} is ${name}`,
              { ...exampleOf(kind.rows, 1, of), [id]: wrong },
            ]),
        ),
      ]
    case 'order':
    case 'picture':
      return [['a text', 'x']]
  }
}

const mapped = (localized: JsonObject, text: string): JsonObject =>
  Object.fromEntries(Object.keys(localized).map((key) => [key, text]))

const full = (parts: readonly string[]): JsonObject =>
  Object.fromEntries(parts.map((part) => [part, { day: 1, month: 1, year: 2020 }[part] ?? 1]))

/** How a form says a value: localized ones language by language, all others whole. */
export const setting = (place: Place, kind: Kind, value: Json): DraftOperation[] =>
  isLocalized(kind) && Object.keys(textsIn(value)).length > 0
    ? Object.entries(textsIn(value)).map(([locale, text]) => ({ ...place, type: 'set-text', locale, text }))
    : [{ ...place, type: 'set-value', value }]
