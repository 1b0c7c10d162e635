import './review.css'
import './history.css'
import { useMemo, useState } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { plural, text, uiLanguage } from '../utils/browser/text.ts'
import { HistoryCard } from './history-card.tsx'
import { HistoryKeeping } from './history-keeping.tsx'
import { haystackOf } from './history-words.ts'
import { ScreenTitle } from './screen-title.tsx'
import type { Profile } from './use-draft.ts'
import { useHistory } from './use-history.ts'
import { useItem } from './use-item.ts'

/** How many are drawn at once: a long history is mostly scrolled past. */
const shownAtOnce = 20

/** What was sent from here, newest first, each to be looked into, searched and undone. */
export const History = ({ profile }: { profile: Profile }) => {
  const { person, baseline } = profile
  const history = useHistory(person)
  const unkept = useItem(items.historyUnkept(person))
  const [wanted, setWanted] = useState('')
  const [shown, setShown] = useState(shownAtOnce)
  const words = wanted.trim().toLocaleLowerCase(uiLanguage())
  const searchable = useMemo(
    () => (history?.entries ?? []).map((entry) => ({ entry, haystack: haystackOf(entry, baseline) })),
    [history, baseline],
  )
  const found = searchable.filter(({ haystack }) => words === '' || haystack.includes(words))
  if (!history) return <ScreenTitle>{text('history_title')}</ScreenTitle>
  const isEmpty = history.entries.length === 0
  return (
    <div class="history">
      <ScreenTitle>{text('history_title')}</ScreenTitle>
      <p class="lead soft">{text(isEmpty ? 'history_empty' : 'history_what')}</p>
      {typeof unkept === 'number' && <p class="notice warn">{text('history_unkept')}</p>}
      {history.unreadable > 0 && (
        <p class="notice warn">{plural('history_unreadable', history.unreadable)}</p>
      )}
      {!isEmpty && (
        <p class="history-search">
          <label class="unseen" for="history-search">
            {text('history_search')}
          </label>
          <input
            id="history-search"
            class="input"
            type="search"
            data-testid="history-search"
            placeholder={text('history_search')}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
          <output class="small soft" data-testid="history-count">
            {plural('history_count', found.length)}
          </output>
        </p>
      )}
      {found.slice(0, shown).map(({ entry }) => (
        <HistoryCard key={entry.id} entry={entry} profile={profile} />
      ))}
      {found.length > shown && (
        <p>
          <button type="button" class="btn" onClick={() => setShown(shown + shownAtOnce)}>
            {text('show_more')}
          </button>
        </p>
      )}
      <HistoryKeeping person={person} history={history} />
    </div>
  )
}
