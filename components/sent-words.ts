import { formatBytes, text } from '../utils/browser/text.ts'
import type { SentChange, Submission } from '../utils/browser/submission.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import type { Call } from '../utils/profile/call.ts'
import { emptyDraft } from '../utils/profile/draft.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import type { Json } from '../utils/profile/json.ts'
import { entryTitle } from './entry-words.ts'
import { fieldLabel } from './field-names.ts'
import { sectionLabel } from './section-names.ts'
import { sectionRoute } from './section-route.ts'

/** What was sent, in words: told by what was confirmed, and for what that does not name, by what LinkedIn has. */

/** The id an entry goes by now: LinkedIn's, once it has given one. */
const idNow = (submission: Submission, key: string, id: string): string =>
  submission.steps.find(({ call }) => call.id === key)?.createdId ?? id

export const sentTitle = (change: SentChange, submission: Submission, baseline: Baseline | null): string => {
  if (change.type === 'field') return fieldLabel(change.field)
  const id = idNow(submission, change.key, change.id)
  const known = baseline?.sections[change.section]?.find((entry) => entry.id === id)
  const values: Record<string, Json> = { ...known?.values }
  for (const { field, before, after } of change.rows) {
    const value = change.type === 'delete' ? before : after
    if (value === undefined || value === null) delete values[field]
    else values[field] = value
  }
  const home = baseline ? (profileLocales(baseline, emptyDraft)?.[0] ?? null) : null
  return entryTitle(change.section, id, values, home).text
}

/** Where a change is edited now; an entry that was made has LinkedIn's id there. */
export const sentRoute = (change: SentChange, submission: Submission): string => {
  if (change.type === 'field') return sectionRoute(change.key)?.section ?? change.key
  const id = idNow(submission, change.key, change.id)
  return change.type === 'delete' ||
    (isNewId(id) && submission.finishedAt !== null && isDone(change, submission))
    ? change.section
    : `${change.section}/${id}`
}

const isDone = ({ key }: SentChange, { steps }: Submission): boolean =>
  steps.some(({ call, state }) => call.id === key && state === 'done')

/** What one request of a submission does, by the title of its entry. */
export const callText = ({ operation }: Call, title: string): string => {
  switch (operation.type) {
    case 'update-profile':
      return text('call_update_profile')
    case 'create-entry':
      return text('call_create_entry', title)
    case 'update-entry':
      return text('call_update_entry', title)
    case 'delete-entry':
      return text('call_delete_entry', title)
    case 'register-upload':
      return text(
        operation.rendition === 'original' ? 'call_register_original' : 'call_register_display',
        fieldLabel(operation.field),
      )
    case 'upload':
      return text(
        operation.rendition === 'original' ? 'call_upload_original' : 'call_upload_display',
        fieldLabel(operation.field),
        formatBytes(operation.file.bytes),
      )
  }
}

export const callAbout = ({ operation }: Call): string | null =>
  'section' in operation ? sectionLabel(operation.section) : null
