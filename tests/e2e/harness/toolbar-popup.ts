import type { CDPSession, Page } from 'playwright-core'
import type { App } from './app.ts'
import { attach } from './attach.ts'

/** The window that the toolbar's button opens. Playwright does not know it: what is asked of it is an expression. */
export interface ToolbarPopup {
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** Opens it by way of a page of ours, so that the worker may sleep on. */
export async function openToolbarPopup(app: App, opener: Page): Promise<ToolbarPopup> {
  const browser = app.context.browser()
  if (!browser) throw new Error('The browser is gone.')
  const session = await browser.newBrowserCDPSession()
  const address = await opener.evaluate((): Promise<string> =>
    Reflect.get(globalThis, 'chrome').action.getPopup({}),
  )
  const { opened, closed } = watchTarget(session, address)
  await session.send('Target.setDiscoverTargets', { discover: true })
  await opener.evaluate((): Promise<void> => Reflect.get(globalThis, 'chrome').action.openPopup())
  const target = await attach(session, await opened)
  return {
    async evaluate(expression) {
      const answer = await target.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      if (answer['exceptionDetails']) throw new Error(JSON.stringify(answer['exceptionDetails']))
      return Reflect.get(Object(answer['result']), 'value')
    },
    async close() {
      // Nothing is left to answer.
      void target.send('Runtime.evaluate', { expression: 'close()' })
      await closed
      await session.detach()
    },
  }
}

const watchTarget = (session: CDPSession, address: string) => {
  const opened = Promise.withResolvers<string>()
  const closed = Promise.withResolvers<void>()
  let id: string | undefined
  const look = ({ targetInfo: { targetId, type, url } }: Told): void => {
    if (type !== 'page' || url !== address) return
    id = targetId
    opened.resolve(targetId)
  }
  session.on('Target.targetCreated', look)
  session.on('Target.targetInfoChanged', look)
  session.on('Target.targetDestroyed', ({ targetId }) => {
    if (targetId === id) closed.resolve()
  })
  return { opened: opened.promise, closed: closed.promise }
}

interface Told {
  readonly targetInfo: { readonly targetId: string; readonly type: string; readonly url: string }
}
