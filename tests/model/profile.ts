import { showJson, type Json as SandboxJson, type JsonObject as SandboxObject } from '../../sandbox/json.ts'
import type { InProcessSandbox } from '../../sandbox/in-process.ts'
import { isObject, type Json, type JsonObject } from '../../utils/profile/json.ts'
import type { Language, ProfileSeed } from './schedule.ts'

export const ada = 'yrZCpj2ZYQ'
export const grace = 'Gr4ceS4mpl'

/** Longs as texts, as the extension holds them. */
export const asTexts = (value: SandboxJson): Json => {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(asTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asTexts(part)]))
}

export const profileOf = (sandbox: InProcessSandbox, person = ada): JsonObject => {
  const profile = asTexts(sandbox.member(person) ?? {})
  return isObject(profile) ? profile : {}
}

export const entriesIn = (profile: JsonObject, section: string): Record<string, JsonObject> =>
  Object.fromEntries(
    Object.entries(Object(profile[section])).flatMap(([id, entry]): [string, JsonObject][] =>
      isObject(entry) ? [[id, entry]] : [],
    ),
  )

const localized = (languages: readonly Language[], words: string): SandboxObject => ({
  localized: Object.fromEntries(languages.map((key) => [key, `${words} ${key}`])),
  preferredLocale: { country: 'US', language: 'en' },
})

const rich = (languages: readonly Language[], words: string): SandboxObject => ({
  localized: Object.fromEntries(languages.map((key) => [key, { rawText: `${words} ${key}` }])),
  preferredLocale: { country: 'US', language: 'en' },
})

const listed = (section: string, entries: readonly SandboxObject[]): SandboxObject =>
  entries.length === 0
    ? {}
    : {
        [section]: Object.fromEntries(entries.map((entry) => [showJson(entry['id']), entry])),
        [`${section}Order`]: entries.map(({ id }) => id ?? null),
      }

/** Ada with nothing but what the schedule says, on LinkedIn. */
export const seedProfile = (sandbox: InProcessSandbox, seed: ProfileSeed): void => {
  const { headline, summary, address, skills, positions, courses } = seed
  const english: Language[] = ['en_US']
  sandbox.changeMember(ada, ({ id, vanityName, firstName, lastName, supportedLocales }) => ({
    id: id ?? null,
    vanityName: vanityName ?? null,
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    supportedLocales: supportedLocales ?? null,
    ...(headline.length > 0 ? { headline: localized(headline, 'Headline') } : {}),
    ...(summary.length > 0 ? { summary: rich(summary, 'Summary') } : {}),
    ...(address.length > 0 ? { address: localized(address, 'Address') } : {}),
    ...listed(
      'skills',
      skills.map((languages, index) => ({ id: 101 + index, name: localized(languages, `Skill ${index}`) })),
    ),
    ...listed(
      'positions',
      Array.from({ length: positions }, (_, index) => ({
        id: 201 + index,
        title: localized(english, `Post ${index}`),
        companyName: localized(english, `Company ${index}`),
        startMonthYear: { month: 1, year: 2010 + index },
      })),
    ),
    ...listed(
      'courses',
      Array.from({ length: courses }, (_, index) => ({
        id: 301 + index,
        name: localized(english, `Course ${index}`),
      })),
    ),
  }))
}
