import { openDesk, type DeskReply, type DeskTask } from '../utils/transfer/desk.ts'
import type { Answered, Asked } from './own-worker.ts'

/** Reads and compares files off the page's own thread, so that not even a hostile one makes it stand still. */

const desk = openDesk()

const answer = async ({ id, task }: Asked<DeskTask>): Promise<void> => {
  const answered: Answered<DeskReply> = { id, reply: await desk(task) }
  postMessage(answered, { transfer: [] })
}

addEventListener('message', ({ data }: MessageEvent<Asked<DeskTask>>) => {
  void answer(data)
})
