import type { Baseline } from '../utils/profile/baseline.ts'
import type { Draft } from '../utils/profile/draft.ts'
import { orderAfter } from '../utils/profile/entries.ts'

/** How many entries a section would have after sending. */
export const sectionCount = (section: string, baseline: Baseline, draft: Draft): number =>
  orderAfter(baseline, draft, section).length
