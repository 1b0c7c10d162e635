/** https://learn.microsoft.com/en-us/linkedin/shared/references/v2/profile/volunteering-interest */
export const causes = [
  'animalRights',
  'artsAndCulture',
  'children',
  'civilRights',
  'economicEmpowerment',
  'education',
  'environment',
  'health',
  'humanRights',
  'humanitarianRelief',
  'politics',
  'povertyAlleviation',
  'scienceAndTechnology',
  'socialServices',
] as const
