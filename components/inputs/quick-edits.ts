import { createContext } from 'preact'

/** Whether inputs stand among quick edits: which language leads, and taking one away, are for the editor. */
export const QuickEdits = createContext(false)
