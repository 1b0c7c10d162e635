/**
 * Where LinkedIn's profile page names its sections. Three generations of the page are served at once, so every
 * section carries the marks of all of them; a redesign is a change of this table and a saved page in tests/pages.
 *
 * Marks that were seen in public code stand first in their list; the ones after `guess` follow the pattern of
 * their neighbours and were never seen.
 */

/** The screens a button can open, in the order of the page. All but the first three are API section ids. */
export const sectionIds = [
  'intro',
  'contact',
  'summary',
  'positions',
  'educations',
  'certifications',
  'projects',
  'volunteeringExperiences',
  'skills',
  'publications',
  'courses',
  'honors',
  'testScores',
  'languages',
  'organizations',
  'patents',
] as const

/** One of the screens a button can open. */
export type SectionId = (typeof sectionIds)[number]

/** The sections whose editors exist. A section gets its button the day its id is added here. */
export const editableSections: readonly SectionId[] = sectionIds

/** What even a sparse profile has, so that a page without most of these was not understood; a section may just be empty. */
export const landmarks: readonly SectionId[] = ['intro', 'contact', 'summary']

/** The marks of one section in the page. */
export interface SectionAnchor {
  /** Ids of the empty anchor element at the head of a classic card, or of the card's own contact link. */
  readonly ids: readonly string[]
  /** Ends of `componentkey` (or `id`) in the server-driven page, longest first. */
  readonly suffixes: readonly string[]
  /** Whole values of `data-view-name`. */
  readonly viewNames: readonly string[]
  /** Paths below `/in/<slug>/` of the form that edits this section and nothing else. */
  readonly editPaths: readonly string[]
  /** Names below `/in/<slug>/details/`. */
  readonly details: readonly string[]
}

/** What every `componentkey` of a profile card starts with; the member's token and a suffix follow. */
export const cardKeyPrefix = 'com.linkedin.sdui.profile.card.ref'

/** The marks of every section. */
export const anchors: Readonly<Record<SectionId, SectionAnchor>> = {
  intro: {
    ids: [],
    suffixes: ['Topcard'],
    viewNames: ['profile-top-card'],
    editPaths: ['edit/intro/'],
    details: [],
  },
  contact: {
    ids: ['top-card-text-details-contact-info'],
    suffixes: [],
    viewNames: [],
    // The button stands beside the link, not in a heading.
    editPaths: ['overlay/contact-info/'],
    details: [],
  },
  summary: {
    ids: ['about'],
    suffixes: ['AboutTopLevelSection', 'AboutTopLevel', 'About'],
    viewNames: ['profile-card-about'],
    editPaths: ['edit/forms/summary/'],
    details: [],
  },
  positions: {
    ids: ['experience'],
    suffixes: ['ExperienceTopLevelSection', 'ExperienceTopLevel', 'Experience'],
    viewNames: ['profile-card-experience'],
    editPaths: ['edit/forms/position/'],
    details: ['experience'],
  },
  educations: {
    ids: ['education'],
    suffixes: ['EducationTopLevelSection', 'EducationTopLevel', 'Education'],
    viewNames: ['profile-card-education'],
    editPaths: ['edit/forms/education/'],
    details: ['education'],
  },
  certifications: {
    ids: ['licenses_and_certifications'],
    suffixes: ['CertificationsTopLevel', 'LicensesAndCertifications', 'CertificationTopLevel'],
    viewNames: ['profile-card-licenses-and-certifications', 'profile-card-certifications'],
    editPaths: ['edit/forms/certification/'],
    details: ['certifications'],
  },
  projects: {
    ids: ['projects'],
    suffixes: ['Projects', /* guess */ 'ProjectsTopLevel', 'ProjectTopLevelSection', 'ProjectTopLevel'],
    viewNames: ['profile-card-projects'],
    editPaths: ['edit/forms/project/'],
    details: ['projects'],
  },
  volunteeringExperiences: {
    ids: ['volunteering_experience', 'volunteer_experience'],
    suffixes: [
      'VolunteerExperienceTopLevelSection',
      'VolunteerExperienceTopLevel',
      'VolunteeringExperience',
      'VolunteerExperience',
    ],
    viewNames: ['profile-card-volunteering-experience', 'profile-card-volunteering'],
    editPaths: ['edit/forms/volunteer-experience/'],
    details: ['volunteering-experiences'],
  },
  skills: {
    ids: ['skills'],
    suffixes: ['SkillsTopLevelSection', 'SkillsTopLevel', 'Skills'],
    viewNames: ['profile-card-skills'],
    editPaths: ['edit/forms/skill/', 'edit/forms/skills/'],
    details: ['skills'],
  },
  publications: {
    ids: ['publications'],
    suffixes: ['PublicationTopLevelSection', 'PublicationTopLevel', 'Publications'],
    viewNames: ['profile-card-publications'],
    editPaths: ['edit/forms/publication/'],
    details: ['publications'],
  },
  courses: {
    ids: ['courses'],
    suffixes: ['CourseTopLevelSection', /* guess */ 'CourseTopLevel', 'Courses'],
    viewNames: ['profile-card-courses'],
    editPaths: ['edit/forms/course/'],
    details: ['courses'],
  },
  honors: {
    ids: ['honors_and_awards', 'honors'],
    suffixes: ['HonorsAndAwardsTopLevel', 'HonorsAndAwards', 'HonorTopLevel', 'Honors'],
    viewNames: ['profile-card-honors-and-awards', 'profile-card-honors'],
    editPaths: ['edit/forms/honor/'],
    details: ['honors'],
  },
  testScores: {
    ids: ['test_scores'],
    suffixes: [/* guess */ 'TestScoreTopLevelSection', 'TestScoreTopLevel', 'TestScores'],
    viewNames: [/* guess */ 'profile-card-test-scores'],
    editPaths: [/* guess */ 'edit/forms/test-score/'],
    details: ['test-scores'],
  },
  languages: {
    ids: ['languages'],
    suffixes: ['LanguagesTopLevel', 'LanguageTopLevel', 'Languages'],
    viewNames: ['profile-card-languages'],
    editPaths: ['edit/forms/language/'],
    details: ['languages'],
  },
  organizations: {
    ids: ['organizations'],
    suffixes: [/* guess */ 'OrganizationTopLevelSection', 'OrganizationTopLevel', 'Organizations'],
    viewNames: ['profile-card-organizations'],
    editPaths: ['edit/forms/organization/'],
    details: ['organizations'],
  },
  patents: {
    ids: ['patents'],
    suffixes: [/* guess */ 'PatentTopLevelSection', 'PatentTopLevel', 'Patents'],
    viewNames: [/* guess */ 'profile-card-patents'],
    editPaths: [/* guess */ 'edit/forms/patent/'],
    details: ['patents'],
  },
}

/** Cards that are certainly no section of ours, whatever they link to or say: no finder may take them. */
export const otherCards = {
  suffixes: [
    'Activity',
    'Featured',
    'Services',
    'Highlights',
    'Interests',
    'Recommendations',
    'SupportedLocales',
    'VolunteerCauses',
    'insights',
    'Insights',
    'promo',
  ],
  viewNames: [
    'profile-card-recent-activity',
    'profile-card-activity',
    'profile-card-featured',
    'profile-card-services',
    'profile-card-highlights',
    'profile-card-interests',
    'profile-card-recommendations',
    'profile-card-volunteer-causes',
  ],
  ids: ['content_collections', 'featured', 'interests', 'recommendations', 'services', 'volunteer_causes'],
} as const
