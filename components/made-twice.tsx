import { send } from '../utils/browser/messages.ts'
import type { Submission } from '../utils/browser/submission.ts'
import { text } from '../utils/browser/text.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { emptyDraft, type EntryPlace } from '../utils/profile/draft.ts'
import { entryTitle } from './entry-words.ts'

/** Entries LinkedIn has once more than was sent, as long as it has them: deleting them is offered, not done. */
export const MadeTwice = ({
  submission,
  baseline,
}: {
  submission: Submission
  baseline: Baseline | null
}) => {
  if (!baseline) return null
  const { person } = submission
  const named = new Set(submission.changes.map(({ key }) => key))
  const home = profileLocales(baseline, emptyDraft)?.[0] ?? null
  const twice = (submission.differences ?? []).flatMap((key) => {
    const [section = '', id = ''] = named.has(key) ? [] : key.split('/')
    const entry = baseline.sections[section]?.find((candidate) => candidate.id === id)
    return entry ? [{ section, id, title: entryTitle(section, id, entry.values, home).text }] : []
  })
  const remove = async (entry: EntryPlace) => {
    await send('edit-draft', { person, operation: { type: 'remove-entry', entry } })
    location.hash = '#/review'
  }
  return twice.length === 0 ? null : (
    <div class="notice warn" data-testid="made-twice">
      <p>{text('made_twice_what')}</p>
      <ul>
        {twice.map(({ section, id, title }) => (
          <li key={id}>
            <a href={`#/${section}/${id}`}>{title}</a>{' '}
            <button
              type="button"
              class="btn small"
              data-testid="remove-twice"
              aria-label={text('made_twice_remove_named', title)}
              onClick={() => void remove({ section, id })}
            >
              {text('made_twice_remove')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
