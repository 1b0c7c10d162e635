import * as z from 'zod/mini'
import { catch as orElse } from 'zod/mini'
import { collectEntry, startCollecting, type Cell, type Collector } from './entry-builder.ts'
import { FileRefusedError, plainText, richText, type Imported, type Reading } from './imported.ts'
import { readProficiency } from './proficiency.ts'

/**
 * JSON Resume v1 → what a profile can take of it. Read leniently: tools write numbers for texts, `null` for nothing,
 * and keys of other names (docs/transfer.md has the mapping).
 * Schema: https://jsonresume.org/schema
 */
const item = z.record(z.string(), z.unknown())
const items = orElse(z.array(orElse(item, {})), [])
const resume = z.looseObject({
  basics: orElse(item, {}),
  work: items,
  volunteer: items,
  education: items,
  awards: items,
  certificates: items,
  publications: items,
  skills: items,
  languages: items,
  interests: items,
  references: items,
  projects: items,
})
type Item = z.infer<typeof item>

const lists = [
  'work',
  'volunteer',
  'education',
  'awards',
  'certificates',
  'publications',
  'skills',
  'languages',
  'projects',
] as const

/** Whether some JSON looks like a résumé: `basics`, or one of the lists with objects in it. */
export const isJsonResume = (json: unknown): boolean => {
  const parsed = item.safeParse(json)
  if (!parsed.success) return false
  const { data } = parsed
  return (
    (item.safeParse(data['basics']).success && !Array.isArray(data['basics'])) ||
    lists.some((name) => {
      const list = data[name]
      return Array.isArray(list) && list.length > 0 && list.every((each) => item.safeParse(each).success)
    })
  )
}

export const readJsonResume = (json: unknown, reading: Reading): Imported => {
  if (!isJsonResume(json)) throw new FileRefusedError('not-a-resume')
  const data = resume.parse(json)
  const collector = startCollecting(reading)
  readBasics(data.basics, collector)
  data.work.forEach((each, at) => {
    const cells = cellsOf(`work[${at}]`, each)
    collectEntry(
      collector,
      'positions',
      [
        cells('title', 'position'),
        cells('companyName', 'name', 'company'),
        cells('startMonthYear', 'startDate'),
        cells('endMonthYear', 'endDate'),
        cells('geoPositionLocation', 'location'),
        {
          row: 'description',
          text: joined(each['summary'], each['highlights']),
          where: `work[${at}].summary`,
        },
      ],
      { where: `work[${at}]`, rows: ['title', 'companyName'] },
    )
    leaveKeys(collector, `work[${at}]`, each, ['url', 'description', 'keywords'])
  })
  data.volunteer.forEach((each, at) => {
    const cells = cellsOf(`volunteer[${at}]`, each)
    collectEntry(
      collector,
      'volunteeringExperiences',
      [
        cells('role', 'position'),
        cells('companyName', 'organization'),
        cells('startMonthYear', 'startDate'),
        cells('endMonthYear', 'endDate'),
        {
          row: 'description',
          text: joined(each['summary'], each['highlights']),
          where: `volunteer[${at}].summary`,
        },
      ],
      { where: `volunteer[${at}]`, rows: ['role', 'companyName'] },
    )
    leaveKeys(collector, `volunteer[${at}]`, each, ['url'])
  })
  data.education.forEach((each, at) => {
    const cells = cellsOf(`education[${at}]`, each)
    collectEntry(
      collector,
      'educations',
      [
        cells('schoolName', 'institution'),
        cells('degreeName', 'studyType'),
        cells('fieldsOfStudy', 'area'),
        cells('grade', 'score', 'gpa'),
        cells('startMonthYear', 'startDate'),
        cells('endMonthYear', 'endDate'),
      ],
      { where: `education[${at}]`, rows: ['schoolName', 'degreeName'] },
    )
    textList(each['courses']).forEach((course, index) => {
      const where = `education[${at}].courses[${index}]`
      const [, number, name] = /^(.*?) - (.*)$/s.exec(course) ?? []
      collectEntry(
        collector,
        'courses',
        [
          { row: 'name', text: name ?? course, where },
          { row: 'number', text: number, where },
        ],
        { where, rows: ['name'] },
      )
    })
    leaveKeys(collector, `education[${at}]`, each, ['url'])
  })
  data.awards.forEach((each, at) => {
    const cells = cellsOf(`awards[${at}]`, each)
    collectEntry(
      collector,
      'honors',
      [
        cells('title', 'title'),
        cells('issuer', 'awarder'),
        cells('issueDate', 'date'),
        cells('description', 'summary'),
      ],
      { where: `awards[${at}]`, rows: ['title'] },
    )
  })
  data.certificates.forEach((each, at) => {
    const cells = cellsOf(`certificates[${at}]`, each)
    collectEntry(
      collector,
      'certifications',
      [
        cells('name', 'name'),
        cells('authority', 'issuer'),
        cells('startMonthYear', 'date', 'startDate'),
        cells('endMonthYear', 'endDate'),
        cells('url', 'url'),
      ],
      { where: `certificates[${at}]`, rows: ['name'] },
    )
  })
  data.publications.forEach((each, at) => {
    const cells = cellsOf(`publications[${at}]`, each)
    collectEntry(
      collector,
      'publications',
      [
        cells('name', 'name'),
        cells('publisher', 'publisher'),
        cells('date', 'releaseDate'),
        cells('url', 'url', 'website'),
        cells('description', 'summary'),
      ],
      { where: `publications[${at}]`, rows: ['name'] },
    )
  })
  data.projects.forEach((each, at) => {
    const cells = cellsOf(`projects[${at}]`, each)
    collectEntry(
      collector,
      'projects',
      [
        cells('title', 'name'),
        cells('startMonthYear', 'startDate'),
        cells('endMonthYear', 'endDate'),
        cells('url', 'url'),
        {
          row: 'description',
          text: joined(each['description'] ?? each['summary'], each['highlights']),
          where: `projects[${at}].description`,
        },
      ],
      { where: `projects[${at}]`, rows: ['title'] },
    )
    leaveKeys(collector, `projects[${at}]`, each, ['keywords', 'roles', 'entity', 'type'])
  })
  readSkills(data.skills, collector)
  data.languages.forEach((each, at) => {
    const where = `languages[${at}].fluency`
    const fluency = textOf(each['fluency'])
    const proficiency = fluency === undefined ? undefined : readProficiency(fluency)
    if (fluency !== undefined && proficiency === undefined) collector.leave(where, fluency, 'value-unread')
    collectEntry(
      collector,
      'languages',
      [
        cellsOf(`languages[${at}]`, each)('name', 'language', 'name'),
        { row: 'proficiency', text: proficiency, where },
      ],
      {
        where: `languages[${at}]`,
        rows: ['name'],
        // One converter adds the browser's language as one the member speaks (docs/transfer.md).
        hint: fluency === 'Native Speaker' ? 'maybe-invented' : undefined,
      },
    )
  })
  data.interests.forEach((each, at) => collector.leave(`interests[${at}]`, each['name'] ?? each, 'no-field'))
  data.references.forEach((each, at) =>
    collector.leave(`references[${at}]`, each['name'] ?? each, 'other-people'),
  )
  const known = new Set([...Object.keys(resume.shape), 'meta', '$schema'])
  for (const [key, value] of Object.entries(data))
    if (!known.has(key)) collector.leave(key, value, 'no-field')
  return collector.imported
}

