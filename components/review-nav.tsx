import { text } from '../utils/browser/text.ts'
import { changeTitle } from './change-words.ts'
import { BackIcon } from './icons.tsx'
import { ChangeTag } from './pending-list.tsx'
import { changeId } from './review-change.tsx'
import { groupChanges } from './group-changes.ts'
import type { Profile } from './use-draft.ts'

interface Props {
  profile: Profile
  open: boolean
  onLeave: () => void
}

/** The changes by group, each leading to its comparison. */
export const ReviewNav = ({ profile, open, onLeave }: Props) => (
  <nav class="nav" data-open={open} aria-label={text('review_nav_label')}>
    <a href="#/" onClick={onLeave}>
      <span class="member">
        <BackIcon />
        {text('go_on_editing')}
      </span>
    </a>
    <div class="nav-list">
      {groupChanges(profile.changes).map(({ id, label, changes: inGroup }) => (
        <div key={id} class="nav-group">
          <span class="nav-heading">{label}</span>
          <ul>
            {inGroup.map((change) => (
              <li key={change.key}>
                <button
                  type="button"
                  class="nav-button"
                  onClick={() => {
                    onLeave()
                    showChange(change.key)
                  }}
                >
                  <span dir="auto">{changeTitle(change, profile).text}</span>
                  <ChangeTag change={change} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  </nav>
)

const showChange = (field: string): void => {
  const place = document.getElementById(changeId(field))
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}
