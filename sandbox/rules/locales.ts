import type { Json } from '../json.ts'
import { isObject } from '../json.ts'
import type { Problem } from './problem.ts'
import { refuse } from './problem.ts'

const PARTS: Readonly<Record<string, RegExp>> = {
  language: /^[a-z]{2}$/,
  country: /^[A-Z]{2}$/,
  variant: /^[A-Za-z0-9]+$/,
}

/** Key form of a Locale, `language[_COUNTRY[_VARIANT]]` (linkedin/shared/references/v2/object-types). */
export function localeKey(locale: Json | undefined): string | null {
  if (!isObject(locale) || typeof locale['language'] !== 'string') return null
  return [locale['language'], locale['country'], locale['variant']]
    .filter((part) => typeof part === 'string')
    .join('_')
}

export function readLocale(key: string): { language: string; country?: string } {
  const [language = key, country] = key.split('_')
  return country === undefined ? { language } : { language, country }
}

export function checkLocale(value: Json, at: string): Problem[] {
  if (!isObject(value)) return refuse(at, 'must be a Locale object')
  if (value['language'] === undefined) return refuse(`${at}/language`, 'is required')
  return Object.entries(value).flatMap(([name, part]) => {
    const pattern = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
    if (pattern === undefined) return refuse(`${at}/${name}`, 'unknown field', 400)
    if (typeof part === 'string' && pattern.test(part)) return []
    return refuse(`${at}/${name}`, `${JSON.stringify(part)} is no valid ${name} of a locale`)
  })
}

export function checkLocales(value: Json, at: string, defaultLocale: string): Problem[] {
  if (!Array.isArray(value)) return refuse(at, 'must be an array of Locale')
  const wrong = value.flatMap((locale, index) => checkLocale(locale, `${at}/${index}`))
  if (wrong.length > 0) return wrong
  const keys = value.map(localeKey)
  if (new Set(keys).size < keys.length) return refuse(at, 'names one locale twice')
  if (!keys.includes(defaultLocale)) return refuse(at, `must keep the default locale ${defaultLocale}`)
  return []
}

/** Every locale that some localized text inside the value is written in. */
export function findUsedLocales(value: Json, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) findUsedLocales(item, found)
  else if (isObject(value)) {
    const { localized, ...rest } = value
    if (isObject(localized)) for (const key of Object.keys(localized)) found.add(key)
    for (const item of Object.values(rest)) findUsedLocales(item, found)
  }
  return found
}
