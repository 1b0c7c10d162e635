import * as z from 'zod/mini'
import type { Json, JsonObject } from '../profile/json.ts'
import { preferredIn, textsIn } from '../profile/localized.ts'

/** Whose profile it is, as far as the token may know. */
export interface ProfileOwner {
  person: string
  vanityName: string | null
  /** '' where LinkedIn does not tell. */
  name: string
  /** Such as `en_US`. */
  preferredLocale: string | null
  /** Expires: never to be stored. */
  pictureUrl: string | null
}

/** As the profile tells it; of a closed profile ({}) nothing but the id. */
export const ownerOf = (person: string, profile: JsonObject): ProfileOwner => ({
  person,
  vanityName: textOrNull(profile['vanityName']),
  name: [nameIn(profile, 'FirstName'), nameIn(profile, 'LastName')].filter((name) => name !== '').join(' '),
  preferredLocale: preferredIn(profile['firstName']),
  pictureUrl: null,
})

const textOrNull = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

/** `localizedFirstName`, else `firstName` in its preferred language, else in any. */
const nameIn = (profile: JsonObject, name: 'FirstName' | 'LastName'): string => {
  const plain = textOrNull(profile[`localized${name}`])
  if (plain !== null) return plain
  const value = profile[name === 'FirstName' ? 'firstName' : 'lastName']
  const texts = textsIn(value)
  return texts[preferredIn(value) ?? ''] ?? Object.values(texts)[0] ?? ''
}

const localeSchema = z.union([
  z.string(),
  z.looseObject({ language: z.string(), country: z.optional(z.string()) }),
])
// By another name: the linter takes `.catch` for a promise's.
const or = z.catch
const userInfoSchema = z.looseObject({
  sub: z.string().check(z.minLength(1)),
  name: or(z.string(), ''),
  picture: or(z.nullable(z.string()), null),
  locale: or(z.nullable(localeSchema), null),
})

/** As OpenID Connect's `/v2/userinfo` tells it (linkedin-api.md 2.2), or null where it does not. */
export const ownerInUserInfo = (answer: JsonObject | null): ProfileOwner | null => {
  const owner = userInfoSchema.safeParse(answer).data
  if (!owner) return null
  return {
    person: owner.sub,
    vanityName: null,
    name: owner.name,
    preferredLocale: localeKey(owner.locale),
    pictureUrl: owner.picture,
  }
}

/** OpenID Connect writes `en-US`; LinkedIn answers `{language, country}`. */
const localeKey = (locale: z.infer<typeof localeSchema> | null): string | null => {
  if (locale === null || typeof locale === 'string') return locale?.replace('-', '_') ?? null
  return locale.country ? `${locale.language}_${locale.country}` : locale.language
}
