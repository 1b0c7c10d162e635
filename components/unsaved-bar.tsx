import { text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'

/** The browser could not store the last edit: said on every surface, until it can. */
export const UnsavedBar = () => (
  <div class="unsaved notice wrong">
    <ErrorLine>{text('unsaved')}</ErrorLine>
  </div>
)
