import type { Submission } from '../utils/browser/submission.ts'
import { formatBytes, plural, text } from '../utils/browser/text.ts'
import { useTimeLeft } from './use-time-left.ts'

/** One bar, the same in words, and how long it may take yet. */
export const SubmissionProgress = ({ submission }: { submission: Submission }) => {
  const { steps, state, finishedAt } = submission
  const timeLeft = useTimeLeft(submission)
  const done = steps.filter((step) => step.state === 'done').length
  const isReadingBack = state === 'running' && finishedAt === null && done === steps.length
  const words = isReadingBack ? text('reading_back') : plural('steps_done', steps.length, done)
  return (
    <div class="submission-progress">
      <progress max={steps.length} value={done} aria-label={words} />
      <div class="submission-pace small soft">
        <output>{words}</output>
        <BytesDone submission={submission} />
        {timeLeft !== null && <span data-testid="time-left">{timeText(timeLeft)}</span>}
      </div>
    </div>
  )
}

/** How much of its pictures LinkedIn has. Browsers do not tell how far one file is, so it counts whole files. */
const BytesDone = ({ submission: { steps } }: { submission: Submission }) => {
  const uploads = steps.flatMap(({ call: { operation }, state, uploaded }) =>
    operation.type === 'upload'
      ? [{ bytes: operation.file.bytes, isThere: state === 'done' || uploaded === true }]
      : [],
  )
  if (uploads.length === 0) return null
  const sum = (some: typeof uploads) => some.reduce((total, { bytes }) => total + bytes, 0)
  const [there, all] = [sum(uploads.filter(({ isThere }) => isThere)), sum(uploads)]
  return (
    <span data-testid="bytes-done" data-bytes={there} data-of={all}>
      {text('bytes_done', formatBytes(there), formatBytes(all))}
    </span>
  )
}

const timeText = (left: number): string =>
  left < 60_000 ? text('time_left_seconds') : plural('time_left_minutes', Math.round(left / 60_000))