const readBasics = (basics: Item, { imported, reading: { locale }, leave }: Collector): void => {
  const { fields } = imported
  const name = textOf(basics['name'])?.trim()
  if (name) {
    // No rule tells where a first name ends: the last word is proposed as the last name, for the member to look at.
    const [, first, last] = /^(.*\S)\s+(\S+)$/s.exec(name) ?? [undefined, name, undefined]
    if (first) fields['firstName'] = plainText(first, locale)
    if (last) fields['lastName'] = plainText(last, locale)
  }
  const headline = textOf(basics['label'])
  if (headline) fields['headline'] = plainText(headline, locale)
  const summary = textOf(basics['summary'])
  if (summary) fields['summary'] = richText(summary, locale)
  const phone = textOf(basics['phone'])
  if (phone) fields['phoneNumbers'] = [{ number: phone }]
  const websites = []
  const url = textOf(basics['url']) ?? textOf(basics['website'])
  if (url) websites.push({ url: plainText(url, locale), category: 'PERSONAL' })
  const profiles = items.parse(basics['profiles'])
  profiles.forEach((profile, at) => {
    const address = textOf(profile['url'])
    const network = textOf(profile['network'])
    if (network?.toLowerCase() === 'linkedin' || address === undefined)
      leave(`basics.profiles[${at}]`, address ?? profile, 'no-field')
    else
      websites.push({
        url: plainText(address, locale),
        category: 'OTHER',
        ...(network ? { label: plainText(network, locale) } : {}),
      })
  })
  if (websites.length > 0) fields['websites'] = websites
  const place = orElse(item, {}).parse(basics['location'])
  const address = textOf(place['address'])
  if (address) fields['address'] = plainText(address, locale)
  for (const key of ['postalCode', 'city', 'region', 'countryCode'])
    if (place[key]) leave(`basics.location.${key}`, place[key], 'needs-choice')
  if (basics['image']) leave('basics.image', basics['image'], 'picture')
  if (basics['email']) leave('basics.email', basics['email'], 'not-editable')
}

/** LinkedIn's skills are flat: a group's name and each of its keywords is a skill of its own. */
const readSkills = (skills: readonly Item[], collector: Collector): void => {
  const seen = new Set<string>()
  skills.forEach((each, at) => {
    const where = `skills[${at}]`
    for (const name of [textOf(each['name']), ...textList(each['keywords'])]) {
      const same = name?.trim().toLowerCase()
      if (name === undefined || !same || seen.has(same)) continue
      seen.add(same)
      collectEntry(collector, 'skills', [{ row: 'name', text: name.trim(), where }], {
        where,
        rows: ['name'],
      })
    }
    leaveKeys(collector, where, each, ['level'])
  })
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const textList = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each: unknown) => textOf(each) ?? []) : []

/** The first of `keys` that has a text, as a cell for `row`. */
const cellsOf =
  (where: string, each: Item) =>
  (row: string, ...keys: string[]): Cell => {
    const key = keys.find((name) => textOf(each[name]) !== undefined) ?? keys[0] ?? row
    return { row, text: textOf(each[key]), where: `${where}.${key}` }
  }

/** A summary and its highlights as one text, the latter as lines that begin with a bullet. */
const joined = (summary: unknown, highlights: unknown): string =>
  [textOf(summary), ...textList(highlights).map((line) => `• ${line}`)].filter(Boolean).join('\n')

const leaveKeys = ({ leave }: Collector, where: string, each: Item, keys: readonly string[]): void => {
  for (const key of keys)
    if (each[key] !== undefined && each[key] !== null) leave(`${where}.${key}`, each[key], 'no-field')
}
