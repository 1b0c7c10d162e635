import { causes } from './causes.ts'
import type { Kind, Row } from './kinds.ts'

/**
 * TABLE of the 13 sections, each edited entry by entry at `/v2/people/(id:X)/<section>`.
 * Source: https://learn.microsoft.com/en-us/linkedin/shared/integrations/people/profile-edit-api/<section>
 * and https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/<section>
 */
export interface Section {
  id: string
  rows: readonly Row[]
  /** Rows that name an entry in a list, best first; the first that has a value is its title. */
  title: readonly string[]
  subtitle: readonly string[]
}

// Limits of the site, not of the API (linkedin-api.md 4.2), hence warnings.
const line = (warnAbove?: number): Kind => ({
  type: 'localizedText',
  lines: 'one',
  ...(warnAbove ? { warnAbove } : {}),
})
const rich = (warnAbove: number): Kind => ({ type: 'localizedRichText', warnAbove })
const monthYear: Kind = { type: 'date', parts: ['month', 'year'] }
const yearOnly: Kind = { type: 'date', parts: ['year'] }
const fullDate: Kind = { type: 'date', parts: ['day', 'month', 'year'] }
const url: Kind = { type: 'text', format: 'url' }
const flag: Kind = { type: 'flag' }
const organization: Kind = { type: 'urn', of: ['organization'] }
const richContents: Kind = { type: 'list', of: { type: 'urn', of: ['memberRichContent'] }, grows: false }

/** A position URN in every printed sample, although the field tables say company or school (linkedin-api.md 5). */
const occupation: Row = { id: 'occupation', kind: { type: 'urn', of: 'any', suggest: 'occupations' } }

const contributors: Kind = {
  type: 'list',
  namesOwner: true,
  of: {
    type: 'record',
    rows: [
      { id: 'name', kind: line() },
      { id: 'memberId', kind: { type: 'urn', of: ['person'] } },
    ],
  },
}

