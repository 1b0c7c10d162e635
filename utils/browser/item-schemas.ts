import * as z from 'zod/mini'
import type { Baseline, Entry } from '../profile/baseline.ts'
import type { BaselineHead, BaselineRest, BaselineSection } from '../profile/baseline-parts.ts'
import type { Call } from '../profile/call.ts'
import type { Draft, DraftOperation } from '../profile/draft.ts'
import type { Json } from '../profile/json.ts'
import { pictureTypes, renditions, type PictureField } from '../profile/picture.ts'
import type { Failure } from '../linkedin/failure.ts'
import type { ConnectProblem } from './connect-problem.ts'
import type { HistoryEntry } from './history.ts'
import { signInWays, type SignInWay } from './sign-in-way.ts'
import type { StoredSubmission, SubmissionProgress } from './submission.ts'

/** Schemas of what is stored and sent between our own parts. */

export const jsonSchema: z.ZodMiniType<Json> = z.custom<Json>((value) => value !== undefined)
const texts = z.record(z.string(), z.string())
const path = z.array(z.union([z.string(), z.number()]))

const edit = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('texts'),
    texts,
    preferred: z.optional(z.string()),
    base: z.optional(jsonSchema),
  }),
  z.object({ type: z.literal('value'), value: jsonSchema, base: z.optional(jsonSchema) }),
  z.object({ type: z.literal('clear'), base: z.optional(jsonSchema) }),
])

const edits = z.record(z.string(), edit)
const entryDraft = z.object({
  state: z.enum(['edited', 'added', 'removed']),
  rows: edits,
  again: z.optional(z.string()),
  former: z.optional(z.record(z.string(), jsonSchema)),
})

export const draftSchema = z.object({
  fields: edits,
  sections: z.record(z.string(), z.record(z.string(), entryDraft)),
  refusals: z.record(z.string(), z.object({ message: z.string(), at: z.number() })),
  reserved: z.optional(z.record(z.string(), z.number())),
}) as z.ZodMiniType<Draft>

const entryPlace = z.object({ section: z.string(), id: z.string() })
const place = { field: z.string(), entry: z.optional(entryPlace) }

const oneOperation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('set-text'), ...place, locale: z.string(), text: z.string() }),
  z.object({ type: z.literal('set-preferred'), ...place, locale: z.string() }),
  z.object({ type: z.literal('set-value'), ...place, value: jsonSchema }),
  z.object({ type: z.literal('clear'), ...place }),
  z.object({ type: z.literal('revert'), ...place }),
  z.object({
    type: z.literal('add-entry'),
    entry: entryPlace,
    values: z.record(z.string(), jsonSchema),
    again: z.optional(z.string()),
  }),
  z.object({ type: z.literal('address-entry'), entry: entryPlace }),
  z.object({ type: z.literal('remove-entry'), entry: entryPlace }),
  z.object({ type: z.literal('restore-entry'), entry: entryPlace }),
  z.object({ type: z.literal('revert-entry'), entry: entryPlace }),
  z.object({
    type: z.literal('decide'),
    ...place,
    part: z.discriminatedUnion('type', [
      z.object({ type: z.literal('whole') }),
      z.object({ type: z.literal('language'), locale: z.string() }),
      z.object({ type: z.literal('preferred') }),
      z.object({ type: z.literal('row'), row: z.string() }),
    ]),
    keep: z.enum(['mine', 'theirs']),
    theirs: jsonSchema,
  }),
  z.object({ type: z.literal('make-again'), entry: entryPlace }),
  z.object({ type: z.literal('discard') }),
])

export const operationSchema = z.union([
  oneOperation,
  z.object({ type: z.literal('several'), operations: z.array(oneOperation) }),
]) as z.ZodMiniType<DraftOperation>

export const entriesSchema = z.array(
  z.object({
    id: z.string(),
    values: z.record(z.string(), jsonSchema),
    partial: z.optional(z.literal(true)),
  }),
) as z.ZodMiniType<Entry[]>

const knownFields = {
  person: z.string(),
  readAt: z.number(),
  access: z.enum(['full', 'partial', 'none']),
  fields: z.record(z.string(), jsonSchema),
  emptied: z.array(z.string()),
}

