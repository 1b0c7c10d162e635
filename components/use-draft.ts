import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { leaveEdits } from '../utils/browser/late-edits.ts'
import { send } from '../utils/browser/messages.ts'
import { withForbidden } from '../utils/profile/allowed.ts'
import { unknownBaseline, type Baseline } from '../utils/profile/baseline.ts'
import { changesOf, type Change } from '../utils/profile/diff.ts'
import { applyOperation, type Draft, type DraftOperation } from '../utils/profile/draft.ts'
import { pagePolicy } from './page-policy.ts'
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
  // The same operations, known at once and not only after the next drawing.
  const unkept = useRef(new Set<DraftOperation>())

  const edit = useCallback(
    (operation: DraftOperation) => {
      unkept.current.add(operation)
      add(operation)
      const settled = (saved: boolean) => {
        setUnsaved(!saved)
        if (!saved) return
        unkept.current.delete(operation)
        void confirm(operation)
      }
      // Sent at every keystroke, so that nothing is lost when the window closes with the next.
      send('edit-draft', { person, operation }).then(
        ({ saved }) => settled(saved),
        () => settled(false),
      )
    },
    [person, add, confirm],
  )

  // A page that closes leaves behind what it has not seen kept: the worker may not even have started.
  useLayoutEffect(() => {
    const leave = () => {
      const operations = [...unkept.current]
      if (operations.length > 0) void leaveEdits({ person, operations }, Date.now(), crypto.randomUUID())
    }
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [person])

  return useMemo(() => {
    if (stored === undefined || read === undefined) return undefined
    const baseline = known
    const draft = ahead.reduce((before, operation) => applyOperation(before, operation, baseline), stored)
    const changes = withForbidden(changesOf(baseline, draft), pagePolicy().allowedSections)
    const kept = ahead.length === 0 ? changes.length : changesOf(baseline, stored).length
    return { person, baseline, draft, changes, kept, edit, unsaved }
  }, [stored, read, known, ahead, person, edit, unsaved])
}