export const sections: readonly Section[] = [
  {
    id: 'positions',
    title: ['title', 'companyName'],
    subtitle: ['companyName'],
    rows: [
      { id: 'title', kind: line(100), expected: true },
      { id: 'companyName', kind: line(100), expected: true },
      { id: 'company', kind: organization },
      {
        id: 'geoPositionLocation',
        kind: { type: 'record', rows: [{ id: 'displayLocationName', kind: line(), required: true }] },
      },
      { id: 'startMonthYear', kind: monthYear },
      { id: 'endMonthYear', kind: monthYear, notBefore: 'startMonthYear' },
      { id: 'description', kind: rich(2000) },
      { id: 'memberRichContents', kind: richContents },
    ],
  },
  {
    id: 'educations',
    title: ['schoolName', 'degreeName'],
    subtitle: ['degreeName'],
    rows: [
      { id: 'schoolName', kind: line(100), expected: true },
      { id: 'organization', kind: organization },
      { id: 'school', kind: { type: 'urn', of: ['school'] }, deprecated: true },
      { id: 'degreeName', kind: line(100) },
      {
        id: 'fieldsOfStudy',
        kind: {
          type: 'list',
          of: { type: 'record', rows: [{ id: 'fieldOfStudyName', kind: line(100), required: true }] },
        },
      },
      { id: 'program', kind: { type: 'urn', of: 'any' } },
      { id: 'startMonthYear', kind: yearOnly },
      { id: 'endMonthYear', kind: yearOnly, notBefore: 'startMonthYear' },
      { id: 'grade', kind: { type: 'record', rows: [{ id: 'grade', kind: line(80), required: true }] } },
      { id: 'activities', kind: { type: 'localizedText', lines: 'many', warnAbove: 500 } },
      { id: 'notes', kind: rich(1000) },
      { id: 'memberRichContents', kind: richContents },
    ],
  },
  {
    id: 'skills',
    title: ['name'],
    subtitle: [],
    rows: [{ id: 'name', kind: line(80), required: true }],
  },
  {
    id: 'certifications',
    title: ['name'],
    subtitle: ['authority'],
    rows: [
      { id: 'name', kind: line(255), expected: true },
      { id: 'authority', kind: line() },
      { id: 'company', kind: organization },
      { id: 'startMonthYear', kind: monthYear },
      { id: 'endMonthYear', kind: monthYear, notBefore: 'startMonthYear' },
      { id: 'licenseNumber', kind: line(80) },
      { id: 'url', kind: url },
    ],
  },
  {
    id: 'projects',
    title: ['title'],
    subtitle: ['description'],
    rows: [
      { id: 'title', kind: line(255), required: true },
      { id: 'singleDate', kind: flag },
      { id: 'startMonthYear', kind: monthYear },
      {
        id: 'endMonthYear',
        kind: monthYear,
        notBefore: 'startMonthYear',
        onlyWhen: { row: 'singleDate', isNot: true },
      },
      occupation,
      { id: 'members', kind: contributors, required: true },
      { id: 'description', kind: rich(2000) },
      { id: 'url', kind: url },
    ],
  },
  {
    id: 'volunteeringExperiences',
    title: ['role', 'companyName'],
    subtitle: ['companyName'],
    rows: [
      { id: 'role', kind: line(), required: true },
      { id: 'companyName', kind: line(100), required: true },
      { id: 'company', kind: organization },
      { id: 'cause', kind: { type: 'choice', options: causes } },
      { id: 'singleDate', kind: flag },
      { id: 'startMonthYear', kind: monthYear },
      {
        id: 'endMonthYear',
        kind: monthYear,
        notBefore: 'startMonthYear',
        onlyWhen: { row: 'singleDate', isNot: true },
      },
      { id: 'description', kind: rich(2000) },
    ],
  },
  {
    id: 'languages',
    title: ['name'],
    subtitle: ['proficiency'],
    rows: [
      { id: 'name', kind: line(), required: true },
      {
        id: 'proficiency',
        kind: {
          type: 'choice',
          options: [
            'ELEMENTARY',
            'LIMITED_WORKING',
            'PROFESSIONAL_WORKING',
            'FULL_PROFESSIONAL',
            'NATIVE_OR_BILINGUAL',
          ],
        },
      },
    ],
  },
  {
    id: 'publications',
    title: ['name'],
    subtitle: ['publisher'],
    rows: [
      { id: 'name', kind: line(255), required: true },
      { id: 'publisher', kind: line() },
      { id: 'date', kind: fullDate },
      { id: 'authors', kind: contributors, required: true },
      { id: 'description', kind: rich(2000) },
      { id: 'url', kind: url },
    ],
  },
  {
    id: 'patents',
    title: ['title'],
    subtitle: ['number', 'applicationNumber'],
    rows: [
      { id: 'title', kind: line(255), required: true },
      // "The issuer … is a country code in lower case", in a localized text all the same.
      {
        id: 'issuer',
        kind: { type: 'localizedText', lines: 'one', format: 'lowerCountryCode' },
        required: true,
      },
      { id: 'pending', kind: flag, required: true },
      { id: 'applicationNumber', kind: line(), onlyWhen: { row: 'pending', is: true } },
      { id: 'filingDate', kind: fullDate, onlyWhen: { row: 'pending', is: true } },
      { id: 'number', kind: line(), onlyWhen: { row: 'pending', is: false } },
      { id: 'issueDate', kind: fullDate, onlyWhen: { row: 'pending', is: false } },
      { id: 'inventors', kind: contributors, required: true },
      { id: 'description', kind: rich(2000) },
      { id: 'url', kind: url },
    ],
  },
  {
    id: 'courses',
    title: ['name'],
    subtitle: ['number'],
    rows: [
      { id: 'name', kind: line(), expected: true },
      { id: 'number', kind: { type: 'text' } },
      occupation,
    ],
  },
  {
    id: 'honors',
    title: ['title'],
    subtitle: ['issuer'],
    rows: [
      { id: 'title', kind: line(255), required: true },
      { id: 'issuer', kind: line() },
      { id: 'issueDate', kind: monthYear },
      occupation,
      { id: 'description', kind: rich(2000) },
    ],
  },
  {
    id: 'testScores',
    title: ['name'],
    subtitle: ['score'],
    rows: [
      { id: 'name', kind: line(), required: true },
      { id: 'score', kind: { type: 'text' } },
      { id: 'date', kind: monthYear },
      occupation,
      { id: 'description', kind: rich(2000) },
    ],
  },
  {
    id: 'organizations',
    title: ['name'],
    subtitle: ['position'],
    rows: [
      { id: 'name', kind: line(), expected: true },
      { id: 'position', kind: line() },
      { id: 'startMonthYear', kind: monthYear },
      { id: 'endMonthYear', kind: monthYear, notBefore: 'startMonthYear' },
      occupation,
      { id: 'description', kind: rich(2000) },
    ],
  },
]
