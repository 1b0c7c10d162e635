import * as z from 'zod/mini'
import { browser, type Runtime, type Scripting } from './api.ts'
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

/** The very document a message came from, as scripts are put into one; null where it is in no tab. */
export const documentOf = ({
  tab,
  frameId = 0,
  documentId,
}: Pick<Runtime.MessageSender, 'tab' | 'frameId' | 'documentId'>): Scripting.InjectionTarget | null => {
  if (tab?.id === undefined) return null
  // By its frame only where the browser has no name for it, as in older Firefox. In the tab's first frame there may be
  // another page than the one that asks: Chromium draws some ahead of their being opened.
  return documentId === undefined
    ? { tabId: tab.id, frameIds: [frameId] }
    : { tabId: tab.id, documentIds: [documentId] }
}

/** Answers one message, or null where it is not ours to answer. Pure but for the handler it calls. */
export const dispatch = async (
  handlers: Handlers,
  raw: unknown,
  asker: Asker | null,
  from: Scripting.InjectionTarget | null = null,
): Promise<Answer | null> => {
  const parsed = envelope.safeParse(raw)
  if (!parsed.success || !Object.hasOwn(messages, parsed.data.name)) return null
  const name = parsed.data.name as MessageName
  const row: Message<unknown, unknown> = messages[name]
  if (asker === null || !row.from.includes(asker)) return { state: 'refused' }
  const request = row.request.safeParse(parsed.data.request)
  if (!request.success) return { state: 'refused' }
  const handle = handlers[name] as (
    request: unknown,
    from: Scripting.InjectionTarget | null,
  ) => Promise<unknown>
  return { state: 'done', reply: await handle(request.data, from) }
}

/** Registers the handlers, synchronously, as a worker must. */
export const listen = (handlers: Handlers): void => {
  const own = { id: browser.runtime.id, address: browser.runtime.getURL('') }
  browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) =>
    dispatch(handlers, raw, classifySender(sender, own), documentOf(sender)),
  )
}
