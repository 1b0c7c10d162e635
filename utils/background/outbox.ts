import { browser } from '../browser/api.ts'
import { items } from '../browser/items.ts'
import { changeItem, readItem } from '../browser/kept.ts'
import { isUndecided, type Step, type Submission } from '../browser/submission.ts'
import { clientAs, type Client } from '../linkedin/client.ts'
import { requestOf } from '../linkedin/request.ts'
import type { Baseline } from '../profile/baseline.ts'
import type { Call } from '../profile/call.ts'
import type { Change } from '../profile/diff.ts'
import type { Draft } from '../profile/draft.ts'
import { rebased } from '../profile/conflicts.ts'
import { keepInHistory } from './history.ts'
import {
  advance,
  effectsOf,
  isUnfinished,
  withFound,
  type Clock,
  type Effect,
  type Event,
} from './journal.ts'
import { madeTwice } from './made-twice.ts'
import { answerToRegistration, sendUpload } from './pictures.ts'
import { readBaseline } from './baseline-store.ts'
import { askProfile, keepReading, reloadBaseline, type Reading } from './profile-reader.ts'
import {
  changedSince,
  createdIds,
  differencesFrom,
  doneChanges,
  findCreated,
  foundDone,
  freeze,
  refusalsOf,
  reservedIds,
  settledBy,
  withWritten,
} from './record.ts'
import { expireSession, readSession, type Session } from './session.ts'
import { forgetStalls, isStalled, stall, unstall } from './stalled.ts'
import {
  changeSubmission,
  changeSubmissionAndDraft,
  changeSubmissions,
  readSubmissions,
} from './submission-store.ts'

/**
 * Runs submissions: writes down what the journal says, then does it. What it holds in memory is only what storage could
 * not take yet, and which submissions this life of the worker has taken up.
 */

const clock: Clock = { now: () => Date.now(), random: () => Math.random() }

/** How many finished submissions stay listed. */
const keptFinished = 50

/** Submissions this life of the worker runs: any other is taken up as one that an earlier life left behind. */
const takenUp = new Set<string>()

/** Things about to be written down that may set something running, whatever storage says until then. */
let beginning = 0

/** What happened and is not written down yet, by submission. */
const unwritten = new Map<string, Event[]>()

/** Tells that wait for the lock of storage, by submission: what happens until they have it, they write down with theirs. */
const waiting = new Map<string, Promise<unknown>>()

/** Effects that may not be had twice at once, and whether they were asked for again meanwhile. */
const underWay = new Map<string, boolean>()

export const alarmName = (person: string, submission: string): string => `submission:${person}:${submission}`

/** Should the worker die on the way, nothing else might wake it: one alarm for all, while anything is running. */
export const wakeAlarm = 'wake'

/**
 * Longer than any request waits for its answer. Again and again until cleared: a worker may die the moment an alarm has
 * woken it.
 */
const minutes = 1

const wakeInAnyCase = (): Promise<void> =>
  browser.alarms.create(wakeAlarm, { delayInMinutes: minutes, periodInMinutes: minutes })

/**
 * Before anything can run, the alarm is there: between the two the worker may die. It is asked for before anything is
 * written, and there before anything that `work` begins goes on.
 */
const awake = async <T>(work: () => Promise<T>): Promise<T> => {
  beginning += 1
  try {
    const [, done] = await Promise.all([wakeInAnyCase(), work()])
    return done
  } finally {
    beginning -= 1
  }
}

/**
 * One at a time per member: making a plan of the draft and writing it into the outbox, and settling the draft at the
 * end of a submission. So no plan is made of edits that have just been sent.
 */
export const exclusively = <T>(person: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`profile-patch-draft:${person}`, work)

/** What a submission begins from, as it is stored. */
export interface Outset {
  baseline: Baseline
  session: Session | null
  /** Those there are already. */
  former: readonly Submission[]
}

/** To be read inside `exclusively`. */
export const readOutset = async (person: string): Promise<Outset> => {
  const [baseline, session, former] = await Promise.all([
    readBaseline(person),
    readSession(),
    readSubmissions(person),
  ])
  return { baseline, session, former }
}

/**
 * Freezes a plan and starts it, inside `exclusively`. The caller has shown these very calls to the member, who confirmed
 * them, and has seen that nothing else is under way. Rejects where it can't be written down: nothing was sent then.
 */
