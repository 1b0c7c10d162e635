import { items } from '../utils/browser/items.ts'
import { send } from '../utils/browser/messages.ts'
import { isToKeep, type Submission } from '../utils/browser/submission.ts'
import { formatTime, plural, text } from '../utils/browser/text.ts'
import { wasChangedMeanwhile } from '../utils/linkedin/failure.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { fieldLabel } from './field-names.ts'
import { MadeTwice } from './made-twice.tsx'
import { sentRoute, sentTitle } from './sent-words.ts'
import { SubmissionProgress } from './submission-progress.tsx'
import { SubmissionStep } from './submission-step.tsx'
import { pauseText, submissionLook, submissionStateText } from './submission-words.ts'
import { useItem } from './use-item.ts'

/** One submission: what was sent, each request and how it ended, and what can be done about it. */
export const SubmissionCard = ({
  submission,
  baseline,
}: {
  submission: Submission
  /** What LinkedIn has, for the names of entries. */
  baseline: Baseline | null
}) => {
  const { state, changes, steps, createdAt, finishedAt, pause } = submission
  return (
    <article class="submission sheet" data-testid="submission" data-state={state}>
      <header>
        <h2>{plural('submission_changes', changes.length)}</h2>
        <span class={`tag ${submissionLook(state)}`}>
          {submission.byHand ? text('submission_by_hand') : submissionStateText(state)}
        </span>
        <span class="small soft">
          {finishedAt === null
            ? text('submission_started', formatTime(createdAt))
            : text('submission_finished', formatTime(finishedAt))}
        </span>
      </header>
      <SubmissionProgress submission={submission} />
      <ul class="changed">
        {/* Entries are named by their requests, one each; fields all share one. */}
        {changes.map((change) =>
          change.type === 'field' ? (
            <li key={change.key}>
              <a href={`#/${sentRoute(change, submission)}`}>{fieldLabel(change.key)}</a>
              {change.after === null && <span class="tag gone">{text('change_removed')}</span>}
            </li>
          ) : null,
        )}
      </ul>
      <ol class="steps">
        {steps.map((step) => (
          <SubmissionStep key={step.call.id} step={step} submission={submission} baseline={baseline} />
        ))}
      </ol>
      {pause && (
        <p class="notice warn" data-testid="pause-reason">
          {pauseText(pause, steps)}
        </p>
      )}
      <Differences submission={submission} baseline={baseline} />
      <MadeTwice submission={submission} baseline={baseline} />
      <Unverified submission={submission} baseline={baseline} />
      <Actions submission={submission} />
    </article>
  )
}

/** What LinkedIn shows now is not what was sent, although it took it. */
const Differences = ({ submission, baseline }: { submission: Submission; baseline: Baseline | null }) => {
  const differing = submission.changes.filter(({ key }) => submission.differences?.includes(key))
  return differing.length === 0 ? null : (
    <div class="notice warn" data-testid="differences">
      <p>{text('differences_what')}</p>
      <ul>
        {differing.map((change) => (
          <li key={change.key}>
            <a href={`#/${sentRoute(change, submission)}`}>{sentTitle(change, submission, baseline)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What can't be promised of it: nobody could look at the profile afterwards. */
const Unverified = ({ submission, baseline }: { submission: Submission; baseline: Baseline | null }) => {
  if (submission.finishedAt === null || submission.steps.every(({ state }) => state !== 'done')) return null
  const key =
    submission.differences === null
      ? 'not_read_back'
      : baseline && baseline.access !== 'full'
        ? 'not_readable'
        : null
  return (
    key && (
      <p class="small soft" data-testid="unverified">
        {text(key)}
      </p>
    )
  )
}

const Actions = ({ submission }: { submission: Submission }) => {
  const { id, person, state, pause, steps } = submission
  const draft = useItem(items.draft(person))
  if (state === 'done') return null
  const about = { person, submission: id }
  const needsSignIn = pause?.reason === 'signed-out' || pause?.reason === 'other-member'
  const isLeft = steps.some((step) => step.state === 'waiting')
  return (
    <>
      {state === 'attention' && <p class="small">{text(attentionKey(submission))}</p>}
      <p class="acts">
        {needsSignIn && (
          <a class="btn primary" href="#/connection">
            {text('connect')}
          </a>
        )}
        {state === 'running' && isLeft && (
          <button
            type="button"
            class="btn"
            data-testid="pause"
            onClick={() => void send('pause-submission', about)}
          >
            {text('pause')}
          </button>
        )}
        {state !== 'running' && !submission.isSuperseded && !isForReview(submission) && (
          <button
            type="button"
            class="btn"
            data-testid={pause?.reason === 'member' ? 'resume' : 'retry'}
            onClick={() => void send('retry-submission', about)}
          >
            {text(pause?.reason === 'member' ? 'resume' : state === 'paused' ? 'try_now' : 'try_again')}
          </button>
        )}
        {state === 'attention' && draft && !isToKeep(submission, draft) && (
          <button
            type="button"
            class="btn quiet"
            data-testid="dismiss"
            onClick={() => void send('dismiss-submission', about)}
          >
            {text('dismiss')}
          </button>
        )}
        {state !== 'attention' && isLeft && (
          <button
            type="button"
            class="btn quiet"
            data-testid="cancel"
            onClick={() => void send('cancel-submission', about)}
          >
            {text('cancel_sending')}
          </button>
        )}
      </p>
    </>
  )
}

const attentionKey = (submission: Submission) => {
  if (submission.isSuperseded) return 'attention_superseded'
  if (isForReview(submission)) return 'attention_review'
  if (submission.steps.every(({ state }) => state === 'done' || state === 'lost'))
    return 'attention_undecided'
  return wasStopped(submission) ? 'attention_stopped' : 'attention_what'
}

/** LinkedIn was changed meanwhile: the same is not sent again before the member has looked. */
const isForReview = ({ state, steps }: Submission): boolean =>
  state === 'attention' &&
  steps.some(({ failure }) => wasChangedMeanwhile(failure)) &&
  steps.every(
    (step) => step.state === 'done' || step.state === 'skipped' || wasChangedMeanwhile(step.failure),
  )

/** The member stopped it: nothing was refused, some of it was never sent. */
const wasStopped = ({ steps }: Submission): boolean =>
  steps.every(({ state }) => state === 'done' || state === 'skipped')
