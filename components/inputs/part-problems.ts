import type { Problem } from '../../utils/profile/problem.ts'

/** The problems of one part, with paths relative to it. */
export const problemsAt = (problems: readonly Problem[], step: string | number): Problem[] =>
  problems.flatMap((problem) =>
    problem.path[0] === step ? [{ ...problem, path: problem.path.slice(1) }] : [],
  )

/** The problems none of these parts will show. */
export const problemsElsewhere = (
  problems: readonly Problem[],
  steps: readonly (string | number)[],
): Problem[] => problems.filter(({ path: [step] }) => step === undefined || !steps.includes(step))

const incomplete = /^problem_(required|no_language|date_needs_\w+)$/

/** Whether it only says that something has not been entered yet. */
export const isIncomplete = (problem: Problem): boolean => incomplete.test(problem.message)
