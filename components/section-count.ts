import { entryWithId, knownEntries, type Baseline } from '../utils/profile/baseline.ts'
import type { Draft } from '../utils/profile/draft.ts'
import type { Profile } from './use-draft.ts'

/** How many entries a section would have after sending. Counted by the edits: it is asked for at every letter. */
export const sectionCount = (section: string, baseline: Baseline, draft: Draft): number => {
  const { entries } = knownEntries(baseline, section)
  return Object.entries(draft.sections[section] ?? {}).reduce((count, [id, { state }]) => {
    const isListed = entryWithId(entries, id) !== undefined
    return count + (state === 'removed' ? 0 : 1) - (isListed ? 1 : 0)
  }, entries.length)
}

/** The same, also of a section that is not at hand; null where it could not be listed. */
export const countIn = ({ head, has, baseline, draft }: Profile, section: string): number | null => {
  if (head.access !== 'full') return null
  return has(section) ? sectionCount(section, baseline, draft) : (head.counts[section] ?? 0)
}
