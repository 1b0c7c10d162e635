import type { CDPSession, Page } from 'playwright-core'
import { extensionId } from '../../../scripts/launch-browser.ts'
import type { App } from './app.ts'

/** The connection screen with a way of signing in chosen and its fields filled in, by test id. */
export async function openConnection(
  app: App,
  way: 'exchange' | 'pkce' | 'token',
  filled: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const page = await app.openOptions('connection')
  await page.getByTestId('sign-in-way').selectOption(way)
  for (const [testId, value] of Object.entries(filled)) await page.getByTestId(testId).fill(value)
  return page
}

/** Presses Connect; LinkedIn's own page, in the window or the tab that opens. */
export async function openLinkedIn(app: App, page: Page): Promise<Page> {
  const opened = app.context.waitForEvent('page')
  await page.getByTestId('connect').click()
  return opened
}

/** What stands beside the button when connecting has failed. */
export async function connectError(page: Page): Promise<string> {
  const error = page.getByTestId('error')
  await error.waitFor()
  return (await error.textContent()) ?? ''
}

/** Gives or takes a host on the browser's own page for the extension: its prompt can't be answered without a window. */
export async function setHost(app: App, host: string, granted: boolean): Promise<void> {
  const page = await app.context.newPage()
  await page.goto('chrome://extensions')
  const name = granted ? 'addHostPermission' : 'removeHostPermission'
  await page.evaluate(
    ([call, id, pattern]) => Reflect.get(globalThis, 'chrome').developerPrivate[call](id, pattern),
    [name, extensionId, host] as const,
  )
  await page.close()
}

/** Everything the extension keeps, in any storage there is, as one text. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const whole = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    const databases = (await indexedDB.databases()).map(async ({ name = '' }) => {
      const database = await whole(indexedDB.open(name))
      const stores = [...database.objectStoreNames].map((store) =>
        whole(database.transaction(store).objectStore(store).getAll()),
      )
      const rows = await Promise.all(stores)
      database.close()
      return rows
    })
    const { storage } = Reflect.get(globalThis, 'chrome')
    return JSON.stringify([
      await storage.local.get(null),
      await storage.session.get(null),
      await storage.sync?.get(null),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await Promise.all(databases),
    ])
  })

type ContentScript = { readonly local: string; readonly session: string }

/** What the content script on a page of the site could read, evaluated in its own world. */
export async function readAsContentScript(page: Page): Promise<ContentScript> {
  const session = await page.context().newCDPSession(page)
  try {
    const contextId = await findContentScript(session)
    const read = async (area: string): Promise<string> => {
      const expression = `chrome.storage.${area}.get(null).then(JSON.stringify, (error) => 'refused: ' + error)`
      const { result } = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      })
      return String(result.value)
    }
    return { local: await read('local'), session: await read('session') }
  } finally {
    await session.detach()
  }
}

async function findContentScript(session: CDPSession): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id)
  })
  await session.send('Runtime.enable')
  return promise
}
