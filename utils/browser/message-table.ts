import * as z from 'zod/mini'
import type { Failure } from '../linkedin/failure.ts'
import type { ShownPicture } from '../linkedin/shown-picture.ts'
import type { ConnectProblem } from './connect-problem.ts'
import { historySettingsSchema } from './history.ts'
import { baselineSchema, operationSchema, settingsSchema } from './item-schemas.ts'

/**
 * TABLE of what may be asked of the worker: request schema, reply, and who may ask. `page` is a page of our own;
 * `content` is our content script, which may open the editor, close the checklist and be put on its own page, and nothing
 * else. A web page can send nothing. For the worker alone: pages take only its types (messages.ts).
 */
export type Asker = 'page' | 'content'

export interface Message<Request, Reply> {
  request: z.ZodMiniType<Request>
  from: readonly Asker[]
  /** Only its type is used. */
  reply?: Reply
}

const message = <Reply>() => ({
  asking: <Request>(
    request: z.ZodMiniType<Request>,
    from: readonly Asker[] = ['page'],
  ): Message<Request, Reply> => ({
    request,
    from,
  }),
})

/** One request of a plan, as it will go out. `body` is the exact text. */
export interface ReviewedRequest {
  id: string
  method: string
  path: string
  body: string | null
  curl: string
  /** Keys of the changes it makes. */
  changes: string[]
  /** Keys of the changes that must be made before, because it needs the ids LinkedIn gives them. */
  waitsFor: string[]
}

export interface Reviewed {
  requests: ReviewedRequest[]
  /** Stands for the whole plan; sending names it, so that only what was shown is sent. */
  digest: string
  /** Why LinkedIn could not be asked for the present state; null when it was. */
  failure: Failure | null
}

export type SendReply =
  | { state: 'sending'; submission: string }
  /** LinkedIn or the draft changed since the review: nothing was sent. */
  | { state: 'changed' }
  | { state: 'not-ready' }
  /** Something sent before is still under way. */
  | { state: 'busy' }
  /** A create of an earlier submission may have been done: the member has to say first whether it was. */
  | { state: 'undecided' }
  /** It could not be written down, so nothing was sent. */
  | { state: 'not-kept' }
  | { state: 'failed'; failure: Failure }

/** How many of each were deleted. */
export interface Deleted {
  stored: number
  databases: number
  alarms: number
  permissions: number
}

export type ConnectReply =
  | { state: 'connected' }
  | { state: 'waiting' }
  | { state: 'failed'; problem: ConnectProblem }

const person = z.string()
const siteAddressSchema = z.string().check(z.startsWith('https://www.linkedin.com/'))
const picture = z.enum(['profilePicture', 'backgroundPicture'])

export const messages = {
  'edit-draft': message<{ saved: boolean }>().asking(z.object({ person, operation: operationSchema })),
  'refresh-profile': message<{ failure: Failure | null }>().asking(z.object({ person })),
  'review-draft': message<Reviewed>().asking(z.object({ person, refresh: z.boolean() })),
  'read-picture': message<ShownPicture | null>().asking(z.object({ person, field: picture })),
  'take-picked': message<null>().asking(z.object({ id: z.string() })),
  'send-draft': message<SendReply>().asking(z.object({ person, digest: z.string() })),
  'retry-submission': message<null>().asking(z.object({ person, submission: z.string() })),
  'decide-step': message<null>().asking(
    z.object({
      person,
      submission: z.string(),
      step: z.string(),
      decision: z.enum(['send-again', 'there']),
    }),
  ),
  'pause-submission': message<null>().asking(z.object({ person, submission: z.string() })),
  'cancel-submission': message<null>().asking(z.object({ person, submission: z.string() })),
  'dismiss-submission': message<null>().asking(z.object({ person, submission: z.string() })),
  /** `ids`: null for all there is. */
  'delete-history': message<null>().asking(z.object({ person, ids: z.nullable(z.array(z.string())) })),
  'save-history-settings': message<null>().asking(historySettingsSchema),
  'delete-set-aside': message<null>().asking(z.object({ key: z.string() })),
  'delete-everything': message<Deleted>().asking(z.object({})),
  'save-settings': message<null>().asking(settingsSchema),
  'connect-with-token': message<ConnectReply>().asking(z.object({ accessToken: z.string() })),
  'sign-in': message<ConnectReply>().asking(z.object({ way: z.enum(['exchange', 'pkce']) })),
  'finish-sign-in': message<ConnectReply>().asking(z.object({ callback: z.string() })),
  'switch-member': message<null>().asking(z.object({ person })),
  disconnect: message<null>().asking(z.object({})),
  /** False: the step is no longer there as it was shown, or waits for another. */
  'mark-done': message<{ done: boolean }>().asking(z.object({ person, step: z.string() })),
  'unmark-done': message<{ undone: boolean }>().asking(z.object({ person })),
  'forget-done': message<null>().asking(z.object({ person })),
  'open-form': message<null>().asking(z.object({ address: siteAddressSchema, slug: z.nullable(z.string()) })),
  'close-guide': message<null>().asking(z.object({}), ['page', 'content']),
  'add-local-profile': message<null>().asking(
    z.object({
      name: z.string(),
      vanityName: z.nullable(z.string()),
      /** What LinkedIn is known to have; null: nothing. */
      baseline: z.nullable(baselineSchema),
      sample: z.boolean(),
    }),
  ),
  /** What LinkedIn has of a profile that is edited without connecting, as an export or a backup tells. */
  'know-profile': message<null>().asking(z.object({ person, baseline: baselineSchema })),
  'remove-local-profile': message<null>().asking(z.object({ person })),
  /** On the page the sender is in. */
  'patch-page': message<null>().asking(z.object({}), ['content']),
  'open-editor': message<null>().asking(z.object({ route: z.string() }), ['page', 'content']),
}
