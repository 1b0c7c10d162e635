import './review.css'
import { text } from '../utils/browser/text.ts'
import { hasErrors } from '../utils/profile/problem.ts'
import { PendingCount } from './counted.tsx'
import { ErrorLine } from './error-line.tsx'
import { failureText } from './failure-text.ts'
import { groupChanges } from './group-changes.ts'
import { useIndustries } from './industries.ts'
import { ReviewChange } from './review-change.tsx'
import { isConflict } from './review-conflicts.tsx'
import { ReviewFoot, type Hindrance } from './review-foot.tsx'
import { ReviewRequests } from './review-requests.tsx'
import { ScreenTitle } from './screen-title.tsx'
import type { Discard } from './use-discard.ts'
import type { Profile } from './use-draft.ts'
import { useFocusAfter } from './use-focus-after.ts'
import { useNames } from './use-names.ts'
import { useSubmissions } from './use-submissions.ts'
import { useReview } from './use-review.ts'
import { useSend } from './use-send.ts'
import type { Who } from './use-who.ts'

interface Props {
  who: Who
  profile: Profile
  discarding: Discard
}

/** Every change and every request, before anything is sent. */
export const Review = ({ who, profile, discarding }: Props) => {
  const { person, changes } = profile
  const review = useReview(profile)
  const sending = useSend(person)
  useIndustries(changes.some(({ key }) => key === 'industryId'))
  const nameOf = useNames(profile)
  const requests = review.reviewed?.requests
  const focus = useFocusAfter()
  const isBusy = useSubmissions(person)?.some(({ state }) => state === 'running' || state === 'paused')
  const hindrance = isBusy ? 'busy' : hindranceOf(profile, who, !review.reviewed || review.isSilent)

  return (
    <div class="review" aria-busy={review.isAsking}>
      <ScreenTitle>{text('review_title')}</ScreenTitle>
      <p class="lead soft">
        <PendingCount count={profile.kept} />
        {changes.length > 0 && ` · ${text('review_what')}`}
      </p>
      <ReviewNotices who={who} profile={profile} review={review} />
      {changes.length === 0 && (
        <div class="notice">
          <p>{text('review_empty')}</p>
          {discarding.putBack && (
            <p>
              <button type="button" class="btn small" data-testid="put-back" onClick={discarding.putBack}>
                {text('put_back')}
              </button>
            </p>
          )}
        </div>
      )}
      {groupChanges(changes).map(({ id, label, changes: inGroup }) => (
        <section key={id} aria-label={label}>
          <h2 class="group-name">{label}</h2>
          {inGroup.map((change) => (
            <ReviewChange key={change.key} change={change} profile={profile} nameOf={nameOf} />
          ))}
        </section>
      ))}
      {requests && changes.length > 0 && <ReviewRequests requests={requests} profile={profile} />}
      <ReviewFoot
        who={who}
        changeCount={changes.length}
        requestCount={requests?.length ?? null}
        hindrance={hindrance}
        state={sending.state}
        onSend={() => {
          if (review.reviewed) void sending.start(review.reviewed, review.settled, review.askAgain)
        }}
        onDiscard={() => {
          discarding.discard()
          focus(() => document.querySelector('.review [data-testid=put-back]'))
        }}
      />
    </div>
  )
}

const hindranceOf = ({ changes }: Profile, who: Who, isUnknown: boolean): Hindrance => {
  if (changes.length === 0) return 'nothing'
  if (changes.some(isConflict)) return 'conflicts'
  if (changes.some(({ problems }) => hasErrors(problems))) return 'errors'
  if (!who.isLive) return 'disconnected'
  return isUnknown ? 'loading' : null
}

/** What to know before sending: that the comparison may be old, a permission missing, something still under way. */
const ReviewNotices = ({
  who: { connection },
  profile: { baseline },
  review,
}: {
  who: Who
  profile: Profile
  review: ReturnType<typeof useReview>
}) => {
  const scopes = connection.state === 'live' ? connection.scopes : null
  return (
    <>
      {review.isSilent && (
        <div class="notice wrong">
          <ErrorLine>{text('worker_silent')}</ErrorLine>
          <p>
            <button type="button" class="btn small" onClick={review.askAgain}>
              {text('ask_again')}
            </button>
          </p>
        </div>
      )}
      {review.failure && (
        <div class="notice warn">
          <p>{text('review_not_fresh')}</p>
          <p>{failureText(review.failure)}</p>
          <p>
            <button type="button" class="btn small" onClick={review.askAgain}>
              {text('ask_again')}
            </button>
          </p>
        </div>
      )}
      {baseline.access === 'none' && <p class="notice warn">{text('access_none')}</p>}
      {scopes !== null && !scopes.includes('w_compliance') && (
        <p class="notice warn">{text('no_write_scope')}</p>
      )}
    </>
  )
}
