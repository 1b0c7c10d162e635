import type { Call } from '../profile/call.ts'
import type { Draft } from '../profile/draft.ts'
import type { Failure } from '../linkedin/failure.ts'
import type { UploadTicket } from '../linkedin/upload-address.ts'
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
  /** The member made these changes on LinkedIn's site: nothing was sent, and nothing was checked. */
  byHand?: true
  /** When what it replaces was last known to be as confirmed, epoch milliseconds; absent: never asked again. */
  checkedAt?: number | undefined
  /** What it replaces has to be looked at again before anything is replaced: it waited too long. */
  isStale?: true | undefined
  /** The member stopped it: nothing more goes out, only what is on its way comes home. */
  isCancelled?: true | undefined
  /** What it left undone was sent again by a later one: it can't be retried any more. */
  isSuperseded?: true | undefined
}

/** What becomes of a submission and of its steps, in their order: all that is written down while it is on its way. */
export type SubmissionProgress = Pick<
  Submission,
  'finishedAt' | 'state' | 'pause' | 'differences' | 'checkedAt' | 'isStale' | 'isCancelled' | 'isSuperseded'
> & { steps: Omit<Step, 'call'>[] }

/** A submission as it is stored: what was frozen, beside what was known of it by then. */
export interface StoredSubmission extends Submission {
  /** What has become of it since is kept by itself; where that is missing, nothing may be done with this. */
  isApart?: true | undefined
}

export type PauseReason =
  | 'processing'
  | 'signed-out'
  | 'rate-limited'
  | 'server'
  | 'offline'
  | 'other-member'
  | 'member'
  /** A create may still be under way at LinkedIn: it is looked for once more before it goes again. */
  | 'unsure'
  /** Nothing can be written down on this computer. Never stored with the submission, for that very reason. */
  | 'storage'

export type SubmissionState = 'running' | 'paused' | 'done' | 'attention'

export interface Step {
  call: Call
  state: StepState
  /** How often it went out. */
  attempts: number
  failure: Failure | null
  /** The id LinkedIn gave to a created entry, or the URN of a registered asset. */
  createdId: string | null
  /** Of a registration: where the bytes go; dropped once they are there, because the address is signed. */
  ticket?: UploadTicket | undefined
  /** Of a registration: its address had expired, and it was asked for another. That happens once. */
  renewed?: true | undefined
  /** Of an upload: LinkedIn has the bytes, and is still making its sizes of them. */
  uploaded?: true | undefined
  /** A create whose answer was lost: `due` to be looked for on the profile, or `undecided` after that. */
  lookUp: 'due' | 'undecided' | null
  /** When it last went out, epoch milliseconds. */
  sentAt?: number | undefined
  /** A try at it got no answer: it may be done, whatever became of the next one. */
  isUnsure?: true | undefined
  /** How often the profile could not be read to look for it. */
  failedLooks?: number | undefined
  /** How LinkedIn answered when it took it. */
  answer?: { status: number; requestId: string | null }
}

/** `sent` is written before the request leaves, so that a step found so after a restart may or may not have arrived. */
export type StepState = 'waiting' | 'sent' | 'done' | 'refused' | 'lost' | 'skipped'

/** A create that may have been done or not, and that can't be looked up. */
export const isUndecided = ({ call, state }: Pick<Step, 'call' | 'state'>): boolean =>
  state === 'lost' && call.operation.type === 'create-entry'

/** Once it is forgotten that such a one may be there, it would be sent again unasked: not while it is among the edits. */
export const isToKeep = ({ steps }: Pick<Submission, 'steps'>, { sections }: Draft): boolean =>
  steps
    .filter(isUndecided)
    .some(
      ({ call: { operation } }) =>
        'section' in operation && operation.entry in (sections[operation.section] ?? {}),
    )

export type { SentChange, SentEntry, SentField, SentValue } from '../profile/sent.ts'
