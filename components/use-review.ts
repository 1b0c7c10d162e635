import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { send, type Reviewed } from '../utils/browser/messages.ts'
import type { Failure } from '../utils/linkedin/failure.ts'
import type { Profile } from './use-draft.ts'
import { useItem } from './use-item.ts'

export interface ReviewOf {
  /** The newest plan; undefined until the first answer. */
  reviewed: Reviewed | undefined
  /** What is shown may be about to change: the worker has been asked again. */
  isAsking: boolean
  /** The worker did not answer. */
  isSilent: boolean
  /** Why LinkedIn could not be read on entering. */
  failure: Failure | null
  askAgain: () => void
  /** The answer to the newest question, once it has come; null where the worker did not answer. */
  settled: () => Promise<Reviewed | null>
}

/** The plan, asked for on entering with what LinkedIn has now, and again whenever the draft or the profile changes. */
export const useReview = ({ person, draft, baseline }: Profile): ReviewOf => {
  const stored = useItem(items.draft(person))
  const [reviewed, setReviewed] = useState<Reviewed>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isAsking, setAsking] = useState(true)
  const [isSilent, setSilent] = useState(false)
  const newest = useRef<Promise<Reviewed | null>>(Promise.resolve(null))
  const entered = useRef(false)

  const ask = useCallback(
    async (refresh: boolean) => {
      const asked = send('review-draft', { person, refresh }).catch(() => null)
      newest.current = asked
      setAsking(true)
      const reply = await asked
      if (reply && refresh) setFailure(reply.failure)
      if (asked !== newest.current) return
      if (reply) setReviewed(reply)
      setSilent(reply === null)
      setAsking(false)
    },
    [person],
  )

  const settled = useCallback(async (): Promise<Reviewed | null> => {
    const asked = newest.current
    const reply = await asked
    return asked === newest.current ? reply : settled()
  }, [])

  // With the drawing of what is new, so that no press of Send comes between.
  useLayoutEffect(() => {
    void ask(!entered.current)
    entered.current = true
    // When an edit was typed, and again when it was stored: only then does the worker see it.
  }, [ask, draft, stored, baseline])

  return { reviewed, isAsking, isSilent, failure, askAgain: () => void ask(true), settled }
}
