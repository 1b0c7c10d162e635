import Papa from 'papaparse'
import {
  collectEntry,
  mostEntries,
  refuseTooMany,
  startCollecting,
  type Cell,
  type Collector,
} from './entry-builder.ts'
import { FileRefusedError, plainText, richText, type Imported, type Reading } from './imported.ts'
import { readProficiency } from './proficiency.ts'
import { readWrittenDate } from './written-dates.ts'

/**
 * LinkedIn's "Get a copy of your data": a CSV a section. Columns are found by name and never by place, since LinkedIn
 * has moved and dropped some; docs/transfer.md lists the headers known.
 */
export interface CsvFile {
  name: string
  text: string
}

type Cells = Readonly<Record<string, string>>

interface Table {
  /** File names without folder, ending, case and separators. */
  files: readonly string[]
  /** A file without a known name is of this kind if it has all of these. */
  signature: readonly string[]
  section?: string
  /** Row of the section → the column's names, newest first. */
  columns?: Readonly<Record<string, readonly string[]>>
  named?: readonly string[]
  read?: (row: Cells, where: string, collector: Collector) => void
}

const dates = { startMonthYear: ['started on', 'start date'], endMonthYear: ['finished on', 'end date'] }

const tables: readonly Table[] = [
  {
    files: ['profile'],
    signature: ['first name', 'last name', 'headline'],
    read: (...args) => readProfile(...args),
  },
  {
    files: ['profilesummary'],
    signature: ['profile summary'],
    read: (row, _where, { imported, reading }) => {
      const summary = row['profile summary']
      if (summary) imported.fields['summary'] ??= richText(summary, reading.locale)
    },
  },
  {
    files: ['positions'],
    signature: ['company name', 'title'],
    section: 'positions',
    named: ['title', 'companyName'],
    columns: {
      title: ['title'],
      companyName: ['company name'],
      description: ['description'],
      geoPositionLocation: ['location'],
      ...dates,
    },
  },
  {
    files: ['education', 'educations'],
    signature: ['school name'],
    section: 'educations',
    named: ['schoolName', 'degreeName'],
    columns: {
      schoolName: ['school name'],
      degreeName: ['degree name', 'degree'],
      notes: ['notes'],
      activities: ['activities'],
      ...dates,
      startMonthYear: ['start date', 'started on'],
      endMonthYear: ['end date', 'finished on'],
    },
  },
  {
    files: ['certifications'],
    signature: ['name', 'authority'],
    section: 'certifications',
    named: ['name'],
    columns: {
      name: ['name'],
      url: ['url'],
      authority: ['authority'],
      licenseNumber: ['license number'],
      ...dates,
    },
  },
  {
    files: ['languages'],
    signature: ['name', 'proficiency'],
    section: 'languages',
    named: ['name'],
    read: (row, where, collector) => {
      const written = row['proficiency'] ?? ''
      const level = readProficiency(written)
      if (written !== '' && !level) collector.leave(`${where}: Proficiency`, written, 'value-unread')
      collectEntry(
        collector,
        'languages',
        [
          { row: 'name', text: row['name'], where: `${where}: Name` },
          { row: 'proficiency', text: level, where: `${where}: Proficiency` },
        ],
        { where, rows: ['name'] },
      )
    },
  },
  {
    files: ['honors', 'honorsawards'],
    signature: ['title', 'issued on'],
    section: 'honors',
    named: ['title'],
    columns: {
      title: ['title'],
      description: ['description'],
      issuer: ['issuer'],
      issueDate: ['issued on', 'issue date'],
    },
  },
  {
    files: ['publications'],
    signature: ['name', 'published on'],
    section: 'publications',
    named: ['name'],
    columns: {
      name: ['name'],
      date: ['published on', 'published date', 'date'],
      description: ['description'],
      publisher: ['publisher'],
      url: ['url'],
    },
  },
  {
    files: ['projects'],
    signature: ['title', 'description', 'url'],
    section: 'projects',
    named: ['title'],
    columns: { title: ['title'], description: ['description'], url: ['url'], ...dates },
  },
  {
    files: ['courses'],
    signature: ['name', 'number'],
    section: 'courses',
    named: ['name'],
    columns: { name: ['name'], number: ['number'] },
  },
  {
    files: ['organizations'],
    signature: ['name', 'position'],
    section: 'organizations',
    named: ['name'],
    columns: { name: ['name'], description: ['description'], position: ['position'], ...dates },
  },
  {
    files: ['volunteering', 'volunteerexperiences', 'volunteer'],
    signature: ['role', 'company name'],
    section: 'volunteeringExperiences',
    named: ['role', 'companyName'],
    read: (row, where, collector) => {
      const cell = cellsIn(row, where)
      collectEntry(
        collector,
        'volunteeringExperiences',
        [
          cell('role', 'role'),
          cell('companyName', 'company name', 'organization'),
          { ...cell('cause', 'cause'), text: causeOf(row['cause'] ?? '') },
          cell('startMonthYear', ...dates.startMonthYear),
          cell('endMonthYear', ...dates.endMonthYear),
          cell('description', 'description'),
        ],
        { where, rows: ['role', 'companyName'] },
      )
    },
  },
  {
    files: ['testscores'],
    signature: ['name', 'score'],
    section: 'testScores',
    named: ['name'],
    columns: { name: ['name'], score: ['score'], date: ['tested on', 'date'], description: ['description'] },
  },
  {
    files: ['patents'],
    signature: ['title', 'patent number'],
    read: (...args) => readPatent(...args),
  },
  {
    files: ['phonenumbers'],
    signature: ['number', 'extension', 'type'],
    read: (row, _where, { imported }) => {
      if (!row['number']) return
      const former = imported.fields['phoneNumbers']
      const type = (row['type'] ?? '').toUpperCase()
      imported.fields['phoneNumbers'] = [
        ...(Array.isArray(former) ? former : []),
        {
          number: row['number'],
          ...(['MOBILE', 'WORK', 'HOME'].includes(type) ? { type } : {}),
          ...(row['extension'] ? { extension: row['extension'] } : {}),
        },
      ]
    },
  },
  {
    files: ['causesyoucareabout'],
    signature: ['supported cause'],
    read: (row, where, collector) => {
      const cause = causeOf(row['supported cause'] ?? '')
      if (cause === undefined) return
      const former = collector.imported.fields['volunteeringInterests']
      const list =
        former && typeof former === 'object' && 'supportedPredefinedCauses' in former
          ? former['supportedPredefinedCauses']
          : []
      if (/^[a-z]\w+$/.test(cause))
        collector.imported.fields['volunteeringInterests'] = {
          supportedPredefinedCauses: [...(Array.isArray(list) ? list : []), cause],
        }
      else collector.leave(`${where}: Supported Cause`, cause, 'value-unread')
    },
  },
  {
    files: ['emailaddresses'],
    signature: ['email address', 'confirmed'],
    read: (row, where, { leave }) =>
      leave(`${where}: Email Address`, row['email address'] ?? '', 'not-editable'),
  },
  {
    files: ['whatsappphonenumbers'],
    signature: ['is_whatsapp_number'],
    read: (row, where, { leave }) => leave(`${where}: Number`, row['number'] ?? '', 'no-field'),
  },
  {
    files: ['skills'],
    signature: ['name'],
    section: 'skills',
    named: ['name'],
    columns: { name: ['name'] },
  },
]

