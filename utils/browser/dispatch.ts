import * as z from 'zod/mini'
import { browser, type Runtime } from './api.ts'
import { messages, type Asker, type Message } from './message-table.ts'
import type { Answer, Handlers, MessageName } from './messages.ts'

/** The worker's side of the messages: who asks, whether they may, and what comes of it. */

const envelope = z.object({ name: z.string(), request: z.unknown() })

/** The one place that says who a sender is. */
export const classifySender = (
  sender: Pick<Runtime.MessageSender, 'id' | 'url'>,
  own: { id: string; address: string },
): Asker | null => {
  if (sender.id !== own.id || sender.url === undefined) return null
  if (sender.url.startsWith(own.address)) return 'page'
  return sender.url.startsWith('https://www.linkedin.com/') ? 'content' : null
}

/** Answers one message, or null where it is not ours to answer. Pure but for the handler it calls. */
export const dispatch = async (
  handlers: Handlers,
  raw: unknown,
  asker: Asker | null,
  tab: number | null = null,
): Promise<Answer | null> => {
  const parsed = envelope.safeParse(raw)
  if (!parsed.success || !Object.hasOwn(messages, parsed.data.name)) return null
  const name = parsed.data.name as MessageName
  const row: Message<unknown, unknown> = messages[name]
  if (asker === null || !row.from.includes(asker)) return { state: 'refused' }
  const request = row.request.safeParse(parsed.data.request)
  if (!request.success) return { state: 'refused' }
  const handle = handlers[name] as (request: unknown, tab: number | null) => Promise<unknown>
  return { state: 'done', reply: await handle(request.data, tab) }
}

/** Registers the handlers, synchronously, as a worker must. */
export const listen = (handlers: Handlers): void => {
  const own = { id: browser.runtime.id, address: browser.runtime.getURL('') }
  browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) =>
    dispatch(handlers, raw, classifySender(sender, own), sender.tab?.id ?? null),
  )
}
