import type { Json, JsonObject } from '../json.ts'
import { idText } from '../json.ts'
import { readLocale } from '../rules/locales.ts'
import { SECTION_NAMES } from '../rules/sections.ts'
import type { Member } from '../world.ts'

/** A MultiLocaleString; the first locale is the preferred one. */
export function localized(texts: Record<string, string>): JsonObject {
  return { localized: { ...texts }, preferredLocale: readLocale(Object.keys(texts)[0] ?? 'en_US') }
}

/** A MultiLocaleRichText. */
export function rich(texts: Record<string, string>): JsonObject {
  const values = Object.entries(texts).map(([key, rawText]): [string, Json] => [key, { rawText }])
  return {
    localized: Object.fromEntries(values),
    preferredLocale: readLocale(Object.keys(texts)[0] ?? 'en_US'),
  }
}

export function english(text: string): JsonObject {
  return localized({ en_US: text })
}

type Seed = {
  id: string
  vanityName: string
  locales: readonly string[]
  basic: JsonObject
  sections: Record<string, JsonObject[]>
  richContents?: readonly string[]
  nextEntryId: bigint
}

/** Puts entries into id-keyed maps and gives every section its order. */
export function buildMember({
  id,
  vanityName,
  locales,
  basic,
  sections,
  richContents,
  nextEntryId,
}: Seed): Member {
  const profile: JsonObject = { id, vanityName, supportedLocales: locales.map(readLocale), ...basic }
  for (const section of SECTION_NAMES) {
    const entries = sections[section]
    if (entries === undefined) continue
    profile[section] = Object.fromEntries(entries.map((entry) => [idText(entry['id']) ?? '', entry]))
    profile[`${section}Order`] = entries.map((entry) => entry['id'] ?? null)
  }
  return {
    id,
    defaultLocale: locales[0] ?? 'en_US',
    profile,
    richContents: new Set(richContents ?? []),
    nextEntryId,
  }
}
