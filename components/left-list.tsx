import { plural, tableText } from '../utils/browser/text.ts'
import type { Left } from '../utils/transfer/imported.ts'
import { Some } from './proposal-groups.tsx'

/** What of a file has no place on LinkedIn, each with its reason. Nothing is dropped in silence. */
export const LeftList = ({ left }: { left: readonly Left[] }) => {
  if (left.length === 0) return null
  const byReason = Map.groupBy(left, ({ reason }) => reason)
  return (
    <details class="sheet fold" data-testid="import-left">
      <summary>{plural('import_left', left.length)}</summary>
      {[...byReason].map(([reason, those]) => (
        <div key={reason}>
          <p class="label small">{tableText(`import_left_${reason.replaceAll('-', '_')}`)}</p>
          <ul class="small">
            <Some items={those}>
              {({ where, value }, at) => (
                <li key={`${where} ${at}`}>
                  <code>{where}</code> {value !== '' && <span dir="auto">{value}</span>}
                </li>
              )}
            </Some>
          </ul>
        </div>
      ))}
    </details>
  )
}
