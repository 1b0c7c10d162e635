import { browser } from '../browser/api.ts'
import { changeItem, items, readItem } from '../browser/items.ts'
import type { Step, Submission } from '../browser/submission.ts'
import type { Answer, Client } from '../linkedin/client.ts'
import { notSignedIn } from '../linkedin/failure.ts'
import { requestOf } from '../linkedin/request.ts'
import { unknownBaseline } from '../profile/baseline.ts'
import type { Call } from '../profile/call.ts'
import type { Change } from '../profile/diff.ts'
import { rebased } from '../profile/conflicts.ts'
import { settled } from '../profile/settle.ts'
import { keepInHistory } from './history.ts'
import { advance, effectsOf, type Clock, type Event } from './journal.ts'
import { madeTwice } from './made-twice.ts'
import { readBaseline, reloadBaseline } from './profile-reader.ts'
import {
  createdIds,
  differencesFrom,
  doneChanges,
  findCreated,
  freeze,
  refusalsOf,
  withWritten,
} from './record.ts'
import { forgetSession, readSession } from './session.ts'

/** Runs submissions: writes down what the journal says, then does it. Holds nothing in memory that storage lacks. */

const clock: Clock = { now: () => Date.now(), random: () => Math.random() }

/** How many finished submissions stay listed. */
const keptFinished = 50

/** Submissions this life of the worker runs, so that waking takes up only those an earlier life left behind. */
const running = new Set<string>()

export const alarmName = (person: string, submission: string): string => `submission:${person}:${submission}`

/** Longer than any request waits for its answer: a worker that is still alive then has nothing to make up for. */
const wakeAfterMinutes = 1

/**
 * Should the worker die on the way, nothing else might wake it. What its start then does is enough (`wakeAll`), so the
 * alarm is one for all and means nothing by itself.
 */
const wakeInAnyCase = (): Promise<void> => browser.alarms.create('wake', { delayInMinutes: wakeAfterMinutes })

export const isUnfinished = ({ state }: Submission): boolean => state === 'running' || state === 'paused'

/** Freezes a plan and starts it. The caller has shown these very calls to the member, who confirmed them. */
export const submit = async (
  person: string,
  calls: readonly Call[],
  changes: readonly Change[],
  client: Client,
): Promise<string> => {
  const submission = freeze(
    { id: crypto.randomUUID(), person, createdAt: clock.now() },
    calls,
    changes,
    await readBaseline(person),
  )
  running.add(submission.id)
  await changeItem(items.outbox(person), (list) => [submission, ...list].slice(0, keptFinished))
  void run(submission, client)
  return submission.id
}

/** Tells a submission what happened and does what follows from it. */
export const tell = async (person: string, id: string, event: Event, client: Client): Promise<void> => {
  const submission = await record(person, id, event)
  if (submission) await run(submission, client)
}

const record = async (person: string, id: string, event: Event): Promise<Submission | undefined> => {
  const list = await changeItem(items.outbox(person), (submissions) =>
    submissions.map((submission) => (submission.id === id ? advance(submission, event, clock) : submission)),
  )
  return list.find((submission) => submission.id === id)
}

const run = async (submission: Submission, client: Client): Promise<void> => {
  const { person, id } = submission
  running.add(id)
  if (submission.state === 'running') await wakeInAnyCase()
  await Promise.all(
    effectsOf(submission).map(async (effect) => {
      switch (effect.type) {
        case 'wake-at':
          return browser.alarms.create(alarmName(person, id), { when: effect.at })
        case 'send':
          return sendStep(submission, effect.step, client)
        case 'look-up':
          return lookUp(submission, effect.steps, client)
        case 'read-back':
          return finish(submission, client)
      }
    }),
  )
}

const sendStep = async (submission: Submission, stepId: string, client: Client): Promise<void> => {
  const { person, id } = submission
  // A submission never runs under another member's token.
  if ((await readSession())?.person !== person) {
    const answer: Answer = { ok: false, failure: notSignedIn('no-token') }
    return tell(person, id, { type: 'answered', step: stepId, answer }, client)
  }
  const claimed = await claim(submission, stepId)
  if (!claimed) return
  const request = requestOf(claimed.step.call, person, createdIds(claimed.submission))
  // Another member may sign in at any moment: only this one's token will do.
  const answer = await client.send(request, { person })
  if (!answer.ok && answer.failure.type === 'signed-out') await forgetSession('expired')
  await tell(person, id, { type: 'answered', step: stepId, answer }, client)
}

/** Marks a waiting step as sent, for one caller only: two answers arriving together may both find it ready. */
const claim = async (
  { person, id }: Submission,
  stepId: string,
): Promise<{ submission: Submission; step: Step } | null> => {
  let won: { submission: Submission; step: Step } | null = null
  await changeItem(items.outbox(person), (submissions) =>
    submissions.map((submission) => {
      const before = submission.steps.find(({ call }) => call.id === stepId)
      if (submission.id !== id || submission.state !== 'running' || before?.state !== 'waiting')
        return submission
      const after = advance(submission, { type: 'sending', step: stepId }, clock)
      const step = after.steps.find(({ call }) => call.id === stepId)
      if (step) won = { submission: after, step }
      return after
    }),
  )
  return won
}

/** A create whose answer was lost is looked for on the profile before anything else is done about it. */
const lookUp = async (submission: Submission, steps: readonly string[], client: Client): Promise<void> => {
  const { person, id } = submission
  const { baseline, failure } = await reloadBaseline(person, client)
  const found = failure ? null : findCreated(submission, steps, baseline)
  for (const step of steps)
    await tell(
      person,
      id,
      { type: 'looked-up', step, found: found?.get(step) ?? { state: 'undecided' } },
      client,
    )
}

/** Reads the profile back, says where it differs from what was meant, and lets go of the edits that are done. */
const finish = async (submission: Submission, client: Client): Promise<void> => {
  const { person } = submission
  await changeItem(items.baseline(person), (baseline) =>
    withWritten(baseline ?? unknownBaseline(person, 0), submission),
  )
  const { baseline, failure } = await reloadBaseline(person, client)
  const created = createdIds(submission)
  const deleted = doneChanges(submission).flatMap(({ type, key }) => (type === 'delete' ? [key] : []))
  await changeItem(items.draft(person), (draft) => {
    const rest = rebased(settled(draft, baseline, created, deleted), doneChanges(submission), created)
    return { ...rest, refusals: { ...rest.refusals, ...refusalsOf(submission, rest, clock.now()) } }
  })
  const differences = failure
    ? null
    : [...differencesFrom(baseline, submission), ...madeTwice(baseline, submission)]
  const finished = await record(person, submission.id, { type: 'read-back', differences })
  if (finished) await keepInHistory(finished, clock.now())
}

/** After the worker woke: everything unfinished goes on from what is written down. */
export const wakeAll = async (client: Client): Promise<void> => {
  const { list } = await readItem(items.members)
  await Promise.all(
    list.map(async ({ person }) => {
      const left = (await readItem(items.outbox(person))).filter(
        (submission) => isUnfinished(submission) && !running.has(submission.id),
      )
      await Promise.all(left.map(({ id }) => tell(person, id, { type: 'woke' }, client)))
    }),
  )
}

/** The same member is signed in again: what waited for that goes on. */
export const resumeSignedOut = async (person: string, client: Client): Promise<void> => {
  for (const submission of await readItem(items.outbox(person)))
    if (submission.pause?.reason === 'signed-out')
      await tell(person, submission.id, { type: 'signed-in' }, client)
}
