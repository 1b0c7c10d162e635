import { items } from '../browser/items.ts'
import { changeItem } from '../browser/kept.ts'
import { applyOperation, type DraftOperation } from '../profile/draft.ts'
import { orderSection } from '../profile/entries.ts'
import { readBaseline } from './baseline-store.ts'
import { takeLateEdits, watchLateEdits } from './late-edits.ts'

/** Keeps edits in a member's draft. Throws where storage takes nothing more; the page that asked says so. */
export const keepEdits = async (person: string, operations: readonly DraftOperation[]): Promise<void> => {
  const baseline = await readBaseline(person, [...new Set(operations.flatMap(sectionsIn))])
  await changeItem(items.draft(person), (draft) =>
    operations.reduce((before, operation) => applyOperation(before, operation, baseline), draft),
  )
}

/** The sections an operation may need to know of. */
const sectionsIn = (operation: DraftOperation): string[] => {
  if (operation.type === 'several') return operation.operations.flatMap(sectionsIn)
  const ordered = 'field' in operation ? orderSection(operation.field) : null
  const entry = 'entry' in operation ? operation.entry?.section : undefined
  return [ordered, entry].filter((section) => typeof section === 'string')
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
