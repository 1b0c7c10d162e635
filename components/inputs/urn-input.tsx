import type { Kind } from '../../utils/profile/kinds.ts'
import { later } from '../later.tsx'
import { labelId, type InputProps } from './input-props.ts'
import { TextControl } from './text-control.tsx'

/** For one field, and for entries that belong to another. */
const IndustryBox = later(async () => (await import('./industry-box.tsx')).IndustryBox)
const OccupationInput = later(async () => (await import('./occupation-input.tsx')).OccupationInput)

/** A thing LinkedIn knows, by its URN. Where its names are known it can be looked for by name. */
export const UrnInput = (props: InputProps<Extract<Kind, { type: 'urn' }>>) => {
  if (props.kind.suggest === 'industries') return <IndustryBox {...props} />
  if (props.kind.suggest === 'occupations') return <OccupationInput {...props} />
  const { of } = props.kind
  return (
    <TextControl
      id={props.id}
      testId="value"
      value={typeof props.value === 'string' ? props.value : ''}
      onText={(typed) => props.onChange(typed === '' ? undefined : typed)}
      problems={props.problems}
      labelledBy={labelId(props.id)}
      describedBy={props.describedBy}
      dir="ltr"
      code
      placeholder={of === 'any' || of[0] === undefined ? 'urn:li:…' : `urn:li:${of[0]}:…`}
      disabled={props.disabled}
      readOnly={props.readOnly}
    />
  )
}
