import { useId, useState } from 'preact/hooks'
import type { HistoryEntry } from '../utils/browser/history.ts'
import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { undoOf, type Undo as UndoOf } from '../utils/profile/inverse.ts'
import { ErrorLine } from './error-line.tsx'
import { goTo } from './go-to.ts'
import { impossibleText, keyLabel } from './history-words.ts'
import type { Profile } from './use-draft.ts'

interface Props {
  entry: HistoryEntry
  profile: Profile
  /** One change of the submission; null: all of it. */
  keys: readonly string[] | null
  /** The id of the element that names what would be undone. */
  about: string
}

type State = { type: 'idle' | 'nothing' | 'unsaved' } | { type: 'asks'; undo: UndoOf }

/** Makes the draft that undoes, and leads to its review. Asks first where something typed would give way to it. */
export const Undo = ({ entry, profile: { person, baseline, draft }, keys, about }: Props) => {
  const id = useId()
  const [state, setState] = useState<State>({ type: 'idle' })
  const apply = async ({ operations }: UndoOf) => {
    const reply = await send('edit-draft', { person, operation: { type: 'several', operations } }).catch(
      () => null,
    )
    if (reply?.saved) goTo('review')
    else setState({ type: 'unsaved' })
  }
  const undo = () => {
    const made = undoOf(entry, baseline, draft, keys ?? entry.done)
    if (made.replaced.length > 0 || made.impossible.length > 0) setState({ type: 'asks', undo: made })
    else if (made.operations.length === 0) setState({ type: 'nothing' })
    else void apply(made)
  }
  const makesAgain = entry.changes.some(
    ({ type, key }) => type === 'delete' && entry.done.includes(key) && (keys ?? entry.done).includes(key),
  )
  return (
    <>
      <button
        type="button"
        class={keys === null ? 'btn small' : 'btn quiet small'}
        data-testid={keys === null ? 'undo' : 'undo-change'}
        id={id}
        aria-labelledby={`${id} ${about}`}
        onClick={undo}
      >
        {text(keys === null && entry.changes.length > 1 ? 'undo_all' : 'undo')}
      </button>
      {makesAgain && keys === null && <p class="undo-note small soft">{text('undo_new_ids')}</p>}
      {state.type === 'nothing' && (
        <output class="undo-note small" data-testid="undo-nothing">
          {text('undo_nothing')}
        </output>
      )}
      {state.type === 'unsaved' && (
        <div class="undo-note">
          <ErrorLine>{text('undo_unsaved')}</ErrorLine>
        </div>
      )}
      {state.type === 'asks' && (
        <div class="undo-note notice warn" data-testid="undo-asks">
          {state.undo.replaced.length > 0 && (
            <>
              <p>{text('undo_replaces')}</p>
              <ul>
                {state.undo.replaced.map((key) => (
                  <li key={key}>{keyLabel(key, entry, baseline)}</li>
                ))}
              </ul>
            </>
          )}
          {state.undo.impossible.map(({ key, reason }) => (
            <p key={key}>
              <strong>{keyLabel(key, entry, baseline)}</strong>: {impossibleText(reason)}
            </p>
          ))}
          <p class="acts">
            {state.undo.operations.length > 0 && (
              <button
                type="button"
                class="btn small"
                data-testid="confirm-undo"
                onClick={() => void apply(state.undo)}
              >
                {text(state.undo.replaced.length > 0 ? 'undo_anyway' : 'undo_the_rest')}
              </button>
            )}
            <button type="button" class="btn quiet small" onClick={() => setState({ type: 'idle' })}>
              {text('undo_leave')}
            </button>
          </p>
        </div>
      )}
    </>
  )
}
