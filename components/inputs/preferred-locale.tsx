import { localeName, text } from '../../utils/browser/text.ts'
import type { LocaleKey } from '../../utils/profile/localized.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'

interface PreferredLocaleProps {
  id: string
  preferred: LocaleKey | null
  /** Languages that have a text: only those can be preferred. */
  keys: readonly LocaleKey[]
  onPreferred: (key: LocaleKey) => void
  problems: readonly Problem[]
  disabled?: boolean | undefined
}

/** Which language is shown to a reader who has none of them. */
export const PreferredLocale = (props: PreferredLocaleProps) => {
  const { id, preferred, keys, problems } = props
  const value = preferred ?? ''
  const problemsId = `${id}-problems`
  return (
    <div class="preferred">
      <label for={id}>{text('preferred_locale')}</label>
      <select
        id={id}
        class="input"
        data-testid="preferred-locale"
        value={value}
        disabled={props.disabled}
        {...problemAttributes(problemsId, problems, undefined)}
        onChange={(event) => {
          const key = event.currentTarget.value
          if (key !== '') props.onPreferred(key)
        }}
      >
        {keys.includes(value) ? null : (
          <option value={value}>{value === '' ? text('choice_none') : localeName(value)}</option>
        )}
        {keys.map((key) => (
          <option key={key} value={key}>
            {localeName(key)}
          </option>
        ))}
      </select>
      <ProblemList id={problemsId} problems={problems} />
    </div>
  )
}
