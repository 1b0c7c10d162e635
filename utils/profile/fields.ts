import { causes } from './causes.ts'
import type { Kind, Row } from './kinds.ts'

/** Where a field stands in the editor's navigation. */
export const groups = [
  'intro',
  'about',
  'contact',
  'pictures',
  'featured',
  'locales',
  'order',
  'older',
] as const
export type Group = (typeof groups)[number]

export interface Field {
  id: string
  group: Group
  kind: Kind
  /** LinkedIn answers 422 when it is deleted. */
  mandatory?: true
  /** Deprecated in favour of these fields or sections. */
  successors?: readonly string[]
  /** LinkedIn takes nothing but a delete of it. */
  deleteOnly?: true
}

// Limits of the site, not of the API (linkedin-api.md 4.2), hence warnings.
const line = (warnAbove?: number): Kind => ({
  type: 'localizedText',
  lines: 'one',
  ...(warnAbove ? { warnAbove } : {}),
})
const lines = (warnAbove?: number): Kind => ({
  type: 'localizedText',
  lines: 'many',
  ...(warnAbove ? { warnAbove } : {}),
})

/** https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/im */
const im: readonly Row[] = [
  { id: 'id', kind: { type: 'text' }, required: true },
  {
    id: 'provider',
    kind: {
      type: 'choice',
      options: ['SKYPE', 'GTALK', 'WEIXIN', 'QQ', 'ICQ', 'AIM', 'YAHOO'],
      retired: ['AIM', 'YAHOO'],
    },
    required: true,
  },
]

const phoneNumber: readonly Row[] = [
  { id: 'number', kind: { type: 'text', warnAbove: 25 }, required: true },
  { id: 'type', kind: { type: 'choice', options: ['MOBILE', 'WORK', 'HOME'], open: true } },
  { id: 'extension', kind: { type: 'text' } },
]

/** https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/website */
const website: readonly Row[] = [
  { id: 'url', kind: { type: 'localizedUrl', warnAbove: 256 }, required: true },
  {
    id: 'category',
    kind: { type: 'choice', options: ['PERSONAL', 'COMPANY', 'BLOG', 'RSS', 'PORTFOLIO', 'OTHER'] },
  },
  { id: 'label', kind: line(30), onlyWhen: { row: 'category', is: 'OTHER' } },
]

/** https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/volunteering-interest */
const volunteeringInterests: readonly Row[] = [
  {
    id: 'supportedPredefinedCauses',
    kind: {
      type: 'list',
      of: {
        type: 'choice',
        options: causes,
      },
    },
  },
  { id: 'supportedUserDefinedCauses', kind: { type: 'list', of: { type: 'text' } } },
  {
    id: 'supportedNonprofits',
    deprecated: true,
    kind: {
      type: 'list',
      of: {
        type: 'record',
        rows: [
          { id: 'companyName', kind: line(100), required: true },
          { id: 'companyId', kind: { type: 'urn', of: ['organization'] } },
        ],
      },
    },
  },
]

const locale: readonly Row[] = [
  { id: 'language', kind: { type: 'text', format: 'languageCode' }, required: true },
  { id: 'country', kind: { type: 'text', format: 'countryCode' } },
  { id: 'variant', kind: { type: 'text', format: 'localeVariant' } },
]

/** https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/location */
const legacyLocation: readonly Row[] = [
  { id: 'countryCode', kind: { type: 'text', format: 'lowerCountryCode' }, required: true },
  { id: 'postalCode', kind: { type: 'text' } },
  { id: 'standardizedLocationUrn', kind: { type: 'urn', of: ['standardizedLocationKey'] } },
  { id: 'userSelectedGeoPlaceCode', kind: { type: 'text' } },
]

const order = (section: string): Field => ({
  id: `${section}Order`,
  group: 'order',
  kind: { type: 'order', section },
})

