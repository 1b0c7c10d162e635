/**
 * Stand-ins of LinkedIn's own edit forms, for applying changes by hand. Addresses and the grouping of fields
 * follow linkedin-dom.md; the forms' markup is the sandbox's own.
 */
export type InputKind = 'localized-text' | 'localized-rich-text' | 'text' | 'date'
export type FormField = {
  name: string
  label: string
  input: InputKind
  parts?: readonly ('month' | 'year')[]
}
export type Form = {
  /** Last part of `/edit/forms/<slug>/…`; the top card's is `/edit/intro/`. */
  slug: string
  title: string
  /** Section whose entries it edits; null for basic fields. */
  section: string | null
  fields: readonly FormField[]
}

const localized = (name: string, label: string): FormField => ({ name, label, input: 'localized-text' })
const rich = (name: string, label: string): FormField => ({ name, label, input: 'localized-rich-text' })
const plain = (name: string, label: string): FormField => ({ name, label, input: 'text' })
const monthYear = (name: string, label: string): FormField => ({
  name,
  label,
  input: 'date',
  parts: ['month', 'year'],
})
const year = (name: string, label: string): FormField => ({ name, label, input: 'date', parts: ['year'] })

export const FORMS: readonly Form[] = [
  {
    slug: 'intro',
    title: 'Edit intro',
    section: null,
    fields: [
      localized('firstName', 'First name'),
      localized('lastName', 'Last name'),
      localized('maidenName', 'Former name'),
      localized('headline', 'Headline'),
      localized('address', 'Address'),
      plain('industryId', 'Industry'),
    ],
  },
  { slug: 'summary', title: 'Edit about', section: null, fields: [rich('summary', 'About')] },
  {
    slug: 'position',
    title: 'Experience',
    section: 'positions',
    fields: [
      localized('title', 'Title'),
      localized('companyName', 'Company or organization'),
      monthYear('startMonthYear', 'Start date'),
      monthYear('endMonthYear', 'End date'),
      localized('locationName', 'Location'),
      rich('description', 'Description'),
    ],
  },
  {
    slug: 'education',
    title: 'Education',
    section: 'educations',
    fields: [
      localized('schoolName', 'School'),
      localized('degreeName', 'Degree'),
      year('startMonthYear', 'Start date'),
      year('endMonthYear', 'End date'),
      localized('activities', 'Activities and societies'),
      rich('notes', 'Description'),
    ],
  },
  { slug: 'skill', title: 'Skill', section: 'skills', fields: [localized('name', 'Skill')] },
  {
    slug: 'certification',
    title: 'License or certification',
    section: 'certifications',
    fields: [
      localized('name', 'Name'),
      localized('authority', 'Issuing organization'),
      monthYear('startMonthYear', 'Issue date'),
      monthYear('endMonthYear', 'Expiration date'),
      localized('licenseNumber', 'Credential ID'),
      plain('url', 'Credential URL'),
    ],
  },
]

export type FormTarget = { form: Form; entry: string | null }

/** Reads the path below `/in/<slug>/`; null when no form lives there. */
export function findForm(
  parts: readonly string[],
  detailsOf: (section: string) => string | null,
): FormTarget | null {
  const [area, ...rest] = parts
  if (area === 'edit' && rest[0] === 'intro') return target('intro', 'new')
  if (area === 'edit' && rest[0] === 'forms') return target(rest[1] ?? '', rest[2] ?? 'new')
  if (area !== 'details' || rest[1] !== 'edit' || rest[2] !== 'forms') return null
  const form = FORMS.find(({ section }) => section !== null && detailsOf(section) === rest[0])
  return form === undefined ? null : target(form.slug, rest[3] ?? 'new')
}

function target(slug: string, entry: string): FormTarget | null {
  const form = FORMS.find((known) => known.slug === slug)
  return form === undefined ? null : { form, entry: form.section === null || entry === 'new' ? null : entry }
}
