import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { leaveEdits } from '../utils/browser/late-edits.ts'
import { send } from '../utils/browser/messages.ts'
import { withForbidden } from '../utils/profile/allowed.ts'
import { touchedSections, type BaselineHead } from '../utils/profile/baseline-parts.ts'
import { unknownBaseline, type Baseline } from '../utils/profile/baseline.ts'
import { changesOf, type Change } from '../utils/profile/diff.ts'
import { applyOperation, type Draft, type DraftOperation } from '../utils/profile/draft.ts'
import { sameJson, type Json } from '../utils/profile/json.ts'
import { pagePolicy } from './page-policy.ts'
import { useBaseline } from './use-baseline.ts'
import { useItem } from './use-item.ts'
import { useTypedAhead } from './use-typed-ahead.ts'

/** One member's profile and what is to become of it, live, and the one way to change the latter. */
export interface Profile {
  person: string
  /** With the sections that have edits and those that were asked for, once they are at hand. */
  baseline: Baseline
  /** The draft as stored, with what was typed here and is still on its way to storage on top. */
  draft: Draft
  changes: Change[]
  /** How many changes are in storage: what is counted as pending is what a closing browser can't lose. */
  kept: number
  edit: (operation: DraftOperation) => void
  /** The last edit could not be stored (the disk is full, say): shown, and what was typed stays on the screen. */
  unsaved: boolean
  /** Whether the baseline has all of a section at hand. */
  has: (section: string) => boolean
  /** Whether it has its first entries, and the ids of all; as long as nothing of it is edited, a list can be drawn. */
  hasFirst: (section: string) => boolean
  /** What is known of the sections that are not at hand. */
  head: BaselineHead
}

/** With the entries of these sections and of those that have edits. `undefined` until first read. */
export const useDraft = (person: string, sections: readonly string[]): Profile | undefined => {
  const stored = useItem(items.draft(person))
  const touched = useMemo(() => (stored ? touchedSections(stored) : []), [stored])
  const read = useBaseline(person, [...sections, ...touched])
  const known = useMemo(() => read?.baseline ?? unknownBaseline(person, 0), [read, person])
  const { ahead, add, confirm } = useTypedAhead(person, stored, known)
  const [unsaved, setUnsaved] = useState(false)
  // From the oldest that is not kept on, with what came after it: known at once and not only after the next drawing.
  const unkept = useRef<DraftOperation[]>([])
  const kept = useRef(new Set<DraftOperation>())
  const hasFailed = useRef(false)
  const last = useRef<Profile | undefined>(undefined)

  const edit = useCallback(
    (operation: DraftOperation) => {
      unkept.current.push(operation)
      add(operation)
      // What could not be kept goes along, and what came after it once more: an older text never comes after a newer one.
      const going = hasFailed.current ? [...unkept.current] : [operation]
      hasFailed.current = false
      const settled = (saved: boolean) => {
        if (saved) for (const each of going) kept.current.add(each)
        else hasFailed.current = true
        setUnsaved(hasFailed.current)
        let [oldest] = unkept.current
        while (oldest && kept.current.delete(oldest)) {
          unkept.current.shift()
          void confirm(oldest)
          ;[oldest] = unkept.current
        }
      }
      // Sent at every keystroke, so that nothing is lost when the window closes with the next.
      send('edit-draft', { person, operation: inOne(going) }).then(
        ({ saved }) => settled(saved),
        () => settled(false),
      )
    },
    [person, add, confirm],
  )

  // A page that closes leaves behind what it has not seen kept: the worker may not even have started.
  useLayoutEffect(() => {
    const leave = () => {
      const operations = unkept.current
      if (operations.length > 0) void leaveEdits({ person, operations }, Date.now(), crypto.randomUUID())
    }
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [person])

  return useMemo(() => {
    // Edits that came from elsewhere are drawn when the entries they change have been read.
    if (stored === undefined || read === undefined || !touched.every(read.has)) return last.current
    const { baseline, head, has, hasFirst } = read
    const before = last.current
    const now = ahead.reduce((former, operation) => applyOperation(former, operation, baseline), stored)
    // What was typed here comes back from storage as it is shown: nothing of it is drawn anew.
    const isShown =
      before?.baseline === baseline && sameJson(before.draft as unknown as Json, now as unknown as Json)
    const draft = isShown ? before.draft : now
    const changes = isShown
      ? before.changes
      : withForbidden(changesOf(baseline, draft), pagePolicy().allowedSections)
    const kept = ahead.length === 0 ? changes.length : changesOf(baseline, stored).length
    if (isShown && before.kept === kept && before.unsaved === unsaved) return before
    last.current = { person, baseline, draft, changes, kept, edit, unsaved, has, hasFirst, head }
    return last.current
  }, [stored, touched, read, ahead, person, edit, unsaved])
}

const inOne = (operations: readonly DraftOperation[]): DraftOperation => {
  const [only] = operations
  return only && operations.length === 1
    ? only
    : {
        type: 'several',
        operations: operations.flatMap((each) => (each.type === 'several' ? each.operations : [each])),
      }
}
