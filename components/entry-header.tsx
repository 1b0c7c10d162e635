import { localeDirection, plural, text } from '../utils/browser/text.ts'
import type { EntryChange } from '../utils/profile/diff.ts'
import type { ShownEntry } from '../utils/profile/entries.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'
import { hasErrors } from '../utils/profile/problem.ts'
import { entryDates, entrySubtitle, type Said } from './entry-words.ts'

interface EntryHeaderProps {
  section: string
  entry: ShownEntry
  title: Said
  change: EntryChange | undefined
  isRefused: boolean
  home: LocaleKey | null
}

/** An entry in two lines: what it is called and what becomes of it, and below what tells it from others. */
export const EntryHeader = ({ section, entry, title, change, isRefused, home }: EntryHeaderProps) => {
  const subtitle = entrySubtitle(section, entry.values, home)
  const dates = entryDates(section, entry.values)
  const isRemoved = entry.state === 'removed'
  return (
    <div class="entry-name">
      <p class="entry-title">
        {isRemoved ? (
          <s>
            <Words of={title} />
          </s>
        ) : (
          <strong>
            <Words of={title} />
          </strong>
        )}{' '}
        <Tags entry={entry} change={change} isRefused={isRefused} />
      </p>
      {(subtitle !== null || dates !== '') && (
        <p class="entry-subtitle small soft">
          {subtitle !== null && (
            <span class="entry-about">
              <Words of={subtitle} />
            </span>
          )}
          {dates !== '' && <span class="entry-dates">{dates}</span>}
        </p>
      )}
    </div>
  )
}

const Words = ({ of: { text: words, locale } }: { of: Said }) =>
  locale === null ? (
    <span dir="auto">{words}</span>
  ) : (
    <span lang={locale.replaceAll('_', '-')} dir={localeDirection(locale)}>
      {words}
    </span>
  )

const Tags = ({ entry, change, isRefused }: Pick<EntryHeaderProps, 'entry' | 'change' | 'isRefused'>) => (
  <>
    {entry.state === 'added' && <span class="tag new">{text('entry_tag_new')}</span>}
    {entry.state === 'removed' && <span class="tag gone">{text('entry_tag_removed')}</span>}
    {entry.state === 'edited' && change && (
      <span class="tag">{plural('entry_edits', change.rows.length)}</span>
    )}
    {change && hasErrors(change.problems) && <span class="tag gone">{text('entry_tag_wrong')}</span>}
    {isRefused && <span class="tag gone">{text('entry_tag_refused')}</span>}
  </>
)
