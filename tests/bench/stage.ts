import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { JsonObject } from '../../sandbox/json.ts'
import { MAIN_TOKEN, type Sandbox } from '../../sandbox/start.ts'
import { copyBuild } from '../../scripts/build.ts'
import { extensionId } from '../../scripts/launch-browser.ts'
import { startApp, type App } from '../e2e/harness/app.ts'
import { ada, connectAfresh } from '../e2e/harness/afresh.ts'
import { attach } from '../e2e/harness/attach.ts'

/** The shipped build in a browser, with one page more: an empty one, as the peer of every page of ours. */
export interface Stage {
  readonly app: App
  readonly close: () => Promise<void>
}

const emptyPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Empty</title></head>
<body><p id="there">Empty</p><textarea id="typed"></textarea></body></html>
`

/**
 * Chromium draws pages of its own in its address bar, anew for every tab that opens, in processes that compete with what
 * is measured. A popup has no address bar; a tab's is drawn long before anyone opens the editor in it.
 */
const ofAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']

export const openStage = async (running?: Sandbox): Promise<Stage> => {
  const extension = copyBuild()
  writeFileSync(join(extension, 'empty.html'), emptyPage)
  const app = await startApp({ extension, withoutFeatures: ofAddressBar, ...(running ? { running } : {}) })
  // The process that serves our pages stays alive, as the worker keeps it alive for a member.
  await app.openOptions()
  return {
    app,
    close: async () => {
      await app.close()
      rmSync(extension, { recursive: true, force: true })
    },
  }
}

export const addressOf = (path: string): string => `chrome-extension://${extensionId}/${path}`

/** Ada connected afresh, her profile changed before anything is read of it. Ends with an editor's page. */
export const connectAs = (app: App, change?: (profile: JsonObject) => JsonObject): Promise<Page> =>
  connectAfresh(app, MAIN_TOKEN, () => change && app.sandbox.changeMember(ada, change))

/** Asks the worker from a page of ours; its reply. */
export const ask = async <Reply>(page: Page, name: string, request: object): Promise<Reply> => {
  const answer: unknown = await page.evaluate(
    (message): Promise<unknown> => Reflect.get(globalThis, 'chrome').runtime.sendMessage(message),
    { name, request },
  )
  const { state, reply } = Object(answer)
  if (state !== 'done') throw new Error(`The worker did not take ${name}.`)
  return reply
}

/** Opens a page in a new tab; milliseconds from the start of the navigation until `selector` is there and painted. */
export const timeToPaint = async (
  app: App,
  path: string,
  selector: string,
  size = { width: 1280, height: 800 },
): Promise<{ page: Page; ms: number }> => {
  const page = await app.context.newPage()
  await page.setViewportSize(size)
  await page.addInitScript((wanted) => {
    const painted = new Promise<number>((resolve) => {
      const look = () => {
        if (!document.querySelector(wanted)) return
        observer.disconnect()
        // The first task after the frame that shows it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now()))
          port1.start()
          port2.postMessage(null)
        })
      }
      const observer = new MutationObserver(look)
      observer.observe(document, { subtree: true, childList: true })
      look()
    })
    Reflect.set(globalThis, 'painted', painted)
  }, selector)
  await page.goto(addressOf(path))
  const ms = await page.evaluate(() => Reflect.get(globalThis, 'painted') as Promise<number>)
  return { page, ms }
}

/** The same, closed again at once. */
export const paintOf = async (...given: Parameters<typeof timeToPaint>): Promise<number> => {
  const { page, ms } = await timeToPaint(...given)
  await page.close()
  return ms
}

/** Bytes of JavaScript heap in use by a page, after a collection. */
export const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize
  } finally {
    await session.detach()
  }
}

/** The same of the worker, which Playwright hands no session for: its messages go through the browser's own. */
export const heapOfWorker = async (app: App): Promise<number> => {
  const browser = app.context.browser()
  if (!browser) throw new Error('The browser is gone.')
  const session = await browser.newBrowserCDPSession()
  try {
    const { targetInfos } = await session.send('Target.getTargets')
    const worker = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(addressOf('')),
    )
    if (!worker) throw new Error('The worker does not run.')
    const target = await attach(session, worker.targetId)
    await target.send('HeapProfiler.collectGarbage')
    const { usedSize } = await target.send('Runtime.getHeapUsage')
    return Number(usedSize)
  } finally {
    await session.detach()
  }
}
