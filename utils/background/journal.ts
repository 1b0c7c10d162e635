import { changedMeanwhile, lost, unreadable, wasChangedMeanwhile, type Failure } from '../linkedin/failure.ts'
import type { Answer } from '../linkedin/client.ts'
import { isExpired, type Registered } from '../linkedin/assets.ts'
import type { PauseReason, Step, Submission } from '../browser/submission.ts'
import { withAssetsNamed } from './record.ts'

/**
 * The journal of a submission: a pure state machine. The runner (outbox.ts) writes every state down before it does
 * what the effects say, so that a worker that dies anywhere finds, on waking, all it needs to go on.
 *
 * Principles
 * 1. Write before you send: a step is `sent` in storage before its request leaves, in the same write that keeps what made
 *    room for it.
 * 2. What may be repeated is repeated: an update, a delete or an order ends in the same profile however often it runs.
 * 3. A create is never repeated on suspicion: its outcome is looked up first.
 * 4. Waiting is a state with a reason and a time, never a promise in memory.
 * 5. What waited long replaces nothing unseen: the profile is read again before the rest goes out.
 * 6. An event that comes too late, twice or out of turn changes nothing.
 * 7. A picture's two files are registered and uploaded before the update that names both. An upload address that has
 *    expired is asked for anew, once; the update takes its names from what is uploaded, so never from two attempts.
 *
 *            ┌──────── wake, retry, send again ────────┐
 *            ▼                                         │
 *   waiting ──send──▶ sent ──2xx──▶ done               │
 *    ▲ ▲ │             ├──4xx──▶ refused ◀─── stale    │
 *    │ │ │             ├──401, 429 (and, of what may be repeated, 5xx, cut)──┐
 *    │ │ │             └──5xx, cut of a create──▶ lost ─┤                    │
 *    │ │ │                            look-up: there ──▶ done                │
 *    │ │ │                            undecided ──▶ lost, the member decides │
 *    │ └─│──────────────────── absent, once that is sure                     │
 *    └───│───────────────────────────────────────────────────────────────────┘
 *        └─ cancelled, or a step it waits for was refused ──▶ skipped
 *
 *   The submission: running ⇄ paused (why, until when) → done | attention. Only `attention` can be retried.
 */
export type Event =
  | { type: 'woke' }
  | { type: 'sending'; step: string }
  | { type: 'answered'; step: string; answer: Answer }
  /** A registration was answered. */
  | { type: 'registered'; step: string; registered: Registered }
  /** LinkedIn has the bytes of a picture. */
  | { type: 'uploaded'; step: string }
  /** LinkedIn is still at work on them. */
  | { type: 'processing'; step: string }
  /** The member said "try now". */
  | { type: 'resumed' }
  /** An alarm went off: a pause whose time has come is over; any other stays. */
  | { type: 'due' }
  /** Nobody is signed in to send this with, or somebody else is: it did not go out. */
  | { type: 'unable'; step: string; reason: 'signed-out' | 'other-member' }
  | { type: 'signed-in' }
  | { type: 'retried' }
  | { type: 'pause-asked' }
  /** What has not been sent is not going to be. */
  | { type: 'cancelled' }
  /** What the profile says of a create whose answer was lost. */
  | { type: 'looked-up'; step: string; found: LookUp }
  /** The profile could not be read, so nothing is known yet. */
  | { type: 'look-failed'; failure: Failure }
  /** Of a create that can't be looked up: the member has looked. */
  | { type: 'decided'; step: string; decision: 'send-again' | 'there' }
  /** The profile as it is now: which fields or rows differ from what was confirmed to be replaced, by step. */
  | { type: 'checked'; changed: Record<string, string[]> }
  /** A later submission sends again what this one left undone. */
  | { type: 'superseded' }
  /** `differences`: null where the profile could not be read back. */
  | {
      type: 'read-back'
      differences: string[] | null
      /** Steps thought lost or refused whose work is there all the same: an earlier try had arrived. */
      found?: string[]
    }

export type LookUp = { state: 'there'; id: string } | { state: 'absent' } | { state: 'undecided' }

export type Effect =
  | { type: 'look-up'; steps: string[] }
  /** Read the profile and compare it with what the waiting updates replace. */
  | { type: 'check' }
  | { type: 'send'; step: string }
  | { type: 'wake-at'; at: number }
  | { type: 'read-back' }

export interface Clock {
  now: () => number
  /** 0 ≤ x < 1, for spreading retries. */
  random: () => number
}

