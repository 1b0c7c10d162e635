import { formatTime, text } from '../utils/browser/text.ts'
import type { Step, Submission, SubmissionState } from '../utils/browser/submission.ts'

/** The states of a submission and its steps, in words. */

export const submissionStateText = (state: SubmissionState): string => {
  switch (state) {
    case 'running':
      return text('submission_running')
    case 'paused':
      return text('submission_paused')
    case 'done':
      return text('submission_done')
    case 'attention':
      return text('submission_attention')
  }
}

export const submissionLook = (state: SubmissionState): string => {
  switch (state) {
    case 'running':
      return ''
    case 'paused':
      return 'warn'
    case 'done':
      return 'new'
    case 'attention':
      return 'gone'
  }
}

export const stepStateText = ({ state, call }: Step, { steps }: Submission): string => {
  switch (state) {
    case 'waiting':
      return text('step_waiting')
    case 'sent':
      return text('step_sent')
    case 'done':
      return text('step_done')
    case 'refused':
      return text('step_refused')
    case 'lost':
      return text('step_lost')
    case 'skipped':
      // Nothing it needs was refused: the member stopped before it.
      return steps.some((step) => call.waitsFor.includes(step.call.id) && step.state !== 'done')
        ? text('step_skipped')
        : text('step_not_sent')
  }
}

/** LinkedIn named no time of its own, but a counter that starts again at midnight UTC. */
const isDaily = ({ state, failure }: Step): boolean =>
  state === 'waiting' && failure?.type === 'rate-limited' && failure.daily && failure.until === null

/** Why it waits, until when, and that nothing is lost. */
export const pauseText = (pause: NonNullable<Submission['pause']>, steps: readonly Step[]): string => {
  const until = pause.until === null ? null : formatTime(pause.until)
  switch (pause.reason) {
    case 'processing':
      return text('pause_processing')
    case 'signed-out':
      return text('pause_signed_out')
    case 'other-member':
      return text('pause_other_member')
    case 'member':
      return text('pause_member')
    case 'rate-limited':
      if (until !== null && steps.some(isDaily)) return text('pause_rate_daily', until)
      return until === null ? text('pause_rate') : text('pause_rate_until', until)
    case 'unsure':
      return text('pause_unsure', until ?? '')
    case 'storage':
      return text('pause_storage', until ?? '')
    case 'server':
      return until === null ? text('pause_server') : text('pause_server_until', until)
    case 'offline':
      return until === null ? text('pause_offline') : text('pause_offline_until', until)
  }
}
