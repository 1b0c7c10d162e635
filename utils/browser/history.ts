import * as z from 'zod/mini'
import type { Failure } from '../linkedin/failure.ts'
import type { SentChange } from '../profile/sent.ts'
import type { SubmissionState, StepState } from './submission.ts'

/** A finished submission as it is kept for the member: enough to be read, searched and undone. No token, no address of an upload. */
export interface HistoryEntry {
  id: string
  person: string
  /** Epoch milliseconds. */
  createdAt: number
  finishedAt: number
  state: SubmissionState
  changes: SentChange[]
  /** Keys of the changes LinkedIn took. */
  done: string[]
  /** Ids LinkedIn gave to the entries that were made, by `${section}/${newId}`. */
  created: Record<string, string>
  entriesBefore: Record<string, string[]>
  differences: string[] | null
  requests: HistoryRequest[]
  /** The member made the changes on LinkedIn's site: nothing was sent, and nothing was checked. */
  byHand?: true | undefined
}

/** One request as it went out, and LinkedIn's answer. */
export interface HistoryRequest {
  id: string
  method: string
  /** Without the host. */
  path: string
  body: string | null
  state: StepState
  /** Null where there was no answer, or it was kept before answers were. */
  status: number | null
  requestId: string | null
  createdId: string | null
  failure: Failure | null
}

/** What is known of an entry without reading it. Newest first. */
export interface HistoryLine {
  id: string
  finishedAt: number
  /** Characters it takes in storage. */
  size: number
}

/** How much is kept of each member's history. */
export interface HistorySettings {
  /** How many submissions. */
  keep: number
  /** For how many days; null: however long ago. */
  days: number | null
}

export const historySettingsSchema: z.ZodMiniType<HistorySettings> = z.object({
  keep: z.int().check(z.gte(0)),
  days: z.nullable(z.int().check(z.gte(1))),
})

export const historyLinesSchema: z.ZodMiniType<HistoryLine[]> = z.array(
  z.object({ id: z.string(), finishedAt: z.number(), size: z.number() }),
)
