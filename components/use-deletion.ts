import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { send, type Deleted } from '../utils/browser/messages.ts'

export type Deletion =
  | { type: 'none' | 'running' | 'failed' }
  /** What there was. */
  | { type: 'done'; deleted: Deleted }

export interface Deleting {
  state: Deletion
  start: () => void
}

/** Held above the screens: with the member goes the screen that asked, and what was done still has to be said. */
export const useDeletionHere = (): Deleting => {
  const [state, setState] = useState<Deletion>({ type: 'none' })
  return {
    state,
    start: () => {
      setState({ type: 'running' })
      send('delete-everything', {}).then(
        (deleted) => setState({ type: 'done', deleted }),
        () => setState({ type: 'failed' }),
      )
    },
  }
}

const nowhere: Deleting = { state: { type: 'none' }, start: () => undefined }
export const DeletionContext = createContext<Deleting>(nowhere)
export const useDeletion = (): Deleting => useContext(DeletionContext)