/**
 * TABLE of the 41 basic fields, edited together in one partial update of `/v2/people/(id:X)`.
 * Source: https://learn.microsoft.com/en-us/linkedin/shared/integrations/people/profile-edit-api
 * Types: https://learn.microsoft.com/en-us/linkedin/shared/references/v2/object-types
 */
export const fields: readonly Field[] = [
  { id: 'firstName', group: 'intro', kind: line(50), mandatory: true },
  { id: 'lastName', group: 'intro', kind: line(50), mandatory: true },
  { id: 'maidenName', group: 'intro', kind: line(50) },
  { id: 'phoneticFirstName', group: 'intro', kind: line(50) },
  { id: 'phoneticLastName', group: 'intro', kind: line(50) },
  { id: 'headline', group: 'intro', kind: lines(220) },
  {
    id: 'geoLocation',
    group: 'intro',
    kind: { type: 'record', rows: [{ id: 'geo', kind: { type: 'urn', of: ['geo'] }, required: true }] },
  },
  { id: 'location', group: 'intro', kind: { type: 'record', rows: legacyLocation } },
  { id: 'industryId', group: 'intro', kind: { type: 'urn', of: ['industry'], suggest: 'industries' } },
  { id: 'vanityName', group: 'intro', kind: { type: 'text', format: 'vanityName' } },

  { id: 'summary', group: 'about', kind: { type: 'localizedRichText', warnAbove: 2600 } },

  { id: 'websites', group: 'contact', kind: { type: 'list', of: { type: 'record', rows: website } } },
  { id: 'phoneNumbers', group: 'contact', kind: { type: 'list', of: { type: 'record', rows: phoneNumber } } },
  {
    id: 'ims',
    group: 'contact',
    kind: { type: 'keyedList', key: 'id', of: { type: 'record', rows: im }, max: 3 },
  },
  { id: 'address', group: 'contact', kind: lines(1000) },
  { id: 'birthDate', group: 'contact', kind: { type: 'date', parts: ['day', 'month', 'year'] } },
  {
    id: 'contactInstructions',
    group: 'contact',
    kind: lines(),
    successors: ['phoneNumbers', 'websites'],
  },

  { id: 'profilePicture', group: 'pictures', kind: { type: 'picture' } },
  { id: 'backgroundPicture', group: 'pictures', kind: { type: 'picture' } },

  {
    id: 'memberRichContents',
    group: 'featured',
    kind: { type: 'list', of: { type: 'urn', of: ['memberRichContent'] }, grows: false },
  },
  {
    id: 'selectedContactInterests',
    group: 'featured',
    kind: {
      type: 'list',
      of: {
        type: 'record',
        rows: [
          {
            id: 'predefinedInterest',
            kind: { type: 'choice', options: ['GRABBING_COFFEE', 'INVESTING'], open: true },
            required: true,
          },
        ],
      },
    },
  },
  { id: 'volunteeringInterests', group: 'featured', kind: { type: 'record', rows: volunteeringInterests } },
  { id: 'interests', group: 'featured', kind: lines(1000), successors: ['selectedContactInterests'] },

  {
    id: 'supportedLocales',
    group: 'locales',
    kind: { type: 'list', of: { type: 'record', rows: locale } },
    mandatory: true,
  },

  order('certifications'),
  order('courses'),
  order('educations'),
  order('honors'),
  order('ims'),
  order('languages'),
  order('organizations'),
  order('patents'),
  order('positions'),
  order('projects'),
  order('publications'),
  order('skills'),
  order('testScores'),
  order('volunteeringExperiences'),

  { id: 'associations', group: 'older', kind: lines(), successors: ['organizations'], deleteOnly: true },
  { id: 'specialties', group: 'older', kind: lines(), successors: ['skills'], deleteOnly: true },
  {
    id: 'legacyHonors',
    group: 'older',
    kind: { type: 'localizedRichText' },
    successors: ['honors'],
    deleteOnly: true,
  },
]
