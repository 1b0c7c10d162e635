import { useId, useState } from 'preact/hooks'
import { localeDirection, localeName, plural, text } from '../utils/browser/text.ts'
import { newIdsFrom } from '../utils/profile/draft.ts'
import { firstValues, type ShownEntry } from '../utils/profile/entries.ts'
import { withTexts } from '../utils/profile/localized.ts'
import { bulkNames } from './bulk-names.ts'
import { profileLanguages } from './profile-languages.ts'
import type { Profile } from './use-draft.ts'

interface BulkAddProps {
  section: string
  entries: readonly ShownEntry[]
  profile: Profile
  onAdded: (count: number) => void
  onClose: () => void
}

/** A pasted list becomes one entry a name. What will be made is shown before it is. */
export const BulkAdd = ({ section, entries, profile, onAdded, onClose }: BulkAddProps) => {
  const id = useId()
  const { baseline, draft, edit } = profile
  const { supported, home } = profileLanguages(baseline, draft)
  const [typed, setTyped] = useState('')
  const [linesOnly, setLinesOnly] = useState(false)
  const [chosenLocale, setLocale] = useState<string | null>(null)
  /** Names ticked or unticked by hand; the others are taken unless they are there already. */
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({})
  const locale = chosenLocale ?? home
  const names = bulkNames(typed, linesOnly ? 'lines' : 'any', entries)
  const tickOf = (index: number) => `${index} ${names[index]?.name ?? ''}`
  const isTaken = (index: number) => ticks[tickOf(index)] ?? names[index]?.duplicate === null
  const taken = names.filter((_, index) => isTaken(index))

  const add = () => {
    const ids = newIdsFrom(draft, section, taken.length)
    edit({
      type: 'several',
      operations: taken.map(({ name }, index) => ({
        type: 'add-entry',
        entry: { section, id: ids[index] ?? '' },
        values: {
          ...firstValues(section, baseline.person),
          name: withTexts(undefined, { texts: { [locale]: name } }, 'plain', locale) ?? null,
        },
      })),
    })
    onAdded(taken.length)
  }

  return (
    <section class="bulk sheet" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text('bulk_title')}</h2>
      <label class="label" for={id}>
        {text(linesOnly ? 'bulk_label_lines' : 'bulk_label')}
      </label>
      <textarea
        id={id}
        class="input"
        data-testid="bulk-text"
        rows={5}
        lang={locale.replaceAll('_', '-')}
        dir={localeDirection(locale)}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="bulk-options small">
        <label>
          <input
            type="checkbox"
            data-testid="bulk-lines-only"
            checked={linesOnly}
            onChange={(event) => setLinesOnly(event.currentTarget.checked)}
          />
          {text('bulk_lines_only')}
        </label>
        {supported && supported.length > 1 && (
          <label>
            {text('bulk_language')}
            <select
              class="input"
              data-testid="bulk-locale"
              value={locale}
              onChange={(event) => setLocale(event.currentTarget.value)}
            >
              {supported.map((key) => (
                <option key={key} value={key}>
                  {localeName(key)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {names.length > 0 && (
        <>
          <h3>{text('bulk_preview')}</h3>
          <p class="help">{text('bulk_preview_help')}</p>
          <ul class="bulk-names">
            {names.map(({ name, duplicate }, index) => (
              <li key={tickOf(index)} data-testid="bulk-item" data-duplicate={duplicate ?? 'none'}>
                <label>
                  <input
                    type="checkbox"
                    data-testid="bulk-take"
                    checked={isTaken(index)}
                    onChange={(event) => setTicks({ ...ticks, [tickOf(index)]: event.currentTarget.checked })}
                  />
                  <span class="bulk-name" dir="auto">
                    {name}
                  </span>
                  {duplicate !== null && (
                    <span class="tag warn">{text(duplicate === 'there' ? 'bulk_there' : 'bulk_twice')}</span>
                  )}
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="acts">
        <button
          type="button"
          class="btn primary"
          data-testid="bulk-apply"
          disabled={taken.length === 0}
          onClick={add}
        >
          {taken.length === 0 ? text('bulk_apply_none') : plural('bulk_apply', taken.length)}
        </button>
        <button type="button" class="btn quiet" onClick={onClose}>
          {text('close')}
        </button>
      </p>
    </section>
  )
}
