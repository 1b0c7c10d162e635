import { useRef } from 'preact/hooks'
import type { Submission } from '../utils/browser/submission.ts'

/** So many requests have to be seen done before their pace says anything. */
const enough = 3

/**
 * Milliseconds until the last request is done, by the pace of those seen done since the page was opened or the
 * submission went on; null while that can't be said.
 */
export const useTimeLeft = ({ id, state, steps }: Submission, now = Date.now()): number | null => {
  const done = steps.filter((step) => step.state === 'done').length
  const run = `${id} ${state}`
  const since = useRef({ run, done, at: now })
  if (since.current.run !== run) since.current = { run, done, at: now }
  const left = steps.filter((step) => step.state === 'waiting' || step.state === 'sent').length
  const seen = done - since.current.done
  if (state !== 'running' || left === 0 || seen < enough) return null
  return ((now - since.current.at) / seen) * left
}
