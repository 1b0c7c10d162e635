import type { Baseline } from '../../../utils/profile/baseline.ts'
import type { Json, JsonObject } from '../../../utils/profile/json.ts'
import { parseLocaleKey } from '../../../utils/profile/localized.ts'

/** A profile with something of every shape, as read from LinkedIn. */

export const person = 'yrZCpj2ZYQ'

const preferred = (texts: Record<string, unknown>): Json => ({
  ...parseLocaleKey(Object.keys(texts)[0] ?? 'en_US'),
})
export const texts = (localized: Record<string, string>): JsonObject => ({
  localized,
  preferredLocale: preferred(localized),
})
export const rich = (localized: Record<string, string>): JsonObject => ({
  localized: Object.fromEntries(Object.entries(localized).map(([key, rawText]) => [key, { rawText }])),
  preferredLocale: preferred(localized),
})
export const english = (en_US: string): JsonObject => texts({ en_US })

const owner = [{ memberId: `urn:li:person:${person}` }]

export const emptyProfile: Baseline = {
  person,
  readAt: 1_700_000_000_000,
  access: 'full',
  fields: { supportedLocales: [{ language: 'en', country: 'US' }] },
  emptied: [],
  sections: {},
}

export const ada: Baseline = {
  ...emptyProfile,
  fields: {
    supportedLocales: [
      { language: 'en', country: 'US' },
      { language: 'de', country: 'DE' },
    ],
    firstName: texts({ en_US: 'Ada', de_DE: 'Ada' }),
    lastName: texts({ en_US: 'Example', de_DE: 'Beispiel' }),
    headline: texts({ en_US: 'Engineer of engines', de_DE: 'Ingenieurin für Maschinen' }),
    summary: rich({ en_US: 'I build quiet systems.\n\nOn weekends too.' }),
    address: english('1 Example Street'),
    birthDate: { day: 10, month: 12, year: 1985 },
    ims: { 'ada-example': { id: 'ada-example', provider: 'SKYPE' } },
    phoneNumbers: [{ number: '+44 20 7946 0000', type: 'WORK' }],
    websites: [
      { category: 'PERSONAL', url: english('https://ada.example') },
      { category: 'OTHER', label: english('Notes'), url: english('https://notes.example/en') },
    ],
    profilePicture: {
      originalImage: 'urn:li:digitalmediaAsset:A1',
      displayImage: 'urn:li:digitalmediaAsset:A2',
      'displayImage~': { elements: [{ identifiers: [{ identifier: 'https://media.licdn.com/x' }] }] },
    },
    skillsOrder: ['111', '112'],
  },
  sections: {
    positions: [
      {
        id: '677616236',
        values: {
          title: texts({ en_US: 'Lead Programmer', de_DE: 'Leitende Programmiererin' }),
          companyName: english('Engines Ltd'),
          startMonthYear: { month: 1, year: 2020 },
          geoPositionLocation: { displayLocationName: english('London') },
          description: rich({ en_US: 'Programs for engines.\n• Fast\n• Quiet' }),
          locationName: english('London'),
        },
      },
      {
        id: '660879450',
        values: {
          title: english('Apprentice'),
          companyName: english('Loom Works'),
          startMonthYear: { month: 9, year: 2015 },
          endMonthYear: { month: 12, year: 2019 },
        },
      },
    ],
    educations: [
      {
        id: '21',
        values: {
          schoolName: english('University of Examples'),
          degreeName: english('Bachelor of Science'),
          fieldsOfStudy: [
            { fieldOfStudyName: english('Mathematics') },
            { fieldOfStudyName: english('Physics') },
          ],
          grade: { grade: english('First') },
          startMonthYear: { year: 2011 },
          endMonthYear: { year: 2015 },
        },
      },
    ],
    skills: [
      { id: '111', values: { name: texts({ en_US: 'Programming', de_DE: 'Programmierung' }) } },
      { id: '112', values: { name: english('C++') } },
    ],
    courses: [
      {
        id: '41',
        values: {
          name: english('Numerical Tables'),
          number: 'M-101',
          occupation: `urn:li:position:(urn:li:person:${person},677616236)`,
        },
      },
    ],
    certifications: [
      {
        id: '31',
        values: {
          name: english('Certified Operator'),
          authority: english('Engine Board'),
          startMonthYear: { month: 5, year: 2021 },
          licenseNumber: english('L-1'),
          url: 'certificates.example/31',
        },
      },
    ],
    honors: [
      {
        id: '51',
        values: {
          title: english('Golden Cog'),
          issuer: english('Cog Society'),
          issueDate: { month: 6, year: 2022 },
        },
      },
    ],
    languages: [
      {
        id: '61',
        values: { name: texts({ en_US: 'English', de_DE: 'Englisch' }), proficiency: 'NATIVE_OR_BILINGUAL' },
      },
      { id: '62', values: { name: english('German'), proficiency: 'LIMITED_WORKING' } },
    ],
    projects: [
      {
        id: '91',
        values: {
          title: english('Tide predictor'),
          members: owner,
          singleDate: false,
          startMonthYear: { month: 3, year: 2008 },
          endMonthYear: { month: 4, year: 2010 },
          url: 'https://tides.example',
        },
      },
    ],
    publications: [
      {
        id: '101',
        values: {
          name: english('Notes on the Engine'),
          authors: owner,
          date: { day: 15, month: 5, year: 2016 },
          publisher: english('Example Press'),
        },
      },
    ],
    volunteeringExperiences: [
      {
        id: '131',
        values: {
          role: english('Mentor'),
          companyName: english('Code Club Example'),
          cause: 'education',
          singleDate: false,
          startMonthYear: { month: 2, year: 2016 },
        },
      },
    ],
    testScores: [
      { id: '121', values: { name: english('SAT'), score: '2400', date: { month: 3, year: 2003 } } },
    ],
  },
}
