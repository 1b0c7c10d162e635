import { useId, useMemo, useState } from 'preact/hooks'
import { formatDay, localeName, plural, text } from '../utils/browser/text.ts'
import { send } from '../utils/browser/messages.ts'
import type { Refusal } from '../utils/transfer/desk.ts'
import { useDesk, type Desk } from './transfer-desk.ts'

interface Props {
  desk: Desk
  person: string
  /** When the file was made, epoch milliseconds. */
  madeAt: number
  /** To choose from; empty where the file itself says what is in which. */
  languages: readonly string[]
  onRefused: (refusal: Refusal) => void
  onDone: () => void
}

/** An export and a backup ask for a fresh one when they are older than this. */
const oldAfterDays = 30

/** For a profile that is edited without connecting: takes a file for what LinkedIn has, instead of for changes. */
export const KnownProfile = ({ desk, person, madeAt, languages, onRefused, onDone }: Props) => {
  const id = useId()
  const [locale, setLocale] = useState(languages[0] ?? '')
  const task = useMemo(() => ({ type: 'known' as const, person, madeAt, locale }), [person, madeAt, locale])
  const { reply, isFresh } = useDesk(desk, task, onRefused)
  if (reply?.type !== 'known') return null
  const { baseline } = reply
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
          disabled={!isFresh}
          onClick={() => void send('know-profile', { person: baseline.person, baseline }).then(onDone)}
        >
          {text('known_take')}
        </button>
      </p>
    </div>
  )
}
