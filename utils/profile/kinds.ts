import type { DatePart } from './dates.ts'

/**
 * What a value can be. Everything else follows from the kind: its schema, its input, how it is shown, compared and sent.
 * Limits that only LinkedIn's site is known to have are `warnAbove`: they warn, LinkedIn decides. Documented limits refuse.
 */
export type Kind =
  | { type: 'text'; format?: TextFormat; warnAbove?: number }
  /** `format`: what the text of every language has to look like. */
  | { type: 'localizedText'; lines: 'one' | 'many'; format?: TextFormat; warnAbove?: number }
  | { type: 'localizedRichText'; warnAbove?: number }
  | { type: 'localizedUrl'; warnAbove?: number }
  | { type: 'urn'; of: readonly string[] | 'any'; suggest?: 'industries' | 'occupations' }
  /** `open`: values not listed are kept and may be sent (the API's list is not complete). */
  | { type: 'choice'; options: readonly string[]; retired?: readonly string[]; open?: boolean }
  | { type: 'flag' }
  | { type: 'date'; parts: readonly DatePart[] }
  /**
   * `grows: false`: items can be reordered and dropped, but not made here.
   * `namesOwner`: one item's `memberId` must be the member's own person URN.
   */
  | { type: 'list'; of: Kind; max?: number; grows?: boolean; namesOwner?: true }
  /** A map whose keys repeat one row of its values, such as `ims`. Shown as a list, sent as the map. */
  | { type: 'keyedList'; key: string; of: RecordKind; max?: number }
  | RecordKind
  | { type: 'order'; section: string }
  | { type: 'picture' }

export interface RecordKind {
  type: 'record'
  rows: readonly Row[]
}

/** A text that has to look a certain way. Each is documented by the API page named in fields.ts or sections.ts. */
export type TextFormat =
  | 'vanityName'
  | 'languageCode'
  | 'countryCode'
  | 'localeVariant'
  | 'lowerCountryCode'
  | 'url'

/** A named part: of a record, or of a section's entry. */
export interface Row {
  id: string
  kind: Kind
  required?: true
  /** The API does without it, LinkedIn's site does not: asked for when an entry is made (linkedin-api.md 9, row 11). */
  expected?: true
  /** LinkedIn names a successor; the row still works. */
  deprecated?: true
  /** Shown and sent only while another row has this value, such as a website's label with category OTHER. */
  onlyWhen?: { row: string } & ({ is: string | boolean } | { isNot: string | boolean })
  /** A date that may not lie before another row's. */
  notBefore?: string
}

export type KindType = Kind['type']

export const isLocalized = (
  kind: Kind,
): kind is Extract<Kind, { type: 'localizedText' | 'localizedRichText' | 'localizedUrl' }> =>
  kind.type === 'localizedText' || kind.type === 'localizedRichText' || kind.type === 'localizedUrl'
