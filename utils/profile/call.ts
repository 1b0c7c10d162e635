import type { Json, Path } from './json.ts'
import type { PictureFile, Rendition } from './picture.ts'

/**
 * One write the plan asks for, before it is put into HTTP. Plain data: it is shown, stored and sent as it stands.
 * `body` holds longs and not-yet-known ids as strings; `longs` and `references` say where they are.
 */
export interface Call {
  /** Names the call inside its plan: `profile`, `positions/new-1`, `positions/677616236`. */
  id: string
  operation: Operation
  body: Json
  /** Places in `body` whose digits go out as an exact JSON number. */
  longs: Path[]
  references: Reference[]
  /** Ids of the calls that must be done first. */
  waitsFor: string[]
}

export type Operation =
  | { type: 'update-profile' }
  | { type: 'create-entry'; section: string; entry: string }
  | { type: 'update-entry'; section: string; entry: string }
  | { type: 'delete-entry'; section: string; entry: string }
  /** Asks for an asset and for the address to upload one file to. */
  | { type: 'register-upload'; field: string; rendition: Rendition; sha256: string }
  /** Sends the file's bytes to the address that `registration`, the call before it, has been given. */
  | { type: 'upload'; field: string; rendition: Rendition; file: PictureFile; registration: string }

/** A place in a body that needs the id LinkedIn gives to an entry, or to an asset, created by an earlier call. */
export interface Reference {
  path: Path
  /** The new entry's draft id, such as `new-1`; of an asset its rendition and hash, `original/<sha256>`. */
  entry: string
  /** Of an asset the field. */
  section: string
  /**
   * `long`: the id itself, as an exact number. `position-urn`: `urn:li:position:(urn:li:person:X,<id>)`. `asset`: the
   * asset's URN.
   */
  form: 'long' | 'position-urn' | 'asset'
}
