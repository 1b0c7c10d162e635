/** How each section of the API is marked on a profile page: the table of linkedin-dom.md. */
export type Card = {
  section: string
  /** `div#<anchor>.pv-profile-card__anchor` of the classic page. */
  anchor: string
  /** `profile-card-<view>` of the mid generation. */
  view: string
  /** Last part of the SDUI `componentkey`. */
  suffix: string
  /** `/in/<slug>/details/<details>/`, and the form behind "add". */
  details: string | null
  form: string
}

const row = (
  section: string,
  anchor: string,
  suffix: string,
  details: string | null,
  form: string,
): Card => ({ section, anchor, view: anchor.replaceAll('_', '-'), suffix, details, form })

/** In the order of the page. The last three suffixes were never sighted: guesses. */
export const CARDS: readonly Card[] = [
  row('summary', 'about', 'About', null, 'summary'),
  row('positions', 'experience', 'ExperienceTopLevelSection', 'experience', 'position'),
  row('educations', 'education', 'EducationTopLevelSection', 'education', 'education'),
  row(
    'certifications',
    'licenses_and_certifications',
    'CertificationTopLevel',
    'certifications',
    'certification',
  ),
  row('projects', 'projects', 'Projects', 'projects', 'project'),
  row(
    'volunteeringExperiences',
    'volunteering_experience',
    'VolunteerExperienceTopLevel',
    'volunteering-experiences',
    'volunteer',
  ),
  row('skills', 'skills', 'Skills', 'skills', 'skill'),
  row('publications', 'publications', 'PublicationTopLevelSection', 'publications', 'publication'),
  row('courses', 'courses', 'CourseTopLevelSection', 'courses', 'course'),
  row('honors', 'honors_and_awards', 'HonorsAndAwardsTopLevel', 'honors', 'honor'),
  row('languages', 'languages', 'LanguageTopLevel', 'languages', 'language'),
  row('testScores', 'test_scores', 'TestScoreTopLevel', 'test-scores', 'test-score'),
  row('organizations', 'organizations', 'OrganizationTopLevel', 'organizations', 'organization'),
  row('patents', 'patents', 'PatentTopLevel', 'patents', 'patent'),
]
