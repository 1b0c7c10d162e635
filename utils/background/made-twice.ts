import type { Submission } from '../browser/submission.ts'
import { knownEntries, type Baseline, type Entry } from '../profile/baseline.ts'
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
  const ids = Object.entries(createdIds(submission))
  /** The entries of a section that nothing here accounts for: found once, however many were made in it. */
  const strangersIn = (section: string): Entry[] => {
    const { entries, complete } = knownEntries(baseline, section)
    const before = submission.entriesBefore[section]
    if (!before || !complete) return []
    const made = ids.flatMap(([key, id]) => (key.startsWith(`${section}/`) ? [id] : []))
    const own = new Set([...before, ...others, ...made])
    return entries.filter(({ id }) => !own.has(id))
  }
  const strangers = new Map<string, Entry[]>()
  const found = submission.steps.flatMap(({ call, state }) => {
    if (call.operation.type !== 'create-entry' || state !== 'done') return []
    const { section } = call.operation
    const unaccounted = strangers.get(section) ?? strangersIn(section)
    strangers.set(section, unaccounted)
    return unaccounted
      .filter((entry) => holds(section, entry, call.body, submission))
      .map(({ id }) => entryKey({ section, id }))
  })
  return [...new Set(found)]
}
