import { describe, expect, it } from 'vitest'
import { advance, effectsOf, type Event } from '../../../utils/background/journal.ts'
import {
  createdIds,
  freeze,
  settledIds,
  withAssetsNamed,
  withWritten,
} from '../../../utils/background/record.ts'
import { submissionSchema } from '../../../utils/browser/item-schemas.ts'
import type { Submission } from '../../../utils/browser/submission.ts'
import { failureOf } from '../../../utils/linkedin/refusal.ts'
import { unknownBaseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft } from '../../../utils/profile/draft.ts'
import { asJson, type PictureFile } from '../../../utils/profile/picture.ts'
import { planOf } from '../../../utils/profile/plan.ts'

const now = Date.UTC(2026, 0, 2, 12)
const clock = { now: () => now, random: () => 0.5 }

const file = (sign: string): PictureFile => ({
  sha256: sign.repeat(64),
  bytes: 9,
  type: 'image/png',
  width: 400,
  height: 400,
})
const former = { originalImage: 'urn:li:digitalmediaAsset:a', displayImage: 'urn:li:digitalmediaAsset:b' }
const baseline = { ...unknownBaseline('X', 0), access: 'full' as const, fields: { profilePicture: former } }
const draft = applyOperation(
  emptyDraft,
  {
    type: 'set-value',
    field: 'profilePicture',
    value: asJson({ original: file('1'), display: file('2'), isFirst: false }),
  },
  baseline,
)
const changes = changesOf(baseline, draft)
const begun = freeze({ id: 's', person: 'X', createdAt: now }, planOf(changes), changes, baseline)
const [original = '', display = '', originalUpload = '', displayUpload = '', update = ''] = begun.steps.map(
  ({ call }) => call.id,
)

const after = (submission: Submission, ...events: Event[]) =>
  events.reduce((state, event) => advance(state, event, clock), submission)
const sending = (step: string): Event => ({ type: 'sending', step })
const registered = (step: string, id: string): Event => ({
  type: 'registered',
  step,
  registered: {
    asset: `urn:li:digitalmediaAsset:${id}`,
    ticket: { url: `https://api.linkedin.com/mediaUpload/${id}`, headers: {} },
  },
})
const done = (step: string): Event => ({
  type: 'answered',
  step,
  answer: { ok: true, status: 200, id: null, body: '', requestId: null },
})
const failing = (step: string, status: number): Event => ({
  type: 'answered',
  step,
  answer: { ok: false, failure: failureOf({ status, header: () => null, body: '{}' }, null, now) },
})
const uploaded = (step: string): Event => ({ type: 'uploaded', step })
const sends = (submission: Submission) =>
  effectsOf(submission).map((effect) => (effect.type === 'send' ? effect.step : effect.type))
const stepIn = ({ steps }: Submission, id: string) => steps.find(({ call }) => call.id === id)
const statesOf = ({ steps }: Submission) => steps.map(({ state }) => state)

const bothRegistered = after(
  begun,
  sending(original),
  sending(display),
  registered(original, 'O1'),
  registered(display, 'D1'),
)
const bothUploaded = after(
  bothRegistered,
  sending(originalUpload),
  sending(displayUpload),
  uploaded(originalUpload),
  done(originalUpload),
  uploaded(displayUpload),
  done(displayUpload),
)

