import { changeItem, items } from '../browser/items.ts'
import { takeLateEdits, watchLateEdits } from '../browser/late-edits.ts'
import { applyOperation, type DraftOperation } from '../profile/draft.ts'
import { readBaseline } from './profile-reader.ts'

/** Keeps edits in a member's draft. Throws where storage takes nothing more; the page that asked says so. */
export const keepEdits = async (person: string, operations: readonly DraftOperation[]): Promise<void> => {
  const baseline = await readBaseline(person)
  await changeItem(items.draft(person), (draft) =>
    operations.reduce((before, operation) => applyOperation(before, operation, baseline), draft),
  )
}

const takeUp = (): Promise<void> =>
  navigator.locks.request('profile-patch-late-edits', () =>
    takeLateEdits(({ person, operations }) => keepEdits(person, operations)),
  )

/** Keeps what closed pages left behind: at the start, and whenever one closes. */
export const keepLateEdits = (): void => {
  watchLateEdits(() => void takeUp())
  void takeUp()
}
