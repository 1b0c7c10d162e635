import './other-locale.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import { parseLocaleKey, type LocaleKey } from '../../utils/profile/localized.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'

interface OtherLocaleProps {
  id: string
  supported: readonly LocaleKey[] | null
  onAdd: (key: LocaleKey) => void
}

/** A language by its key, where the profile's own are not meant; refused where it can't be used. */
export const OtherLocale = ({ id, supported, onAdd }: OtherLocaleProps) => {
  const [key, setKey] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const control = useRef<HTMLInputElement>(null)
  useEffect(() => control.current?.focus(), [])

  const add = () => {
    const problem = refusalOf(key, supported)
    if (problem) {
      setProblems([problem])
      control.current?.focus()
    } else onAdd(key)
  }
  return (
    <div class="other-locale">
      <label for={id}>{text('locale_key')}</label>
      <input
        id={id}
        ref={control}
        type="text"
        class="input code"
        data-testid="locale-key"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        placeholder="de_DE"
        value={key}
        {...problemAttributes(`${id}-problems`, problems, undefined)}
        onInput={(event) => {
          setKey(event.currentTarget.value)
          setProblems([])
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          add()
        }}
      />
      <button type="button" class="btn" data-testid="locale-key-add" onClick={add}>
        {text('add_locale')}
      </button>
      <ProblemList id={`${id}-problems`} problems={problems} />
    </div>
  )
}

const refusalOf = (key: string, supported: readonly LocaleKey[] | null): Problem | null => {
  const refusal = (message: string): Problem => ({ severity: 'error', path: [], message, values: [key] })
  if (!parseLocaleKey(key)) return refusal('problem_locale_key')
  return supported && !supported.includes(key) ? refusal('problem_locale_unsupported') : null
}