export const baselineSchema = z.object({
  ...knownFields,
  sections: z.record(z.string(), entriesSchema),
}) as z.ZodMiniType<Baseline>

export const baselineHeadSchema = z.object({
  ...knownFields,
  counts: z.record(z.string(), z.number()),
}) as z.ZodMiniType<BaselineHead>

export const baselineSectionSchema: z.ZodMiniType<BaselineSection> = z.object({
  entries: z.nullable(entriesSchema),
  rest: z.optional(z.array(z.string())),
  order: z.optional(jsonSchema),
})

export const baselineRestSchema: z.ZodMiniType<BaselineRest> = entriesSchema

export interface Member {
  person: string
  name: string
  vanityName: string | null
  /** Edited without connecting: LinkedIn has not said who this is. */
  local?: true | undefined
  /** The profile that ships with the extension, to look around in. */
  sample?: true | undefined
}

export interface Members {
  current: string | null
  list: Member[]
}

export const membersSchema: z.ZodMiniType<Members> = z.object({
  current: z.nullable(z.string()),
  list: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      vanityName: z.nullable(z.string()),
      local: z.optional(z.literal(true)),
      sample: z.optional(z.literal(true)),
    }),
  ),
})

export interface Settings {
  way: SignInWay
  clientId: string
  exchangeUrl: string
  scopes: string[]
  /** The member's person id, for apps that may not even ask whose token it is. */
  person: string
  /** Keep the token on this computer when the browser closes. */
  staySignedIn: boolean
}

export const settingsSchema: z.ZodMiniType<Settings> = z.object({
  way: z.enum(signInWays),
  clientId: z.string(),
  exchangeUrl: z.string(),
  scopes: z.array(z.string()),
  person: z.string(),
  staySignedIn: z.boolean(),
})

/** What pages may know of the connection: everything but the token. */
export type Connection =
  /** `problem`: how the last sign-in in a tab ended, which no page waited for. */
  | { state: 'none'; problem?: ConnectProblem }
  | { state: 'expired'; person: string }
  | { state: 'live'; person: string; way: SignInWay; scopes: string[] | null; expiresAt: number | null }

export const connectionSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), problem: z.optional(jsonSchema) }),
  z.object({ state: z.literal('expired'), person: z.string() }),
  z.object({
    state: z.literal('live'),
    person: z.string(),
    way: z.enum(signInWays),
    scopes: z.nullable(z.array(z.string())),
    expiresAt: z.nullable(z.number()),
  }),
]) as z.ZodMiniType<Connection>

/** What came of "Use as profile picture" on an image: its bytes' hash, or why there are none. */
export interface Picked {
  field: PictureField
  /** Tells one press from the next. */
  id: string
  /** Where the image was found, for a sentence; its host, or '' for one without. */
  host: string
  outcome: { type: 'file'; sha256: string } | { type: 'refused'; why: PickProblem }
}

/** `host`: the browser may not ask that host. `page`: the page's own picture can't be read. `answer`: a refusal. */
const pickProblems = ['host', 'page', 'answer', 'size'] as const
export type PickProblem = (typeof pickProblems)[number]

export const pickedSchema: z.ZodMiniType<Picked> = z.object({
  field: z.enum(['profilePicture', 'backgroundPicture']),
  id: z.string(),
  host: z.string(),
  outcome: z.discriminatedUnion('type', [
    z.object({ type: z.literal('file'), sha256: z.string() }),
    z.object({ type: z.literal('refused'), why: z.enum(pickProblems) }),
  ]),
})

const operation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('update-profile') }),
  z.object({ type: z.literal('create-entry'), section: z.string(), entry: z.string() }),
  z.object({ type: z.literal('update-entry'), section: z.string(), entry: z.string() }),
  z.object({ type: z.literal('delete-entry'), section: z.string(), entry: z.string() }),
  z.object({
    type: z.literal('register-upload'),
    field: z.string(),
    rendition: z.enum(renditions),
    sha256: z.string(),
  }),
  z.object({
    type: z.literal('upload'),
    field: z.string(),
    rendition: z.enum(renditions),
    file: z.object({
      sha256: z.string(),
      bytes: z.number(),
      type: z.enum(pictureTypes),
      width: z.number(),
      height: z.number(),
    }),
    registration: z.string(),
  }),
])

