import { items } from '../utils/browser/items.ts'
import { text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'
import { sizeText } from './size-text.ts'
import { useItem } from './use-item.ts'

/** The browser could not store the last edit: said on every surface, until it can, with what could make room. */
export const UnsavedBar = ({ person }: { person: string }) => {
  const size = (useItem(items.history(person)) ?? []).reduce((sum, line) => sum + line.size, 0)
  return (
    <div class="unsaved notice wrong">
      <ErrorLine>{text('unsaved')}</ErrorLine>
      {size > 0 && (
        <p>
          {text('unsaved_free', sizeText(size))}{' '}
          <a href="/options.html#/history" target="_blank" rel="noreferrer" data-testid="free-history">
            {text('unsaved_free_look')}
          </a>
        </p>
      )}
    </div>
  )
}