/** How many independent calls run at once: LinkedIn documents no limit, and three keep one refusal easy to follow. */
const parallel = 3

/** A lost answer to something repeatable is asked again at once this often, before waiting. */
const immediateRetries = 2

/** A request whose answer nobody waits for any more may still be at work at LinkedIn for as long as this. */
const settlesAfter = 60_000

/** How long what was confirmed stands without another look at the profile. */
const freshFor = 60_000

const firstWait = 2_000
const longestWait = 15 * 60_000

export const advance = (submission: Submission, event: Event, clock: Clock): Submission =>
  aged(submissionAfter(submission, event, clock), clock)

/** What it replaces was seen too long ago: it waited, or the computer slept. */
const aged = (submission: Submission, clock: Clock): Submission => {
  const { checkedAt, isStale } = submission
  const isOld = checkedAt !== undefined && clock.now() - checkedAt > freshFor
  return isOld && !isStale && isUnfinished(submission) ? { ...submission, isStale: true } : submission
}

const submissionAfter = (submission: Submission, event: Event, clock: Clock): Submission => {
  switch (event.type) {
    case 'woke':
      return settle({ ...submission, steps: submission.steps.map((step) => recover(step, submission)) })
    case 'sending':
      return withStep(submission, event.step, (step) => ({
        ...step,
        state: 'sent',
        attempts: step.attempts + 1,
        failure: null,
        sentAt: clock.now(),
      }))
    case 'answered':
      return settle(answered(submission, event.step, event.answer, clock))
    case 'registered':
      return stepOf(submission, event.step)?.state === 'done'
        ? submission
        : settle(
            withStep(submission, event.step, (step) => ({
              ...step,
              state: 'done',
              failure: null,
              createdId: event.registered.asset,
              ticket: event.registered.ticket,
            })),
          )
    case 'uploaded':
      return withoutTicket(
        withStep(submission, event.step, (step) => ({ ...step, uploaded: true })),
        event.step,
      )
    case 'processing': {
      const step = stepOf(submission, event.step)
      if (step?.state !== 'sent') return submission
      const waiting = withStep(submission, event.step, (former) => ({ ...former, state: 'waiting' }))
      return settle(pauseFor(waiting, 'processing', waitUntil(step.attempts, clock)))
    }
    case 'resumed':
      return resume(submission)
    case 'due': {
      const { pause } = submission
      return pause?.until && pause.until <= clock.now() ? resume(submission) : submission
    }
    case 'signed-in': {
      const reason = submission.pause?.reason
      return reason === 'signed-out' || reason === 'other-member'
        ? resume(submission)
        : submissionAfter(submission, { type: 'due' }, clock)
    }
    case 'unable':
      return stepOf(submission, event.step)?.state === 'waiting'
        ? settle(pauseFor(submission, event.reason, null))
        : submission
    case 'pause-asked':
      return submission.state === 'running'
        ? { ...submission, state: 'paused', pause: { reason: 'member', until: null } }
        : submission
    case 'cancelled':
      return isUnfinished(submission)
        ? settle({ ...submission, state: 'running', pause: null, isCancelled: true })
        : submission
    case 'looked-up':
      return settle(lookedUp(submission, event.step, event.found, clock))
    case 'look-failed':
      return settle(lookFailed(submission, event.failure, clock))
    case 'checked':
      return settle(checked(submission, event.changed, clock))
    case 'decided':
      return decided(submission, event.step, event.decision)
    case 'retried':
      return submission.state === 'attention' && !submission.isSuperseded
        ? settle(begunAgain({ ...submission, steps: withFreshAddresses(submission.steps.map(again)) }))
        : submission
    case 'superseded':
      return submission.state === 'attention' ? { ...submission, isSuperseded: true } : submission
    case 'read-back':
      return isUnfinished(submission)
        ? ended(submission, event.differences, event.found ?? [], clock)
        : submission
  }
}

export const isUnfinished = ({ state }: Pick<Submission, 'state'>): boolean =>
  state === 'running' || state === 'paused'

