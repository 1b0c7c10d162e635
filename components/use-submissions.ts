import { useMemo } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import type { Submission } from '../utils/browser/submission.ts'
import { useItem, useItems } from './use-item.ts'

/** A member's submissions, newest first and no more than `most`, live: `undefined` until the first is read. */
export const useSubmissions = (person: string, most = Infinity): readonly Submission[] | undefined => {
  const ids = useItem(items.submissions(person))
  const names = (ids ?? []).slice(0, most).join(' ')
  const parts = useItems(
    useMemo(
      () => (names === '' ? [] : names.split(' ').map((id) => items.submission(person, id))),
      [person, names],
    ),
  )
  const isReading = parts.length > 0 && parts.every((part) => part === undefined)
  return ids === undefined || isReading ? undefined : parts.flatMap((part) => part ?? [])
}
