import './sign-in.css'
import { useId, useState } from 'preact/hooks'
import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'
import { goTo } from './go-to.ts'
import { Labelled } from './labelled.tsx'

/** Begins a profile that is edited without connecting: everything but the last step, which is done by hand. */
export const LocalProfileForm = () => {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState<'name' | 'address' | null>(null)
  const begin = () => {
    const slug = slugIn(address)
    if (name.trim() === '') setProblem('name')
    else if (slug === undefined) setProblem('address')
    else
      void send('add-local-profile', { name, vanityName: slug, baseline: null, sample: false }).then(() =>
        goTo(''),
      )
  }
  return (
    <section class="part">
      <h2>{text('local_add')}</h2>
      <p class="help">{text('local_what')}</p>
      {isOpen ? (
        <form
          class="part"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            begin()
          }}
        >
          <Labelled id={`${id}-name`} label={text('local_name')} help={text('local_name_help')}>
            <input
              id={`${id}-name`}
              class="input"
              data-testid="local-name"
              value={name}
              aria-describedby={`${id}-name-help`}
              onInput={({ currentTarget }) => {
                setName(currentTarget.value)
                setProblem(null)
              }}
            />
          </Labelled>
          {problem === 'name' && <ErrorLine>{text('local_name_missing')}</ErrorLine>}
          <Labelled id={`${id}-address`} label={text('local_address')} help={text('local_address_help')}>
            <input
              id={`${id}-address`}
              class="input"
              data-testid="local-address"
              dir="ltr"
              value={address}
              aria-describedby={`${id}-address-help`}
              onInput={({ currentTarget }) => {
                setAddress(currentTarget.value)
                setProblem(null)
              }}
            />
          </Labelled>
          {problem === 'address' && <ErrorLine>{text('local_address_wrong')}</ErrorLine>}
          <p class="acts">
            <button type="submit" class="btn primary" data-testid="local-start">
              {text('local_go')}
            </button>
          </p>
        </form>
      ) : (
        <p class="acts">
          <button
            type="button"
            class="btn"
            data-testid="use-without-connecting"
            onClick={() => setOpen(true)}
          >
            {text('local_add')}
          </button>
        </p>
      )}
    </section>
  )
}

/** The public name in an address or by itself; null: left empty; undefined: it is none. */
const slugIn = (typed: string): string | null | undefined => {
  const text = typed.trim()
  if (text === '') return null
  const slug = /^(?:https?:\/\/)?(?:[a-z]+\.)?linkedin\.com\/in\/([^/?#\s]+)/i.exec(text)?.[1] ?? text
  try {
    return /^[^/?#\s:]+$/.test(slug) ? decodeURIComponent(slug) : undefined
  } catch {
    return undefined
  }
}