const fileKey = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? name)
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

/** Whether a file of an archive is one of a profile; the others are never read. */
export const isProfileFile = (name: string): boolean =>
  /\.csv$/i.test(name) &&
  !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name) &&
  tables.some(({ files }) => files.includes(fileKey(name)))

/** Files of an archive that hold other people's words, told to the member but never read. */
export const isOthersFile = (name: string): boolean => /recommendations|connections|endorsement/i.test(name)

interface Row {
  cells: Cells
  /** What stands there, where its cells or quotation marks do not add up. */
  misshapen: string | null
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** The names of the columns, in small letters: read first, since they tell whether the rest is worth reading. */
const columnsOf = (text: string): readonly string[] => {
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: blankLines + 1 })
  return (data.find((cells) => !isBlank(cells)) ?? []).map((name) => name.trim().toLowerCase())
}

/** How many empty lines there may be before the header. */
const blankLines = 20

const rowsOf = (text: string, columns: readonly string[]): Row[] => {
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    preview: blankLines + 1 + mostEntries + 1,
  })
  if (meta.truncated) throw new FileRefusedError('too-many', String(mostEntries))
  const broken = new Set(
    errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row] : [])),
  )
  const header = data.findIndex((cells) => !isBlank(cells))
  return data.flatMap((cells, at) => {
    if (at <= header || isBlank(cells)) return []
    const isWhole = !broken.has(at) && isBlank(cells.slice(columns.length))
    return [
      {
        cells: Object.fromEntries(columns.map((name, column) => [name, cells[column] ?? ''])),
        misshapen: isWhole ? null : cells.join(', '),
      },
    ]
  })
}

