import type { Json, JsonObject } from '../json.ts'
import { idText, isObject, showJson } from '../json.ts'
import { describeStreams } from '../media/streams.ts'
import type { Answer, Request } from '../net/message.ts'
import { answerJson } from '../net/message.ts'
import { LOCALIZED_TWINS } from '../rules/basic-fields.ts'
import { nameOf, preferredText } from '../members/texts.ts'
import { SECTION_NAMES } from '../rules/sections.ts'
import type { Member, Token, World } from '../world.ts'
import { slugOf } from '../world.ts'
import { answerError, answerForbidden } from './errors.ts'
import { INDUSTRY_NAMES } from './industries.ts'
import type { Projection } from './projection.ts'
import { parseFields, parseProjection, project } from './projection.ts'

const LITE = ['id', 'firstName', 'lastName', 'localizedFirstName', 'localizedLastName', 'profilePicture']
const BASIC = [...LITE, 'maidenName', 'localizedMaidenName', 'headline', 'localizedHeadline', 'vanityName']

type Access = { fields: 'all' | readonly string[] } | null

/** Answers `GET /v2/me` and `GET /v2/people/(id:X)` (linkedin/shared/integrations/people/profile-api). */
export function readPerson(
  world: World,
  request: Request,
  token: Token,
  member: Member,
  what: string,
): Answer {
  const access = findAccess(world, token, member)
  if (access === null) return answerForbidden(`${what}.GET.NO_VERSION`)
  const projection = readProjection(request)
  if (projection === 'malformed') return answerError(400, 'Invalid projection or fields parameter')
  const { fields } = access
  if (fields !== 'all' && projection !== null) {
    const hidden = projection.map((row) => row.name).filter((name) => !fields.includes(name))
    if (hidden.length > 0) return answerForbidden(`fields [${hidden.map((name) => `/${name}`).join(', ')}]`)
  }
  const whole = showProfile(world, member, fields === 'all')
  const shown =
    fields === 'all'
      ? whole
      : Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name)))
  const decorate = (value: Json): { value: JsonObject } | { error: JsonObject } =>
    describeStreams(world, value)
  return answerJson(200, projection === null ? shown : project(shown, projection, decorate))
}

/** Permissions of linkedin-api.md 2.2; another member shows no more than the basic fields. */
function findAccess(world: World, token: Token, member: Member): Access {
  const has = (scope: string): boolean => token.scopes.includes(scope)
  const full =
    has('r_fullprofile') || has('r_compliance') || (world.settings.complianceReads && has('w_compliance'))
  if (full) return { fields: token.member === member.id ? 'all' : BASIC }
  if (has('r_basicprofile')) return { fields: BASIC }
  return has('r_liteprofile') ? { fields: LITE } : null
}

function readProjection(request: Request): Projection | null | 'malformed' {
  const projection = request.query.get('projection')
  if (projection !== null) return parseProjection(projection) ?? 'malformed'
  const fields = request.query.get('fields')
  return fields === null ? null : parseFields(fields)
}

/** The stored profile with the texts that LinkedIn derives, sections in the shape the settings ask for. */
function showProfile(world: World, member: Member, isFull: boolean): JsonObject {
  const { profile } = member
  const shown: JsonObject = { ...profile }
  for (const [twin, field] of Object.entries(LOCALIZED_TWINS)) {
    const text = preferredText(profile[field], member.defaultLocale)
    if (text !== null) shown[twin] = text
  }
  const industry = INDUSTRY_NAMES[showJson(profile['industryId'])]
  if (industry !== undefined) shown['localizedIndustryName'] = industry
  // The original is visible to the member alone, and no permission but the full one shows it.
  const picture = profile['profilePicture']
  if (!isFull && isObject(picture))
    shown['profilePicture'] = { displayImage: picture['displayImage'] ?? null }
  if (world.settings.sections === 'array') {
    for (const section of SECTION_NAMES) {
      const entries = profile[section]
      if (isObject(entries)) shown[section] = sortEntries(entries, profile[`${section}Order`])
    }
  }
  return shown
}

function sortEntries(entries: JsonObject, order: Json | undefined): Json[] {
  const rank = new Map((Array.isArray(order) ? order : []).map((id, index) => [idText(id), index]))
  const place = (id: string): number => rank.get(id) ?? Number.MAX_SAFE_INTEGER
  return Object.entries(entries)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([, entry]) => entry)
}

/** `GET /v2/userinfo` of OpenID Connect. */
export function readUserInfo(world: World, token: Token, member: Member): Answer {
  if (!token.scopes.includes('openid')) return answerForbidden('userinfo.GET.NO_VERSION')
  const text = (name: string): string => preferredText(member.profile[name], member.defaultLocale) ?? ''
  const [language = 'en', country] = member.defaultLocale.split('_')
  const claims: JsonObject = { sub: member.id }
  if (token.scopes.includes('profile')) {
    claims['name'] = nameOf(member)
    claims['given_name'] = text('firstName')
    claims['family_name'] = text('lastName')
    claims['locale'] = country === undefined ? { language } : { country, language }
    const picture = describeStreams(world, pictureOf(member))
    if ('value' in picture) claims['picture'] = firstIdentifier(picture.value)
  }
  if (token.scopes.includes('email')) {
    claims['email'] = `${slugOf(member)}@sandbox.example`
    claims['email_verified'] = true
  }
  return answerJson(200, claims)
}

function pictureOf(member: Member): Json {
  const picture = member.profile['profilePicture']
  return isObject(picture) ? (picture['displayImage'] ?? null) : null
}

function firstIdentifier(streams: JsonObject): Json {
  const [element] = Array.isArray(streams['elements']) ? streams['elements'] : []
  const identifiers = isObject(element) ? element['identifiers'] : null
  const [first] = Array.isArray(identifiers) ? identifiers : []
  return isObject(first) ? (first['identifier'] ?? null) : null
}
