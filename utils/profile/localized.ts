import { isObject, type Json, type JsonObject } from './json.ts'

/** A locale as the API writes it: language lower-case ISO 639, country upper-case ISO 3166 (linkedin-api.md 4.1). */
export interface Locale {
  language: string
  country?: string
  variant?: string
}

/** `language[_COUNTRY[_VARIANT]]`, the key under `localized`: `en`, `de_DE`, `en_US_WIN`. */
export type LocaleKey = string

const keyForm = /^([a-z]{2})(?:_([A-Z]{2})(?:_([A-Za-z0-9]+))?)?$/

export const parseLocaleKey = (key: LocaleKey): Locale | null => {
  const [, language, country, variant] = keyForm.exec(key) ?? []
  if (!language) return null
  return { ...(country ? { country } : {}), language, ...(variant ? { variant } : {}) }
}

export const localeKeyOf = (locale: Locale): LocaleKey =>
  [locale.language, locale.country, locale.variant].filter(Boolean).join('_')

/** Reads a locale out of JSON, or null where it is none. */
export const localeIn = (value: Json | undefined): Locale | null => {
  if (!isObject(value) || typeof value['language'] !== 'string') return null
  const part = (name: 'country' | 'variant') =>
    typeof value[name] === 'string' && value[name] !== '' ? { [name]: value[name] } : {}
  return { language: value['language'], ...part('country'), ...part('variant') }
}

/** How one language's text stands under `localized`: bare, or as `{rawText}` in rich text. */
export type TextForm = 'plain' | 'rich'

/** The texts of a localized value by language, empty where it has none or is not one. */
export const textsIn = (value: Json | undefined): Record<LocaleKey, string> => {
  const localized = isObject(value) ? value['localized'] : undefined
  if (!isObject(localized)) return {}
  const texts: Record<LocaleKey, string> = {}
  for (const [key, part] of Object.entries(localized)) {
    const text = isObject(part) ? part['rawText'] : part
    if (typeof text === 'string') texts[key] = text
  }
  return texts
}

export const preferredIn = (value: Json | undefined): LocaleKey | null => {
  const locale = isObject(value) ? localeIn(value['preferredLocale']) : null
  return locale && localeKeyOf(locale)
}

export interface TextChanges {
  /** New text by language; empty text removes the language. */
  texts: Record<LocaleKey, string>
  preferred?: LocaleKey | undefined
}

/**
 * `value` with some languages changed and every other one kept as it stood, or undefined when no language is left.
 * A field is replaced whole (PE), so what is returned is the whole of it. `preferredLocale` always names a language
 * that is there: the chosen one, else the former, else the profile's own, else the first.
 */
export const withTexts = (
  value: Json | undefined,
  changes: TextChanges,
  form: TextForm,
  profileLocale: LocaleKey | null,
): JsonObject | undefined => {
  const former = isObject(value) && isObject(value['localized']) ? value['localized'] : {}
  const localized: JsonObject = { ...former }
  for (const [key, text] of Object.entries(changes.texts)) {
    if (text === '') delete localized[key]
    else if (textsIn(value)[key] !== text) localized[key] = form === 'rich' ? { rawText: text } : text
  }
  const keys = Object.keys(localized)
  if (keys.length === 0) return undefined
  const preferred = [changes.preferred, preferredIn(value), profileLocale, keys[0]].find(
    (key) => typeof key === 'string' && key in localized,
  )
  const locale = preferred ? parseLocaleKey(preferred) : null
  return { localized, ...(locale ? { preferredLocale: { ...locale } } : {}) }
}
