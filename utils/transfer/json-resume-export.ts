import { knownEntries, type Baseline } from '../profile/baseline.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import { preferredIn, textsIn, type LocaleKey } from '../profile/localized.ts'
import { fluencyOf } from './proficiency.ts'
import { extensionKey, writeExtension } from './x-linkedin.ts'

/**
 * The profile as JSON Resume v1, in one language (another where a text has not that one). docs/transfer.md lists what
 * the format has no room for. Schema: https://jsonresume.org/schema
 */
export const jsonResumeOf = (baseline: Baseline, locale: LocaleKey, now: number): JsonObject => {
  const { fields } = baseline
  const say = (value: Json | undefined): string | undefined => textFor(value, locale)
  const listOf = (section: string, write: (values: JsonObject) => Written): JsonObject[] =>
    knownEntries(baseline, section).entries.map(({ values }) => compact(write(values)))
  const period = (values: JsonObject): Written => ({
    startDate: dateText(values['startMonthYear']),
    endDate: dateText(values['endMonthYear']),
  })
  const courses = knownEntries(baseline, 'courses').entries.map(({ values }) =>
    [typeof values['number'] === 'string' ? values['number'] : undefined, say(values['name'])]
      .filter(Boolean)
      .join(' - '),
  )
  const educations = listOf('educations', (values) => ({
    institution: say(values['schoolName']),
    area: items(values['fieldsOfStudy'])
      .map((field) => say(field['fieldOfStudyName']))
      .filter(Boolean)
      .join(', '),
    studyType: say(values['degreeName']),
    ...period(values),
    score: isObject(values['grade']) ? say(values['grade']['grade']) : undefined,
  }))
  // JSON Resume knows courses only as part of an education: all stand under the first.
  const [first] = educations
  if (first && courses.length > 0) first['courses'] = courses
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: compact({
      name: [say(fields['firstName']), say(fields['lastName'])].filter(Boolean).join(' '),
      label: say(fields['headline']),
      summary: say(fields['summary']),
      ...contact(fields, say),
    }),
    work: listOf('positions', (values) => ({
      name: say(values['companyName']),
      position: say(values['title']),
      location: isObject(values['geoPositionLocation'])
        ? say(values['geoPositionLocation']['displayLocationName'])
        : undefined,
      ...period(values),
      summary: say(values['description']),
    })),
    volunteer: listOf('volunteeringExperiences', (values) => ({
      organization: say(values['companyName']),
      position: say(values['role']),
      ...period(values),
      summary: say(values['description']),
    })),
    education: educations,
    awards: listOf('honors', (values) => ({
      title: say(values['title']),
      awarder: say(values['issuer']),
      date: dateText(values['issueDate']),
      summary: say(values['description']),
    })),
    certificates: listOf('certifications', (values) => ({
      name: say(values['name']),
      issuer: say(values['authority']),
      date: dateText(values['startMonthYear']),
      // Not in the schema, which allows it; without it the end would be lost.
      endDate: dateText(values['endMonthYear']),
      url: address(values['url']),
    })),
    publications: listOf('publications', (values) => ({
      name: say(values['name']),
      publisher: say(values['publisher']),
      releaseDate: dateText(values['date']),
      url: address(values['url']),
      summary: say(values['description']),
    })),
    skills: listOf('skills', (values) => ({ name: say(values['name']) })),
    languages: listOf('languages', (values) => ({
      language: say(values['name']),
      fluency: typeof values['proficiency'] === 'string' ? fluencyOf[values['proficiency']] : undefined,
    })),
    projects: listOf('projects', (values) => ({
      name: say(values['title']),
      description: say(values['description']),
      ...period(values),
      url: address(values['url']),
    })),
    [extensionKey]: writeExtension(
      fields,
      (section) => knownEntries(baseline, section).entries.map(({ values }) => values),
      say,
    ),
    meta: { version: 'v1.0.0', lastModified: new Date(now).toISOString().slice(0, 19) },
  }
}

type Written = Record<string, Json | undefined>

const contact = (
  fields: Record<string, Json>,
  say: (value: Json | undefined) => string | undefined,
): Written => {
  const [phone] = items(fields['phoneNumbers'])
  const websites = items(fields['websites'])
  const own = websites.find(({ category, url }) => category === 'PERSONAL' && address(say(url)) !== undefined)
  const profiles = websites
    .filter((website) => website !== own)
    .map((website) => compact({ network: say(website['label']), url: address(say(website['url'])) }))
    .filter(({ url }) => url !== undefined)
  const place = isObject(fields['location']) ? fields['location'] : {}
  const location = compact({
    address: say(fields['address']),
    postalCode: place['postalCode'],
    countryCode: typeof place['countryCode'] === 'string' ? place['countryCode'].toUpperCase() : undefined,
  })
  return {
    phone: phone?.['number'],
    url: own ? address(say(own['url'])) : undefined,
    profiles: profiles.length > 0 ? profiles : undefined,
    location: Object.keys(location).length > 0 ? location : undefined,
  }
}

/** In the wanted language, else the value's main one, else any. */
export const textFor = (value: Json | undefined, locale: LocaleKey): string | undefined => {
  const texts = textsIn(value)
  return texts[locale] ?? texts[preferredIn(value) ?? ''] ?? Object.values(texts)[0]
}

const items = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** `2019`, `2019-03`, `2019-03-05`; a day without a month, or no year, is no date there. */
const dateText = (value: Json | undefined): string | undefined => {
  if (!isObject(value) || typeof value['year'] !== 'number' || value['year'] < 1000) return undefined
  const two = (part: Json | undefined) =>
    typeof part === 'number' ? String(part).padStart(2, '0') : undefined
  const month = two(value['month'])
  const day = month === undefined ? undefined : two(value['day'])
  return [value['year'], month, day].filter((part) => part !== undefined).join('-')
}

/** The schema wants whole addresses: one without a scheme can't be written down. */
const address = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) && URL.canParse(value)
    ? value
    : undefined

const compact = (written: Written): JsonObject =>
  Object.fromEntries(
    Object.entries(written).filter((pair): pair is [string, Json] => pair[1] !== undefined && pair[1] !== ''),
  )
