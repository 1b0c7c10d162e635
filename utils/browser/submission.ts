import type { Call } from '../profile/call.ts'
import type { Failure } from '../linkedin/failure.ts'
import type { SentChange } from '../profile/sent.ts'

/** A frozen plan on its way to LinkedIn, and afterwards the record of it. */
export interface Submission {
  id: string
  person: string
  /** Epoch milliseconds. */
  createdAt: number
  finishedAt: number | null
  state: SubmissionState
  /** Why it waits, while `paused`. `until` is epoch milliseconds; null: until the member acts. */
  pause: {
    reason: PauseReason
    until: number | null
  } | null
  steps: Step[]
  changes: SentChange[]
  /**
   * Ids there were, in their order, in the sections something is created in, deleted from or put in another order; absent
   * where a section could not be listed.
   */
  entriesBefore: Record<string, string[]>
  /**
   * Keys of changes that read back otherwise than sent, and of entries that are there once more than was meant; null
   * until read back.
   */
  differences: string[] | null
}

export type PauseReason = 'signed-out' | 'rate-limited' | 'server' | 'offline' | 'other-member' | 'member'

export type SubmissionState = 'running' | 'paused' | 'done' | 'attention'

export interface Step {
  call: Call
  state: StepState
  /** How often it went out. */
  attempts: number
  failure: Failure | null
  /** The id LinkedIn gave to a created entry. */
  createdId: string | null
  /** A create whose answer was lost: `due` to be looked for on the profile, or `undecided` after that. */
  lookUp: 'due' | 'undecided' | null
  /** How LinkedIn answered when it took it. */
  answer?: { status: number; requestId: string | null }
}

/** `sent` is written before the request leaves, so that a step found so after a restart may or may not have arrived. */
export type StepState = 'waiting' | 'sent' | 'done' | 'refused' | 'lost' | 'skipped'

export type { SentChange, SentEntry, SentField, SentValue } from '../profile/sent.ts'
