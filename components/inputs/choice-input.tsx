import { useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'
import { choiceLabel } from '../value-text.ts'
import type { InputProps } from './input-props.ts'

/** One of the values the API names. One it does not name is kept as it was found, and can be chosen again. */
export const ChoiceInput = (props: InputProps<Extract<Kind, { type: 'choice' }>>) => {
  const { kind, id, problems, onChange } = props
  const value = typeof props.value === 'string' ? props.value : ''
  const [found, setFound] = useState<readonly string[]>([])
  if (value !== '' && !kind.options.includes(value) && !found.includes(value)) setFound([...found, value])
  const problemsId = `${id}-problems`
  return (
    <div class="choice">
      <select
        id={id}
        class="input"
        data-testid="value"
        value={value}
        disabled={props.disabled}
        {...problemAttributes(problemsId, problems, props.describedBy)}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          onChange(chosen === '' ? undefined : chosen)
        }}
      >
        <option value="">{text('choice_none')}</option>
        {[...kind.options, ...found].map((option) => (
          <option key={option} value={option}>
            {kind.retired?.includes(option)
              ? text('choice_retired', choiceLabel(option))
              : choiceLabel(option)}
          </option>
        ))}
      </select>
      <ProblemList id={problemsId} problems={problems} />
    </div>
  )
}
