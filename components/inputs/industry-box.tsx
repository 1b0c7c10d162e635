/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   a combobox keeps the focus and the keys in its text control; no native control takes any text and searches names */
import './industry-box.css'
import { useRef, useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import { findIndustries, industryName, industryUrn, useIndustries, type Industry } from '../industries.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'
import { labelId, type InputProps } from './input-props.ts'
import { useTypedText } from './typed-text.ts'

/** An industry's URN, found by name in the table LinkedIn publishes, or typed: LinkedIn has more than the table. */
export const IndustryBox = (props: InputProps<Extract<Kind, { type: 'urn' }>>) => {
  const { id, problems, onChange } = props
  const industries = useIndustries()
  const control = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const value = typeof props.value === 'string' ? props.value : ''
  const { shown, listeners } = useTypedText(value, (typed) => onChange(typed === '' ? undefined : typed))

  const isUrn = shown.startsWith('urn:')
  const found = isUrn ? industries : findIndustries(industries, shown)
  const listed = open && found.length > 0
  const name = industryName(shown)
  const problemsId = `${id}-problems`
  const listId = `${id}-list`
  const optionId = (industry: Industry) => `${id}-option-${industry.id}`
  const activeOption = listed ? found[active] : undefined
  // While there are names to choose from, what is typed is a search and no mistake yet.
  const shownProblems =
    listed && !isUrn ? problems.filter(({ message }) => message !== 'problem_no_urn') : problems

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (industry: Industry) => {
    listeners.onInput({ currentTarget: { value: industryUrn(industry) } })
    close()
    control.current?.focus()
  }
  const go = (to: number) => {
    setOpen(true)
    const next = found[(to + found.length) % found.length]
    if (!next) return
    setActive(found.indexOf(next))
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') go(active + 1)
    else if (event.key === 'ArrowUp') go(active < 0 ? -1 : active - 1)
    else if (event.key === 'Enter' && activeOption) choose(activeOption)
    else if (event.key === 'Escape' && listed) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="industry-box">
      <div class="industry-control">
        {name === undefined ? null : (
          <span class="industry-name" id={`${id}-name`} data-testid="industry-name">
            {name}
          </span>
        )}
        <input
          id={id}
          ref={control}
          type="text"
          class={isUrn ? 'input code' : 'input'}
          data-testid="value"
          role="combobox"
          aria-expanded={listed}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={activeOption ? optionId(activeOption) : undefined}
          aria-labelledby={labelId(id)}
          {...problemAttributes(
            problemsId,
            shownProblems,
            name === undefined ? props.describedBy : [`${id}-name`, props.describedBy].join(' ').trim(),
          )}
          dir="auto"
          spellcheck={false}
          autocomplete="off"
          placeholder={text('industry_placeholder')}
          disabled={props.disabled}
          value={shown}
          {...listeners}
          onInput={(event) => {
            listeners.onInput(event)
            setOpen(!event.currentTarget.value.startsWith('urn:'))
            setActive(-1)
          }}
          onBlur={() => {
            listeners.onBlur()
            close()
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="industry-list" id={listId} role="listbox" aria-labelledby={labelId(id)} hidden={!listed}>
        {listed
          ? found.map((industry, index) => (
              <div
                key={industry.id}
                id={optionId(industry)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                class={industryUrn(industry) === shown ? 'current' : undefined}
                // Choosing must not take the focus from the control first: that would close the list.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(industry)}
              >
                <span>{industry.name}</span>
                {industry.nameV1 === undefined ? null : (
                  <span class="former">{text('industry_former', industry.nameV1)}</span>
                )}
              </div>
            ))
          : null}
      </div>
      <ProblemList id={problemsId} problems={shownProblems} />
    </div>
  )
}
