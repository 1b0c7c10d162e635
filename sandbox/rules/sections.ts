import type { Field, Fields } from './kinds.ts'
import {
  CAUSES,
  fullDate,
  list,
  localizedRichText,
  localizedText,
  monthYear,
  optional,
  readOnly,
  record,
  required,
  text,
  urn,
  yearAlone,
} from './kinds.ts'

const PROFICIENCIES = [
  'ELEMENTARY',
  'LIMITED_WORKING',
  'PROFESSIONAL_WORKING',
  'FULL_PROFESSIONAL',
  'NATIVE_OR_BILINGUAL',
] as const

const id: Field = readOnly({ is: 'integer' })
const start: Field = optional(monthYear)
const end: Field = optional(monthYear)
const flag: Field = optional({ is: 'flag' })
const url: Field = optional(text)
const occupation: Field = optional(urn('any'))

/**
 * The thirteen sections: linkedin/shared/integrations/people/profile-edit-api/* for the calls,
 * linkedin/shared/references/v2/profile/* for the fields and their Required column.
 */
export const SECTIONS: Readonly<Record<string, Fields>> = {
  certifications: {
    id,
    authority: optional(localizedText),
    company: optional(urn('organization')),
    startMonthYear: start,
    endMonthYear: end,
    licenseNumber: optional(localizedText),
    name: optional(localizedText),
    url,
  },
  courses: { id, name: optional(localizedText), number: optional(text), occupation },
  educations: {
    id,
    activities: optional(localizedText),
    degreeName: optional(localizedText),
    startMonthYear: optional(yearAlone),
    endMonthYear: optional(yearAlone),
    fieldsOfStudy: optional(list(record({ fieldOfStudyName: optional(localizedText) }))),
    grade: optional(record({ grade: optional(localizedText) })),
    memberRichContents: optional({ is: 'rich-contents' }),
    notes: optional(localizedRichText),
    organization: optional(urn('organization')),
    program: optional(urn('any')),
    school: optional(urn('school')),
    schoolName: optional(localizedText),
  },
  honors: {
    id,
    description: optional(localizedRichText),
    issueDate: optional(monthYear),
    issuer: optional(localizedText),
    occupation,
    title: required(localizedText),
  },
  languages: {
    id,
    name: required(localizedText),
    proficiency: optional({ is: 'choice', of: PROFICIENCIES }),
  },
  organizations: {
    id,
    description: optional(localizedRichText),
    startMonthYear: start,
    endMonthYear: end,
    name: optional(localizedText),
    occupation,
    position: optional(localizedText),
  },
  patents: {
    id,
    applicationNumber: optional(localizedText),
    description: optional(localizedRichText),
    filingDate: optional(fullDate),
    inventors: required({ is: 'contributors' }),
    issueDate: optional(fullDate),
    issuer: required({
      is: 'localized-text',
      pattern: /^[a-z]{2}$/,
      says: 'must be a lower-case ISO 3166 country code',
    }),
    number: optional(localizedText),
    pending: required({ is: 'flag' }),
    title: required(localizedText),
    url,
  },
  positions: {
    id,
    company: optional(urn('organization')),
    companyName: optional(localizedText),
    description: optional(localizedRichText),
    startMonthYear: start,
    endMonthYear: end,
    geoPositionLocation: optional(record({ displayLocationName: required(localizedText) })),
    location: optional(
      record({
        countryCode: required({
          is: 'text',
          pattern: /^[a-z]{2}$/,
          says: 'must be a lower-case ISO 3166 code',
        }),
        regionCode: optional({ is: 'integer' }),
      }),
    ),
    locationName: optional(localizedText),
    memberRichContents: optional({ is: 'rich-contents' }),
    title: optional(localizedText),
  },
  projects: {
    id,
    description: optional(localizedRichText),
    startMonthYear: start,
    endMonthYear: end,
    members: required({ is: 'contributors' }),
    occupation,
    singleDate: flag,
    title: required(localizedText),
    url,
  },
  publications: {
    id,
    authors: required({ is: 'contributors' }),
    date: optional(fullDate),
    description: optional(localizedRichText),
    name: required(localizedText),
    publisher: optional(localizedText),
    url,
  },
  skills: { id, name: required(localizedText) },
  testScores: {
    id,
    date: optional(monthYear),
    description: optional(localizedRichText),
    name: required(localizedText),
    occupation,
    score: optional(text),
  },
  volunteeringExperiences: {
    id,
    cause: optional({ is: 'choice', of: CAUSES }),
    company: optional(urn('organization')),
    companyName: required(localizedText),
    description: optional(localizedRichText),
    startMonthYear: start,
    endMonthYear: end,
    role: required(localizedText),
    localizedRole: readOnly(text),
    singleDate: flag,
  },
}

export const SECTION_NAMES: readonly string[] = Object.keys(SECTIONS)
