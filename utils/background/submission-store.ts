import { items, submissionItems, type Item } from '../browser/items.ts'
import { changeItem, changeItems, readItem, readItems, removeItems } from '../browser/kept.ts'
import {
  joinedSubmission,
  submissionPairs,
  submissionParts,
  type SubmissionParts,
} from '../browser/submission-parts.ts'
import type { Submission } from '../browser/submission.ts'
import type { Draft } from '../profile/draft.ts'
import { sameJson } from '../profile/json.ts'

/**
 * Keeps submissions, each by itself and in two parts beside a list of their ids: what is written down at every step of
 * one grows neither with those before it nor with what its requests say.
 */

const partsOf = (person: string, ids: readonly string[]): Item<unknown>[] =>
  ids.flatMap((id) => submissionItems(person, id))

/** The parts of what has become of one; those that stay are the same as before. */
const changedParts = (before: SubmissionParts, after: Submission | null): SubmissionParts => {
  const former = joinedSubmission(before)
  if (after === former) return before
  return after ? submissionParts(after, before, former) : [null, null]
}

/** Newest first. */
export const readSubmissions = async (person: string): Promise<Submission[]> => {
  const parts = await readItems(partsOf(person, await listedIds(person)))
  return submissionPairs(parts).flatMap((pair) => joinedSubmission(pair) ?? [])
}

export const readSubmission = async (person: string, id: string): Promise<Submission | null> => {
  const [pair = [null, null]] = submissionPairs(await readItems(partsOf(person, [id])))
  return joinedSubmission(pair)
}

/** Where none are listed, a former version may have kept them otherwise. */
const listedIds = async (person: string): Promise<string[]> => {
  const ids = await readItem(items.submissions(person))
  return ids.length === 0 && (await takeApart(person)) ? readItem(items.submissions(person)) : ids
}

/**
 * Changes one; the others are not even read. Undefined where there is none of that id. What comes back as it went in is
 * not written.
 */
export const changeSubmission = async (
  person: string,
  id: string,
  change: (submission: Submission) => Submission | Promise<Submission>,
): Promise<Submission | undefined> => {
  let after: Submission | null = null
  return orOnceApart(person, async () => {
    await changeItems(partsOf(person, [id]), async (values) => {
      const [before = [null, null]] = submissionPairs(values)
      const former = joinedSubmission(before)
      after = former && (await change(former))
      return changedParts(before, after)
    })
    return after
  })
}

/** Changes one and the draft in one write; undefined, and nothing written, where there is none of that id. */
export const changeSubmissionAndDraft = async (
  person: string,
  id: string,
  change: (submission: Submission, draft: Draft) => readonly [Submission, Draft],
): Promise<Submission | undefined> => {
  let after: Submission | null = null
  return orOnceApart(person, async () => {
    await changeItems<unknown>(
      [...partsOf(person, [id]), items.draft(person)] as Item<unknown>[],
      (values) => {
        const [before = [null, null]] = submissionPairs(values)
        const former = joinedSubmission(before)
        if (!former) return values
        const [submission, draft] = change(former, values.at(-1) as Draft)
        after = submission
        return [...changedParts(before, submission), draft]
      },
    )
    return after
  })
}

/** Where there is none, once more if a former version had kept them otherwise. */
const orOnceApart = async (
  person: string,
  changeIt: () => Promise<Submission | null>,
): Promise<Submission | undefined> =>
  (await changeIt()) ?? ((await takeApart(person)) ? await changeIt() : null) ?? undefined

interface Further {
  /** Ids of those that `change` brings in. */
  made?: readonly string[]
  /** The ids that are listed, where they have just been read. */
  listed?: readonly string[]
  /** What becomes of the draft, in the same write. */
  draft?: (draft: Draft, after: readonly Submission[]) => Draft
}

/**
 * Changes the list, and any of those in it, in one write. Rejects where it can't be written down: nothing has changed
 * then.
 */
export const changeSubmissions = async (
  person: string,
  change: (list: Submission[]) => Submission[],
  { made = [], listed, draft }: Further = {},
): Promise<Submission[]> => {
  const ids = listed ?? (await listedIds(person))
  const all = [...new Set([...made, ...ids])]
  const beside = draft ? [items.draft(person)] : []
  let list: Submission[] | null = null
  await changeItems<unknown>(
    [items.submissions(person), ...partsOf(person, all), ...beside] as Item<unknown>[],
    (before) => {
      const [now, ...parts] = before
      // Between the two readings another write came: once more.
      if (!sameJson(now as string[], [...ids])) return before
      const former = submissionPairs(parts)
      const after = change(
        ids.flatMap((id) => joinedSubmission(former[all.indexOf(id)] ?? [null, null]) ?? []),
      )
      list = after
      const idsAfter = after.map(({ id }) => id)
      return [
        sameJson(idsAfter, [...ids]) ? now : idsAfter,
        ...former.flatMap((pair, at) => changedParts(pair, after.find(({ id }) => id === all[at]) ?? null)),
        ...(draft ? [draft(parts.at(-1) as Draft, after)] : []),
      ]
    },
  )
  if (list === null) return changeSubmissions(person, change, { made, ...(draft ? { draft } : {}) })
  const kept: readonly Submission[] = list
  // No longer named by the list: what a death leaves of them is nowhere shown.
  const gone = all.filter((id) => kept.every((submission) => submission.id !== id))
  if (gone.length > 0) await removeItems(partsOf(person, gone))
  return list
}

/** All that is stored of them, for who forgets it. */
export const allSubmissionItems = async (person: string): Promise<Pick<Item<unknown>, 'key'>[]> => [
  ...partsOf(person, await readItem(items.submissions(person))),
  items.submissions(person),
  items.outbox(person),
]

/** TODO [2027-06-01]: Drop, with the item. Versions up to November 2026 kept all of a member's in one piece. Whether there was one. */
const takeApart = async (person: string): Promise<boolean> => {
  const former = await readItem(items.outbox(person))
  if (former.length === 0) return false
  const ids = former.map(({ id }) => id)
  // One write for all: whenever the worker dies, each is in one place.
  await changeItems<unknown>(
    [items.outbox(person), items.submissions(person), ...partsOf(person, ids)] as Item<unknown>[],
    ([whole, list, ...parts]) =>
      (whole as Submission[]).length === 0
        ? [whole, list, ...parts]
        : [
            [],
            [...ids, ...(list as string[]).filter((id) => !ids.includes(id))],
            ...former.flatMap((submission) => submissionParts(submission, [null, null], null)),
          ],
  )
  await removeItems([items.outbox(person)])
  return true
}

/** Puts aside whatever can't be read of them. */
export const reviewSubmissions = async (person: string): Promise<void> => {
  await changeItem(items.outbox(person), (same) => same)
  await takeApart(person)
  const ids = await changeItem(items.submissions(person), (same) => same)
  await changeItems(partsOf(person, ids), (same) => same)
}
