import { describe, expect, it } from 'vitest'
import { advance, effectsOf, type Event, type LookUp } from '../../../utils/background/journal.ts'
import type { Step, Submission } from '../../../utils/browser/submission.ts'
import { closed, lost, notSignedIn, type Failure } from '../../../utils/linkedin/failure.ts'
import { failureOf } from '../../../utils/linkedin/refusal.ts'
import type { Call } from '../../../utils/profile/call.ts'

const now = Date.UTC(2026, 0, 2, 12)
const clock = { now: () => now, random: () => 0.5 }

const call = (id: string, operation: Call['operation'], waitsFor: string[] = []): Call => ({
  id,
  operation,
  body: {},
  longs: [],
  references: [],
  waitsFor,
})
const update = call('profile', { type: 'update-profile' })
const create = (id: string, waitsFor: string[] = []) =>
  call(id, { type: 'create-entry', section: 'skills', entry: id }, waitsFor)

const submissionOf = (calls: Call[]): Submission => ({
  id: 's',
  person: 'p',
  createdAt: 0,
  finishedAt: null,
  state: 'running',
  pause: null,
  steps: calls.map((of): Step => ({
    call: of,
    state: 'waiting',
    attempts: 0,
    failure: null,
    createdId: null,
    lookUp: null,
  })),
  changes: [],
  entriesBefore: {},
  differences: null,
})

const after = (submission: Submission, ...events: Event[]) =>
  events.reduce((state, event) => advance(state, event, clock), submission)

const sending = (step: string): Event => ({ type: 'sending', step })
const done = (step: string, id: string | null = null): Event => ({
  type: 'answered',
  step,
  answer: { ok: true, status: 200, id, body: '', requestId: null },
})
const failing = (step: string, failure: Failure): Event => ({
  type: 'answered',
  step,
  answer: { ok: false, failure },
})
const status = (code: number, headers: Record<string, string> = {}, message = ''): Failure =>
  failureOf(
    {
      status: code,
      header: (name) => headers[name.toLowerCase()] ?? null,
      body: JSON.stringify({ message, status: code }),
    },
    null,
    now,
  )

const states = ({ steps }: Submission) => steps.map(({ state }) => state)

