import { useState } from 'preact/hooks'
import type { HistorySettings } from '../utils/browser/history.ts'
import { items } from '../utils/browser/items.ts'
import { send } from '../utils/browser/messages.ts'
import { plural, text } from '../utils/browser/text.ts'
import { Labelled } from './labelled.tsx'
import { saveFile } from './save-file.ts'
import { sizeText } from './size-text.ts'
import type { History } from './use-history.ts'
import { useItem } from './use-item.ts'

const counts = [0, 20, 50, 100, 200, 500]
const ages = [null, 30, 90, 365]

/** How much is kept, what it takes, and taking it along or deleting it. */
export const HistoryKeeping = ({ person, history }: { person: string; history: History }) => {
  const settings = useItem(items.historySettings)
  const change = (part: Partial<HistorySettings>) => {
    if (settings) void send('save-history-settings', { ...settings, ...part })
  }
  const save = () => {
    const content = { format: 'profile-patch-history', version: 1, person, entries: history.entries }
    saveFile(`profile-patch-history-${person}.json`, 'application/json', JSON.stringify(content, null, 2))
  }
  return (
    <section class="part history-keeping" aria-labelledby="history-keeping">
      <h2 id="history-keeping">{text('history_keeping')}</h2>
      {settings && (
        <div class="history-settings">
          <Labelled id="history-keep" label={text('history_keep')}>
            <select
              id="history-keep"
              class="input"
              data-testid="history-keep"
              value={String(settings.keep)}
              onChange={(event) => change({ keep: Number(event.currentTarget.value) })}
            >
              {counts.map((count) => (
                <option key={count} value={String(count)}>
                  {count === 0 ? text('history_keep_none') : plural('history_keep', count)}
                </option>
              ))}
            </select>
          </Labelled>
          <Labelled id="history-days" label={text('history_days')}>
            <select
              id="history-days"
              class="input"
              data-testid="history-days"
              value={String(settings.days)}
              onChange={({ currentTarget: { value } }) =>
                change({ days: value === 'null' ? null : Number(value) })
              }
            >
              {ages.map((days) => (
                <option key={String(days)} value={String(days)}>
                  {days === null ? text('history_days_any') : plural('history_days', days)}
                </option>
              ))}
            </select>
          </Labelled>
        </div>
      )}
      {history.entries.length > 0 && (
        <>
          <p class="small soft" data-testid="history-size">
            {text('history_size', sizeText(history.size))}
          </p>
          <p class="acts">
            <button type="button" class="btn" data-testid="export-history" onClick={save}>
              {text('history_export')}
            </button>
            <DeleteAll person={person} />
          </p>
        </>
      )}
    </section>
  )
}

const DeleteAll = ({ person }: { person: string }) => {
  const [asks, setAsks] = useState(false)
  return asks ? (
    <span class="history-forget small">
      <span>{text('history_delete_ask')}</span>
      <button
        type="button"
        class="btn small"
        data-testid="confirm-delete-history"
        onClick={() => void send('delete-history', { person, ids: null })}
      >
        {text('history_delete')}
      </button>
      <button type="button" class="btn quiet small" onClick={() => setAsks(false)}>
        {text('history_forget_cancel')}
      </button>
    </span>
  ) : (
    <button type="button" class="btn quiet" data-testid="delete-history" onClick={() => setAsks(true)}>
      {text('history_delete')}
    </button>
  )
}
