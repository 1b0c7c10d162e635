import { useState } from 'preact/hooks'
import { isIncomplete } from './part-problems.ts'
import type { Problem } from '../../utils/profile/problem.ts'

/**
 * Which parts of a form the member has been past. In a form begun just now, what is still missing is not held against
 * a part before it, or a later one, has been entered, or the form has been left.
 */
export const usePassed = (begunNow: boolean) => {
  const [passed, setPassed] = useState(begunNow ? 0 : Infinity)
  const pass = (count: number) => setPassed((before) => Math.max(before, count))
  return {
    listenersOf: (index: number) => ({
      onFocusIn: () => pass(index),
      onFocusOut: (event: FocusEvent & { currentTarget: Element }) => {
        if (!stays(event)) pass(index + 1)
      },
    }),
    onLeave: (event: FocusEvent & { currentTarget: Element }) => {
      if (!stays(event)) pass(Infinity)
    },
    /** The problems of a part that may be shown by now. */
    due: (index: number, problems: readonly Problem[]): readonly Problem[] =>
      index < passed ? problems : problems.filter((problem) => !isIncomplete(problem)),
    isPast: (index: number) => index < passed,
  }
}

const stays = (event: FocusEvent & { currentTarget: Element }): boolean =>
  event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