describe('the journal', () => {
  it('sends, then reads back, then is done', () => {
    const start = submissionOf([update])
    expect(effectsOf(start)).toEqual([{ type: 'send', step: 'profile' }])
    const sent = after(start, sending('profile'))
    expect(states(sent)).toEqual(['sent'])
    expect(effectsOf(sent)).toEqual([])
    const answered = after(sent, done('profile'))
    expect(effectsOf(answered)).toEqual([{ type: 'read-back' }])
    const finished = after(answered, { type: 'read-back', differences: [] })
    expect(finished).toMatchObject({ state: 'done', finishedAt: now, differences: [] })
    expect(effectsOf(finished)).toEqual([])
  })

  it('sends what may be repeated again after a restart, and looks a create up instead', () => {
    const died = after(submissionOf([update, create('new-1')]), sending('profile'), sending('new-1'))
    const woken = after(died, { type: 'woke' })
    expect(states(woken)).toEqual(['waiting', 'lost'])
  })

  it('goes on where it was when nothing was under way', () => {
    const woken = after(submissionOf([update]), { type: 'woke' })
    expect(effectsOf(woken)).toEqual([{ type: 'send', step: 'profile' }])
  })

  it('pauses at 401, keeps the queue, and goes on after signing in', () => {
    const paused = after(
      submissionOf([update]),
      sending('profile'),
      failing('profile', notSignedIn('invalid')),
    )
    expect(paused).toMatchObject({ state: 'paused', pause: { reason: 'signed-out', until: null } })
    expect(effectsOf(paused)).toEqual([])
    expect(effectsOf(after(paused, { type: 'woke' }))).toEqual([])
    expect(effectsOf(after(paused, { type: 'signed-in' }))).toEqual([{ type: 'send', step: 'profile' }])
  })

  it('waits as long as LinkedIn asks', () => {
    const limited = status(429, { 'retry-after': '90' })
    const paused = after(submissionOf([update]), sending('profile'), failing('profile', limited))
    expect(effectsOf(paused)).toEqual([{ type: 'wake-at', at: now + 90_000 }])
    expect(effectsOf(after(paused, { type: 'resumed' }))).toEqual([{ type: 'send', step: 'profile' }])
  })

  it('waits until midnight UTC for a daily limit', () => {
    const limited = status(
      429,
      {},
      'Resource level throttle MEMBER DAY limit for calls to this resource is reached.',
    )
    const paused = after(submissionOf([update]), sending('profile'), failing('profile', limited))
    expect(effectsOf(paused)).toEqual([{ type: 'wake-at', at: Date.UTC(2026, 0, 3) }])
  })

  it('waits longer each time LinkedIn has a fault, but never forever', () => {
    let submission = submissionOf([update])
    const waits: number[] = []
    for (let attempt = 0; attempt < 14; attempt += 1) {
      submission = after(submission, { type: 'resumed' }, sending('profile'), failing('profile', status(503)))
      waits.push((submission.pause?.until ?? 0) - now)
    }
    expect(waits.slice(0, 3)).toEqual([1500, 3000, 6000])
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
    expect(waits.at(-1)).toBe(15 * 60_000 * 0.75)
  })

  it('asks again at once when an answer is lost, then waits for the network', () => {
    const cut = lost('network')
    const once = after(submissionOf([update]), sending('profile'), failing('profile', cut))
    expect(effectsOf(once)).toEqual([{ type: 'send', step: 'profile' }])
    const thrice = after(
      once,
      sending('profile'),
      failing('profile', cut),
      sending('profile'),
      failing('profile', cut),
    )
    expect(thrice).toMatchObject({ state: 'paused', pause: { reason: 'offline' } })
  })

  it('never repeats a create whose outcome is unknown', () => {
    const one = after(submissionOf([create('new-1')]), sending('new-1'), failing('new-1', lost('network')))
    expect(states(one)).toEqual(['lost'])
    expect(effectsOf(one)).toEqual([{ type: 'look-up', steps: ['new-1'] }])
    const looked = (found: LookUp) => after(one, { type: 'looked-up', step: 'new-1', found })
    const there = looked({ state: 'there', id: '7' })
    expect(there.steps[0]).toMatchObject({ state: 'done', createdId: '7' })
    expect(effectsOf(there)).toEqual([{ type: 'read-back' }])
    expect(effectsOf(looked({ state: 'absent' }))).toEqual([{ type: 'send', step: 'new-1' }])
    const undecided = looked({ state: 'undecided' })
    expect(states(undecided)).toEqual(['lost'])
    expect(effectsOf(undecided)).toEqual([{ type: 'read-back' }])
  })

  it('keeps what waits for a lost create until it is looked up', () => {
    const lostOne = after(
      submissionOf([create('new-1'), create('new-2', ['new-1'])]),
      sending('new-1'),
      failing('new-1', lost('network')),
    )
    expect(states(lostOne)).toEqual(['lost', 'waiting'])
    const found = after(lostOne, { type: 'looked-up', step: 'new-1', found: { state: 'there', id: '7' } })
    expect(effectsOf(found)).toEqual([{ type: 'send', step: 'new-2' }])
    const given = after(lostOne, { type: 'looked-up', step: 'new-1', found: { state: 'undecided' } })
    expect(states(given)).toEqual(['lost', 'skipped'])
  })

  it('stops when the member says so, lets what is under way end, and goes on or gives the rest up', () => {
    const start = submissionOf(['a', 'b', 'c', 'd'].map((id) => create(id)))
    const paused = after(start, sending('a'), { type: 'pause-asked' }, done('a', '1'))
    expect(paused).toMatchObject({ state: 'paused', pause: { reason: 'member' } })
    expect(effectsOf(paused)).toEqual([])
    expect(effectsOf(after(paused, { type: 'woke' }))).toEqual([])
    expect(effectsOf(after(paused, { type: 'resumed' }))).toHaveLength(3)
    const cancelled = after(paused, { type: 'cancelled' })
    expect(states(cancelled)).toEqual(['done', 'skipped', 'skipped', 'skipped'])
    expect(effectsOf(cancelled)).toEqual([{ type: 'read-back' }])
  })

  it('stops at a refusal, skips what waited for it, and does the rest', () => {
    const start = submissionOf([update, create('new-1'), create('new-2', ['new-1'])])
    const refused = after(
      start,
      sending('profile'),
      sending('new-1'),
      failing('new-1', status(422, {}, 'no')),
      done('profile'),
    )
    expect(states(refused)).toEqual(['done', 'refused', 'skipped'])
    expect(after(refused, { type: 'read-back', differences: [] }).state).toBe('attention')
  })

  it('lets a dependent step go only when what it waits for is done', () => {
    const start = submissionOf([create('new-1'), create('new-2', ['new-1'])])
    expect(effectsOf(start)).toEqual([{ type: 'send', step: 'new-1' }])
    const ready = after(start, sending('new-1'), done('new-1', '9007199254740993'))
    expect(ready.steps[0]?.createdId).toBe('9007199254740993')
    expect(effectsOf(ready)).toEqual([{ type: 'send', step: 'new-2' }])
  })

  it('runs a few independent steps at once, no more', () => {
    const start = submissionOf(['a', 'b', 'c', 'd', 'e'].map((id) => create(id)))
    expect(effectsOf(start)).toHaveLength(3)
    expect(effectsOf(after(start, sending('a'), sending('b')))).toEqual([{ type: 'send', step: 'c' }])
  })

  it('starts refused steps again when the member says so', () => {
    const refused = after(
      submissionOf([update]),
      sending('profile'),
      failing('profile', status(403)),
      { type: 'read-back', differences: [] },
      { type: 'retried' },
    )
    expect(effectsOf(refused)).toEqual([{ type: 'send', step: 'profile' }])
  })

  it('takes a create for made only when it knows the id', () => {
    const nameless = after(submissionOf([create('new-1')]), sending('new-1'), done('new-1'))
    expect(nameless.steps[0]).toMatchObject({ state: 'lost', lookUp: 'due' })
  })

  it('waits before it sends a create again that LinkedIn may still be at', () => {
    const late = after(submissionOf([create('new-1')]), sending('new-1'), failing('new-1', lost('timeout')), {
      type: 'looked-up',
      step: 'new-1',
      found: { state: 'absent' },
    })
    expect(late).toMatchObject({ state: 'paused', pause: { reason: 'unsure', until: now + 60_000 } })
    expect(states(late)).toEqual(['lost'])
    const then = { now: () => now + 60_000, random: () => 0.5 }
    const due = advance(late, { type: 'due' }, then)
    expect(effectsOf(due)).toEqual([{ type: 'look-up', steps: ['new-1'] }])
    const sure = advance(due, { type: 'looked-up', step: 'new-1', found: { state: 'absent' } }, then)
    expect(effectsOf(sure)).toEqual([{ type: 'send', step: 'new-1' }])
  })

  it.each<[string, Failure, string]>([
    ['nobody is signed in', notSignedIn('no-token'), 'signed-out'],
    ['LinkedIn asks to wait', status(429, { 'retry-after': '9' }), 'rate-limited'],
    ['LinkedIn has a fault', status(503), 'server'],
    ['there is no network', lost('network'), 'offline'],
  ])('gives nothing up because the profile can’t be read just now: %s', (_name, failure, reason) => {
    const one = after(submissionOf([create('new-1')]), sending('new-1'), failing('new-1', lost('network')), {
      type: 'look-failed',
      failure,
    })
    expect(one).toMatchObject({ state: 'paused', pause: { reason } })
    expect(one.steps[0]).toMatchObject({ state: 'lost', lookUp: 'due' })
    expect(effectsOf(after(one, { type: 'resumed' }))).toEqual([{ type: 'look-up', steps: ['new-1'] }])
  })

  it('asks the member where the profile may not be read at all', () => {
    const blind = after(
      submissionOf([create('new-1'), create('new-2', ['new-1'])]),
      sending('new-1'),
      failing('new-1', lost('network')),
      { type: 'look-failed', failure: status(403) },
      { type: 'read-back', differences: [] },
    )
    expect(blind.state).toBe('attention')
    expect(states(blind)).toEqual(['lost', 'skipped'])
    // Trying again is no leave to send it twice.
    expect(effectsOf(after(blind, { type: 'retried' }))).toEqual([{ type: 'look-up', steps: ['new-1'] }])
    const decided = (decision: 'there' | 'send-again') =>
      after(blind, { type: 'decided', step: 'new-1', decision })
    expect(states(decided('there'))).toEqual(['done', 'skipped'])
    expect(states(decided('send-again'))).toEqual(['waiting', 'waiting'])
  })

  it('sends nothing more once it is cancelled, whatever a look-up or an answer says', () => {
    const looking = after(
      submissionOf([create('new-1')]),
      sending('new-1'),
      failing('new-1', lost('cut')),
      { type: 'cancelled' },
      { type: 'looked-up', step: 'new-1', found: { state: 'absent' } },
    )
    expect(states(looking)).toEqual(['skipped'])
    const answered = after(submissionOf([update]), sending('profile'), { type: 'cancelled' })
    expect(states(after(answered, failing('profile', status(429))))).toEqual(['skipped'])
    expect(states(after(answered, failing('profile', lost('cut'))))).toEqual(['lost'])
    expect(states(after(answered, { type: 'woke' }))).toEqual(['lost'])
  })

  it('leaves a pause of the member to the member', () => {
    const paused = after(
      submissionOf([update, create('new-1')]),
      sending('profile'),
      { type: 'pause-asked' },
      failing('profile', status(429, { 'retry-after': '9' })),
      { type: 'due' },
      { type: 'signed-in' },
    )
    expect(paused).toMatchObject({ state: 'paused', pause: { reason: 'member' } })
  })

  it('ends a pause at its time and not before', () => {
    const paused = after(
      submissionOf([update]),
      sending('profile'),
      failing('profile', status(429, { 'retry-after': '9' })),
    )
    expect(after(paused, { type: 'due' }).state).toBe('paused')
    const later = { ...clock, now: () => now + 9_000 }
    expect(advance(paused, { type: 'due' }, later).state).toBe('running')
  })

  it('waits for its own member while another is signed in', () => {
    const waiting = after(submissionOf([update]), { type: 'unable', step: 'profile', reason: 'other-member' })
    expect(waiting).toMatchObject({ state: 'paused', pause: { reason: 'other-member', until: null } })
    expect(effectsOf(after(waiting, { type: 'signed-in' }))).toEqual([{ type: 'send', step: 'profile' }])
  })

  it('looks at the profile again before it replaces what waited long', () => {
    const waited = { ...submissionOf([update, create('new-1')]), checkedAt: now - 60_001 }
    const due = after(
      waited,
      { type: 'unable', step: 'profile', reason: 'signed-out' },
      { type: 'signed-in' },
    )
    expect(effectsOf(due)).toEqual([{ type: 'check' }])
    const same = after(due, { type: 'checked', changed: {} })
    expect(effectsOf(same).length).toBe(2)
    const changed = after(due, { type: 'checked', changed: { profile: ['headline'] } })
    expect(states(changed)).toEqual(['refused', 'waiting'])
    expect(changed.steps[0]?.failure).toMatchObject({ type: 'conflict', fields: [{ path: ['headline'] }] })
  })

  it('replaces nothing unseen where LinkedIn does not let it look, until another try sees it', () => {
    const waited = { ...submissionOf([update, create('new-1')]), checkedAt: now - 60_001 }
    const refused = after(
      waited,
      { type: 'signed-in' },
      { type: 'look-failed', failure: closed(status(404)) },
      sending('new-1'),
      done('new-1', '7'),
    )
    expect(states(refused)).toEqual(['refused', 'done'])
    expect(refused.steps[0]?.failure).toMatchObject({ type: 'closed', status: 404 })
    const again = after(refused, { type: 'read-back', differences: null }, { type: 'retried' })
    expect(effectsOf(again)).toEqual([{ type: 'check' }])
    const seen = after(again, { type: 'checked', changed: {} })
    expect(effectsOf(seen)).toEqual([{ type: 'send', step: 'profile' }])
  })

  it('does not replace at a press of “try again” what LinkedIn got meanwhile', () => {
    const waited = { ...submissionOf([update, create('new-1')]), checkedAt: now - 60_001 }
    const ended = after(
      waited,
      { type: 'checked', changed: { profile: ['headline'] } },
      sending('new-1'),
      failing('new-1', status(422, {}, 'no')),
      { type: 'read-back', differences: [] },
    )
    expect(ended.state).toBe('attention')
    const again = after(ended, { type: 'retried' })
    expect(states(again)).toEqual(['refused', 'waiting'])
    expect(effectsOf(again)).toEqual([{ type: 'send', step: 'new-1' }])
  })

  it('takes what comes too late, twice or out of turn for nothing', () => {
    const finished = after(submissionOf([create('new-1')]), sending('new-1'), done('new-1', '7'), {
      type: 'read-back',
      differences: [],
    })
    const events: Event[] = [
      { type: 'looked-up', step: 'new-1', found: { state: 'absent' } },
      failing('new-1', lost('cut')),
      { type: 'woke' },
      { type: 'retried' },
      { type: 'resumed' },
      { type: 'due' },
      { type: 'cancelled' },
      { type: 'decided', step: 'new-1', decision: 'send-again' },
      { type: 'read-back', differences: null },
    ]
    for (const event of events) expect([event.type, after(finished, event)]).toEqual([event.type, finished])
    // Two presses on retry are one.
    const refused = after(
      submissionOf([create('new-1')]),
      sending('new-1'),
      failing('new-1', lost('cut')),
      { type: 'look-failed', failure: status(403) },
      { type: 'read-back', differences: [] },
    )
    expect(after(refused, { type: 'retried' }, { type: 'retried' })).toEqual(
      after(refused, { type: 'retried' }),
    )
    // What a later submission sends again, this one does not.
    expect(effectsOf(after(refused, { type: 'superseded' }, { type: 'retried' }))).toEqual([])
  })

  it('finds done what seemed lost and stands on the profile', () => {
    const seemed = after(submissionOf([update]), sending('profile'), { type: 'cancelled' }, { type: 'woke' })
    expect(states(seemed)).toEqual(['lost'])
    const read = after(seemed, { type: 'read-back', differences: [], found: ['profile'] })
    expect(read).toMatchObject({ state: 'done', steps: [{ state: 'done', failure: null }] })
  })
})
