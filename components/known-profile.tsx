import { useId, useMemo, useState } from 'preact/hooks'
import { formatDay, localeName, plural, text } from '../utils/browser/text.ts'
import { send } from '../utils/browser/messages.ts'
import type { Baseline } from '../utils/profile/baseline.ts'

interface Props {
  /** What the file tells, its texts being in this language; null where it tells nothing. */
  knownIn: (locale: string) => Baseline | null
  /** To choose from; empty where the file itself says what is in which. */
  languages: readonly string[]
  onDone: () => void
}

/** An export and a backup ask for a fresh one when they are older than this. */
const oldAfterDays = 30

/** For a profile that is edited without connecting: takes a file for what LinkedIn has, instead of for changes. */
export const KnownProfile = ({ knownIn, languages, onDone }: Props) => {
  const id = useId()
  const [locale, setLocale] = useState(languages[0] ?? '')
  const baseline = useMemo(() => knownIn(locale), [knownIn, locale])
  if (!baseline) return null
  const fieldCount = Object.keys(baseline.fields).length
  const entryCount = Object.values(baseline.sections).flat().length
  const isOld = baseline.readAt < Date.now() - oldAfterDays * 86_400_000
  return (
    <div class="notice" data-testid="known-profile">
      <p>{text('known_what', formatDay(baseline.readAt))}</p>
      <p class="small">
        {plural('known_fields', fieldCount)} · {plural('entries', entryCount)}
      </p>
      {isOld && <p class="warning">{text('known_old')}</p>}
      {languages.length > 0 && (
        <p class="small">
          <label for={id}>{text('import_language')}</label>{' '}
          <select
            id={id}
            class="input"
            data-testid="known-locale"
            value={locale}
            onChange={(event) => setLocale(event.currentTarget.value)}
          >
            {languages.map((key) => (
              <option key={key} value={key}>
                {localeName(key)}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="acts">
        <button
          type="button"
          class="btn primary"
          data-testid="take-as-known"
          onClick={() => void send('know-profile', { person: baseline.person, baseline }).then(onDone)}
        >
          {text('known_take')}
        </button>
      </p>
    </div>
  )
}