/** Told by the header, which names columns and nothing else: a text further down may hold any sign. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1)
  return [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ','
}

const tableOf = (file: string, columns: readonly string[]): Table | undefined => {
  const byName = tables.find(({ files }) => files.includes(fileKey(file)))
  const fits = (table: Table) => knownColumns(table).some((name) => columns.includes(name))
  if (byName) return fits(byName) ? byName : undefined
  return tables.find(
    ({ files, signature }) =>
      // One column called "Name" could be anything: only a file of that name is a list of skills.
      !files.includes('skills') && signature.every((name) => columns.includes(name)),
  )
}

const knownColumns = ({ signature, columns = {}, named = [] }: Table): readonly string[] =>
  named.length > 0 && Object.keys(columns).length > 0 ? named.flatMap((row) => columns[row] ?? []) : signature

/** A sentence's worth of what is wrong, or null: for a single CSV that was dropped. */
export const readLinkedInFiles = (files: readonly CsvFile[], reading: Reading): Imported => {
  const collector = startCollecting(reading)
  let understood = 0
  for (const file of files) {
    const text = file.text.replace(/^\uFEFF/, '')
    const columns = columnsOf(text)
    const base = file.name.split(/[\\/]/).at(-1) ?? file.name
    const table = tableOf(file.name, columns)
    if (!table) {
      if (files.length === 1) throw new FileRefusedError('wrong-columns', columns.slice(0, 8).join(', '))
      collector.leave(base, columns.join(', '), 'unknown-columns')
      continue
    }
    understood += 1
    const rows = rowsOf(text, columns)
    refuseTooMany(rows)
    rows.forEach(({ cells: row, misshapen }, at) => {
      const where = rows.length === 1 ? base : `${base} ${at + 1}`
      if (misshapen !== null) {
        collector.leave(where, misshapen, 'row-misshapen')
        return
      }
      const { section, columns: byRow, read, named = [] } = table
      if (read) read(row, where, collector)
      else if (section && byRow) {
        const cell = cellsIn(row, where)
        collectEntry(
          collector,
          section,
          Object.entries(byRow).map(([id, names]) => cell(id, ...names)),
          { where, rows: named },
        )
      }
    })
  }
  if (understood === 0) throw new FileRefusedError('wrong-columns')
  return withoutRepeats(collector.imported)
}

/** The export repeats some rows word for word. */
const withoutRepeats = (imported: Imported): Imported => {
  const seen = new Set<string>()
  return {
    ...imported,
    entries: imported.entries.filter((entry) => {
      const key = JSON.stringify(entry)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    }),
  }
}

const cellsIn =
  (row: Cells, where: string) =>
  (id: string, ...names: string[]): Cell => {
    const name = names.find((each) => row[each]) ?? names[0] ?? id
    return { row: id, text: row[name], where: `${where}: ${name}` }
  }

