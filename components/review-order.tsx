import { useMemo } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { naturalOrder, orderAfter, valuesAfter } from '../utils/profile/entries.ts'
import { entryTitle } from './entry-words.ts'
import type { Profile } from './use-draft.ts'

/** The order LinkedIn would show by itself, and the one it is to show, as lists of titles. */
export const ReviewOrder = ({
  section,
  profile: { baseline, draft },
}: {
  section: string
  profile: Profile
}) => {
  const { before, after, moved, titles } = useMemo(() => {
    const home = profileLocales(baseline, draft)?.[0] ?? null
    const before = naturalOrder(baseline, draft, section)
    const after = orderAfter(baseline, draft, section)
    // Each is named twice, and there may be thousands.
    const titles = new Map(
      after.map((id) => [
        id,
        entryTitle(section, id, valuesAfter(baseline, draft, section, id, home), home).text,
      ]),
    )
    return { before, after, moved: movedIn(before, after), titles }
  }, [baseline, draft, section])
  const list = (ids: readonly string[], marks: boolean) => (
    <ol class="order-list">
      {ids.map((id) => (
        <li key={id} data-moved={marks && moved.has(id)}>
          <span dir="auto">{titles.get(id)}</span>
          {marks && moved.has(id) && <span class="tag">{text('order_moved')}</span>}
        </li>
      ))}
    </ol>
  )
  return (
    <div class="row" data-plain="true">
      <div>
        <p class="small soft">{text('order_before')}</p>
        {list(before, false)}
      </div>
      <div>
        <p class="small soft">{text('order_after')}</p>
        {list(after, true)}
      </div>
    </div>
  )
}

/** The fewest entries that had to move: those outside the longest run that kept its order. */
const movedIn = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const places = new Map(before.map((id, place) => [id, place]))
  /** By length: the end of the run of that length that ends earliest, and what comes before it. */
  const ends: { place: number; run: Run }[] = []
  for (const id of after) {
    const place = places.get(id) ?? -1
    const found = ends.findIndex((end) => end.place > place)
    const length = found < 0 ? ends.length : found
    ends[length] = { place, run: { id, before: ends[length - 1]?.run ?? null } }
  }
  const kept = new Set<string>()
  for (let run = ends.at(-1)?.run ?? null; run; run = run.before) kept.add(run.id)
  return new Set(after.filter((id) => !kept.has(id)))
}

interface Run {
  id: string
  before: Run | null
}
