import { plural, uiLanguage } from '../utils/browser/text.ts'

type Stem = Parameters<typeof plural>[0]

/** A sentence with a number in it, the number in an element of its own. */
export const Counted = ({ stem, count, testId }: { stem: Stem; count: number; testId?: string }) => {
  const words = plural(stem, count)
  const written = new Intl.NumberFormat(uiLanguage()).format(count)
  const at = words.indexOf(written)
  return (
    <>
      {at < 0 ? '' : words.slice(0, at)}
      <span data-testid={testId}>{written}</span>
      {at < 0 ? ` ${words}` : words.slice(at + written.length)}
    </>
  )
}

/** How many edits are pending, in words. On every surface, also when there are none. */
export const PendingCount = ({ count }: { count: number }) => (
  <Counted stem="pending" count={count} testId="pending-count" />
)