export const submit = async (
  person: string,
  { baseline, session, former }: Outset,
  calls: readonly Call[],
  changes: readonly Change[],
  client: Client,
): Promise<string> => {
  const named = { id: crypto.randomUUID(), person, createdAt: clock.now() }
  const submission = freeze(named, calls, changes, baseline)
  const begun: Begun = { ...withClaims(submission, session), mayRing: false }
  await awake(() => enter(begun.submission, former))
  void run(begun, client)
  return submission.id
}

/** Into the outbox, before those it takes over from, in one write with the ids that the draft may not give away. */
const enter = (submission: Submission, known: readonly Submission[]): Promise<unknown> => {
  const { id, person, steps } = submission
  const sent = new Set(steps.map(({ call }) => call.id))
  takenUp.add(id)
  return changeSubmissions(
    person,
    (list) => [
      submission,
      ...list
        .map((former) =>
          former.steps.some(({ call, state }) => state !== 'done' && sent.has(call.id))
            ? advance(former, { type: 'superseded' }, clock)
            : former,
        )
        .filter(
          (former, index) =>
            index < keptFinished - 1 || isUnfinished(former) || former.steps.some(isUndecided),
        ),
    ],
    { made: [id], listed: known.map((former) => former.id), draft: withReserved },
  )
}

/** New entries never take the id of one that is on its way. */
const withReserved = (draft: Draft, list: readonly Submission[]): Draft => {
  const ids = reservedIds(list)
  if (Object.keys(ids).length > 0) return { ...draft, reserved: ids }
  const { reserved, ...rest } = draft
  return reserved ? rest : draft
}

/** Tells a submission what happened and does what follows from it. */
export const tell = async (person: string, id: string, event: Event, client: Client): Promise<void> => {
  const before = waiting.get(id)
  if (before) {
    // What follows from it follows from that one.
    remember(id, [event])
    await before
    return
  }
  const session = readSession()
  const recorded = awake(() => record(person, id, event, { session, client }))
  waiting.set(id, recorded)
  const begun = await recorded.finally(() => {
    if (waiting.get(id) === recorded) waiting.delete(id)
  })
  if (begun) await run(begun, client)
}

const remember = (id: string, events: readonly Event[]): void => {
  unwritten.set(id, [...(unwritten.get(id) ?? []), ...events])
}

/** A submission, and the steps of it that were marked as sent in the very write that kept it: they may go out. */
interface Claimed {
  submission: Submission
  claimed: readonly string[]
  /** Whose token they go out with. */
  session: Session | null
}

interface Begun extends Claimed {
  /** An alarm of its own may be set, for it waited. */
  mayRing: boolean
  /** What is to be read back once all is written down: it changes nothing, and so is asked for meanwhile. */
  reading?: Promise<Reading> | undefined
}

/**
 * Marks as sent all that is to be sent now. It stands in storage with the outcome that made room for it, in one write,
 * and so for one caller only: of two answers arriving together, one finds the step ready. A submission never runs under
 * another member's token.
 */
const withClaims = (submission: Submission, session: Session | null): Claimed => {
  const effects = session?.person === submission.person ? effectsOf(submission) : []
  const claimed = effects.flatMap((effect) => (effect.type === 'send' ? [effect.step] : []))
  return {
    session,
    submission: claimed.reduce(
      (before, step) => advance(before, { type: 'sending', step }, clock),
      submission,
    ),
    claimed,
  }
}

/**
 * Writes down what happened, after what could not be written down before. Undefined where there is no such submission,
 * and where storage takes nothing: the event is kept then, and told again with the next one. Not so with `settle`: an
 * end is never told without the draft it settles.
 */
