import { send } from '../utils/browser/messages.ts'
import { isUndecided, type SentChange, type Step, type Submission } from '../utils/browser/submission.ts'
import { plural, text } from '../utils/browser/text.ts'
import type { Failure } from '../utils/linkedin/failure.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { isField } from '../utils/profile/registry.ts'
import { ErrorLine } from './error-line.tsx'
import { failureSentence } from './failure-text.ts'
import { fieldLabel } from './field-names.ts'
import { LinkedInWords } from './linkedin-words.tsx'
import { entryRowLabel } from './section-names.ts'
import { callAbout, callText, sentRoute, sentTitle } from './sent-words.ts'
import { stepStateText } from './submission-words.ts'

interface StepProps {
  step: Step
  submission: Submission
  baseline: Baseline | null
}

/** One request and how it ended; what LinkedIn refused is named with the way to its form. */
export const SubmissionStep = ({ step, submission, baseline }: StepProps) => {
  const { call, state, attempts, failure } = step
  const change = submission.changes.find(({ type, key }) => type !== 'field' && key === call.id)
  const route = change && sentRoute(change, submission)
  const words = callText(call, change ? sentTitle(change, submission, baseline) : call.id)
  const about = callAbout(call)
  const isToDecide = submission.state === 'attention' && isUndecided(step)
  return (
    <li class="step" data-testid="step" data-state={state} data-call={call.id}>
      <p class="step-line">
        <span class="step-sign" aria-hidden="true" />
        {route === undefined || failure ? (
          <span dir="auto">{words}</span>
        ) : (
          <a href={`#/${route}`} dir="auto">
            {words}
          </a>
        )}
        <span class="small soft">
          {about !== null && `${about} · `}
          {stepStateText(step, submission)}
          {attempts > 1 && ` · ${plural('attempts', attempts)}`}
        </span>
      </p>
      {failure && (
        <div class="step-failure">
          {/* While it waits, the submission as a whole says why and until when. */}
          {(state === 'refused' || state === 'lost') && !isToDecide && (
            <ErrorLine>{failureSentence(failure)}</ErrorLine>
          )}
          <Said failure={failure} change={change} route={route} />
          {state === 'refused' && step.isUnsure && <p class="small">{text('step_unsure')}</p>}
        </div>
      )}
      {isToDecide && <Decide step={step} submission={submission} />}
    </li>
  )
}

/** Whether LinkedIn made it can't be found out from here: the member looks, and says. */
const Decide = ({ step: { call }, submission }: { step: Step; submission: Submission }) => {
  const decide = (decision: 'send-again' | 'there') =>
    void send('decide-step', {
      person: submission.person,
      submission: submission.id,
      step: call.id,
      decision,
    })
  return (
    <div class="step-failure" data-testid="decide">
      <ErrorLine>{text('decide_what')}</ErrorLine>
      <p class="acts">
        <a class="btn small" href="https://www.linkedin.com/in/me/" target="_blank" rel="noreferrer">
          {text('decide_look')}
        </a>
        <button type="button" class="btn small" data-testid="decide-there" onClick={() => decide('there')}>
          {text('decide_there')}
        </button>
        <button
          type="button"
          class="btn small"
          data-testid="decide-send-again"
          onClick={() => decide('send-again')}
        >
          {text('decide_send_again')}
        </button>
      </p>
    </div>
  )
}

interface SaidProps {
  failure: Failure
  /** Of an entry's request. */
  change: SentChange | undefined
  route: string | undefined
}

/** LinkedIn's own words, beside the fields or rows they name. */
const Said = ({ failure, change, route }: SaidProps) => {
  const named = failure.type === 'refused' || failure.type === 'conflict' ? failure.fields : []
  const places = named.flatMap(({ path: [name], message }) => {
    if (typeof name !== 'string') return []
    if (change && change.type !== 'field' && route !== undefined)
      return [{ name, label: entryRowLabel(change.section, name), route, message }]
    return isField(name) ? [{ name, label: fieldLabel(name), route: name, message }] : []
  })
  return (
    <>
      {places.map(({ name, label, route: to, message }) => (
        <p key={name} class="said small">
          <a href={`#/${to}`}>{label}</a>
          {message !== '' && <LinkedInWords>{message}</LinkedInWords>}
        </p>
      ))}
      {places.length === 0 && failure.message !== '' && (
        <p class="said small">
          {text('linkedin_says')} <LinkedInWords>{failure.message}</LinkedInWords>
        </p>
      )}
      {places.length === 0 && route !== undefined && (
        <p class="small">
          <a href={`#/${route}`}>{text('edit_change')}</a>
        </p>
      )}
      {failure.requestId !== null && (
        <p class="small soft">
          {text('request_id')} <code>{failure.requestId}</code>
        </p>
      )}
    </>
  )
}
