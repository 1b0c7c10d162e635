import type { JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { findAsset } from '../media/streams.ts'
import type { Ground } from '../rules/check.ts'
import { localeKey } from '../rules/locales.ts'
import type { Member, World } from '../world.ts'
import { findMemberBySlug, personUrn } from '../world.ts'

/** What the rules ask about, for a profile as it would be after the change. */
export function surveyGround(world: World, member: Member, profile: JsonObject): Ground {
  const locales = profile['supportedLocales']
  const keys = Array.isArray(locales) ? locales.map((locale) => localeKey(locale) ?? '') : []
  return {
    personUrn: personUrn(member),
    defaultLocale: member.defaultLocale,
    supportedLocales: new Set(keys),
    thisYear: new Date(world.settings.now()).getUTCFullYear(),
    ids: (section) => {
      const entries = profile[section]
      return new Set(isObject(entries) ? Object.keys(entries) : [])
    },
    richContents: member.richContents,
    faultOfAsset: (urn, recipe) => {
      const asset = findAsset(world, urn)
      if (asset === undefined) return `${urn} is unknown`
      if (asset.owner !== personUrn(member)) return `${urn} belongs to another member`
      if (asset.recipe !== recipe) return `${urn} was registered with recipe ${asset.recipe}, not ${recipe}`
      return asset.image === null ? `${urn} has not been uploaded` : null
    },
    isVanityTaken: (name) => {
      const holder = findMemberBySlug(world, name)
      return holder !== undefined && holder.id !== member.id
    },
  }
}
