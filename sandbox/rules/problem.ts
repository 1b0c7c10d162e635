/** One refusal: what the answer's status would be, where in the value, and why. */
export type Problem = { status: 400 | 409 | 422; at: string; says: string }

export function refuse(at: string, says: string, status: Problem['status'] = 422): Problem[] {
  return [{ status, at, says }]
}

/** `/headline/localized/xx_YY: …`, all of them, the gravest status first in line to be the answer's. */
export function sumUp(problems: readonly Problem[]): { status: number; message: string } {
  const status = Math.min(...problems.map((problem) => problem.status))
  return { status, message: problems.map(({ at, says }) => `${at}: ${says}`).join('; ') }
}
