import type { ReviewedRequest } from '../utils/browser/messages.ts'
import { plural, text, uiLanguage } from '../utils/browser/text.ts'
import { CopyButton } from './copy-button.tsx'
import { changeTitle } from './change-words.ts'
import type { Profile } from './use-draft.ts'

interface RequestsProps {
  requests: readonly ReviewedRequest[]
  profile: Profile
}

/** The very requests that will go out, in their order. */
export const ReviewRequests = ({ requests, profile }: RequestsProps) => {
  const titles = new Map(profile.changes.map((change) => [change.key, changeTitle(change, profile).text]))
  return (
    <section class="diff sheet" aria-labelledby="requests-title">
      <header>
        <h2 id="requests-title">
          {plural('requests', requests.length)} <span class="soft small">{text('requests_exactly')}</span>
        </h2>
        {requests.length > 1 && (
          <CopyButton label={text('copy_all_curl')} value={requests.map(({ curl }) => curl).join('\n\n')} />
        )}
      </header>
      {requests.length === 0 && <p class="diff-note soft">{text('requests_none')}</p>}
      {requests.map((request) => (
        <Request key={request.id} request={request} titles={titles} open={requests.length === 1} />
      ))}
    </section>
  )
}

interface RequestProps {
  request: ReviewedRequest
  /** What changes are called, by their key. */
  titles: ReadonlyMap<string, string>
  open: boolean
}

const Request = ({ request, titles, open }: RequestProps) => {
  const { method, path, body, curl, changes, waitsFor } = request
  const listed = (keys: readonly string[]) =>
    new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(
      keys.map((key) => titles.get(key) ?? key),
    )
  return (
    <details class="request" open={open} data-testid="request" data-method={method} data-path={path}>
      <summary>
        <span class="method">{method}</span> <code>{path}</code>{' '}
        {changes.length > 0 && <span class="small soft">{text('request_about', listed(changes))}</span>}{' '}
        {waitsFor.length > 0 && (
          <span class="tag plain" data-testid="waits-for">
            {text('request_waits', listed(waitsFor))}
          </span>
        )}
      </summary>
      <div class="request-acts">
        <CopyButton label={text('copy_curl')} value={curl} testId="copy-curl" />
        {body !== null && <CopyButton label={text('copy_body')} value={body} />}
      </div>
      {/* The exact text, not a character put in for the looks. The keyboard has to reach what scrolls. */}
      <pre
        data-testid="request-body"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Only with a role it has a name, and nothing else keeps its blanks.
        role="group"
        aria-label={`${method} ${path}`}
        tabIndex={body === null ? -1 : 0}
        hidden={body === null}
      >
        {body}
      </pre>
    </details>
  )
}
