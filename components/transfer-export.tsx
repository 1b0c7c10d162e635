import { useState } from 'preact/hooks'
import { formatTime, localeName, text } from '../utils/browser/text.ts'
import { backupOf } from '../utils/transfer/backup.ts'
import { jsonResumeOf } from '../utils/transfer/json-resume-export.ts'
import { profileLanguages } from './profile-languages.ts'
import { saveFile } from './save-file.ts'
import type { Profile } from './use-draft.ts'

/** The profile as LinkedIn has it, as files and as a page to print. What is drafted is not in them. */
export const TransferExport = ({ profile: { baseline, draft, changes } }: { profile: Profile }) => {
  const { supported, home } = profileLanguages(baseline, draft)
  const [locale, setLocale] = useState(home)
  const save = (kind: string, content: unknown) =>
    saveFile(
      `${kind}-${new Date().toISOString().slice(0, 10)}.json`,
      'application/json',
      `${JSON.stringify(content, null, 2)}\n`,
    )
  return (
    <section aria-labelledby="transfer-export">
      <h2 id="transfer-export">{text('export_title')}</h2>
      <p class="help">
        {baseline.readAt > 0 ? text('export_what', formatTime(baseline.readAt)) : text('export_unread')}
        {changes.length > 0 && ` ${text('export_without_draft')}`}
      </p>
      {baseline.access !== 'full' && <p class="notice warn">{text('export_partial')}</p>}
      <ul class="exports sheet">
        <li>
          <div>
            <strong>{text('export_backup')}</strong>
            <p class="help">{text('export_backup_what')}</p>
          </div>
          <button
            type="button"
            class="btn"
            data-testid="export-backup"
            onClick={() => save('profile-backup', backupOf(baseline, Date.now()))}
          >
            {text('export_backup_save')}
          </button>
        </li>
        <li>
          <div>
            <strong>{text('export_json_resume')}</strong>
            <p class="help">{text('export_json_resume_what')}</p>
            {supported && supported.length > 1 && (
              <label class="small">
                {text('export_language')}{' '}
                <select
                  class="input"
                  data-testid="export-locale"
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
          <button
            type="button"
            class="btn"
            data-testid="export-json-resume"
            onClick={() => save('resume', jsonResumeOf(baseline, locale, Date.now()))}
          >
            {text('export_json_resume_save')}
          </button>
        </li>
        <li>
          <div>
            <strong>{text('print_title')}</strong>
            <p class="help">{text('export_print_what')}</p>
          </div>
          <a class="btn" href="#/print" data-testid="open-print">
            {text('export_print_open')}
          </a>
        </li>
      </ul>
    </section>
  )
}
