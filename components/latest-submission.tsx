import { send } from '../utils/browser/messages.ts'
import type { Submission } from '../utils/browser/submission.ts'
import { formatTime, plural, text } from '../utils/browser/text.ts'
import { SubmissionProgress } from './submission-progress.tsx'
import { submissionLook, submissionStateText } from './submission-words.ts'

/** How the newest submission is going, or how it ended. */
export const LatestSubmission = ({ submission }: { submission: Submission }) => {
  const { state, changes, finishedAt, createdAt } = submission
  return (
    <section
      class="latest"
      data-testid="latest-submission"
      data-state={state}
      aria-label={text('latest_label')}
    >
      <p>
        <span class={`tag ${submissionLook(state)}`}>
          {submission.byHand ? text('submission_by_hand') : submissionStateText(state)}
        </span>
        <span class="small soft grow">
          {plural('submission_changes', changes.length)} · {formatTime(finishedAt ?? createdAt)}
        </span>
        <button
          type="button"
          class="link small"
          onClick={() => void send('open-editor', { route: 'outbox' })}
        >
          {text('latest_look')}
        </button>
      </p>
      {(state === 'running' || state === 'paused') && <SubmissionProgress submission={submission} />}
    </section>
  )
}
