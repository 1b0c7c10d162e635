import type { ComponentChildren } from 'preact'
import { ManagedMark } from './managed-mark.tsx'

interface Props {
  id: string
  label: string
  /** Read out with the control, which names it by `<id>-help`. */
  help?: string
  /** The organisation has set it: `<id>-managed` says so. */
  managed?: boolean
  children: ComponentChildren
}

/** A control of the settings: label above, one line of help. */
export const Labelled = ({ id, label, help, managed = false, children }: Props) => (
  <div class="labelled">
    <label class="label" for={id}>
      {label}
    </label>
    {help !== undefined && (
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
    )}
    {children}
    {managed && <ManagedMark id={id} />}
  </div>
)