/** What is to be done now. Nothing new, while paused or finished. */
export const effectsOf = (submission: Submission): Effect[] => {
  const { state, steps, pause } = submission
  if (state === 'done' || state === 'attention') return []
  const running = steps.filter((step) => step.state === 'sent').length
  const isLeft = steps.some((step) => step.state === 'waiting' || step.lookUp === 'due')
  if (state === 'paused' && (pause?.reason !== 'member' || isLeft))
    return pause?.until ? [{ type: 'wake-at', at: pause.until }] : []
  const ready = steps.filter((step) => step.state === 'waiting' && isReady(step, submission))
  if (submission.isStale && ready.some(isReplacing)) return running > 0 ? [] : [{ type: 'check' }]
  const sends = ready
    .slice(0, Math.max(0, parallel - running))
    .map(({ call }): Effect => ({ type: 'send', step: call.id }))
  if (sends.length > 0 || running > 0) return sends
  const missing = steps.filter((step) => step.lookUp === 'due').map(({ call }) => call.id)
  return missing.length > 0 ? [{ type: 'look-up', steps: missing }] : [{ type: 'read-back' }]
}

const isReady = (step: Step, submission: Submission): boolean =>
  step.call.waitsFor.every((id) => stepOf(submission, id)?.state === 'done')

const stepOf = (submission: Submission, id: string): Step | undefined =>
  submission.steps.find(({ call }) => call.id === id)

const withStep = (submission: Submission, id: string, change: (step: Step) => Step): Submission => ({
  ...submission,
  steps: submission.steps.map((step) => (step.call.id === id ? change(step) : step)),
})

const isRepeatable = (step: Step): boolean => step.call.operation.type !== 'create-entry'

/** Updates replace values whole, with every language: what LinkedIn has there by now would be gone. */
const isReplacing = ({ call }: Step): boolean =>
  call.operation.type === 'update-profile' || call.operation.type === 'update-entry'

const resume = (submission: Submission): Submission =>
  submission.state === 'paused' ? settle({ ...submission, state: 'running', pause: null }) : submission

const ended = (
  submission: Submission,
  differences: string[] | null,
  found: readonly string[],
  clock: Clock,
): Submission => {
  const seen = withFound(submission, found)
  return {
    // For the history, and for an undo, pictures are called what LinkedIn calls them.
    ...withAssetsNamed(seen),
    // No signed address outlives its submission.
    steps: seen.steps.map((step) => ({ ...step, ticket: undefined })),
    differences,
    state: seen.steps.every(({ state }) => state === 'done') ? 'done' : 'attention',
    finishedAt: clock.now(),
  }
}

/** What the profile shows to be done is done. */
export const withFound = (submission: Submission, found: readonly string[]): Submission =>
  found.reduce(
    (before, id) => withStep(before, id, (step) => ({ ...step, state: 'done', failure: null })),
    submission,
  )

/** From the end back to work. */
const begunAgain = (submission: Submission): Submission => ({
  ...submission,
  state: 'running',
  pause: null,
  finishedAt: null,
  isCancelled: undefined,
})

/** After a restart: what was on its way goes again where that is safe; a create is lost until it is looked up. */
const recover = (step: Step, { isCancelled }: Submission): Step => {
  if (step.state !== 'sent') return step
  if (!isRepeatable(step)) return { ...step, state: 'lost', lookUp: 'due', failure: lost('cancelled') }
  return isCancelled
    ? { ...step, state: 'lost', failure: lost('cancelled') }
    : { ...step, state: 'waiting', isUnsure: true }
}

/**
 * A lost create is looked for anew before anything else: this is no leave to send it twice. Nor is it leave to replace
 * what LinkedIn got meanwhile: that goes by the review.
 */
const again = (step: Step): Step => {
  if (wasChangedMeanwhile(step.failure)) return step
  if (step.state === 'lost')
    return isRepeatable(step) ? { ...step, state: 'waiting' } : { ...step, lookUp: 'due' }
  return step.state === 'refused' || step.state === 'skipped'
    ? { ...step, state: 'waiting', failure: null, attempts: 0, uploaded: undefined }
    : step
}

/** An upload that is tried again begins with an address of its own: the former may be long expired. */
const withFreshAddresses = (steps: Step[]): Step[] => {
  const due = new Set(
    steps.flatMap(({ call: { operation }, state, uploaded }) =>
      operation.type === 'upload' && state === 'waiting' && !uploaded ? [operation.registration] : [],
    ),
  )
  return steps.map((step) => (due.has(step.call.id) ? asUnregistered(step) : step))
}

const asUnregistered = (step: Step): Step => ({
  ...step,
  state: 'waiting',
  failure: null,
  createdId: null,
  ticket: undefined,
  renewed: undefined,
})

const registrationOf = (submission: Submission, upload: string): Step | undefined => {
  const operation = stepOf(submission, upload)?.call.operation
  return operation?.type === 'upload' ? stepOf(submission, operation.registration) : undefined
}

