import type { Change } from '../utils/profile/diff.ts'
import { hasErrors } from '../utils/profile/problem.ts'

/** The one word for a change, and how it looks. */
export const changeTag = (change: Change) => {
  if (hasErrors(change.problems)) return { look: 'gone', key: 'change_wrong' } as const
  if (change.type !== 'field') return entryTags[change.type]
  const { before, after } = change
  if (after === undefined) return { look: 'gone', key: 'change_removed' } as const
  if (before.state === 'empty') return { look: 'new', key: 'change_added' } as const
  return { look: '', key: 'change_changed' } as const
}

const entryTags = {
  create: { look: 'new', key: 'change_added' },
  update: { look: '', key: 'change_changed' },
  delete: { look: 'gone', key: 'change_removed' },
} as const
