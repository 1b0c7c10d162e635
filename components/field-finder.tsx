/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   A combobox: the keyboard stays in the box and moves through its options from there, and no element does that. */
import './field-finder.css'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { plural, text } from '../utils/browser/text.ts'
import { findFields } from './find-fields.ts'
import { findables } from './findables.ts'
import { SearchIcon } from './icons.tsx'

interface Props {
  onChoose: (route: string) => void
  /** To be typed in as soon as it is there. */
  ready?: boolean
  /** Where it may be folded away: unfolds it. */
  unfold?: () => void
}

/** Finds any field by its name, its API name or what is said about it. Ctrl and K lead here from anywhere on the page. */
export const FieldFinder = ({ onChoose, ready = false, unfold }: Props) => {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(ready)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const asked = query.trim() !== ''
  // Hundreds of texts that nobody needs before the first letter.
  const all = useMemo(() => (asked ? findables() : []), [asked])
  const found = useMemo(() => findFields(all, query), [all, query])
  const isOpen = open && asked

  useFinderKeys(input, unfold)
  // Before the paint: a focus that comes after it has the page laid out and painted twice.
  useLayoutEffect(() => {
    if (ready) input.current?.focus({ preventScroll: true })
  }, [ready])

  const choose = (route: string) => {
    setQuery('')
    setOpen(false)
    onChoose(route)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = found[at]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setOpen(true)
      setAt((at + step + found.length) % found.length)
    } else if (event.key === 'Enter' && isOpen && chosen) {
      event.preventDefault()
      choose(chosen.route)
    } else if (event.key === 'Escape' && query !== '') {
      // Only what was typed here is left by it, not the popup or the frame as well.
      event.preventDefault()
      event.stopPropagation()
      setQuery('')
    }
  }

  return (
    <search class="finder">
      <span class="finder-box">
        <SearchIcon />
        <input
          ref={input}
          type="text"
          role="combobox"
          class="finder-input"
          data-testid="field-finder"
          aria-label={text('finder_label')}
          placeholder={text('finder_label')}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
          aria-activedescendant={isOpen && found.length > 0 ? `${id}-${at}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <kbd aria-hidden="true">{isMac ? '⌘K' : `${text('key_control')} K`}</kbd>
      </span>
      {isOpen && (
        <div id={`${id}-list`} class="finder-list sheet" role="listbox" aria-label={text('finder_found')}>
          {found.map((field, index) => (
            // The keyboard reaches an option through the box above, as a combobox does it.
            <div
              key={field.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              data-testid="finder-result"
              data-field={field.id}
              tabIndex={-1}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(field.route)}
            >
              <span>{field.label}</span>
              <span class="small soft">{field.group}</span>
            </div>
          ))}
          {found.length === 0 && (
            <div role="option" aria-disabled="true" tabIndex={-1} aria-selected={false} class="soft">
              {text('finder_nothing', query)}
            </div>
          )}
        </div>
      )}
      <output class="unseen">{isOpen ? plural('finder_count', found.length) : ''}</output>
    </search>
  )
}

const isMac = navigator.userAgent.includes('Mac OS')

/** With a key held: a single one would be pressed by whoever speaks to the browser (WCAG 2.1.4). */
const useFinderKeys = (input: { current: HTMLInputElement | null }, unfold?: () => void): void => {
  const newest = useRef(unfold)
  newest.current = unfold
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isHeld = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
      // By its place too: on keyboards of other scripts that key has another letter.
      const isK = event.key.toLowerCase() === 'k' || event.code === 'KeyK'
      if (!isHeld || !isK || event.altKey || event.shiftKey) return
      event.preventDefault()
      input.current?.focus()
      if (document.activeElement === input.current) return
      // What is folded away takes no focus before it has been drawn.
      newest.current?.()
      requestAnimationFrame(() => input.current?.focus())
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input])
}