/** The address has done its work. */
const withoutTicket = (submission: Submission, upload: string): Submission => {
  const registration = registrationOf(submission, upload)
  return registration
    ? withStep(submission, registration.call.id, (step) => ({ ...step, ticket: undefined }))
    : submission
}

/**
 * Pauses, unless the member has stopped it, or paused it themselves: that only they end. Of two times the later holds.
 */
const pauseFor = (submission: Submission, reason: PauseReason, until: number | null): Submission => {
  const { isCancelled, pause } = submission
  if (isCancelled || pause?.reason === 'member') return submission
  const later = pause?.until && until !== null && pause.until > until ? pause : { reason, until }
  return { ...submission, state: 'paused', pause: later }
}

const answered = (submission: Submission, id: string, answer: Answer, clock: Clock): Submission => {
  const step = stepOf(submission, id)
  // Of a step that was given up meanwhile only a success is news.
  if (!step || step.state === 'done' || (step.state !== 'sent' && !answer.ok)) return submission
  const to = (state: Step['state'], failure: Failure) =>
    withStep(submission, id, (former) => ({ ...former, state, failure }))
  const toUnsure = (failure: Failure) =>
    withStep(submission, id, (former) => ({ ...former, state: 'waiting', failure, isUnsure: true }))
  const toLost = (failure: Failure) =>
    withStep(submission, id, (former) => ({ ...former, state: 'lost', failure, lookUp: 'due' }))
  if (answer.ok && (isRepeatable(step) || answer.id !== null))
    return withStep(submission, id, (former) => ({
      ...former,
      state: 'done',
      failure: null,
      lookUp: null,
      createdId: answer.id,
      answer: { status: answer.status, requestId: answer.requestId },
    }))
  // Made, as it seems, but under which id?
  if (answer.ok) return toLost(unreadable(answer.status, answer.requestId))
  const { failure } = answer
  const registration = registrationOf(submission, id)
  const isRenewable = registration && !registration.renewed && !step.uploaded && !submission.isCancelled
  if (isRenewable && isExpired(answer))
    return withStep(
      withStep(submission, id, (former) => ({ ...former, state: 'waiting', failure: null })),
      registration.call.id,
      (former) => ({ ...asUnregistered(former), renewed: true }),
    )
  // What LinkedIn surely did not do is not sent once it is stopped; of the rest nobody knows.
  const pause = (reason: PauseReason, until: number | null, isKnown: boolean): Submission => {
    if (submission.isCancelled) return to(isKnown && !step.isUnsure ? 'skipped' : 'lost', failure)
    return pauseFor(isKnown ? to('waiting', failure) : toUnsure(failure), reason, until)
  }
  switch (failure.type) {
    case 'signed-out':
      return pause('signed-out', null, true)
    case 'rate-limited':
      return pause('rate-limited', failure.until ?? waitAfter(step.attempts, failure, clock), true)
    case 'server':
      return isRepeatable(step)
        ? pause('server', failure.until ?? waitAfter(step.attempts, failure, clock), false)
        : toLost(failure)
    case 'lost':
      if (!isRepeatable(step)) return toLost(failure)
      return step.attempts <= immediateRetries && !submission.isCancelled
        ? toUnsure(failure)
        : pause('offline', waitAfter(step.attempts, failure, clock), false)
    case 'unreadable':
      return isRepeatable(step) ? to('refused', failure) : toLost(failure)
    default:
      return to('refused', failure)
  }
}

const lookedUp = (submission: Submission, id: string, found: LookUp, clock: Clock): Submission => {
  const step = stepOf(submission, id)
  if (step?.state !== 'lost' || step.lookUp !== 'due') return submission
  const become = (parts: Partial<Step>) =>
    withStep(submission, id, (former) => ({ ...former, lookUp: null, ...parts }))
  switch (found.state) {
    case 'undecided':
      return become({ lookUp: 'undecided' })
    case 'there':
      return become({ state: 'done', createdId: found.id, failure: null })
    case 'absent': {
      const { failure } = step
      const isOver = failure?.type !== 'lost' || failure.reason === 'network' || failure.reason === 'cut'
      const settled = (step.sentAt ?? 0) + settlesAfter
      if (!isOver && clock.now() < settled) {
        // Stopping it does not stop what LinkedIn may be doing.
        return submission.isCancelled
          ? become({ lookUp: 'undecided' })
          : pauseFor(submission, 'unsure', settled)
      }
      if (submission.isCancelled) return become({ state: 'skipped', failure: null })
      const waiting = become({ state: 'waiting' })
      if (failure?.type === 'server')
        return pauseFor(waiting, 'server', failure.until ?? waitAfter(step.attempts, failure, clock))
      return step.attempts <= immediateRetries || !failure
        ? waiting
        : pauseFor(waiting, 'offline', waitAfter(step.attempts, failure, clock))
    }
  }
}

