import { useMemo } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { orderSection } from '../utils/profile/entries.ts'
import type { Change } from '../utils/profile/diff.ts'
import { entryIn } from '../utils/profile/draft.ts'
import { isLocalized } from '../utils/profile/kinds.ts'
import { isPictureField } from '../utils/profile/picture.ts'
import { fieldOf } from '../utils/profile/registry.ts'
import { changeRoute, changeTitle } from './change-words.ts'
import { ChangeTag } from './pending-list.tsx'
import { ReviewConflicts } from './review-conflicts.tsx'
import { ReviewOrder } from './review-order.tsx'
import { ReviewPicture } from './review-picture.tsx'
import { ReviewProblems } from './review-problems.tsx'
import { ReviewRowLine } from './review-row-line.tsx'
import { rowsOf, sidesOf } from './review-rows.ts'
import type { Profile } from './use-draft.ts'
import type { NameOf } from './value-text.ts'

interface Props {
  change: Change
  profile: Profile
  nameOf: NameOf
}

/** One change: what LinkedIn has, and what it would have. */
export const ReviewChange = ({ change, profile, nameOf }: Props) => {
  const { key } = change
  const rows = useMemo(() => rowsOf(change, nameOf), [change, nameOf])
  const section = change.type === 'field' ? orderSection(change.field) : null
  const title = changeTitle(change, profile)
  const again = change.type === 'create' ? entryIn(profile.draft, change)?.again : undefined
  const revert = () => {
    if (change.type === 'field') profile.edit({ type: 'revert', field: change.field })
    else profile.edit({ type: 'revert-entry', entry: { section: change.section, id: change.id } })
  }
  return (
    <article
      class="diff sheet"
      id={changeId(key)}
      tabIndex={-1}
      data-testid="change"
      data-field={key}
      data-type={change.type}
      aria-labelledby={`${changeId(key)}-name`}
    >
      <header>
        <h3 id={`${changeId(key)}-name`}>
          <span dir="auto">{title.text}</span> <code class="api-id">{key}</code>
        </h3>
        <ChangeTag change={change} />
        <span class="diff-acts">
          <a
            class="btn quiet small"
            href={`#/${changeRoute(change)}`}
            aria-describedby={`${changeId(key)}-name`}
          >
            {text('edit_change')}
          </a>
          <button
            type="button"
            class="btn quiet small"
            data-testid="revert-change"
            aria-describedby={`${changeId(key)}-name`}
            onClick={revert}
          >
            {text('revert_change')}
          </button>
        </span>
      </header>
      {change.type === 'field' && isPictureField(change.field) ? (
        <ReviewPicture change={change} person={profile.person} />
      ) : section === null ? (
        rows.map((row, index) => <ReviewRowLine key={index} row={row} sides={sidesOf(change)} />)
      ) : (
        <ReviewOrder section={section} profile={profile} />
      )}
      <ReviewConflicts change={change} profile={profile} nameOf={nameOf} />
      <Notes change={change} again={again} />
      <ReviewProblems change={change} refusals={profile.draft.refusals} id={`${changeId(key)}-problems`} />
    </article>
  )
}

/** Where the list of changes leads. No part of an address: the address's hash is the route. */
export const changeId = (key: string): string => `change-${key}`

/** `again`: the id an entry had that is made once more. */
const Notes = ({ change, again }: { change: Change; again: string | undefined }) => {
  if (again !== undefined) return <p class="diff-note">{text('change_again', again)}</p>
  if (change.type === 'delete') return <p class="diff-note">{text('change_deletes_entry')}</p>
  if (change.type !== 'field') {
    return change.rows.some(({ before }) => before.state === 'unknown') ? (
      <p class="diff-note warn">{text('unknown_rows')}</p>
    ) : null
  }
  const { field, before, after } = change
  return (
    <>
      {after === undefined && <p class="diff-note">{text('change_deletes_field')}</p>}
      {before.state === 'unknown' && orderSection(field) === null && (
        <p class="diff-note warn">
          {text(isLocalized(fieldOf(field).kind) ? 'unknown_languages' : 'unknown_value')}
        </p>
      )}
    </>
  )
}
