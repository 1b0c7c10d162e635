import { useId, useMemo, useState } from 'preact/hooks'
import { localeName, plural, text } from '../utils/browser/text.ts'
import { copyOperations, type CopyScope } from '../utils/transfer/copy-language.ts'
import { profileLanguages } from './profile-languages.ts'
import type { Profile } from './use-draft.ts'

/** Begins one language from another, in the places where it has nothing yet. Draws nothing with one language alone. */
export const CopyLanguage = ({ scope, profile }: { scope: CopyScope; profile: Profile }) => {
  const id = useId()
  const { baseline, draft, edit } = profile
  const { supported, home } = profileLanguages(baseline, draft)
  const [chosenFrom, setFrom] = useState(home)
  const [chosenTo, setTo] = useState<string | null>(null)
  const [copied, setCopied] = useState<number | null>(null)
  const languages = supported ?? []
  const from = languages.includes(chosenFrom) ? chosenFrom : (languages[0] ?? home)
  const others = languages.filter((key) => key !== from)
  const to = others.find((key) => key === chosenTo) ?? others[0]
  const operations = useMemo(
    () => (to === undefined ? [] : copyOperations(baseline, draft, scope, from, to, home)),
    [baseline, draft, scope, from, to, home],
  )
  if (to === undefined) return null
  const copy = () => {
    edit({ type: 'several', operations })
    setCopied(operations.length)
  }
  const choose = (set: (key: string) => void) => (event: { currentTarget: HTMLSelectElement }) => {
    set(event.currentTarget.value)
    setCopied(null)
  }
  return (
    <div class="copy-language">
      <label for={`${id}-to`}>{text('copy_language_to')}</label>
      <select id={`${id}-to`} class="input" data-testid="copy-to" value={to} onChange={choose(setTo)}>
        {others.map((key) => (
          <option key={key} value={key}>
            {localeName(key)}
          </option>
        ))}
      </select>
      <label for={`${id}-from`}>{text('copy_language_from')}</label>
      <select id={`${id}-from`} class="input" data-testid="copy-from" value={from} onChange={choose(setFrom)}>
        {languages.map((key) => (
          <option key={key} value={key}>
            {localeName(key)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="btn"
        data-testid="copy-language"
        disabled={operations.length === 0}
        onClick={copy}
      >
        {operations.length === 0
          ? text('copy_language_nothing')
          : plural('copy_language_copy', operations.length)}
      </button>
      <output class="small soft">{copied !== null && plural('copy_language_done', copied)}</output>
    </div>
  )
}