const record = async (
  person: string,
  id: string,
  event: Event,
  /** Who is signed in, and what to go on with; null: nothing follows from it yet. */
  next: { session: Promise<Session | null>; client: Client } | null,
  /** What becomes of the draft, in the same write. */
  settle?: (draft: Draft) => Draft,
): Promise<Begun | undefined> => {
  if (!settle) remember(id, [event])
  let isFirst = false
  let written: Event[] = []
  let begun: Begun | undefined
  const after = (submission: Submission, session: Session | null): Submission => {
    // All that has happened by now: answers that come together are written together.
    written = unwritten.get(id) ?? []
    unwritten.delete(id)
    if (next) waiting.delete(id)
    isFirst = !takenUp.has(id)
    const happened: Event[] = [
      ...(isFirst ? [{ type: 'woke' } as const] : []),
      ...written,
      ...(settle ? [event] : []),
    ]
    takenUp.add(id)
    const now = happened.reduce((before, each) => advance(before, each, clock), submission)
    const mayRing = isFirst || isStalled(id) || Boolean(submission.pause?.until)
    const isToRead = next && effectsOf(now).some(({ type }) => type === 'read-back')
    begun = {
      ...withClaims(now, session),
      mayRing,
      reading: isToRead ? askProfile(person, next.client, session) : undefined,
    }
    return begun.submission
  }
  try {
    const found = await (settle
      ? changeSubmissionAndDraft(person, id, (submission, draft) => [after(submission, null), settle(draft)])
      : changeSubmission(person, id, async (submission) => after(submission, (await next?.session) ?? null)))
    if (!found) unwritten.delete(id)
    if (isFirst || isStalled(id)) await unstall(id)
    return found && begun
  } catch {
    unwritten.set(id, [...written, ...(unwritten.get(id) ?? [])])
    if (isFirst) takenUp.delete(id)
    await stall(id, alarmName(person, id), clock.now())
    return undefined
  }
}

const run = async (
  { submission, claimed, session, mayRing, reading }: Begun,
  client: Client,
): Promise<void> => {
  takenUp.add(submission.id)
  await Promise.all([
    submission.pause?.until || !mayRing
      ? null
      : browser.alarms.clear(alarmName(submission.person, submission.id)),
    ...claimed.map((step) => have(submission, () => sendStep(submission, step, session, client))),
    ...effectsOf(submission).map((effect) =>
      have(submission, () => effectOf(submission, effect, client, reading)),
    ),
  ])
}

/** What storage did not let happen is had again when there is room. */
const have = async ({ person, id }: Submission, effect: () => Promise<void>): Promise<void> => {
  try {
    await effect()
  } catch {
    await stall(id, alarmName(person, id), clock.now())
  }
}

const effectOf = (
  submission: Submission,
  effect: Effect,
  client: Client,
  reading: Promise<Reading> | undefined,
): Promise<void> => {
  const { person, id } = submission
  switch (effect.type) {
    case 'wake-at':
      return browser.alarms.create(alarmName(person, id), { when: effect.at, periodInMinutes: minutes })
    case 'send':
      return beginStep(submission, effect.step, client)
    case 'check':
      return once(submission, effect.type, client, () => check(submission, client))
    case 'look-up':
      return once(submission, effect.type, client, () => lookUp(submission, effect.steps, client))
    case 'read-back':
      return once(submission, effect.type, client, () => finish(submission, client, reading))
  }
}

/** Not twice at once; what asked for it meanwhile is seen to afterwards. */
const once = async (
  { person, id }: Submission,
  type: Effect['type'],
  client: Client,
  work: () => Promise<void>,
): Promise<void> => {
  const key = `${id} ${type}`
  if (underWay.has(key)) {
    underWay.set(key, true)
    return
  }
  underWay.set(key, false)
  let wasAskedAgain: boolean | undefined
  try {
    await work()
  } finally {
    wasAskedAgain = underWay.get(key)
    underWay.delete(key)
  }
  if (wasAskedAgain) await tell(person, id, { type: 'due' }, client)
}

/** A step that nobody signed in could have sent when the rest was written down. */
const beginStep = async ({ person, id }: Submission, step: string, client: Client): Promise<void> => {
  const session = await readSession()
  if (session?.person === person) return tell(person, id, { type: 'due' }, client)
  const reason = session ? 'other-member' : 'signed-out'
  return tell(person, id, { type: 'unable', step, reason }, client)
}

const sendStep = async (
  submission: Submission,
  stepId: string,
  session: Session | null,
  client: Client,
): Promise<void> => {
  const { person, id } = submission
  const step = submission.steps.find(({ call }) => call.id === stepId)
  if (!step) return
  const event = await sendClaimed({ submission, step }, session, client)
  const isSignedOut =
    event.type === 'answered' && !event.answer.ok && event.answer.failure.type === 'signed-out'
  try {
    if (isSignedOut && session) await expireSession(session)
  } finally {
    await tell(person, id, event, client)
  }
}

const sendClaimed = async (
  { submission, step }: { submission: Submission; step: Step },
  session: Session | null,
  client: Client,
): Promise<Event> => {
  const { person, steps } = submission
  const { id, operation } = step.call
  if (operation.type === 'upload')
    return sendUpload(
      {
        step,
        file: operation.file,
        registration: steps.find(({ call }) => call.id === operation.registration),
      },
      // A picture takes minutes: by then the token may be another.
      clientAs(client, person),
      () => record(person, submission.id, { type: 'uploaded', step: id }, null),
    )
  const answer = await client.send(requestOf(step.call, person, createdIds(submission)), {
    person,
    ...(session?.person === person ? { bearer: session.accessToken } : {}),
  })
  return operation.type === 'register-upload'
    ? answerToRegistration(id, answer)
    : { type: 'answered', step: id, answer }
}

