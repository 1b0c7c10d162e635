import { useId } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { editIn, knownAt, type EntryPlace } from '../utils/profile/draft.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import { isLocalized, type Row } from '../utils/profile/kinds.ts'
import { textsIn } from '../utils/profile/localized.ts'
import type { Problem } from '../utils/profile/problem.ts'
import { isOneControl } from './inputs/index.tsx'
import { PlaceForm } from './place-form.tsx'
import { entryRowHelp, entryRowLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'

interface RowFormProps {
  row: Row
  entry: EntryPlace
  profile: Profile
  /** Paths are relative to the row. */
  problems: readonly Problem[]
  edited: boolean
  /** LinkedIn has a value here although the entry is of a kind it does not belong to. */
  inapplicable: boolean
  fresh: boolean
}

/** One row of an entry, edited as a basic field is. */
export const RowForm = ({ row, entry, profile, problems, edited, inapplicable, fresh }: RowFormProps) => {
  const id = useId()
  const place = { field: row.id, entry }
  const isNew = isNewId(entry.id)
  return (
    <PlaceForm
      id={id}
      place={place}
      kind={row.kind}
      profile={profile}
      name={entryRowLabel(entry.section, row.id)}
      testId={`row-${row.id}`}
      apiId={null}
      help={entryRowHelp(entry.section, row.id)}
      notes={[
        ...(row.required || row.expected ? [text('row_required')] : []),
        ...(row.deprecated ? [text('row_deprecated')] : []),
      ]}
      // A new entry has nothing to go back to.
      edited={edited && !isNew}
      problems={problems}
      onClear={isCleared(row, place, profile) ? () => profile.edit({ type: 'clear', ...place }) : undefined}
      before={inapplicable ? <p class="help">{text('row_inapplicable')}</p> : null}
      fresh={fresh}
    />
  )
}

/** Whether a press is needed to delete it: a text is simply emptied, but a list, a date or several languages are not. */
const isCleared = (
  row: Row,
  place: { field: string; entry: EntryPlace },
  { baseline, draft }: Profile,
): boolean => {
  const known = knownAt(baseline, place)
  if (row.required || row.expected || known.state === 'empty') return false
  if (known.state === 'unknown') return true
  const edit = editIn(draft, place)
  if (isLocalized(row.kind)) return Object.keys(textsIn(known.value)).length > 1 || edit?.type === 'texts'
  return !isOneControl(row.kind) || row.kind.type === 'flag'
}
