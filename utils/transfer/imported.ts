import type { Json, JsonObject } from '../profile/json.ts'
import { withTexts, type LocaleKey } from '../profile/localized.ts'

/** What a file says, in the shapes of a profile. Texts stand in the one language chosen for the import. */
export interface Imported {
  fields: Record<string, Json>
  entries: ImportedEntry[]
  left: Left[]
}

export interface ImportedEntry {
  section: string
  values: JsonObject
  /** What the member should look at before it is taken. */
  hint?: Hint
}

/** `maybe-invented`: some tools write an entry of their own making here. */
export type Hint = 'maybe-invented' | 'name-split'

/** A piece of the file that can't be carried over, and why. */
export interface Left {
  /** Where in the file: `work[0].url`, `Profile.csv: Birth Date`. */
  where: string
  /** What stands there, shortened. */
  value: string
  reason: LeftReason
}

export const leftReasons = [
  'no-field',
  'other-people',
  'needs-choice',
  'not-editable',
  'picture',
  'date-unread',
  'date-finer',
  'value-unread',
  'row-misshapen',
  'no-name',
  'unknown-columns',
  'not-listed',
  'too-many',
  'delete-only',
  'mandatory',
] as const
export type LeftReason = (typeof leftReasons)[number]

/** How an import is read: the language of its texts, and whether 1 January and 31 December stand for the year alone. */
export interface Reading {
  locale: LocaleKey
  yearOnly: boolean
}

/** Why a file is refused. Thrown by everything that reads one. */
export type RefusalReason =
  | 'too-large'
  | 'too-many'
  | 'not-utf8'
  | 'unreadable'
  | 'zip-bomb'
  | 'broken-zip'
  | 'empty-archive'
  | 'wrong-columns'
  | 'not-a-resume'
  | 'unknown-format'
  | 'broken-backup'
  | 'newer-version'
  | 'other-member'

export class FileRefusedError extends Error {
  readonly reason: RefusalReason
  readonly detail: string
  constructor(reason: RefusalReason, detail = '') {
    super(`The file is refused: ${reason} ${detail}`)
    this.name = 'FileRefusedError'
    this.reason = reason
    // A file can name itself, or its columns, at any length.
    this.detail = shorten(detail)
  }
}

export const plainText = (text: string, locale: LocaleKey): JsonObject =>
  withTexts(undefined, { texts: { [locale]: text } }, 'plain', locale) ?? {}

export const richText = (text: string, locale: LocaleKey): JsonObject =>
  withTexts(undefined, { texts: { [locale]: text } }, 'rich', locale) ?? {}

export const shorten = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
