/** Names for `localizedIndustryName`, a few only: linkedin/shared/references/v2/standardized-data/industries. */
export const INDUSTRY_NAMES: Readonly<Record<string, string>> = {
  'urn:li:industry:3': 'Computer Hardware Manufacturing',
  'urn:li:industry:4': 'Software Development',
  'urn:li:industry:6': 'Technology, Information and Internet',
  'urn:li:industry:47': 'Accounting',
  'urn:li:industry:96': 'IT Services and IT Consulting',
}
