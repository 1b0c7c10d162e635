import { useEffect, useMemo, useState } from 'preact/hooks'
import { formatTime, plural, text } from '../utils/browser/text.ts'
import { changesOf } from '../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../utils/profile/draft.ts'
import { readBackup, type Backup } from '../utils/transfer/backup.ts'
import { FileRefusedError } from '../utils/transfer/imported.ts'
import { restoreOf } from '../utils/transfer/restore.ts'
import { fieldLabel } from './field-names.ts'
import { LeftList } from './left-list.tsx'
import { sectionLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'

interface Props {
  name: string
  json: unknown
  profile: Profile
  onRefused: (error: FileRefusedError) => void
  onDone: (count: number) => void
  onClose: () => void
}

/** What it takes to make the profile equal to a backup. The draft there is gives way, and that is said and ticked. */
export const RestorePreview = ({ name, json, profile, onRefused, onDone, onClose }: Props) => {
  const { baseline, draft, changes: drafted, person, edit } = profile
  const [replace, setReplace] = useState(false)
  const backup = useMemo((): Backup | FileRefusedError => {
    try {
      return readBackup(json, person)
    } catch (error) {
      if (error instanceof FileRefusedError) return error
      throw error
    }
  }, [json, person])
  useEffect(() => {
    if (backup instanceof FileRefusedError) onRefused(backup)
  }, [backup, onRefused])
  const restore = useMemo(
    () => (backup instanceof FileRefusedError ? null : restoreOf(backup, baseline)),
    [backup, baseline],
  )
  const changes = useMemo(() => {
    if (!restore) return []
    const operation: DraftOperation = { type: 'several', operations: restore.operations }
    return changesOf(baseline, applyOperation(emptyDraft, operation, baseline))
  }, [restore, baseline])
  if (!restore || backup instanceof FileRefusedError) return null
  const overwrites = drafted.length > 0 || Object.keys(draft.fields).length > 0
  const places = Map.groupBy(changes, (change) => (change.type === 'field' ? change.field : change.section))

  const apply = () => {
    edit({ type: 'several', operations: [{ type: 'discard' }, ...restore.operations] })
    onDone(changes.length)
  }

  return (
    <div class="import-found" data-testid="restore-found">
      <h3>{text('restore_title', name)}</h3>
      <p class="help">{text('restore_what', formatTime(Date.parse(backup.exportedAt)))}</p>
      {changes.length === 0 ? (
        <p class="notice good" data-testid="import-nothing">
          {text('restore_nothing')}
        </p>
      ) : (
        <div class="sheet fold">
          <p class="label">{plural('restore_changes', changes.length)}</p>
          <ul>
            {[...places].map(([place, those]) => (
              <li key={place}>
                {those.some(({ type }) => type !== 'field') ? sectionLabel(place) : fieldLabel(place)}:{' '}
                {those.length}
              </li>
            ))}
          </ul>
        </div>
      )}
      <LeftList left={restore.left} />
      {overwrites && changes.length > 0 && (
        <label class="notice warn">
          <input
            type="checkbox"
            data-testid="replace-draft"
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />{' '}
          {plural('restore_over_draft', drafted.length)}
        </label>
      )}
      <p class="acts">
        <button
          type="button"
          class="btn primary"
          data-testid="apply-import"
          disabled={changes.length === 0 || (overwrites && !replace)}
          onClick={apply}
        >
          {text('restore_apply')}
        </button>
        <button type="button" class="btn quiet" data-testid="close-import" onClick={onClose}>
          {text('close')}
        </button>
      </p>
    </div>
  )
}
