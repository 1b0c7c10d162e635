import { text } from '../utils/browser/text.ts'
import { MarkedText } from './marked-text.tsx'
import type { ReviewRow } from './review-rows.ts'

interface Props {
  row: ReviewRow
  sides: 'both' | 'before' | 'after'
}

/** One line of a comparison. */
export const ReviewRowLine = ({ row, sides }: Props) => (
  <div class="row" data-kept={row.isKept} data-plain={row.label === '' && row.of === ''} data-sides={sides}>
    {(row.label !== '' || row.of !== '') && (
      <span class="row-of small">
        {row.of !== '' && <strong>{row.of}</strong>}
        {row.label !== '' && <span class="soft">{row.label}</span>}
      </span>
    )}
    {row.isKept ? (
      <span class="soft kept">
        <MarkedText pieces={row.after ?? []} side="after" lang={row.lang} dir={row.dir} />{' '}
        <span class="small">({text('row_kept')})</span>
      </span>
    ) : (
      <>
        {sides !== 'after' && <Side row={row} side="before" />}
        {sides !== 'before' && <Side row={row} side="after" />}
      </>
    )}
  </div>
)

const Side = ({ row, side }: { row: ReviewRow; side: 'before' | 'after' }) => {
  const pieces = row[side]
  return (
    <span class="side">
      <span class="side-name small soft">{text(side === 'before' ? 'side_before' : 'side_after')}</span>
      {pieces?.some((piece) => piece.text !== '') ? (
        <MarkedText pieces={pieces} side={side} lang={row.lang} dir={row.dir} />
      ) : (
        <span class="soft small">{absence(row, side)}</span>
      )}
    </span>
  )
}

const absence = (row: ReviewRow, side: 'before' | 'after'): string => {
  // Something is there, with nothing in it yet.
  if (row[side]) return text('value_empty')
  if (side === 'before') return text(row.before === undefined ? 'value_unknown' : 'value_empty')
  return text(row.lang === undefined ? 'row_removed' : 'row_language_removed')
}
