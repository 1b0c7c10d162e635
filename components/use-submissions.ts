import { useMemo } from 'preact/hooks'
import { items, submissionItems } from '../utils/browser/items.ts'
import { joinedSubmission, submissionPairs } from '../utils/browser/submission-parts.ts'
import type { Submission } from '../utils/browser/submission.ts'
import { useItem, useItems } from './use-item.ts'

/** A member's submissions, newest first and no more than `most`, live: `undefined` until the first is read. */
export const useSubmissions = (person: string, most = Infinity): readonly Submission[] | undefined => {
  const ids = useItem(items.submissions(person))
  const names = (ids ?? []).slice(0, most)
  const parts = useItems(
    useMemo(() => names.flatMap((id) => submissionItems(person, id)), [person, names.join(' ')]),
  )
  const isReading = parts.length > 0 && parts.every((part) => part === undefined)
  return ids === undefined || isReading
    ? undefined
    : submissionPairs(parts).flatMap((pair) => joinedSubmission(pair) ?? [])
}
