import './managed.css'
import { text } from '../utils/browser/text.ts'
import { LockIcon } from './editor-icons.tsx'

/** What a labelled control is described by: its help, and that the organisation has set it. */
export const describedBy = (id: string, isManaged: boolean): string =>
  isManaged ? `${id}-help ${id}-managed` : `${id}-help`

/** Stands at a setting that the organisation has made; the control names it by `<id>-managed`. */
export const ManagedMark = ({ id }: { id: string }) => (
  <p class="managed small" id={`${id}-managed`} data-testid={`managed-${id}`}>
    <LockIcon />
    <span>{text('managed_mark')}</span>
  </p>
)
