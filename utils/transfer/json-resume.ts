import { collectEntry, startCollecting, type Collector } from './entry-builder.ts'
import { FileRefusedError, plainText, richText, type Imported, type Reading } from './imported.ts'
import { readProficiency } from './proficiency.ts'
import { isItem, itemsIn, readItem, type Item, type ItemReader } from './resume-item.ts'
import { extensionKey, readExtension, sectionsIn } from './x-linkedin.ts'

/**
 * JSON Resume v1 → what a profile can take of it. Read leniently: tools write keys of other names (docs/transfer.md has
 * the mapping). Whatever is in the file and is not taken is left, and said so.
 * Schema: https://jsonresume.org/schema
 */
interface Table {
  list: string
  section: string
  named: readonly string[]
  /** Row of the section → the keys it may stand under, the schema's own first. */
  columns: Readonly<Record<string, readonly string[]>>
  /** Keys that become the description, with the highlights as lines that begin with a bullet. */
  described?: readonly string[]
}

const dates = { startMonthYear: ['startDate'], endMonthYear: ['endDate'] }

const tables: readonly Table[] = [
  {
    list: 'work',
    section: 'positions',
    named: ['title', 'companyName'],
    columns: {
      title: ['position'],
      companyName: ['name', 'company'],
      ...dates,
      geoPositionLocation: ['location'],
    },
    described: ['summary'],
  },
  {
    list: 'volunteer',
    section: 'volunteeringExperiences',
    named: ['role', 'companyName'],
    columns: { role: ['position'], companyName: ['organization'], ...dates },
    described: ['summary'],
  },
  {
    list: 'education',
    section: 'educations',
    named: ['schoolName', 'degreeName'],
    columns: {
      schoolName: ['institution'],
      degreeName: ['studyType'],
      fieldsOfStudy: ['area'],
      grade: ['score', 'gpa'],
      ...dates,
    },
  },
  {
    list: 'awards',
    section: 'honors',
    named: ['title'],
    columns: { title: ['title'], issuer: ['awarder'], issueDate: ['date'], description: ['summary'] },
  },
  {
    list: 'certificates',
    section: 'certifications',
    named: ['name'],
    columns: {
      name: ['name'],
      authority: ['issuer'],
      startMonthYear: ['date', 'startDate'],
      endMonthYear: ['endDate'],
      url: ['url'],
    },
  },
  {
    list: 'publications',
    section: 'publications',
    named: ['name'],
    columns: {
      name: ['name'],
      publisher: ['publisher'],
      date: ['releaseDate'],
      url: ['url', 'website'],
      description: ['summary'],
    },
  },
  {
    list: 'projects',
    section: 'projects',
    named: ['title'],
    columns: { title: ['name'], ...dates, url: ['url'] },
    described: ['description', 'summary'],
  },
]

const lists = [...tables.map(({ list }) => list), 'skills', 'languages']

/** Whether some JSON looks like a résumé: `basics`, or one of the lists with objects in it. */
export const isJsonResume = (json: unknown): boolean =>
  isItem(json) &&
  (isItem(json['basics']) ||
    lists.some((name) => {
      const list = json[name]
      return Array.isArray(list) && list.length > 0 && list.every(isItem)
    }))

export const readJsonResume = (json: unknown, reading: Reading): Imported => {
  if (!isItem(json) || !isJsonResume(json)) throw new FileRefusedError('not-a-resume')
  const collector = startCollecting(reading)
  const itemsOf = (name: string, textKey?: string) => itemsIn(name, json[name], collector, textKey)
  if (isItem(json['basics'])) readBasics(json['basics'], collector)
  readExtension(json[extensionKey], collector)
  const isExtended = sectionsIn(json[extensionKey]).includes('courses')
  for (const table of tables)
    itemsOf(table.list).forEach((each, at) => {
      const item = readItem(`${table.list}[${at}]`, each, collector)
      readEntry(table, item, collector)
      if (table.list === 'education') readCourses(item, isExtended, collector)
      item.leaveRest()
    })
  readSkills(itemsOf('skills', 'name'), collector)
  itemsOf('languages', 'language').forEach((each, at) =>
    readLanguage(readItem(`languages[${at}]`, each, collector), collector),
  )
  itemsOf('interests', 'name').forEach((each, at) =>
    collector.leave(`interests[${at}]`, each['name'] ?? each, 'no-field'),
  )
  itemsOf('references', 'reference').forEach((each, at) =>
    collector.leave(`references[${at}]`, each['name'] ?? each, 'other-people'),
  )
  const known = new Set([...lists, 'interests', 'references', 'meta', '$schema', extensionKey])
  if (isItem(json['basics'])) known.add('basics')
  for (const [key, value] of Object.entries(json))
    if (!known.has(key) && value !== null) collector.leave(key, value, 'no-field')
  return collector.imported
}

