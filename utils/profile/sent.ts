import type { Json } from './json.ts'

/** A change as it was confirmed, in the API's own shapes. */
export type SentChange = SentField | SentEntry

export interface SentField extends SentValue {
  type: 'field'
  key: string
}

export interface SentEntry {
  type: 'create' | 'update' | 'delete'
  key: string
  section: string
  /** `new-1` for one that was made; the step that made it holds LinkedIn's id. */
  id: string
  rows: SentValue[]
}

/** null is empty; an absent `before` was unknown. */
export interface SentValue {
  field: string
  before?: Json
  after: Json | null
}
