import type { JsonObject } from './json.ts'
import type { Fault } from './net/faults.ts'
import type { RecordedRequest, Refusal } from './net/record.ts'
import type { Settings } from './settings.ts'

export type { Fault, FaultKind } from './net/faults.ts'
export type { RecordedRequest, Refusal } from './net/record.ts'
export type { Operation } from './net/operation.ts'

export type SandboxOptions = Partial<Settings> & {
  /** 0, the default, takes any free port. */
  port?: number
}

export type SandboxMember = { id: string; vanityName: string; name: string; defaultLocale: string }

export type TokenGrant = {
  member: string
  /** All reads and writes when left out. */
  scopes?: readonly string[]
  /** Seconds; 60 days when left out. */
  expiresIn?: number
}

/** A stand-in LinkedIn on a port of this machine. */
export type Sandbox = SandboxControl & {
  port: number
  /** For `--proxy`, `--proxy-server`, and as the base of the control surface. */
  proxyUrl: string
  /** PEM, for `--cacert` and `NODE_EXTRA_CA_CERTS`. */
  caCertificate: string
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  spkiHash: string
  close: () => Promise<void>
}

/** What can be done to a stand-in LinkedIn besides asking it. */
export type SandboxControl = {
  /** Who there was at the start. */
  members: readonly SandboxMember[]
  /** Every request so far, oldest first; the array is a copy, its items are live. */
  record: () => RecordedRequest[]
  refusals: () => Refusal[]
  clearRecord: () => void
  setFaults: (faults: readonly Fault[]) => void
  faults: () => readonly Fault[]
  /** Lets the answers go that a `slow` fault holds. */
  release: () => void
  issueToken: (grant: TokenGrant) => string
  revokeToken: (token: string) => void
  /** A copy of a member's profile as it is now; longs beyond 2^53 are bigints. Null for no such member. */
  member: (id: string) => JsonObject | null
  /** Changes a profile behind the API's back, as another program would; false for no such member. */
  changeMember: (id: string, change: (profile: JsonObject) => JsonObject) => boolean
  /** Bytes of an asset, by URN or id; null while none were uploaded. */
  assetBytes: (urn: string) => Buffer | null
  setSiteMember: (id: string | null) => void
  reset: () => void
}
