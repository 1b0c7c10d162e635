import type { Json, JsonObject } from '../json.ts'
import { idText, isObject, showJson } from '../json.ts'
import { checkDate } from './dates.ts'
import type { Fields, Kind } from './kinds.ts'
import { checkLocale, checkLocales, localeKey } from './locales.ts'
import { checkPicture } from './pictures.ts'
import type { Problem } from './problem.ts'
import { refuse } from './problem.ts'
import { checkUrn } from './urns.ts'

/** What the rules need to know of the member whose profile is edited. */
export type Ground = {
  personUrn: string
  defaultLocale: string
  supportedLocales: ReadonlySet<string>
  thisYear: number
  /** Ids of the entries of a section, as digits (of the ims: their keys). */
  ids: (section: string) => ReadonlySet<string>
  richContents: ReadonlySet<string>
  /** Why an asset can't be the picture of that recipe, or null. */
  faultOfAsset: (urn: string, recipe: string) => string | null
  isVanityTaken: (name: string) => boolean
}

/** Checks one whole value against its kind. */
export function check(kind: Kind, value: Json, at: string, ground: Ground): Problem[] {
  switch (kind.is) {
    case 'text':
      return checkText(value, at, kind)
    case 'localized-text':
      return checkLocalized(value, at, ground, (text, place) => checkText(text, place, kind))
    case 'localized-rich-text':
      return checkLocalized(value, at, ground, (text, place) =>
        checkRecord({ rawText: { kind: { is: 'text' } } }, text, place, ground),
      )
    case 'urn':
      return checkUrn(value, at, kind.of)
    case 'choice':
      if (typeof value === 'string' && kind.of.includes(value)) return []
      return refuse(at, `${JSON.stringify(value)} is not one of ${kind.of.join(', ')}`)
    case 'flag':
      return typeof value === 'boolean' ? [] : refuse(at, 'must be true or false')
    case 'integer':
      return idText(value) === null ? refuse(at, 'must be an integer') : []
    case 'date':
      return checkDate(value, at, kind, ground.thisYear)
    case 'list':
      return checkItems(value, at, (item, place) => check(kind.of, item, place, ground))
    case 'record':
      return checkRecord(kind.fields, value, at, ground)
    case 'id-map':
      return checkIdMap(kind, value, at, ground)
    case 'order':
      return checkOrder(kind.of, value, at, ground)
    case 'picture':
      return checkPicture(kind.recipes, value, at, ground)
    case 'locales':
      return checkLocales(value, at, ground.defaultLocale)
    case 'contributors':
      return checkContributors(value, at, ground)
    case 'rich-contents':
      return checkRichContents(value, at, ground)
    case 'vanity-name':
      return checkVanityName(value, at, ground)
  }
}

function checkText(value: Json, at: string, rule: { pattern?: RegExp; says?: string }): Problem[] {
  if (typeof value !== 'string') return refuse(at, 'must be a string')
  if (rule.pattern === undefined || rule.pattern.test(value)) return []
  return refuse(at, `${JSON.stringify(value)} ${rule.says ?? 'is not allowed'}`)
}

function checkLocalized(
  value: Json,
  at: string,
  ground: Ground,
  checkOne: (text: Json, place: string) => Problem[],
): Problem[] {
  if (!isObject(value)) return refuse(at, 'must be an object with "localized"')
  const { localized, preferredLocale, ...rest } = value
  const unknown = Object.keys(rest).flatMap((name) => refuse(`${at}/${name}`, 'unknown field', 400))
  if (unknown.length > 0) return unknown
  if (localized === undefined) return refuse(`${at}/localized`, 'is required')
  if (!isObject(localized)) return refuse(`${at}/localized`, 'must be a map from locale to text')
  const problems = Object.entries(localized).flatMap(([key, text]) => {
    const place = `${at}/localized/${key}`
    if (!ground.supportedLocales.has(key)) return refuse(place, 'locale is not in supportedLocales')
    return checkOne(text, place)
  })
  if (!Object.hasOwn(localized, ground.defaultLocale)) {
    problems.push(...refuse(`${at}/localized`, `no value for the default locale ${ground.defaultLocale}`))
  }
  if (preferredLocale === undefined) return problems
  const wrong = checkLocale(preferredLocale, `${at}/preferredLocale`)
  if (wrong.length > 0) return [...problems, ...wrong]
  if (Object.hasOwn(localized, localeKey(preferredLocale) ?? '')) return problems
  return [...problems, ...refuse(`${at}/preferredLocale`, 'names a locale without a value')]
}

