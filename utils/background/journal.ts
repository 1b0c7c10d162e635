import { lost, type Failure } from '../linkedin/failure.ts'
import type { Answer } from '../linkedin/client.ts'
import type { PauseReason, Step, Submission } from '../browser/submission.ts'

/**
 * The journal of a submission: a pure state machine. The runner (outbox.ts) writes every state down before it does
 * what the effects say, so that a worker that dies anywhere finds, on waking, all it needs to go on.
 *
 * Principles
 * 1. Write before you send: a step is `sent` in storage before its request leaves.
 * 2. What may be repeated is repeated: an update, a delete or an order ends in the same profile however often it runs.
 * 3. A create is never repeated on suspicion: its outcome is looked up first.
 * 4. Waiting is a state with a reason and a time, never a promise in memory.
 *
 *            ┌─────────── wake, retry ───────────┐
 *            ▼                                   │
 *   waiting ──send──▶ sent ──2xx──▶ done         │
 *      ▲               ├──4xx──▶ refused ────────┤
 *      │               ├──cut──▶ lost ───────────┤
 *      └──401,429,5xx──┘         (a create: looked up first)
 *   waiting ──a step it waits for was refused──▶ skipped
 */
export type Event =
  | { type: 'woke' }
  | { type: 'sending'; step: string }
  | { type: 'answered'; step: string; answer: Answer }
  /** The time of a pause has come, or the member said "try now". */
  | { type: 'resumed' }
  | { type: 'signed-in' }
  | { type: 'retried' }
  | { type: 'pause-asked' }
  /** What has not been sent is not going to be. */
  | { type: 'cancelled' }
  /** What the profile says of a create whose answer was lost. */
  | { type: 'looked-up'; step: string; found: LookUp }
  /** `differences`: null where the profile could not be read back. */
  | { type: 'read-back'; differences: string[] | null }

export type LookUp = { state: 'there'; id: string } | { state: 'absent' } | { state: 'undecided' }

export type Effect =
  | { type: 'look-up'; steps: string[] }
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

const firstWait = 2_000
const longestWait = 15 * 60_000

export const advance = (submission: Submission, event: Event, clock: Clock): Submission => {
  switch (event.type) {
    case 'woke':
      return settle({ ...submission, steps: submission.steps.map(recover) })
    case 'sending':
      return withStep(submission, event.step, (step) => ({
        ...step,
        state: 'sent',
        attempts: step.attempts + 1,
        failure: null,
      }))
    case 'answered':
      return settle(answered(submission, event.step, event.answer, clock))
    case 'resumed':
    case 'signed-in':
      return submission.state === 'paused'
        ? settle({ ...submission, state: 'running', pause: null })
        : submission
    case 'pause-asked':
      return submission.state === 'running'
        ? { ...submission, state: 'paused', pause: { reason: 'member', until: null } }
        : submission
    case 'cancelled':
      return {
        ...submission,
        state: 'running',
        pause: null,
        steps: submission.steps.map((step) =>
          step.state === 'waiting' ? { ...step, state: 'skipped' } : step,
        ),
      }
    case 'looked-up':
      return settle(
        withStep(submission, event.step, (step) => {
          if (event.found.state === 'undecided') return { ...step, lookUp: 'undecided' }
          const outcome = { ...step, lookUp: null, failure: null }
          return event.found.state === 'there'
            ? { ...outcome, state: 'done', createdId: event.found.id }
            : { ...outcome, state: 'waiting' }
        }),
      )
    case 'retried':
      return settle({ ...submission, state: 'running', pause: null, steps: submission.steps.map(again) })
    case 'read-back':
      return {
        ...submission,
        differences: event.differences,
        state: submission.steps.every(({ state }) => state === 'done') ? 'done' : 'attention',
        finishedAt: clock.now(),
      }
  }
}

/** What is to be done now. Nothing new, while paused or finished. */
export const effectsOf = (submission: Submission): Effect[] => {
  const { state, steps, pause } = submission
  if (state === 'done' || state === 'attention') return []
  const running = steps.filter((step) => step.state === 'sent').length
  if (state === 'paused' && (pause?.reason !== 'member' || steps.some((step) => step.state === 'waiting')))
    return pause?.until ? [{ type: 'wake-at', at: pause.until }] : []
  const sends = steps
    .filter((step) => step.state === 'waiting' && isReady(step, submission))
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

/** After a restart: what was on its way goes again where that is safe; a create is lost until it is looked up. */
const recover = (step: Step): Step =>
  step.state !== 'sent'
    ? step
    : isRepeatable(step)
      ? { ...step, state: 'waiting' }
      : { ...step, state: 'lost', lookUp: 'due', failure: lost('cut') }

const again = (step: Step): Step =>
  step.state === 'refused' || step.state === 'lost' || step.state === 'skipped'
    ? { ...step, state: 'waiting', failure: null, attempts: 0, lookUp: null }
    : step

const answered = (submission: Submission, id: string, answer: Answer, clock: Clock): Submission => {
  if (answer.ok)
    return withStep(submission, id, (step) => ({
      ...step,
      state: 'done',
      failure: null,
      createdId: answer.id,
      answer: { status: answer.status, requestId: answer.requestId },
    }))
  const { failure } = answer
  const step = stepOf(submission, id)
  if (!step) return submission
  const to = (state: Step['state']) => withStep(submission, id, (former) => ({ ...former, state, failure }))
  const toLost = () =>
    withStep(submission, id, (former) => ({ ...former, state: 'lost', failure, lookUp: 'due' }))
  const pause = (reason: PauseReason, until: number | null): Submission => ({
    ...to('waiting'),
    state: 'paused',
    pause: { reason, until },
  })
  switch (failure.type) {
    case 'signed-out':
      return pause('signed-out', null)
    case 'rate-limited':
      return pause('rate-limited', failure.until ?? waitAfter(step, failure, clock))
    case 'server':
      return isRepeatable(step) ? pause('server', failure.until ?? waitAfter(step, failure, clock)) : toLost()
    case 'lost':
      if (!isRepeatable(step)) return toLost()
      return step.attempts <= immediateRetries
        ? to('waiting')
        : pause('offline', waitAfter(step, failure, clock))
    default:
      return to('refused')
  }
}

const waitAfter = (step: Step, failure: Failure, clock: Clock): number => {
  const now = clock.now()
  // Daily counters start again at midnight UTC (RL).
  if (failure.type === 'rate-limited' && failure.daily) return (Math.floor(now / 86_400_000) + 1) * 86_400_000
  const wait = Math.min(longestWait, firstWait * 2 ** (step.attempts - 1))
  return now + wait / 2 + (wait / 2) * clock.random()
}

/** Steps that wait for one that will not come are skipped; lost and refused ones stay for the member to see. */
const settle = (submission: Submission): Submission => {
  const hopeless = (step: Step): boolean =>
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