/** Ids LinkedIn gave to what other submissions made: none of those is what this one looks for. */
const othersIds = async ({ person, id }: Submission): Promise<string[]> =>
  (await readSubmissions(person)).flatMap((other) =>
    other.id === id ? [] : Object.values(createdIds(other)),
  )

/** A create whose answer was lost is looked for on the profile before anything else is done about it. */
const lookUp = async (submission: Submission, steps: readonly string[], client: Client): Promise<void> => {
  const { person, id } = submission
  const { baseline, failure } = await reloadBaseline(person, client)
  if (failure) return tell(person, id, { type: 'look-failed', failure }, client)
  const found = findCreated(submission, steps, baseline, await othersIds(submission))
  for (const step of steps)
    await tell(
      person,
      id,
      { type: 'looked-up', step, found: found.get(step) ?? { state: 'undecided' } },
      client,
    )
}

/** What waited long is compared with the profile as it is now, before it replaces anything there. */
const check = async (submission: Submission, client: Client): Promise<void> => {
  const { person, id } = submission
  const { baseline, failure } = await reloadBaseline(person, client)
  const event: Event = failure
    ? { type: 'look-failed', failure }
    : { type: 'checked', changed: changedSince(submission, baseline) }
  await tell(person, id, event, client)
}

/** Reads the profile back, says where it differs from what was meant, and lets go of the edits that are done. */
const finish = async (
  asTold: Submission,
  client: Client,
  asked: Promise<Reading> | undefined,
): Promise<void> => {
  const { person, id } = asTold
  const [reading, others] = await Promise.all([
    asked ?? readSession().then((session) => askProfile(person, client, session)),
    othersIds(asTold),
  ])
  const { baseline, failure } = await keepReading(person, reading, (before) => withWritten(before, asTold))
  const found = failure ? [] : foundDone(asTold, baseline)
  const submission = withFound(asTold, found)
  const differences = failure
    ? null
    : [...differencesFrom(baseline, submission), ...madeTwice(baseline, submission, others)]
  await exclusively(person, async () => {
    const ended = await record(person, id, { type: 'read-back', differences, found }, null, (draft) => {
      const rest = rebased(
        settledBy(submission, draft, baseline),
        doneChanges(submission),
        createdIds(submission),
      )
      return { ...rest, refusals: { ...rest.refusals, ...refusalsOf(submission, rest, clock.now()) } }
    })
    if (!ended) return
    const list = await readSubmissions(person)
    await changeItem(items.draft(person), (draft) => withReserved(draft, list))
    await keepInHistory(ended.submission, clock.now())
  })
}

/**
 * After the worker woke, and whenever the alarm for all goes off: everything unfinished goes on from what is written
 * down.
 */
export const wakeAll = async (client: Client): Promise<void> => {
  // First of all: a browser may drop its alarms when it is closed or the extension updated.
  await wakeInAnyCase()
  const { list } = await readItem(items.members)
  const session = await readSession()
  await Promise.all(
    list.map(async ({ person }) => {
      const left = (await readSubmissions(person)).filter(isUnfinished)
      const type = session?.person === person ? 'signed-in' : 'due'
      await Promise.all(left.map(({ id }) => tell(person, id, { type }, client)))
    }),
  )
  const outboxes = await Promise.all(list.map(({ person }) => readSubmissions(person)))
  const isAwake = beginning > 0 || outboxes.flat().some(({ state }) => state === 'running')
  if (!isAwake) await browser.alarms.clear(wakeAlarm)
}

/** The same member is signed in again: what waited for that goes on. */
export const resumeSignedOut = async (person: string, client: Client): Promise<void> => {
  await wakeInAnyCase()
  for (const submission of await readSubmissions(person))
    if (isUnfinished(submission)) await tell(person, submission.id, { type: 'signed-in' }, client)
}

/** A new life of the worker remembers nothing: for tests, which can't end the module they run in. */
export const forgetLife = (): void => {
  forgetStalls()
  beginning = 0
  takenUp.clear()
  unwritten.clear()
  waiting.clear()
  underWay.clear()
}
