import type { Kind } from '../../utils/profile/kinds.ts'
import { labelId, type InputProps } from './input-props.ts'
import { TextControl } from './text-control.tsx'

/** A text without languages: an address, a code, a number as people write it. */
export const TextInput = (props: InputProps<Extract<Kind, { type: 'text' }>>) => (
  <TextControl
    id={props.id}
    testId="value"
    value={typeof props.value === 'string' ? props.value : ''}
    onText={(typed) => props.onChange(typed === '' ? undefined : typed)}
    problems={props.problems}
    labelledBy={labelId(props.id)}
    describedBy={props.describedBy}
    dir={props.kind.format === undefined ? 'auto' : 'ltr'}
    inputMode={props.kind.format === 'url' ? 'url' : undefined}
    warnAbove={props.kind.warnAbove}
    disabled={props.disabled}
    readOnly={props.readOnly}
  />
)
