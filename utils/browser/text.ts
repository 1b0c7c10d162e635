import type messages from '../../assets/public/_locales/en/messages.json'
import { browser } from './api.ts'

export type TextKey = keyof typeof messages

/** The text of a message key in the member's language. Placeholders are filled in order. */
export const text = (key: TextKey, ...values: (string | number)[]): string =>
  browser.i18n.getMessage(key, values.map(String))

type PluralKey = TextKey extends infer Key ? (Key extends `${infer Stem}_other` ? Stem : never) : never

/** A text with a number in it, in the plural form CLDR has for the member's language. The number is `$1`. */
export const plural = (stem: PluralKey, count: number, ...values: (string | number)[]): string => {
  const form = plurals().select(count)
  const written = numbers().format(count)
  const found = browser.i18n.getMessage(`${stem}_${form}`, [written, ...values.map(String)])
  return found || text(`${stem}_other` as TextKey, written, ...values)
}

/** A text whose key is put together from a table: a label, a choice, a problem. Falls back to `fallback`, else the key. */
export const tableText = (key: string, values: readonly (string | number)[] = [], fallback = key): string => {
  if (absent.has(key)) return fallback
  const found = browser.i18n.getMessage(key, values.map(String))
  if (found === '') absent.add(key)
  return found || fallback
}

/** Keys without a message. Firefox writes an error with its whole stack for each that is asked for, so each is asked once. */
const absent = new Set<string>()

export const browserLanguage = (): string => browser.i18n.getUILanguage().replace('_', '-')

/**
 * The language of the words, as the browser's own variant of it where it has one (`en-GB`): a date, a number and a
 * plural are of the sentence they stand in, also in a browser that speaks a language there are no messages in.
 */
export const uiLanguage = (): string => {
  const spoken = text('language_tag')
  return browserLanguage().startsWith(spoken.slice(0, 2)) ? browserLanguage() : spoken
}

/** Direction a text in this locale is written in. */
export const localeDirection = (locale: string): 'ltr' | 'rtl' =>
  /^(?:ar|fa|he|ur)(?![a-z])/.test(locale) ? 'rtl' : 'ltr'

/** Direction of the interface, which is that of the language its messages are in. */
export const uiDirection = (): 'ltr' | 'rtl' => localeDirection(text('language_tag'))

/** A locale's name for people: `en_US` → "English (US)"; the key itself where it names none. */
export const localeName = (key: string): string => {
  try {
    return localeNames().of(key.replaceAll('_', '-')) ?? key
  } catch {
    // A half-typed locale is no error: it is shown as typed, and its form says what is wrong with it.
    return key
  }
}

/** Made once: each takes longer to make than it saves, and a list asks for hundreds. The language of a page stays. */
const once = <T>(make: (language: string) => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make(uiLanguage()))
}

const plurals = once((language) => new Intl.PluralRules(language))
const numbers = once((language) => new Intl.NumberFormat(language))
const localeNames = once(
  (language) =>
    new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard', style: 'short' }),
)
const times = once(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
)
const days = once((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }))

/** `4.3 kB`, `1.2 MB`: as much as tells one file from another. */
export const formatBytes = (bytes: number): string => {
  const [unit, size] =
    bytes < 1000
      ? (['byte', bytes] as const)
      : bytes < 1_000_000
        ? (['kilobyte', bytes / 1000] as const)
        : (['megabyte', bytes / 1_000_000] as const)
  return new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(size)
}

export const formatTime = (at: number): string => times().format(at)

export const formatDay = (at: number): string => days().format(at)
