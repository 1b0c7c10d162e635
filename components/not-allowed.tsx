import './managed.css'
import { text } from '../utils/browser/text.ts'
import { LockIcon } from './editor-icons.tsx'

/** A form that the organisation keeps closed. */
export const NotAllowed = () => (
  <p class="notice managed" data-testid="not-allowed">
    <LockIcon />
    <span>{text('not_allowed_what')}</span>
  </p>
)
