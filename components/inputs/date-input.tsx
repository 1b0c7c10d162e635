import './date-input.css'
import { tableText, text, uiLanguage } from '../../utils/browser/text.ts'
import type { DatePart } from '../../utils/profile/dates.ts'
import { isObject, withPart, type Json } from '../../utils/profile/json.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'
import { monthName } from '../value-text.ts'
import { labelId, type InputProps } from './input-props.ts'
import { problemsAt, problemsElsewhere } from './part-problems.ts'
import { usePassed } from './passed.ts'
import { TextControl } from './text-control.tsx'

/** A date by its parts, in the order the member's language writes them. Any part may still be missing, or be no number. */
export const DateInput = (props: InputProps<Extract<Kind, { type: 'date' }>>) => {
  const { kind, id, problems, onChange } = props
  const value = isObject(props.value) ? props.value : {}
  const passed = usePassed(props.fresh === true || props.value === undefined)
  const parts = inOrderOfLanguage(kind.parts)

  const change = (part: DatePart, typed: string) => {
    const after = withPart(value, [part], numberTyped(typed))
    onChange(isObject(after) && Object.keys(after).length === 0 ? undefined : after)
  }

  return (
    <div class="date" onFocusOut={passed.onLeave}>
      <div class="date-parts">
        {parts.map((part, index) => {
          const partProps: DatePartProps = {
            id: `${id}-${part}`,
            value: textOf(value[part]),
            problems: passed.due(index, problemsAt(problems, part)),
            describedBy: props.describedBy,
            disabled: props.disabled,
            onText: (typed) => change(part, typed),
          }
          return (
            <div
              key={part}
              class={`row date-${part}`}
              data-testid={`row-${part}`}
              {...passed.listenersOf(index)}
            >
              <label id={labelId(partProps.id)} for={partProps.id} class="row-label">
                {tableText(`row_${part}`)}
              </label>
              {part === 'month' ? (
                <MonthSelect {...partProps} />
              ) : (
                <TextControl
                  {...partProps}
                  testId="value"
                  inputMode="numeric"
                  dir="ltr"
                  labelledBy={labelId(partProps.id)}
                />
              )}
            </div>
          )
        })}
      </div>
      <ProblemList id={`${id}-problems`} problems={problemsElsewhere(problems, parts)} />
    </div>
  )
}

interface DatePartProps {
  id: string
  value: string
  problems: readonly Problem[]
  describedBy: string | undefined
  disabled: boolean | undefined
  onText: (typed: string) => void
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)

const MonthSelect = ({ id, value, problems, describedBy, disabled, onText }: DatePartProps) => (
  <>
    <select
      id={id}
      class="input"
      data-testid="value"
      value={value}
      disabled={disabled}
      {...problemAttributes(`${id}-problems`, problems, describedBy)}
      onChange={(event) => onText(event.currentTarget.value)}
    >
      <option value="">{text('choice_none')}</option>
      {months.map((month) => (
        <option key={month} value={String(month)}>
          {monthName(month)}
        </option>
      ))}
      {value === '' || months.includes(Number(value)) ? null : <option value={value}>{value}</option>}
    </select>
    <ProblemList id={`${id}-problems`} problems={problems} />
  </>
)

const textOf = (part: Json | undefined): string =>
  typeof part === 'string' || typeof part === 'number' ? String(part) : ''

/** Digits are the number they spell; anything else stays as typed, for its problem to be named. */
const numberTyped = (typed: string): Json | undefined => {
  if (typed === '') return undefined
  return /^\d{1,9}$/.test(typed) ? Number(typed) : typed
}

const inOrderOfLanguage = (parts: readonly DatePart[]): DatePart[] => {
  const written = new Intl.DateTimeFormat(uiLanguage(), {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  })
    .formatToParts()
    .map(({ type }) => type as string)
  return parts.toSorted((a, b) => written.indexOf(a) - written.indexOf(b))
}
