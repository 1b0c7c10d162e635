import { openWorker, type OwnWorker } from '../own-worker.ts'
import type { StudioReply, StudioTask } from './studio-tasks.ts'

/** The page's end of the worker that decodes and scales. */
export type Studio = OwnWorker<StudioTask, StudioReply>

// Out of memory, say: whoever waits is told, and the next picture may be smaller.
export const openStudio = (): Studio =>
  openWorker('studio', { failed: { type: 'failed' }, closed: { type: 'closed' } })