const callSchema = z.object({
  id: z.string(),
  operation,
  body: jsonSchema,
  longs: z.array(path),
  references: z.array(
    z.object({
      path,
      entry: z.string(),
      section: z.string(),
      form: z.enum(['long', 'position-urn', 'asset']),
    }),
  ),
  waitsFor: z.array(z.string()),
}) as z.ZodMiniType<Call>

/** Failures are written by us alone, as plain JSON; their union lives in failure.ts. */
const failureSchema = z.custom<Failure>(
  (value) => typeof value === 'object' && value !== null && 'type' in value,
)

const sentValue = { field: z.string(), before: z.optional(jsonSchema), after: jsonSchema }
const sentChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('field'), key: z.string(), ...sentValue }),
  z.object({
    type: z.enum(['create', 'update', 'delete']),
    key: z.string(),
    section: z.string(),
    id: z.string(),
    rows: z.array(z.object(sentValue)),
  }),
])

/** Submissions that can't go on because nothing can be written down, by id: until when (epoch milliseconds). */
export type Stalled = Record<string, number>

export const stalledSchema: z.ZodMiniType<Stalled> = z.record(z.string(), z.number())

const progress = {
  finishedAt: z.nullable(z.number()),
  state: z.enum(['running', 'paused', 'done', 'attention']),
  pause: z.nullable(
    z.object({
      reason: z.enum([
        'processing',
        'signed-out',
        'rate-limited',
        'server',
        'offline',
        'other-member',
        'member',
        'unsure',
        'storage',
      ]),
      until: z.nullable(z.number()),
    }),
  ),
  differences: z.nullable(z.array(z.string())),
  checkedAt: z.optional(z.number()),
  isStale: z.optional(z.literal(true)),
  isCancelled: z.optional(z.literal(true)),
  isSuperseded: z.optional(z.literal(true)),
}

const stepProgress = {
  state: z.enum(['waiting', 'sent', 'done', 'refused', 'lost', 'skipped']),
  attempts: z.number(),
  failure: z.nullable(failureSchema),
  createdId: z.nullable(z.string()),
  lookUp: z.nullable(z.enum(['due', 'undecided'])),
  sentAt: z.optional(z.number()),
  isUnsure: z.optional(z.literal(true)),
  failedLooks: z.optional(z.number()),
  ticket: z.optional(z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })),
  renewed: z.optional(z.literal(true)),
  uploaded: z.optional(z.literal(true)),
  answer: z.optional(z.object({ status: z.number(), requestId: z.nullable(z.string()) })),
}

export const submissionProgressSchema = z.object({
  ...progress,
  steps: z.array(z.object(stepProgress)),
}) as z.ZodMiniType<SubmissionProgress>

export const submissionSchema = z.object({
  ...progress,
  id: z.string(),
  person: z.string(),
  createdAt: z.number(),
  steps: z.array(z.object({ call: callSchema, ...stepProgress })),
  changes: z.array(sentChange),
  entriesBefore: z.record(z.string(), z.array(z.string())),
  byHand: z.optional(z.literal(true)),
  isApart: z.optional(z.literal(true)),
}) as z.ZodMiniType<StoredSubmission>

export const historyEntrySchema = z.object({
  id: z.string(),
  person: z.string(),
  createdAt: z.number(),
  finishedAt: z.number(),
  state: z.enum(['running', 'paused', 'done', 'attention']),
  changes: z.array(sentChange),
  done: z.array(z.string()),
  created: z.record(z.string(), z.string()),
  entriesBefore: z.record(z.string(), z.array(z.string())),
  differences: z.nullable(z.array(z.string())),
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      path: z.string(),
      body: z.nullable(z.string()),
      state: z.enum(['waiting', 'sent', 'done', 'refused', 'lost', 'skipped']),
      status: z.nullable(z.number()),
      requestId: z.nullable(z.string()),
      createdId: z.nullable(z.string()),
      failure: z.nullable(failureSchema),
    }),
  ),
  byHand: z.optional(z.literal(true)),
}) as z.ZodMiniType<HistoryEntry>
