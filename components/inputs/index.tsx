import './inputs.css'
import type { ComponentType } from 'preact'
import type { Kind, KindType } from '../../utils/profile/kinds.ts'
import { ChoiceInput } from './choice-input.tsx'
import { later } from '../later.tsx'
import type { InputProps } from './input-props.ts'
import { ListInput } from './list-input.tsx'
import { LocalizedInput } from './localized-input.tsx'
import { PartInput } from './part.tsx'
import { RecordInput } from './record-input.tsx'
import { TextInput } from './text-input.tsx'
import { UrnInput } from './urn-input.tsx'

/** Kinds that no screen begins with. */
const DateInput = later(async () => (await import('./date-input.tsx')).DateInput)
const FlagInput = later(async () => (await import('./flag-input.tsx')).FlagInput)
const OrderInput = later(async () => (await import('./order-input.tsx')).OrderInput)
const PictureInput = later(async () => (await import('./picture-input.tsx')).PictureInput)

/** TABLE: kind → its input. A kind without one does not compile. */
const inputs: { [T in KindType]: ComponentType<InputProps<Extract<Kind, { type: T }>>> } = {
  text: TextInput,
  localizedText: LocalizedInput,
  localizedRichText: LocalizedInput,
  localizedUrl: LocalizedInput,
  urn: UrnInput,
  choice: ChoiceInput,
  flag: FlagInput,
  date: DateInput,
  list: ListInput,
  keyedList: ListInput,
  record: RecordInput,
  order: OrderInput,
  picture: PictureInput,
}

/** The input of a value, by its kind. */
export const Input = (props: InputProps) => {
  // The table pairs each kind with the input that takes it; the compiler can't follow that through a look-up.
  const OfKind = inputs[props.kind.type] as ComponentType<InputProps<never>> as ComponentType<InputProps>
  return (
    <PartInput.Provider value={Input}>
      <OfKind {...props} />
    </PartInput.Provider>
  )
}

export { isOneControl, labelId, type InputProps, type Languages } from './input-props.ts'
