import { useEffect, useState } from 'preact/hooks'
import type { DeskReply, DeskTask, Refusal } from '../utils/transfer/desk.ts'
import { openWorker, type OwnWorker } from './own-worker.ts'

/** The page's end of the worker that holds one file. */
export type Desk = OwnWorker<DeskTask, DeskReply>

/** It broke down, for want of memory, say; or it was closed, and nobody listens any more. */
const unreadable: Refusal = { type: 'refused', reason: 'unreadable', detail: '' }

export const openDesk = (): Desk => openWorker('transfer', { failed: unreadable, closed: unreadable })

/** An answer is of the kind of its question. */
export const askDesk = async <T extends DeskTask>(desk: Desk, task: T): Promise<DeskReply<T>> =>
  (await desk.ask(task)) as DeskReply<T>

/**
 * What the desk makes of a task. When the task changes, the last reply stays until the next is there; `isFresh` tells
 * whether it is the reply to this one. A refusal is told to `onRefused`.
 */
export const useDesk = <T extends DeskTask>(
  desk: Desk,
  task: T,
  onRefused: (refusal: Refusal) => void,
): { reply: DeskReply<T> | null; isFresh: boolean } => {
  const [answered, setAnswered] = useState<{ task: T; reply: DeskReply<T> } | null>(null)
  useEffect(() => {
    let isWanted = true
    const answer = async () => {
      const reply = await askDesk(desk, task)
      if (isWanted) setAnswered({ task, reply })
    }
    void answer()
    return () => {
      isWanted = false
    }
  }, [desk, task])
  const reply = answered?.reply ?? null
  useEffect(() => {
    if (reply?.type === 'refused') onRefused(reply)
  }, [reply, onRefused])
  return { reply, isFresh: answered?.task === task }
}
