import { useState } from 'preact/hooks'
import type { HistoryEntry, HistoryRequest } from '../utils/browser/history.ts'
import { send } from '../utils/browser/messages.ts'
import { formatTime, plural, text } from '../utils/browser/text.ts'
import { HistoryChange } from './history-change.tsx'
import { failureSentence } from './failure-text.ts'
import { LinkedInWords } from './linkedin-words.tsx'
import { submissionLook, submissionStateText } from './submission-words.ts'
import { Undo } from './undo.tsx'
import type { Profile } from './use-draft.ts'

/** More changes than this are folded away. */
const shownOpen = 3

/** One submission of the past: what it changed, what went over the wire, and the way back. */
export const HistoryCard = ({ entry, profile }: { entry: HistoryEntry; profile: Profile }) => {
  const { id, changes, state, finishedAt } = entry
  const titleId = `history-${id}`
  return (
    <article
      class="history-entry sheet"
      data-testid="history-entry"
      data-submission={id}
      aria-labelledby={titleId}
    >
      <header>
        <h2 id={titleId}>{formatTime(finishedAt)}</h2>
        <span class="small soft">{plural('submission_changes', changes.length)}</span>
        {entry.byHand && <span class="tag">{text('submission_by_hand')}</span>}
        {state !== 'done' && <span class={`tag ${submissionLook(state)}`}>{submissionStateText(state)}</span>}
        <Undo entry={entry} profile={profile} keys={null} about={titleId} />
      </header>
      <details class="history-part" open={changes.length <= shownOpen}>
        <summary>{text('history_changes')}</summary>
        {changes.map((change) => (
          <HistoryChange key={change.key} change={change} entry={entry} profile={profile} />
        ))}
      </details>
      {!entry.byHand && (
        <details class="history-part">
          <summary>{plural('history_requests', entry.requests.length)}</summary>
          {entry.requests.map((request) => (
            <Request key={request.id} request={request} />
          ))}
        </details>
      )}
      <Forget entry={entry} />
    </article>
  )
}

const Request = ({ request }: { request: HistoryRequest }) => {
  const { method, path, body, status, requestId, createdId, failure } = request
  return (
    <div class="history-request" data-testid="history-request" data-method={method} data-path={path}>
      <p>
        <span class="method">{method}</span> <code>{path}</code>
      </p>
      {body !== null && (
        // The keyboard has to reach what scrolls.
        <pre
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Only with a role it has a name, and nothing else keeps its blanks.
          role="group"
          aria-label={`${method} ${path}`}
          tabIndex={body === '' ? -1 : 0}
          data-testid="history-body"
        >
          {body}
        </pre>
      )}
      <p class="small soft">
        {status === null ? text('history_no_answer') : text('history_answer', status)}
        {createdId !== null && ` · ${text('history_created', createdId)}`}
        {requestId !== null && ` · ${text('request_id')} ${requestId}`}
      </p>
      {failure && <p class="small">{failureSentence(failure)}</p>}
      {failure && failure.message !== '' && (
        <p class="small">
          {text('linkedin_says')} <LinkedInWords>{failure.message}</LinkedInWords>
        </p>
      )}
    </div>
  )
}

/** Deleting a record is asked about once: with it goes the way back. */
const Forget = ({ entry: { person, id } }: { entry: HistoryEntry }) => {
  const [asks, setAsks] = useState(false)
  return asks ? (
    <p class="history-forget small">
      <span>{text('history_forget_ask')}</span>
      <button
        type="button"
        class="btn small"
        data-testid="confirm-delete-history-entry"
        onClick={() => void send('delete-history', { person, ids: [id] })}
      >
        {text('history_forget_confirm')}
      </button>
      <button type="button" class="btn quiet small" onClick={() => setAsks(false)}>
        {text('history_forget_cancel')}
      </button>
    </p>
  ) : (
    <p class="history-forget">
      <button
        type="button"
        class="btn quiet small"
        data-testid="delete-history-entry"
        onClick={() => setAsks(true)}
      >
        {text('history_forget')}
      </button>
    </p>
  )
}