describe('the journal of a picture', () => {
  it('begins with both registrations, then both uploads, then the update', () => {
    expect(sends(begun)).toEqual([original, display])
    expect(sends(bothRegistered)).toEqual([originalUpload, displayUpload])
    expect(sends(bothUploaded)).toEqual([update])
  })

  it('keeps the address of an upload until the bytes are there, and no longer', () => {
    expect(stepIn(bothRegistered, original)?.ticket?.url).toContain('O1')
    expect(JSON.stringify(bothUploaded)).not.toContain('mediaUpload')
    const given = after(bothRegistered, { type: 'read-back', differences: null })
    expect(JSON.stringify(given)).not.toContain('mediaUpload')
  })

  it.each([400, 403, 404, 410])('asks for another address when the upload answers %i, once', (status) => {
    const expired = after(bothRegistered, sending(originalUpload), failing(originalUpload, status))
    expect(sends(expired)).toEqual([original, displayUpload])
    expect(createdIds(expired)).toEqual({ [display]: 'urn:li:digitalmediaAsset:D1' })
    const anew = after(expired, sending(original), registered(original, 'O2'))
    expect(sends(anew)).toContain(originalUpload)
    expect(createdIds(anew)[original]).toBe('urn:li:digitalmediaAsset:O2')
    const again = after(anew, sending(originalUpload), failing(originalUpload, status))
    expect(stepIn(again, originalUpload)?.state).toBe('refused')
    expect(stepIn(again, update)?.state).toBe('skipped')
  })

  it('tried again by the member, begins with a fresh address where the bytes are not there yet', () => {
    const refused = after(
      bothRegistered,
      sending(displayUpload),
      uploaded(displayUpload),
      done(displayUpload),
      sending(originalUpload),
      failing(originalUpload, 404),
      sending(original),
      registered(original, 'O2'),
      sending(originalUpload),
      failing(originalUpload, 404),
      { type: 'read-back', differences: [] },
      { type: 'retried' },
    )
    expect(statesOf(refused)).toEqual(['waiting', 'done', 'waiting', 'done', 'waiting'])
    expect(sends(refused)).toEqual([original])
  })

  it('goes on after the worker died on the way: the upload again, or only the question how far LinkedIn is', () => {
    const onTheWay = after(bothRegistered, sending(originalUpload), { type: 'woke' })
    expect(sends(onTheWay)).toContain(originalUpload)
    expect(stepIn(onTheWay, originalUpload)?.uploaded).toBeUndefined()
    const there = after(bothRegistered, sending(originalUpload), uploaded(originalUpload), { type: 'woke' })
    expect(sends(there)).toContain(originalUpload)
    expect(stepIn(there, originalUpload)?.uploaded).toBe(true)
  })

  it('waits while LinkedIn works on it, longer each time', () => {
    const waiting = after(bothRegistered, sending(originalUpload), uploaded(originalUpload), {
      type: 'processing',
      step: originalUpload,
    })
    expect(waiting).toMatchObject({ state: 'paused', pause: { reason: 'processing', until: now + 1500 } })
    expect(effectsOf(waiting)).toEqual([{ type: 'wake-at', at: now + 1500 }])
    const second = after(waiting, { type: 'resumed' }, sending(originalUpload), {
      type: 'processing',
      step: originalUpload,
    })
    expect(second.pause?.until).toBe(now + 3000)
    const asked = after(
      bothRegistered,
      sending(originalUpload),
      { type: 'pause-asked' },
      {
        type: 'processing',
        step: originalUpload,
      },
    )
    expect(asked.pause).toEqual({ reason: 'member', until: null })
  })

  it('that was not taken leaves the draft alone; taken, names what LinkedIn has', () => {
    const refused = after(bothUploaded, sending(update), failing(update, 422))
    expect(settledIds(refused)).toEqual({})
    expect(withWritten(baseline, refused).fields).toEqual({ profilePicture: former })
    const taken = after(bothUploaded, sending(update), done(update))
    expect(settledIds(taken)).toEqual({
      [original]: 'urn:li:digitalmediaAsset:O1',
      [display]: 'urn:li:digitalmediaAsset:D1',
    })
    expect(withWritten(baseline, taken).fields).toEqual({
      profilePicture: {
        originalImage: 'urn:li:digitalmediaAsset:O1',
        displayImage: 'urn:li:digitalmediaAsset:D1',
      },
    })
    // What was there before and what is there now are kept for an undo.
    expect(withAssetsNamed(taken).changes).toMatchObject([
      {
        field: 'profilePicture',
        before: former,
        after: {
          originalImage: 'urn:li:digitalmediaAsset:O1',
          displayImage: 'urn:li:digitalmediaAsset:D1',
        },
      },
    ])
  })

  it('is read from storage as it was written', () => {
    for (const state of [begun, bothRegistered, bothUploaded]) {
      const stored: unknown = JSON.parse(JSON.stringify(state))
      expect(JSON.parse(JSON.stringify(submissionSchema.parse(stored)))).toEqual(stored)
    }
  })
})
