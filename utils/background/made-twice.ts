import type { Submission } from '../browser/submission.ts'
import { knownEntries, type Baseline } from '../profile/baseline.ts'
import { entryKey } from '../profile/draft.ts'
import { createdIds, holds } from './record.ts'

/**
 * Keys of entries that are on the profile once more than was meant: new since the submission, exactly what one of its
 * creates sent, and none of those it knows the id of. A browser may itself repeat a POST whose connection was cut before
 * the first byte of the answer, and then LinkedIn makes two where one was sent.
 */
export const madeTwice = (
  baseline: Baseline,
  submission: Submission,
  /** Ids of entries that other submissions made. */
  others: readonly string[] = [],
): string[] => {
  const ids = createdIds(submission)
  const found = submission.steps.flatMap(({ call, state }) => {
    if (call.operation.type !== 'create-entry' || state !== 'done') return []
    const { section } = call.operation
    const { entries, complete } = knownEntries(baseline, section)
    const before = submission.entriesBefore[section]
    if (!before || !complete) return []
    const own = new Set([
      ...before,
      ...others,
      ...Object.entries(ids).flatMap(([key, id]) => (key.startsWith(`${section}/`) ? [id] : [])),
    ])
    return entries
      .filter((entry) => !own.has(entry.id) && holds(section, entry, call.body, submission))
      .map(({ id }) => entryKey({ section, id }))
  })
  return [...new Set(found)]
}
