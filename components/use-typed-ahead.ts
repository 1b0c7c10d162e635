import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { holdItems, readShown, shown as shownNow } from '../utils/browser/shown.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { applyOperation, entryIn, type Draft, type DraftOperation } from '../utils/profile/draft.ts'
import { sameJson, type Json } from '../utils/profile/json.ts'

/**
 * What was typed here and does not show in storage yet. The worker's answer that it is stored and the news of storage
 * may come in either order: an operation is held until both have, or the old text would be drawn again between them.
 */
export const useTypedAhead = (person: string, shown: Draft | undefined, baseline: Baseline) => {
  const [ahead, setAhead] = useState<readonly DraftOperation[]>([])
  const stored = useRef(new Set<DraftOperation>())
  const newest = useRef({ draft: shown, baseline })
  newest.current = { draft: newest.current.draft ?? shown, baseline }

  const letGo = useCallback((isDone: (operation: DraftOperation) => boolean) => {
    setAhead((operations) => {
      const left = operations.filter((operation) => !isDone(operation))
      return left.length === operations.length ? operations : left
    })
  }, [])

  useLayoutEffect(() => {
    const stop = new AbortController()
    // Another member's draft says nothing of this one's.
    newest.current.draft = undefined
    const row = items.draft(person)
    const onNews = () => {
      const draft = shownNow(row)
      if (!draft) return
      newest.current.draft = draft
      letGo((operation) => stored.current.has(operation) && isIn(draft, operation, newest.current.baseline))
    }
    void holdItems([row], onNews, stop.signal)
    return () => stop.abort()
  }, [person, letGo])

  const add = useCallback((operation: DraftOperation) => setAhead((before) => [...before, operation]), [])

  /** The worker has stored it. */
  const confirm = useCallback(
    async (operation: DraftOperation) => {
      stored.current.add(operation)
      const now = await readShown(items.draft(person))
      const { draft, baseline: known } = newest.current
      // Shown already, or made otherwise by somebody else since: then no news of it will come.
      const isOver = (draft && isIn(draft, operation, known)) || !isIn(now, operation, known)
      letGo((other) => other === operation && isOver)
    },
    [person, letGo],
  )

  return { ahead, add, confirm }
}

/** Whether a draft has it already. */
const isIn = (draft: Draft, operation: DraftOperation, baseline: Baseline): boolean => {
  if (operation.type === 'several') return operation.operations.every((each) => isIn(draft, each, baseline))
  if (operation.type === 'add-entry') return entryIn(draft, operation.entry) !== undefined
  const after = applyOperation(draft, operation, baseline)
  return sameJson(editsOf(after), editsOf(draft))
}

const editsOf = ({ fields, sections }: Draft): Json => ({ fields, sections }) as unknown as Json
