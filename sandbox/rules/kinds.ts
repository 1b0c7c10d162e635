/**
 * What a value may be, as data. Read from the object types of linkedin-api.md section 4.1
 * (learn.microsoft.com: linkedin/shared/references/v2/object-types and references/v2/profile/*).
 */
export type UrnKind =
  | 'any'
  | 'person'
  | 'organization'
  | 'school'
  | 'geo'
  | 'industry'
  | 'digitalmediaAsset'
  | 'standardizedLocationKey'
  | 'memberRichContent'

export type DateParts = 'day-month-year' | 'month-year' | 'year'

export type Kind =
  | { is: 'text'; pattern?: RegExp; says?: string }
  /** MultiLocaleString and MultiLocaleUrl; `pattern` holds for every language's text. */
  | { is: 'localized-text'; pattern?: RegExp; says?: string }
  /** MultiLocaleRichText. */
  | { is: 'localized-rich-text' }
  | { is: 'urn'; of: UrnKind }
  | { is: 'choice'; of: readonly string[] }
  | { is: 'flag' }
  | { is: 'integer' }
  | { is: 'date'; parts: DateParts; yearOptional?: true }
  | { is: 'list'; of: Kind; unique?: true }
  | { is: 'record'; fields: Fields }
  /** A map whose keys repeat the `id` of their values. */
  | { is: 'id-map'; of: Kind; most: number }
  /** Ids of the entries of a section (or of the ims), each at most once. */
  | { is: 'order'; of: string }
  | { is: 'picture'; recipes: { originalImage: string; displayImage: string } }
  | { is: 'locales' }
  /** Contributor[]: must name the member too. */
  | { is: 'contributors' }
  /** URNs of the member's own rich contents. */
  | { is: 'rich-contents' }
  | { is: 'vanity-name' }

export type Field = {
  kind: Kind
  /** Refused with 422 when deleted, emptied or missing on create. */
  required?: true
  /** `read-only`: never written; `delete-only`: deprecated, may only go. */
  access?: 'read-only' | 'delete-only'
}

export type Fields = Readonly<Record<string, Field>>

export const text: Kind = { is: 'text' }
export const localizedText: Kind = { is: 'localized-text' }
export const localizedRichText: Kind = { is: 'localized-rich-text' }
export const monthYear: Kind = { is: 'date', parts: 'month-year' }
export const fullDate: Kind = { is: 'date', parts: 'day-month-year' }
export const yearAlone: Kind = { is: 'date', parts: 'year' }

export function urn(of: UrnKind): Kind {
  return { is: 'urn', of }
}

export function optional(kind: Kind): Field {
  return { kind }
}

export function required(kind: Kind): Field {
  return { kind, required: true }
}

export function readOnly(kind: Kind): Field {
  return { kind, access: 'read-only' }
}

export function deleteOnly(kind: Kind): Field {
  return { kind, access: 'delete-only' }
}

export function list(of: Kind): Kind {
  return { is: 'list', of }
}

export function record(fields: Fields): Kind {
  return { is: 'record', fields }
}

/** Causes of volunteering: linkedin/shared/references/v2/profile/volunteering-interest. */
export const CAUSES = [
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
