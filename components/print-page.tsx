import './transfer.css'
import { useState } from 'preact/hooks'
import { localeDirection, localeName, text } from '../utils/browser/text.ts'
import { knownEntries } from '../utils/profile/baseline.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized } from '../utils/profile/kinds.ts'
import { sectionOf } from '../utils/profile/registry.ts'
import { textFor } from '../utils/transfer/json-resume-export.ts'
import { entryDates, entrySubtitle, entryTitle } from './entry-words.ts'
import { sectionGroups } from './nav-groups.ts'
import { profileLanguages } from './profile-languages.ts'
import { ScreenTitle } from './screen-title.tsx'
import { sectionLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'

/** The profile as LinkedIn has it, to read, print or save as PDF; in one language, another where a text lacks it. */
export const PrintPage = ({ profile: { baseline, draft } }: { profile: Profile }) => {
  const { supported, home } = profileLanguages(baseline, draft)
  const [locale, setLocale] = useState(home)
  const { fields } = baseline
  const say = (value: Json | undefined) => textFor(value, locale) ?? ''
  return (
    <>
      <div class="print-tools">
        <ScreenTitle>{text('print_title')}</ScreenTitle>
        <p class="help">{text('print_what')}</p>
        <p class="acts">
          {supported && supported.length > 1 && (
            <label>
              {text('export_language')}{' '}
              <select
                class="input"
                data-testid="print-locale"
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
          <button type="button" class="btn primary" data-testid="print" onClick={() => window.print()}>
            {text('print_now')}
          </button>
          <a class="btn quiet" href="#/transfer">
            {text('transfer_title')}
          </a>
        </p>
      </div>
      <article
        class="printed sheet"
        data-testid="printed"
        lang={locale.replaceAll('_', '-')}
        dir={localeDirection(locale)}
      >
        <h2 class="printed-name">{`${say(fields['firstName'])} ${say(fields['lastName'])}`.trim()}</h2>
        <p class="printed-headline">{say(fields['headline'])}</p>
        <p class="printed-text">{say(fields['summary'])}</p>
        {[...sectionGroups.career, ...sectionGroups.accomplishments].map((section) => {
          const { entries } = knownEntries(baseline, section)
          if (entries.length === 0) return null
          if (section === 'skills')
            return (
              <section key={section}>
                <h3>{sectionLabel(section)}</h3>
                <p>{entries.map(({ values }) => say(values['name'])).join(' · ')}</p>
              </section>
            )
          const long = sectionOf(section).rows.filter(
            ({ id, kind }) => isLocalized(kind) && kind.type === 'localizedRichText' && id !== 'title',
          )
          return (
            <section key={section}>
              <h3>{sectionLabel(section)}</h3>
              {entries.map(({ id, values }) => (
                <div key={id} class="printed-entry">
                  <p>
                    <strong>{entryTitle(section, id, values, locale).text}</strong>
                    {section === 'projects' ? '' : comma(entrySubtitle(section, values, locale)?.text)}
                    <span class="printed-dates">{entryDates(section, values)}</span>
                  </p>
                  {long.map((row) =>
                    values[row.id] === undefined ? null : (
                      <p key={row.id} class="printed-text">
                        {say(values[row.id])}
                      </p>
                    ),
                  )}
                </div>
              ))}
            </section>
          )
        })}
      </article>
    </>
  )
}

const comma = (subtitle: string | undefined): string => (subtitle ? `, ${subtitle}` : '')
