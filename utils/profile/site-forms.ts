import type { Change } from './diff.ts'
import type { Json } from './json.ts'
import { isLocalId, isNewId } from './local-ids.ts'

/**
 * TABLE of LinkedIn's own edit forms, for changes that are applied by hand: one row a form, its address below
 * `https://www.linkedin.com/in/<slug>/`. Seen in public code and linkedin-dom.md, never on a live page; where no
 * address is known the path is empty, and the profile page itself is opened.
 */
export interface SiteForm {
  id: string
  path: string
  fields: readonly string[]
  /** LinkedIn's site shows no form for these fields. */
  isMissing?: true
}

export const siteForms: readonly SiteForm[] = [
  {
    id: 'intro',
    path: 'edit/intro/',
    fields: [
      'firstName',
      'lastName',
      'maidenName',
      'phoneticFirstName',
      'phoneticLastName',
      'headline',
      'geoLocation',
      'location',
      'industryId',
    ],
  },
  { id: 'summary', path: 'edit/forms/summary/new/', fields: ['summary'] },
  {
    id: 'contact',
    path: 'overlay/contact-info/',
    fields: ['websites', 'phoneNumbers', 'ims', 'address', 'birthDate'],
  },
  { id: 'vanityName', path: '/public-profile/settings', fields: ['vanityName'] },
  { id: 'profilePicture', path: '', fields: ['profilePicture'] },
  { id: 'backgroundPicture', path: '', fields: ['backgroundPicture'] },
  { id: 'supportedLocales', path: 'edit/secondary-language/', fields: ['supportedLocales'] },
  { id: 'featured', path: 'details/featured/', fields: ['memberRichContents'] },
  {
    id: 'none',
    path: '',
    fields: [
      'associations',
      'contactInstructions',
      'imsOrder',
      'interests',
      'legacyHonors',
      'selectedContactInterests',
      'specialties',
      'volunteeringInterests',
    ],
    isMissing: true,
  },
]

/** Names of the sections' lists, below `details/`. */
export const sectionPaths: Readonly<Record<string, string>> = {
  certifications: 'certifications',
  courses: 'courses',
  educations: 'education',
  honors: 'honors',
  languages: 'languages',
  organizations: 'organizations',
  patents: 'patents',
  positions: 'experience',
  projects: 'projects',
  publications: 'publications',
  skills: 'skills',
  testScores: 'test-scores',
  volunteeringExperiences: 'volunteering-experiences',
}

/** What is done in one visit to one form. */
export interface HandStep {
  /** `intro`, `positions/new-1`, `positionsOrder`. */
  id: string
  action: 'change' | 'add' | 'delete' | 'order'
  /** Below the profile's address, or from the site's root where it begins with a slash; empty: the profile page. */
  path: string
  /** LinkedIn's site has no form for it. */
  isMissing: boolean
  /** Steps that must be done first: an order can't be put in before its entries are there. */
  waitsFor: string[]
  changes: Change[]
}

/** The changes by form, each form once, in the order of the changes; orders last, when their entries are there. */
export const handSteps = (changes: readonly Change[]): HandStep[] => {
  const steps = new Map<string, HandStep>()
  for (const change of changes) {
    const step = stepOf(change)
    const known = steps.get(step.id)
    if (known) known.changes.push(change)
    else steps.set(step.id, step)
  }
  const all = [...steps.values()]
  return [
    ...all.filter(({ action }) => action !== 'order'),
    ...all.filter(({ action }) => action === 'order'),
  ]
}

const stepOf = (change: Change): HandStep => {
  const changes = [change]
  if (change.type === 'field') {
    const section = /^(.+)Order$/.exec(change.field)?.[1]
    if (section !== undefined && sectionPaths[section] !== undefined)
      return {
        id: change.key,
        action: 'order',
        path: listOf(section),
        isMissing: false,
        waitsFor: newIn(section, change.after),
        changes,
      }
    const form = siteForms.find(({ fields }) => fields.includes(change.field))
    return {
      id: form === undefined || form.isMissing === true ? change.key : form.id,
      action: 'change',
      path: form?.path ?? '',
      isMissing: form?.isMissing === true,
      waitsFor: [],
      changes,
    }
  }
  const { section, id, key } = change
  const list = listOf(section)
  if (change.type === 'create')
    return { id: key, action: 'add', path: `${list}edit/forms/new/`, isMissing: false, waitsFor: [], changes }
  return {
    id: key,
    action: change.type === 'delete' ? 'delete' : 'change',
    path: isLocalId(id) ? list : `${list}edit/forms/${encodeURIComponent(id)}/`,
    isMissing: false,
    waitsFor: [],
    changes,
  }
}

const newIn = (section: string, order: Json | undefined): string[] =>
  (Array.isArray(order) ? order : []).flatMap((id) =>
    typeof id === 'string' && isNewId(id) ? [`${section}/${id}`] : [],
  )

const listOf = (section: string): string => `details/${sectionPaths[section] ?? section}/`

/** Where the profile is: LinkedIn leads `/in/me/` on to the profile of whoever is signed in there. */
export const siteAddress = (path: string, slug: string | null): string =>
  path.startsWith('/')
    ? `https://www.linkedin.com${path}`
    : `https://www.linkedin.com/in/${encodeURIComponent(slug ?? 'me')}/${path}`
