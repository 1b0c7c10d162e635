import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
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
}

/** The plan, asked for on entering with what LinkedIn has now, and again whenever the draft or the profile changes. */
export const useReview = ({ person, draft, baseline }: Profile): ReviewOf => {
  const stored = useItem(items.draft(person))
  const [reviewed, setReviewed] = useState<Reviewed>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isAsking, setAsking] = useState(true)
  const [isSilent, setSilent] = useState(false)
  const turn = useRef(0)
  const entered = useRef(false)

  const ask = useCallback(
    async (refresh: boolean) => {
      turn.current += 1
      const mine = turn.current
      setAsking(true)
      const reply = await send('review-draft', { person, refresh }).catch(() => null)
      if (reply && refresh) setFailure(reply.failure)
      if (mine !== turn.current) return
      if (reply) setReviewed(reply)
      setSilent(reply === null)
      setAsking(false)
    },
    [person],
  )

  useEffect(() => {
    void ask(!entered.current)
    entered.current = true
    // When an edit was typed, and again when it was stored: only then does the worker see it.
  }, [ask, draft, stored, baseline])

  return { reviewed, isAsking, isSilent, failure, askAgain: () => void ask(true) }
}
