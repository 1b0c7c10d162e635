import { text } from '../utils/browser/text.ts'
import type { Change } from '../utils/profile/diff.ts'
import { plural } from '../utils/browser/text.ts'
import { changeTag } from './change-tag.ts'
import { PendingCount } from './counted.tsx'
import { changeRoute, changeTitle } from './change-words.ts'
import type { Profile } from './use-draft.ts'

interface Props {
  /** Null before anyone has connected. */
  profile: Profile | null
  /** Puts back what was discarded here; null when nothing was. */
  onPutBack: (() => void) | null
}

/** What is pending, live, and the way on to the review. */
export const PendingList = ({ profile, onPutBack }: Props) => {
  const changes = profile?.changes ?? []
  return (
    <aside class="pending sheet" aria-label={text('pending_label')}>
      <h2>
        <PendingCount count={profile?.kept ?? 0} />
      </h2>
      {profile && changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change.key}>
              <a href={`#/${changeRoute(change)}`} dir="auto">
                {changeTitle(change, profile).text}
              </a>
              <ChangeTag change={change} />
            </li>
          ))}
        </ul>
      )}
      <p class="small soft">{text(changes.length > 0 ? 'pending_kept' : 'pending_none')}</p>
      {onPutBack && (
        <button type="button" class="btn small" data-testid="put-back" onClick={onPutBack}>
          {text('put_back')}
        </button>
      )}
      <a class={changes.length > 0 ? 'btn primary' : 'btn'} href="#/review" data-testid="go-review">
        {changes.length > 0 ? plural('go_review', changes.length) : text('go_review_none')}
      </a>
    </aside>
  )
}

/** What kind of change it is, or that something in it needs to be put right first. */
export const ChangeTag = ({ change }: { change: Change }) => {
  const { look, key } = changeTag(change)
  return <span class={`tag ${look}`}>{text(key)}</span>
}
