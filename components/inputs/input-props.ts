import type { Json } from '../../utils/profile/json.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import type { LocaleKey } from '../../utils/profile/localized.ts'
import type { Problem } from '../../utils/profile/problem.ts'

/** The languages a localized value may be given. */
export interface Languages {
  /** The profile's languages, its own first; null where LinkedIn did not say, so that any may be tried. */
  supported: readonly LocaleKey[] | null
  /** The language to begin with where nothing says which. */
  home: LocaleKey
}

/** What every input is given. A value goes in, a changed one comes out; nothing is kept but what is being typed. */
export interface InputProps<K extends Kind = Kind> {
  kind: K
  value: Json | undefined
  /** `undefined`: the part is empty and leaves. */
  onChange: (value: Json | undefined) => void
  /** Paths are relative to this value. */
  problems: readonly Problem[]
  languages: Languages
  /** Unique in the document. An input with one control gives it this id; its label stands in `<id>-label`. */
  id: string
  /** The field, section or row the value belongs to: labels of its parts are looked up by it first. */
  scope: string
  /** Id of the help to read out with the control. */
  describedBy?: string | undefined
  /** Just added here: what is missing is not held against the member before they have been past it. */
  fresh?: boolean | undefined
  disabled?: boolean | undefined
  /** To be seen and moved about, not changed. */
  readOnly?: boolean | undefined
}

/** Kinds drawn as one control, which a `<label for>` can name. The others are groups. */
export const isOneControl = (kind: Kind): boolean =>
  kind.type === 'text' || kind.type === 'urn' || kind.type === 'choice' || kind.type === 'flag'

export const labelId = (id: string): string => `${id}-label`
