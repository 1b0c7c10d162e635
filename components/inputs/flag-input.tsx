import type { Kind } from '../../utils/profile/kinds.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'
import type { InputProps } from './input-props.ts'

/** Yes or no. */
export const FlagInput = (props: InputProps<Extract<Kind, { type: 'flag' }>>) => {
  const problemsId = `${props.id}-problems`
  return (
    <div class="flag">
      <input
        type="checkbox"
        id={props.id}
        data-testid="value"
        checked={props.value === true}
        disabled={props.disabled}
        {...problemAttributes(problemsId, props.problems, props.describedBy)}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <ProblemList id={problemsId} problems={props.problems} />
    </div>
  )
}
