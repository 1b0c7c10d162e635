import { useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'
import { useDeletion } from './use-deletion.ts'

/** Leaves nothing on this computer; asked once, and said what it did. */
export const DeleteEverything = () => {
  const { state, start } = useDeletion()
  const [asks, setAsks] = useState(false)
  return (
    <section class="part" aria-labelledby="delete-everything">
      <h2 id="delete-everything">{text('delete_everything')}</h2>
      <p class="help">{text('delete_everything_what')}</p>
      {asks ? (
        <div class="notice wrong">
          <p>
            {text('delete_everything_ask')} {text('delete_everything_unsent')}
          </p>
          <p class="acts">
            <button
              type="button"
              class="btn small"
              data-testid="confirm-delete-everything"
              disabled={state.type === 'running'}
              onClick={() => {
                setAsks(false)
                start()
              }}
            >
              {text('delete_everything_confirm')}
            </button>
            <button type="button" class="btn quiet small" onClick={() => setAsks(false)}>
              {text('delete_everything_cancel')}
            </button>
          </p>
        </div>
      ) : (
        <p class="acts">
          <button
            type="button"
            class="btn"
            data-testid="delete-everything"
            disabled={state.type === 'running'}
            onClick={() => setAsks(true)}
          >
            {text('delete_everything')}
          </button>
        </p>
      )}
      <output data-testid="deleted-everything">
        {state.type === 'done' &&
          text(
            'delete_everything_done',
            state.deleted.stored,
            state.deleted.databases,
            state.deleted.alarms,
            state.deleted.permissions,
          )}
      </output>
      {state.type === 'failed' && <ErrorLine>{text('delete_everything_failed')}</ErrorLine>}
    </section>
  )
}
