import { useState } from 'preact/hooks'
import { localeName, text } from '../../utils/browser/text.ts'
import type { LocaleKey } from '../../utils/profile/localized.ts'
import { later } from '../later.tsx'
import type { Languages } from './input-props.ts'

const OtherLocale = later(async () => (await import('./other-locale.tsx')).OtherLocale)

interface AddLocaleProps {
  id: string
  used: readonly LocaleKey[]
  languages: Languages
  onAdd: (key: LocaleKey) => void
  disabled?: boolean | undefined
}

/** Adds a language: one the profile has, or another, which is refused where it can't be used. */
export const AddLocale = ({ id, used, languages, onAdd, disabled }: AddLocaleProps) => {
  const [other, setOther] = useState(false)
  const choose = (event: { currentTarget: HTMLSelectElement }) => {
    const select = event.currentTarget
    const chosen = select.value
    select.value = ''
    setOther(chosen === 'other')
    if (chosen !== '' && chosen !== 'other') onAdd(chosen)
  }
  return (
    <>
      <select
        class="add-locale"
        data-testid="add-locale"
        aria-label={text('add_locale')}
        value=""
        disabled={disabled}
        onChange={choose}
      >
        <option value="">{text('add_locale_short')}</option>
        {(languages.supported ?? [])
          .filter((key) => !used.includes(key))
          .map((key) => (
            <option key={key} value={key}>
              {localeName(key)}
            </option>
          ))}
        <option value="other">{text('other_locale')}</option>
      </select>
      {other ? (
        <OtherLocale
          id={id}
          supported={languages.supported}
          onAdd={(key) => {
            setOther(false)
            onAdd(key)
          }}
        />
      ) : null}
    </>
  )
}