/** Why the profile could not be read decides how long it is waited; nothing is taken for known meanwhile. */
const lookFailed = (submission: Submission, failure: Failure, clock: Clock): Submission => {
  const isDue = (step: Step) => step.lookUp === 'due'
  const looks = 1 + Math.max(0, ...submission.steps.map((step) => step.failedLooks ?? 0))
  const counted = {
    ...submission,
    steps: submission.steps.map((step) =>
      isDue(step) || isReplacing(step) ? { ...step, failedLooks: looks } : step,
    ),
  }
  const until = (): number => ('until' in failure ? failure.until : null) ?? waitAfter(looks, failure, clock)
  const undecided = {
    ...submission,
    isStale: undefined,
    // There is nothing to compare with, now or later.
    checkedAt: clock.now(),
    steps: submission.steps.map((step) => (isDue(step) ? { ...step, lookUp: 'undecided' as const } : step)),
  }
  if (submission.isCancelled) return undecided
  switch (failure.type) {
    case 'signed-out':
      return pauseFor(counted, 'signed-out', null)
    case 'rate-limited':
      return pauseFor(counted, 'rate-limited', until())
    case 'server':
    case 'unreadable':
      return pauseFor(counted, 'server', until())
    case 'lost':
      return pauseFor(counted, 'offline', until())
    // It could be read when this was confirmed: whole values are not replaced unseen. Another try looks once more.
    case 'closed':
      return {
        ...submission,
        steps: undecided.steps.map((step) =>
          submission.isStale && step.state === 'waiting' && isReplacing(step)
            ? { ...step, state: 'refused', failure }
            : step,
        ),
      }
    default:
      return undecided
  }
}

/** What changed on LinkedIn meanwhile is not replaced: it is refused here, and the member looks at it again. */
const checked = (submission: Submission, changed: Record<string, string[]>, clock: Clock): Submission => ({
  ...submission,
  isStale: undefined,
  checkedAt: clock.now(),
  steps: submission.steps.map((step) => {
    const fields = changed[step.call.id]
    return fields && step.state === 'waiting'
      ? { ...step, state: 'refused', failure: changedMeanwhile(fields) }
      : step
  }),
})

const decided = (submission: Submission, id: string, decision: 'send-again' | 'there'): Submission => {
  const step = stepOf(submission, id)
  if (submission.state !== 'attention' || step?.state !== 'lost' || isRepeatable(step)) return submission
  const begun = begunAgain(submission)
  const known = withStep(begun, id, (former) => ({
    ...former,
    failure: null,
    lookUp: null,
    state: decision === 'there' ? 'done' : 'waiting',
  }))
  const waited = known.steps.map((other) =>
    other.state === 'skipped' && other.call.waitsFor.includes(id) ? again(other) : other,
  )
  return settle(decision === 'there' ? known : { ...known, steps: waited })
}

const waitAfter = (times: number, failure: Failure, clock: Clock): number => {
  const now = clock.now()
  // Daily counters start again at midnight UTC (RL).
  if (failure.type === 'rate-limited' && failure.daily) return (Math.floor(now / 86_400_000) + 1) * 86_400_000
  return waitUntil(times, clock)
}

const waitUntil = (times: number, clock: Clock): number => {
  const wait = Math.min(longestWait, firstWait * 2 ** Math.max(0, times - 1))
  return clock.now() + wait / 2 + (wait / 2) * clock.random()
}

/** Steps that wait for one that will not come, or were stopped, are skipped; lost and refused ones stay to be seen. */
const settle = (submission: Submission): Submission => {
  const hopeless = (step: Step): boolean =>
    submission.isCancelled === true ||
    step.call.waitsFor.some((id) => {
      const before = stepOf(submission, id)
      if (before?.state === 'lost') return before.lookUp !== 'due'
      return before?.state === 'refused' || before?.state === 'skipped'
    })
  const next = submission.steps.find((step) => step.state === 'waiting' && hopeless(step))
  return next
    ? settle(withStep(submission, next.call.id, (step) => ({ ...step, state: 'skipped' })))
    : submission
}
