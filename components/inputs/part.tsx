import { createContext, type ComponentType } from 'preact'
import { useContext } from 'preact/hooks'
import type { InputProps } from './input-props.ts'

/** Draws the input of any kind. Given by `Input`, so that records and lists need not import the table they are in. */
export const PartInput = createContext<ComponentType<InputProps>>(() => null)

/** A part of a record or list, by its own kind. */
export const Part = (props: InputProps) => {
  const Chosen = useContext(PartInput)
  return <Chosen {...props} />
}
