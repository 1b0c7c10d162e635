import { noPolicy, parsePolicy, type Policy } from '../utils/browser/policy.ts'
import { isAllowed } from '../utils/profile/allowed.ts'

/**
 * The organisation's policy as this page found it. Read once before the first paint, and drawn anew when it changes
 * (`showPage`): what is allowed is asked for in every corner of a page, as words are. The worker looks for itself.
 */
let found: Policy = noPolicy

export const loadPolicy = async (asked: Promise<unknown>): Promise<void> => {
  found = parsePolicy(await asked)
}

export const pagePolicy = (): Policy => found

/** Whether the organisation lets a part of the profile be edited here. */
export const isPartAllowed = (part: string): boolean => isAllowed(found.allowedSections, part)
