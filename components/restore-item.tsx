import './review.css'
import { useMemo } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import type { Change } from '../utils/profile/diff.ts'
import { orderSection } from '../utils/profile/entries.ts'
import { ChangeTag } from './pending-list.tsx'
import { changeTitle } from './change-words.ts'
import { ProposalHead } from './proposal-head.tsx'
import { ReviewOrder } from './review-order.tsx'
import { ReviewRowLine } from './review-row-line.tsx'
import { rowsOf, sidesOf } from './review-rows.ts'
import type { Profile } from './use-draft.ts'
import type { NameOf } from './value-text.ts'

interface Props {
  change: Change
  /** What it can't do without, of the other changes. */
  needs: readonly Change[]
  /** The profile with the whole backup as its draft. */
  profile: Profile
  /** The same with no more of the backup than is taken, for the order it comes to. */
  ordered: Profile
  nameOf: NameOf
  taken: boolean
  onTake: (on: boolean) => void
}

/** One change that a restore proposes: what LinkedIn has, and what the backup has. */
export const RestoreItem = ({ change, needs, profile, ordered, nameOf, taken, onTake }: Props) => {
  const rows = useMemo(() => rowsOf(change, nameOf), [change, nameOf])
  const section = change.type === 'field' ? orderSection(change.field) : null
  // A skill's name is its title already.
  const isTitleAlone = (change.type === 'create' || change.type === 'delete') && rows.length === 1
  return (
    <li class="proposal diff" data-testid="proposal" data-key={change.key} data-state={change.type}>
      <ProposalHead
        title={changeTitle(change, profile).text}
        tag={<ChangeTag change={change} />}
        taken={taken}
        onTake={onTake}
      />
      {needs.map((need) => (
        <p key={need.key} class="help" data-testid="needs">
          {text('restore_needs', changeTitle(need, profile).text)}
        </p>
      ))}
      {section === null
        ? !isTitleAlone &&
          rows.map((row, index) => <ReviewRowLine key={index} row={row} sides={sidesOf(change)} />)
        : taken && <ReviewOrder section={section} profile={ordered} />}
    </li>
  )
}
