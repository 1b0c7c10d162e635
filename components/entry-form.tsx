import { text } from '../utils/browser/text.ts'
import { knownEntries } from '../utils/profile/baseline.ts'
import { rowApplies } from '../utils/profile/check.ts'
import { entryProblemsIn, type EntryChange } from '../utils/profile/diff.ts'
import { editIn, entryKey, knownAt, placeKey, type EntryPlace } from '../utils/profile/draft.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import type { ShownEntry } from '../utils/profile/entries.ts'
import type { Kind, Row } from '../utils/profile/kinds.ts'
import { rowOf, sectionOf } from '../utils/profile/registry.ts'
import { isOneControl } from './inputs/index.tsx'
import { problemsAt, problemsElsewhere } from './inputs/part-problems.ts'
import { usePassed } from './inputs/passed.ts'
import { ProblemList } from './problem-list.tsx'
import { refusalIn } from './problem-of-refusal.ts'
import { RowForm } from './row-form.tsx'
import type { Profile } from './use-draft.ts'
import { useHeld } from './use-held.ts'

interface EntryFormProps {
  section: string
  entry: ShownEntry
  change: EntryChange | undefined
  profile: Profile
  /** Just added: what is missing is not held against the member before they have been past it. */
  fresh: boolean
  onRevert: () => void
}

/** The rows of an open entry. Typing is the draft: there is nothing to save. */
export const EntryForm = ({ section, entry, change, profile, fresh: begunNow, onRevert }: EntryFormProps) => {
  const place = { section, id: entry.id }
  const passed = usePassed(begunNow)
  // Typing in one row draws that one.
  const hold = useHeld()
  const problems = entryProblemsIn(place, profile.baseline, profile.draft)
  const rows = sectionOf(section).rows.filter((row) => isShown(row, place, entry, profile))
  const isUnknown = rows.some(
    (row) => knownAt(profile.baseline, { field: row.id, entry: place }).state === 'unknown',
  )
  const isNew = isNewId(entry.id)
  const isUnlisted = !knownEntries(profile.baseline, section).entries.some(({ id }) => id === entry.id)
  return (
    <div class="entry-body" onFocusOut={passed.onLeave}>
      {isUnknown && <p class="notice">{text('entry_unknown_rows')}</p>}
      <ProblemList
        id={`${entryKey(place)}-problems`}
        problems={[
          ...problemsElsewhere(
            problems,
            rows.map(({ id }) => id),
          ),
          ...refusalIn(profile.draft.refusals[entryKey(place)]?.message),
        ]}
      />
      <div class="entry-rows">
        {rows.map((row, index) => {
          const field = { field: row.id, entry: place }
          const due = passed.due(index, problemsAt(problems, row.id))
          const isEdited = change?.rows.some((changed) => changed.field === row.id) ?? false
          const inapplicable = !applies(row, place, entry, profile)
          const fresh = !passed.isPast(index)
          const { draft } = profile
          const of = [
            profile.baseline,
            profile.edit,
            editIn(draft, field),
            draft.fields['supportedLocales'],
            draft.refusals[placeKey(field)],
            entry.state,
            JSON.stringify(due),
            isEdited,
            inapplicable,
            fresh,
          ]
          return (
            <div
              key={row.id}
              class={isShort(row.kind) ? 'entry-row' : 'entry-row entry-row-wide'}
              {...passed.listenersOf(index)}
            >
              {hold(row.id, of, () => (
                <RowForm
                  row={row}
                  entry={place}
                  profile={profile}
                  problems={due}
                  edited={isEdited}
                  inapplicable={inapplicable}
                  fresh={fresh}
                />
              ))}
            </div>
          )
        })}
      </div>
      <p class="entry-foot small soft">
        <span>{isNew ? '' : text('entry_id', entry.id)}</span>
        {(change || isNew || isUnlisted) && (
          <button type="button" class="btn quiet small" data-testid="revert-entry" onClick={onRevert}>
            {text(isNew ? 'entry_discard_new' : change ? 'entry_revert' : 'entry_unlist')}
          </button>
        )}
      </p>
    </div>
  )
}

/** Whether a row belongs to this kind of entry; as long as the row that says so is not known, it may. */
const applies = (row: Row, entry: EntryPlace, { values }: ShownEntry, profile: Profile): boolean => {
  if (!row.onlyWhen || rowApplies(row, values)) return true
  const decider = { field: rowOf(entry.section, row.onlyWhen.row).id, entry }
  return knownAt(profile.baseline, decider).state === 'unknown' && !editIn(profile.draft, decider)
}

/** Rows that are on their way out, don't belong here, or can't be filled from here, show while there is something in them. */
const isShown = (row: Row, entry: EntryPlace, shown: ShownEntry, profile: Profile): boolean => {
  const isFillable = row.kind.type !== 'list' || row.kind.grows !== false
  if (!row.deprecated && isFillable && applies(row, entry, shown, profile)) return true
  const place = { field: row.id, entry }
  if (knownAt(profile.baseline, place).state === 'known') return true
  return applies(row, entry, shown, profile) && editIn(profile.draft, place) !== undefined
}

/** Short enough to stand beside another. */
const isShort = (kind: Kind): boolean =>
  isOneControl(kind) || kind.type === 'date' || (kind.type === 'localizedText' && kind.lines === 'one')
