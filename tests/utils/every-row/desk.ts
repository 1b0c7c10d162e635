import { expect } from 'vitest'
import type { JsonObject as SeedObject } from '../../../sandbox/json.ts'
import type { Sandbox } from '../../../sandbox/start.ts'
import { advance, effectsOf } from '../../../utils/background/journal.ts'
import {
  createdIds,
  differencesFrom,
  doneChanges,
  findCreated,
  freeze,
  refusalsOf,
} from '../../../utils/background/record.ts'
import type { Submission } from '../../../utils/browser/submission.ts'
import { createClient, type Answer, type Client } from '../../../utils/linkedin/client.ts'
import { readProfile } from '../../../utils/linkedin/profile.ts'
import { requestOf, type Request } from '../../../utils/linkedin/request.ts'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import type { Call, Operation } from '../../../utils/profile/call.ts'
import { changesOf, type Change } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type Draft, type DraftOperation } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { settled } from '../../../utils/profile/settle.ts'
import { proxiedFetch } from '../linkedin/proxied-fetch.ts'

/** A member's draft and LinkedIn, with everything between them but the browser. */
export interface Desk {
  readonly baseline: () => Baseline
  readonly draft: () => Draft
  readonly edit: (...operations: DraftOperation[]) => void
  readonly changes: () => Change[]
  /** The requests as a review would show them. */
  readonly requests: () => Request[]
  /** Sends the draft the way the outbox does, reads back, and lets go of what is done. */
  readonly send: () => Promise<Submission>
  /** Sends a body to LinkedIn that no draft would ever lead to. */
  readonly force: (operation: Operation, body: Json) => Promise<Answer>
  /** The profile as it is on LinkedIn, longs as texts. */
  readonly live: () => SeedObject
}

/** The sandbox's longs beyond 2^53 are bigints, which no comparison of JSON knows. */
const withoutLongs = <T>(value: T): T => {
  if (typeof value === 'bigint') return String(value) as T
  if (Array.isArray(value)) return value.map((item) => withoutLongs<unknown>(item)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutLongs(item)])) as T
}

export const clientFor = (sandbox: Sandbox, member: string, scopes?: readonly string[]): Client => {
  const token = sandbox.issueToken({ member, ...(scopes ? { scopes } : {}) })
  return createClient({
    fetch: proxiedFetch(sandbox),
    token: () => Promise.resolve(token),
    now: () => Date.now(),
  })
}

export const readBaseline = async (client: Client): Promise<Baseline> => {
  const read = await readProfile(client)
  if (!read.ok) throw new Error(`The profile can't be read: ${read.failure.type}`)
  return read.baseline
}

/** LinkedIn at its seeds, and a draft with nothing in it. */
export const openDesk = async (sandbox: Sandbox, person: string): Promise<Desk> => {
  sandbox.reset()
  sandbox.setFaults([])
  const client = clientFor(sandbox, person)
  const clock = { now: () => 0, random: () => 0 }
  let baseline = await readBaseline(client)
  let draft = emptyDraft

  const send = async (): Promise<Submission> => {
    const changes = changesOf(baseline, draft)
    const named = { id: 'test', person, createdAt: 0 }
    let submission = freeze(named, planOf(changes), changes, baseline)
    for (;;) {
      const [effect] = effectsOf(submission)
      if (!effect) return submission
      if (effect.type === 'wake-at') throw new Error('Nothing here should have to wait')
      if (effect.type === 'send') {
        const { step } = effect
        submission = advance(submission, { type: 'sending', step }, clock)
        const call = submission.steps.find((sent) => sent.call.id === step)?.call
        if (!call) throw new Error(`No step ${step}`)
        const answer = await client.send(requestOf(call, person, createdIds(submission)))
        submission = advance(submission, { type: 'answered', step, answer }, clock)
        continue
      }
      baseline = await readBaseline(client)
      if (effect.type === 'look-up') {
        const found = findCreated(submission, effect.steps, baseline)
        for (const step of effect.steps)
          submission = advance(
            submission,
            { type: 'looked-up', step, found: found.get(step) ?? { state: 'undecided' } },
            clock,
          )
        continue
      }
      const deleted = doneChanges(submission).flatMap(({ type, key }) => (type === 'delete' ? [key] : []))
      const rest = settled(draft, baseline, createdIds(submission), deleted)
      draft = { ...rest, refusals: { ...rest.refusals, ...refusalsOf(submission, rest, 0) } }
      const differences = differencesFrom(baseline, submission)
      submission = advance(submission, { type: 'read-back', differences }, clock)
    }
  }

  return {
    baseline: () => baseline,
    draft: () => draft,
    edit: (...operations) => {
      draft = operations.reduce((before, operation) => applyOperation(before, operation, baseline), draft)
    },
    changes: () => changesOf(baseline, draft),
    requests: () => planOf(changesOf(baseline, draft)).map((call) => requestOf(call, person, {})),
    send,
    force: (operation, body) => {
      const call: Call = { id: 'forced', operation, body, longs: [], references: [], waitsFor: [] }
      return client.send(requestOf(call, person, {}))
    },
    live: () => withoutLongs(sandbox.member(person) ?? {}),
  }
}

/** One entry as LinkedIn holds it. */
export const liveEntry = (desk: Desk, section: string, id: string): SeedObject | undefined => {
  const entries: unknown = desk.live()[section]
  return typeof entries === 'object' && entries !== null ? Reflect.get(entries, id) : undefined
}

/** The bodies of what would be sent, read as the other side reads them. */
export const bodiesOf = (desk: Desk): unknown[] =>
  desk.requests().map(({ body }): unknown => (body === null ? null : JSON.parse(body)))

/** Sends what is drafted, all of it, exactly as it was meant; the id of the entry that was made. */
export const sendAll = async (desk: Desk): Promise<string> => {
  const submission = await desk.send()
  expect(submission.steps.flatMap(({ failure }) => failure ?? [])).toEqual([])
  expect(submission).toMatchObject({ state: 'done', differences: [] })
  expect(desk.draft()).toEqual({ fields: {}, sections: {}, refusals: {} })
  return submission.steps.find(({ createdId }) => createdId !== null)?.createdId ?? ''
}