function checkItems(value: Json, at: string, checkOne: (item: Json, place: string) => Problem[]): Problem[] {
  if (!Array.isArray(value)) return refuse(at, 'must be an array')
  return value.flatMap((item, index) => checkOne(item, `${at}/${index}`))
}

/** Checks all rows of an object: unknown ones, read-only ones, values, and that the required are there. */
export function checkRecord(fields: Fields, value: Json, at: string, ground: Ground): Problem[] {
  if (!isObject(value)) return refuse(at === '' ? '/' : at, 'must be an object')
  const missing = Object.entries(fields).flatMap(([name, field]) =>
    field.required === true && !Object.hasOwn(value, name) ? refuse(`${at}/${name}`, 'is required') : [],
  )
  const wrong = Object.entries(value).flatMap(([name, item]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined) return refuse(`${at}/${name}`, 'unknown field', 400)
    if (field.access === 'read-only') return refuse(`${at}/${name}`, 'is read-only')
    return check(field.kind, item, `${at}/${name}`, ground)
  })
  return [...wrong, ...missing]
}

function checkIdMap(kind: { of: Kind; most: number }, value: Json, at: string, ground: Ground): Problem[] {
  if (!isObject(value)) return refuse(at, 'must be a map from id to value')
  const entries = Object.entries(value)
  if (entries.length > kind.most)
    return refuse(at, `has ${entries.length} entries, at most ${kind.most} are allowed`)
  return entries.flatMap(([key, item]) => {
    const wrong = check(kind.of, item, `${at}/${key}`, ground)
    if (wrong.length > 0 || (isObject(item) && item['id'] === key)) return wrong
    return refuse(`${at}/${key}/id`, 'must equal its key in the map')
  })
}

function checkOrder(section: string, value: Json, at: string, ground: Ground): Problem[] {
  const known = ground.ids(section)
  const seen = new Set<string>()
  return checkItems(value, at, (item, place) => {
    // The ids of ims are strings although the page calls imsOrder an array of longs.
    const id = section === 'ims' && typeof item === 'string' ? item : idText(item)
    if (id === null) return refuse(place, 'must be a long')
    if (!known.has(id)) return refuse(place, `${id} is no id of ${section}`)
    if (seen.has(id)) return refuse(place, `${id} is named twice`)
    seen.add(id)
    return []
  })
}

function checkContributors(value: Json, at: string, ground: Ground): Problem[] {
  const fields: Fields = {
    memberId: { kind: { is: 'urn', of: 'person' } },
    name: { kind: { is: 'localized-text' } },
  }
  const wrong = checkItems(value, at, (item, place) => {
    const problems = checkRecord(fields, item, place, ground)
    const named = isObject(item) && (Object.hasOwn(item, 'memberId') || Object.hasOwn(item, 'name'))
    return problems.length > 0 || named ? problems : refuse(place, 'needs a memberId or a name')
  })
  if (wrong.length > 0) return wrong
  const own = (value as JsonObject[]).some((item) => item['memberId'] === ground.personUrn)
  return own ? [] : refuse(at, `must include the member's own URN ${ground.personUrn}`)
}

function checkRichContents(value: Json, at: string, ground: Ground): Problem[] {
  return checkItems(value, at, (item, place) => {
    const wrong = checkUrn(item, place, 'memberRichContent')
    if (wrong.length > 0 || ground.richContents.has(showJson(item))) return wrong
    return refuse(place, `${showJson(item)} is no rich content of this member`)
  })
}

/** 3-100 letters or numbers (linkedin/shared/integrations/people/profile-edit-api, "Vanity Name"). */
function checkVanityName(value: Json, at: string, ground: Ground): Problem[] {
  if (typeof value !== 'string') return refuse(at, 'must be a string')
  if (!/^[A-Za-z0-9]{3,100}$/.test(value)) return refuse(at, 'must contain 3-100 letters or numbers')
  return ground.isVanityTaken(value) ? refuse(at, `"${value}" is taken by another member`, 409) : []
}