/** The API's name of a cause: `Science and Technology`, `SCIENCE_AND_TECHNOLOGY` → `scienceAndTechnology`. */
const causeOf = (written: string): string | undefined => {
  const words = written
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
  if (words.length === 0) return undefined
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
}

/** `[PERSONAL:https://a.example,OTHER:https://b.example]`, or the same without brackets. */
const pairsIn = (written: string): [string, string][] =>
  written
    .replaceAll(/^\[|\]$/g, '')
    .split(/,(?=\s*\[?[A-Z_]+:)|\],\s*\[/)
    .flatMap((part): [string, string][] => {
      const [, kind, value] = /^\s*\[?([A-Z_]+):(.+?)\]?\s*$/s.exec(part) ?? []
      return kind && value ? [[kind, value]] : []
    })

const readProfile: NonNullable<Table['read']> = (row, where, { imported, reading: { locale }, leave }) => {
  const { fields } = imported
  const texts = {
    firstName: 'first name',
    lastName: 'last name',
    maidenName: 'maiden name',
    headline: 'headline',
    address: 'address',
  }
  for (const [field, column] of Object.entries(texts)) {
    const text = row[column]
    if (text) fields[field] = plainText(text, locale)
  }
  if (row['summary']) fields['summary'] = richText(row['summary'], locale)
  if (row['birth date']) {
    const date = readWrittenDate(row['birth date'], ['day', 'month', 'year'])
    if (date) fields['birthDate'] = date.value
    else leave(`${where}: Birth Date`, row['birth date'], 'date-unread')
  }
  const categories = new Set(['PERSONAL', 'COMPANY', 'BLOG', 'RSS', 'PORTFOLIO', 'OTHER'])
  const websites = pairsIn(row['websites'] ?? '').map(([category, url]) => ({
    url: plainText(url, locale),
    category: categories.has(category) ? category : 'OTHER',
  }))
  if (websites.length > 0) fields['websites'] = websites
  else if (row['websites']) leave(`${where}: Websites`, row['websites'], 'value-unread')
  const ims = pairsIn(row['instant messengers'] ?? '')
  if (ims.length > 0) fields['ims'] = ims.map(([provider, id]) => ({ id, provider }))
  else if (row['instant messengers'])
    leave(`${where}: Instant Messengers`, row['instant messengers'], 'value-unread')
  for (const column of ['industry', 'zip code', 'geo location', 'country'])
    if (row[column]) leave(`${where}: ${column}`, row[column], 'needs-choice')
  for (const column of ['twitter handles', 'contact instructions'])
    if (row[column] && row[column] !== '[]') leave(`${where}: ${column}`, row[column], 'no-field')
}

/** No export with patents has been seen: read by any name a column may have. */
const readPatent: NonNullable<Table['read']> = (row, where, collector) => {
  const cell = cellsIn(row, where)
  const issuer = cell('issuer', 'issuer', 'patent office')
  const isCountry = /^[A-Za-z]{2}$/.test(issuer.text ?? '')
  if (issuer.text && !isCountry) collector.leave(issuer.where, issuer.text, 'value-unread')
  const status = (row['status'] ?? row['pending'] ?? '').toLowerCase()
  const isPending =
    /pending|true|yes/.test(status) ||
    (!row['issued on'] && !row['issue date'] && Boolean(row['filed on'] ?? row['filing date']))
  collectEntry(
    collector,
    'patents',
    [
      cell('title', 'title', 'name'),
      cell('description', 'description'),
      cell('url', 'url'),
      { ...issuer, text: isCountry ? issuer.text?.toLowerCase() : undefined },
      { row: 'pending', text: String(isPending), where },
      ...(isPending
        ? [
            cell('applicationNumber', 'application number', 'number', 'patent number'),
            cell('filingDate', 'filed on', 'filing date'),
          ]
        : [
            cell('number', 'number', 'patent number', 'application number'),
            cell('issueDate', 'issued on', 'issue date'),
          ]),
    ],
    { where, rows: ['title'] },
  )
}