const readEntry = (
  { section, columns, described, named }: Table,
  item: ItemReader,
  collector: Collector,
): void => {
  const cells = Object.entries(columns).map(([row, keys]) => item.cell(row, ...keys))
  if (described) {
    const texts = new Set(described.flatMap((key) => item.text(key) ?? []))
    const highlights = item.texts('highlights').map((line) => `• ${line}`)
    const where = `${item.where}.${described[0] ?? ''}`
    cells.push({ row: 'description', text: [...texts, ...highlights].join('\n'), where })
  }
  collectEntry(collector, section, cells, { where: item.where, rows: named })
}

/** `number - name`, as converters write them. Our own export says which is which. */
const readCourses = (item: ItemReader, isExtended: boolean, collector: Collector): void => {
  const courses = item.texts('courses')
  if (isExtended) return
  courses.forEach((course, at) => {
    const where = `${item.where}.courses[${at}]`
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
}

const readLanguage = (item: ItemReader, collector: Collector): void => {
  const fluency = item.cell('proficiency', 'fluency')
  const proficiency = fluency.text === undefined ? undefined : readProficiency(fluency.text)
  if (fluency.text !== undefined && proficiency === undefined)
    collector.leave(fluency.where, fluency.text, 'value-unread')
  collectEntry(
    collector,
    'languages',
    [item.cell('name', 'language', 'name'), { ...fluency, text: proficiency }],
    {
      where: item.where,
      rows: ['name'],
      // One converter adds the browser's language as one the member speaks (docs/transfer.md).
      hint: fluency.text === 'Native Speaker' ? 'maybe-invented' : undefined,
    },
  )
  item.leaveRest()
}

const readBasics = (item: Item, collector: Collector): void => {
  const { fields } = collector.imported
  const { locale } = collector.reading
  const basics = readItem('basics', item, collector)
  const name = basics.text('name')?.trim()
  if (name) {
    // No rule tells where a first name ends: the last word is proposed as the last name, for the member to look at.
    const [, first, last] = /^(.*\S)\s+(\S+)$/s.exec(name) ?? [undefined, name, undefined]
    if (first) fields['firstName'] = plainText(first, locale)
    if (last) fields['lastName'] = plainText(last, locale)
  }
  const headline = basics.text('label')
  if (headline) fields['headline'] = plainText(headline, locale)
  const summary = basics.text('summary')
  if (summary) fields['summary'] = richText(summary, locale)
  const phone = basics.text('phone')
  if (phone) fields['phoneNumbers'] = [{ number: phone }]
  const websites = []
  const url = basics.text('url', 'website')
  if (url) websites.push({ url: plainText(url, locale), category: 'PERSONAL' })
  itemsIn('basics.profiles', item['profiles'], collector).forEach((each, at) => {
    const profile = readItem(`basics.profiles[${at}]`, each, collector)
    const address = profile.text('url')
    const network = profile.text('network')
    const isLinkedIn = network?.toLowerCase() === 'linkedin'
    if (isLinkedIn || address === undefined) {
      collector.leave(profile.where, address ?? each, 'no-field')
      return
    }
    websites.push({
      url: plainText(address, locale),
      category: 'OTHER',
      ...(network ? { label: plainText(network, locale) } : {}),
    })
    profile.leaveRest()
  })
  if (websites.length > 0) fields['websites'] = websites
  if (isItem(item['location'])) {
    const place = readItem('basics.location', item['location'], collector)
    const address = place.text('address')
    if (address) fields['address'] = plainText(address, locale)
    for (const key of ['postalCode', 'city', 'region', 'countryCode']) place.leave(key, 'needs-choice')
    place.leaveRest()
  } else basics.leave('location', 'needs-choice')
  basics.leave('image', 'picture')
  basics.leave('email', 'not-editable')
  basics.leaveRest(['profiles', 'location'])
}

/** LinkedIn's skills are flat: a group's name and each of its keywords is a skill of its own. */
const readSkills = (skills: readonly Item[], collector: Collector): void => {
  const seen = new Set<string>()
  skills.forEach((each, at) => {
    const item = readItem(`skills[${at}]`, each, collector)
    const { where } = item
    for (const name of [item.text('name'), ...item.texts('keywords')]) {
      const same = name?.trim().toLowerCase()
      if (name === undefined || !same || seen.has(same)) continue
      seen.add(same)
      collectEntry(collector, 'skills', [{ row: 'name', text: name.trim(), where }], {
        where,
        rows: ['name'],
      })
    }
    item.leaveRest()
  })
}
