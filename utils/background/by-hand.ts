import type { HandProgress, HandUndo } from '../browser/by-hand.ts'
import { items } from '../browser/items.ts'
import { changeItem, readItem } from '../browser/kept.ts'
import type { Submission } from '../browser/submission.ts'
import { unknownBaseline, type Baseline } from '../profile/baseline.ts'
import { changesOf } from '../profile/diff.ts'
import { emptyDraft, withoutFields, type Draft } from '../profile/draft.ts'
import { sameJson, type Json } from '../profile/json.ts'
import { nextLocalId } from '../profile/local-ids.ts'
import { isPictureField } from '../profile/picture.ts'
import { planOf } from '../profile/plan.ts'
import { hasErrors } from '../profile/problem.ts'
import { settled } from '../profile/settle.ts'
import { handSteps, type HandStep } from '../profile/site-forms.ts'
import { deleteHistory, keepInHistory } from './history.ts'
import { changeBaseline, readBaseline } from './baseline-store.ts'
import { exclusively } from './outbox.ts'
import { createdIds, freeze, withWritten } from './record.ts'
import { changeSubmissions } from './submission-store.ts'

/**
 * Changes a member has made on LinkedIn's site themselves. They are believed, not checked: baseline and draft move as
 * if they had been sent, and the record says by whom.
 */
export const markDone = (person: string, id: string, now: number): Promise<boolean> =>
  exclusively(person, () => mark(person, id, now))

const mark = async (person: string, id: string, now: number): Promise<boolean> => {
  const baseline = await readBaseline(person)
  const step = handSteps(changesOf(baseline, await readItem(items.draft(person)))).find(
    (other) => other.id === id,
  )
  if (!step || step.waitsFor.length > 0 || step.changes.some(({ problems }) => hasErrors(problems)))
    return false
  const record = recordOf(step, baseline, now)
  // LinkedIn names a picture that was put in by hand, and has not told how: what was known of it stays.
  const pictures = step.changes.flatMap(({ type, key }): string[] =>
    type === 'field' && isPictureField(key) ? [key] : [],
  )
  const told = record.changes.filter(({ key }) => !pictures.includes(key))
  const deleted = step.changes.flatMap(({ type, key }) => (type === 'delete' ? [key] : []))
  await changeSubmissions(person, (list) => [record, ...list], { made: [record.id] })
  await keepInHistory(record, now)
  const after = await changeBaseline(person, (before) =>
    withWritten(before ?? baseline, { ...record, changes: told }),
  )
  let draft: Draft = emptyDraft
  const draftAfter = await changeItem(items.draft(person), (typed) => {
    draft = typed
    return settled(withoutFields(typed, pictures), after, createdIds(record), deleted)
  })
  const undo: HandUndo = {
    record: record.id,
    draft,
    draftAfter,
    ...touched(step, baseline),
  }
  await changeItem(items.byHand(person), ({ done }) => ({
    done: [...done, { step: id, record: record.id }],
    undo,
  }))
  return true
}

const recordOf = (step: HandStep, baseline: Baseline, now: number): Submission => {
  const named = { id: crypto.randomUUID(), person: baseline.person, createdAt: now }
  const frozen = freeze(named, planOf(step.changes), step.changes, baseline)
  return {
    ...frozen,
    byHand: true,
    state: 'done',
    finishedAt: now,
    steps: frozen.steps.map((each) => ({
      ...each,
      state: 'done',
      createdId:
        each.call.operation.type === 'create-entry'
          ? nextLocalId(baseline, each.call.operation.section)
          : null,
    })),
  }
}

/** What of the baseline a step moves, as it was. */
const touched = (
  step: HandStep,
  { fields, emptied, sections }: Baseline,
): Pick<HandUndo, 'fields' | 'sections' | 'emptied'> => ({
  fields: Object.fromEntries(
    step.changes.flatMap((change): [string, Json | null][] =>
      change.type === 'field' ? [[change.field, fields[change.field] ?? null]] : [],
    ),
  ),
  sections: Object.fromEntries(
    step.changes.flatMap((change) =>
      change.type === 'field' ? [] : [[change.section, sections[change.section] ?? null]],
    ),
  ),
  emptied,
})

/** Takes the last mark back: it was not done after all. False where the draft has been edited since. */
export const unmarkDone = (person: string): Promise<boolean> => exclusively(person, () => unmark(person))

const unmark = async (person: string): Promise<boolean> => {
  const { undo } = await readItem(items.byHand(person))
  if (!undo) return false
  let isAsLeft = false
  await changeItem(items.draft(person), (draft) => {
    isAsLeft = sameJson(asJson(draft), asJson(undo.draftAfter))
    return isAsLeft ? undo.draft : draft
  })
  if (!isAsLeft) return false
  await changeBaseline(person, (baseline) => putBack(baseline ?? unknownBaseline(person, 0), undo))
  await changeSubmissions(person, (list) => list.filter(({ id }) => id !== undo.record))
  await deleteHistory(person, [undo.record])
  await changeItem(items.byHand(person), ({ done }): HandProgress => ({
    done: done.filter(({ record }) => record !== undo.record),
    undo: null,
  }))
  return true
}

const asJson = (draft: HandUndo['draft']): Json => JSON.parse(JSON.stringify(draft)) as Json

const putBack = (baseline: Baseline, undo: HandUndo): Baseline => ({
  ...baseline,
  fields: withParts(baseline.fields, undo.fields),
  sections: withParts(baseline.sections, undo.sections),
  emptied: undo.emptied,
})

/** Null: it was not there. */
const withParts = <T>(now: Record<string, T>, before: Record<string, T | null>): Record<string, T> => {
  const back = { ...now }
  for (const [key, value] of Object.entries(before))
    if (value === null) delete back[key]
    else back[key] = value
  return back
}
