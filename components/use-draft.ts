import { useCallback, useMemo, useState } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { send } from '../utils/browser/messages.ts'
import { unknownBaseline, type Baseline } from '../utils/profile/baseline.ts'
import { changesOf, type Change } from '../utils/profile/diff.ts'
import { applyOperation, type Draft, type DraftOperation } from '../utils/profile/draft.ts'
import { useItem } from './use-item.ts'
import { useTypedAhead } from './use-typed-ahead.ts'

/** One member's profile and what is to become of it, live, and the one way to change the latter. */
export interface Profile {
  person: string
  baseline: Baseline
  /** The draft as stored, with what was typed here and is still on its way to storage on top. */
  draft: Draft
  changes: Change[]
  /** How many changes are in storage: what is counted as pending is what a closing browser can't lose. */
  kept: number
  edit: (operation: DraftOperation) => void
  /** The last edit could not be stored (the disk is full, say): shown, and what was typed stays on the screen. */
  unsaved: boolean
}

/** `undefined` until first read. */
export const useDraft = (person: string): Profile | undefined => {
  const stored = useItem(items.draft(person))
  const read = useItem(items.baseline(person))
  const known = useMemo(() => read ?? unknownBaseline(person, 0), [read, person])
  const { ahead, add, confirm } = useTypedAhead(person, stored, known)
  const [unsaved, setUnsaved] = useState(false)

  const edit = useCallback(
    (operation: DraftOperation) => {
      add(operation)
      const settled = (saved: boolean) => {
        setUnsaved(!saved)
        if (saved) void confirm(operation)
      }
      // Sent at every keystroke, so that nothing is lost when the window closes with the next.
      send('edit-draft', { person, operation }).then(
        ({ saved }) => settled(saved),
        () => settled(false),
      )
    },
    [person, add, confirm],
  )

  return useMemo(() => {
    if (stored === undefined || read === undefined) return undefined
    const baseline = known
    const draft = ahead.reduce((before, operation) => applyOperation(before, operation, baseline), stored)
    const changes = changesOf(baseline, draft)
    const kept = ahead.length === 0 ? changes.length : changesOf(baseline, stored).length
    return { person, baseline, draft, changes, kept, edit, unsaved }
  }, [stored, read, known, ahead, person, edit, unsaved])
}
