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
  const answer = await ask({ name, request })
  // Its own worker's word: only whether there is one needs a look.
  if (!isAnswer(answer) || answer.state !== 'done') throw new Error(`The worker did not take “${name}”`)
  return answer.reply as ReplyOf<N>
}

/**
 * Firefox loses a message that arrives while it ends the background page for want of work. Nobody has heard it then, so
 * it is asked once more, which starts the page; unless one of its kind was sent meanwhile, which is not to be undone.
 */
const ask = async (message: { name: MessageName; request: object }, attempts = 3): Promise<unknown> => {
  const number = (sent.get(message.name) ?? 0) + 1
  sent.set(message.name, number)
  try {
    return await browser.runtime.sendMessage(message)
  } catch (error) {
    if (!isUnheard(error) || number !== sent.get(message.name) || attempts === 1) throw error
    return ask(message, attempts - 1)
  }
}

/** How many messages of each kind this page has sent. */
const sent = new Map<MessageName, number>()

/** In the words of Firefox and of Chromium alike, in every language. */
const isUnheard = (error: unknown): boolean => String(error).includes('Receiving end does not exist')

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === 'object' && answer !== null && 'state' in answer

export type { ConnectReply, Deleted, Reviewed, ReviewedRequest, SendReply } from './message-table.ts'
