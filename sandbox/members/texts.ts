import type { Json } from '../json.ts'
import { isObject } from '../json.ts'
import { localeKey } from '../rules/locales.ts'
import type { Member } from '../world.ts'

/** The text of a localized value in its preferred locale, else in the profile's. */
export function preferredText(value: Json | undefined, defaultLocale: string): string | null {
  if (!isObject(value) || !isObject(value['localized'])) return null
  const { localized } = value
  const text = localized[localeKey(value['preferredLocale']) ?? defaultLocale] ?? localized[defaultLocale]
  if (typeof text === 'string') return text
  return isObject(text) && typeof text['rawText'] === 'string' ? text['rawText'] : null
}

/** First and last name as the profile prefers them. */
export function nameOf({ profile, defaultLocale }: Member): string {
  return ['firstName', 'lastName']
    .map((field) => preferredText(profile[field], defaultLocale) ?? '')
    .join(' ')
}
