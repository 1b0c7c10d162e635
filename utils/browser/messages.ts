import type * as z from 'zod/mini'
import { browser, type Scripting } from './api.ts'
import type { Message, messages } from './message-table.ts'

/** The pages' side of the messages, without the schemas by which the worker parses them. */

export type MessageName = keyof typeof messages
export type RequestOf<N extends MessageName> = z.infer<(typeof messages)[N]['request']>
export type ReplyOf<N extends MessageName> =
  (typeof messages)[N] extends Message<infer _Request, infer Reply> ? Reply : never
/** `from`: the document that asks; null where it is in no tab. */
export type Handlers = {
  [N in MessageName]: (request: RequestOf<N>, from: Scripting.InjectionTarget | null) => Promise<ReplyOf<N>>
}

export type Answer = { state: 'done'; reply: unknown } | { state: 'refused' }

/** Asks the worker. Rejects where the worker refuses the message or fails, with a sentence for the log. */
export const send = async <N extends MessageName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> => {
  const answer: unknown = await browser.runtime.sendMessage({ name, request })
  // Its own worker's word: only whether there is one needs a look.
  if (!isAnswer(answer) || answer.state !== 'done') throw new Error(`The worker did not take “${name}”`)
  return answer.reply as ReplyOf<N>
}

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === 'object' && answer !== null && 'state' in answer

export type { ConnectReply, Deleted, Reviewed, ReviewedRequest, SendReply } from './message-table.ts'
