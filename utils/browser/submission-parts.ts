import type { Step, StoredSubmission, Submission, SubmissionProgress } from './submission.ts'

/**
 * A submission is stored in two parts: the requests that were confirmed, which stay as they are and are most of it, and
 * what becomes of them, which is written down at every step.
 */
export type SubmissionParts = readonly [whole: StoredSubmission | null, progress: SubmissionProgress | null]

/** The parts of several by two and two, as `submissionItems` asks for them; what comes after the last is not looked at. */
export const submissionPairs = (values: readonly unknown[]): SubmissionParts[] =>
  Array.from(
    { length: Math.floor(values.length / 2) },
    (_, at) => [values[at * 2], values[at * 2 + 1]] as unknown as SubmissionParts,
  )

/** What was put together of a progress, so that what did not change stays the same object. */
const joinedOf = new WeakMap<SubmissionProgress, { whole: StoredSubmission; submission: Submission }>()

/** Null where a part is missing: what has been sent of it is not known then, so nothing of it may go out again. */
export const joinedSubmission = ([whole, progress]: SubmissionParts): Submission | null => {
  // As versions up to November 2026 kept it, in one piece.
  if (!whole?.isApart) return whole
  if (progress?.steps.length !== whole.steps.length) return null
  const former = joinedOf.get(progress)
  if (former?.whole === whole) return former.submission
  // Of the first part nothing but what was frozen: a mark that has been taken away since is not in the other.
  const { id, person, createdAt, changes, entriesBefore, byHand } = whole
  const submission: Submission = {
    id,
    person,
    createdAt,
    changes,
    entriesBefore,
    ...(byHand ? { byHand } : {}),
    ...progress,
    steps: progress.steps.map((step, at): Step => ({ call: (whole.steps[at] as Step).call, ...step })),
  }
  joinedOf.set(progress, { whole, submission })
  return submission
}

/** The parts of one that was `former`; the first stays the same object unless something frozen is another. */
export const submissionParts = (
  submission: Submission,
  [whole]: SubmissionParts,
  former: Submission | null,
): SubmissionParts => [
  whole?.isApart && former && isFrozenAlike(submission, former) ? whole : { ...submission, isApart: true },
  progressOf(submission),
]

const isFrozenAlike = (a: Submission, b: Submission): boolean =>
  a.changes === b.changes &&
  a.entriesBefore === b.entriesBefore &&
  a.byHand === b.byHand &&
  a.steps.length === b.steps.length &&
  a.steps.every(({ call }, at) => call === b.steps[at]?.call)

const progressOf = ({
  id: _id,
  person: _person,
  createdAt: _createdAt,
  changes: _changes,
  entriesBefore: _entriesBefore,
  byHand: _byHand,
  steps,
  ...progress
}: Submission): SubmissionProgress => ({
  ...progress,
  steps: steps.map(({ call: _call, ...step }) => step),
})
