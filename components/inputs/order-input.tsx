import type { Kind } from '../../utils/profile/kinds.ts'
import type { InputProps } from './input-props.ts'
import { ListInput } from './list-input.tsx'

/** The ids of a section's entries, first shown first. */
export const OrderInput = (props: InputProps<Extract<Kind, { type: 'order' }>>) => (
  <ListInput {...props} kind={{ type: 'list', of: { type: 'text' } }} scope="order" />
)
