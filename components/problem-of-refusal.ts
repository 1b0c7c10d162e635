import type { Problem } from '../utils/profile/problem.ts'

/** LinkedIn's own words about the last attempt to send, as a problem to show beside their cause. */
export const refusalIn = (words: string | undefined): Problem[] =>
  words === undefined ? [] : [{ severity: 'error', path: [], message: 'problem_refused', values: [words] }]
