import { useId, useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'

/** Takes up an entry LinkedIn did not list, by the number the member gives. */
export const AddressEntry = ({ onAddress }: { onAddress: (id: string) => void }) => {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const address = (event: Event) => {
    event.preventDefault()
    if (typed === '') return
    if (/^\d+$/.test(typed)) {
      onAddress(typed)
      setTyped('')
    } else setWrong(typed)
  }
  return (
    <form class="address sheet" onSubmit={address}>
      <label class="label" for={id}>
        {text('address_label')}
      </label>
      <p class="help" id={`${id}-help`}>
        {text('address_help')}
      </p>
      <div class="address-line">
        <input
          id={id}
          class="input code"
          data-testid="address-entry"
          inputMode="numeric"
          autocomplete="off"
          dir="ltr"
          placeholder="677616236"
          aria-describedby={`${id}-help`}
          aria-invalid={wrong !== null}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(null)
          }}
        />
        <button type="submit" class="btn" data-testid="address-open" disabled={typed === ''}>
          {text('address_open')}
        </button>
      </div>
      {wrong !== null && <ErrorLine>{text('address_digits', wrong)}</ErrorLine>}
    </form>
  )
}
