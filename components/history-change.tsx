import type { HistoryEntry } from '../utils/browser/history.ts'
import { text } from '../utils/browser/text.ts'
import type { SentChange } from '../utils/profile/sent.ts'
import { asChange, historySection, historyTitle, orderTitles } from './history-words.ts'
import { ReviewRowLine } from './review-row-line.tsx'
import { rowsOf } from './review-rows.ts'
import { Undo } from './undo.tsx'
import type { Profile } from './use-draft.ts'
import { useNames } from './use-names.ts'

interface Props {
  change: SentChange
  entry: HistoryEntry
  profile: Profile
}

/** One change as it was sent: what was there before, and what after. */
export const HistoryChange = ({ change, entry, profile }: Props) => {
  const nameOf = useNames(profile)
  const { baseline } = profile
  const drawn = asChange(change)
  const order = orderTitles(change, entry, baseline)
  const titleId = `history-${entry.id}-${change.key}`
  const isDone = entry.done.includes(change.key)
  const section = historySection(change)
  return (
    <section class="diff" data-testid="history-change" data-field={change.key} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>
          <span dir="auto">{historyTitle(change, entry, baseline)}</span>{' '}
          {section !== '' && <span class="small soft">{section}</span>}
        </h3>
        {change.type === 'create' && <span class="tag new">{text('change_added')}</span>}
        {change.type === 'delete' && <span class="tag gone">{text('change_removed')}</span>}
        {!isDone && <span class="tag warn">{text('history_not_taken')}</span>}
        {isDone && entry.changes.length > 1 && (
          <Undo entry={entry} profile={profile} keys={[change.key]} about={titleId} />
        )}
      </header>
      {order ? (
        <div class="row" data-plain="true">
          <OrderList label={text('side_before')} titles={order.before} />
          <OrderList label={text('side_after')} titles={order.after} />
        </div>
      ) : (
        drawn &&
        rowsOf(drawn, nameOf).map((row, index) => (
          <ReviewRowLine key={index} row={row} sides={sidesOf(change)} />
        ))
      )}
    </section>
  )
}

const sidesOf = ({ type }: SentChange): 'both' | 'before' | 'after' =>
  type === 'create' ? 'after' : type === 'delete' ? 'before' : 'both'

const OrderList = ({ label, titles }: { label: string; titles: readonly string[] }) => (
  <div>
    <p class="small soft">{label}</p>
    <ol class="order-list">
      {titles.map((title, index) => (
        <li key={index} dir="auto">
          {title}
        </li>
      ))}
    </ol>
  </div>
)
