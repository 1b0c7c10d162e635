import type { Change } from './diff.ts'
import { hasErrors } from './problem.ts'
import { fieldOf, groups, isSection, sectionIds } from './registry.ts'

/** Which parts of a profile may be edited here: those an organisation names, or all of them where it names none. */
export type Allowed = readonly string[] | null

/** The parts of a profile as a policy names them: the groups of basic fields, then the sections. */
export const parts: readonly string[] = [...groups.filter((group) => group !== 'order'), ...sectionIds]

/** The part a basic field is in; an order is in what it orders. Throws on an id that is none. */
export const partOfField = (id: string): string => {
  const { group, kind } = fieldOf(id)
  if (kind.type !== 'order') return group
  return isSection(kind.section) ? kind.section : fieldOf(kind.section).group
}

export const isAllowed = (allowed: Allowed, part: string): boolean =>
  allowed === null || allowed.includes(part)

/**
 * Gives every change outside of what is allowed an error, which keeps it out of any plan. It is not dropped: what the
 * member typed, perhaps before the policy came, stays theirs to see and to take back.
 */
export const withForbidden = (changes: readonly Change[], allowed: Allowed): Change[] =>
  changes.map((change) => {
    const part = change.type === 'field' ? partOfField(change.field) : change.section
    return isAllowed(allowed, part)
      ? change
      : {
          ...change,
          problems: [
            { severity: 'error', path: [], message: 'problem_not_allowed', values: [] },
            // One reason is enough: nothing they could mend would help.
            ...change.problems.filter((problem) => !hasErrors([problem])),
          ],
        }
  })
