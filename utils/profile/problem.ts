import type { Path } from './json.ts'

/** Something to say beside a value. Errors keep it from being sent; warnings leave the decision to the member. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Where inside the value; empty for the whole of it. */
  path: Path
  /** A message key; `values` fill its placeholders. */
  message: string
  values: string[]
}

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error')
