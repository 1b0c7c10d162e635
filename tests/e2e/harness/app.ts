import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page, Worker } from 'playwright-core'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/start.ts'
import { extensionId, launchBrowser, loadExtension } from '../../../scripts/launch-browser.ts'
import { watchErrors } from './errors.ts'
import { watchRequests } from './requests.ts'

export type AppOptions = {
  /** What the sandbox starts with. */
  readonly sandbox?: SandboxOptions
  /** One that runs already, to be closed with the app. */
  readonly running?: Sandbox
  /** Anything Playwright can set for a context: `colorScheme`, `viewport`, `locale`, `reducedMotion` … */
  readonly browser?: BrowserContextOptions
  /** The folder of the build. */
  readonly extension: string
  /** Parts of the browser to do without, in place of those that Playwright does without. */
  readonly withoutFeatures?: readonly string[]
  /** The id of the build, where its key is not ours. */
  readonly id?: string
}

/** The shipped build in a real browser with a fresh profile, and a sandbox of its own behind it. */
export type App = Awaited<ReturnType<typeof startApp>>

export async function startApp(options: AppOptions) {
  const { id = extensionId } = options
  const origin = `chrome-extension://${id}`
  const sandbox: Sandbox = options.running ?? (await startSandbox(options.sandbox))
  const profile = await mkdtemp(join(tmpdir(), 'profile-patch-'))
  const errors = watchErrors(origin)
  const requests = watchRequests(origin)

  async function launch(): Promise<BrowserContext> {
    const context = await launchBrowser({
      extension: options.extension,
      profile,
      proxy: sandbox,
      headless: true,
      id,
      ...(options.withoutFeatures ? { withoutFeatures: options.withoutFeatures } : {}),
      options: { viewport: { width: 1280, height: 800 }, ...options.browser },
    })
    errors.watch(context)
    requests.watch(context)
    return context
  }

  let context = await launch()

  /** A tab that begins at its address, as a link's does: by way of an empty page it costs the browser a quarter more. */
  async function open(url: string): Promise<Page> {
    const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
    const [page] = await Promise.all([
      context.waitForEvent('page'),
      session.send('Target.createTarget', { url }),
    ])
    await session.detach()
    await page.waitForLoadState()
    return page
  }

  return {
    sandbox,
    /** Of the extension: everything thrown in a page or logged as an error by one of ours. */
    errors,
    /** What the extension asked of the network. */
    requests,

    get context(): BrowserContext {
      return context
    },

    /** The service worker, to evaluate something in. Only while it runs: after `killWorker`, wake it with a message first. */
    worker(): Worker {
      const worker = context.serviceWorkers().find((running) => running.url().startsWith(origin))
      if (!worker) throw new Error('The extension has no service worker; did its start throw?')
      return worker
    },

    /** Ends the worker as the browser does when it has been idle; the next message or alarm wakes it. */
    async killWorker(): Promise<void> {
      const page = context.pages()[0] ?? (await context.newPage())
      const session = await context.newCDPSession(page)
      const { promise: stopped, resolve } = Promise.withResolvers<void>()
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const ours = versions.filter(({ scriptURL }) => scriptURL.startsWith(origin))
        if (ours.some(({ runningStatus }) => runningStatus === 'stopped')) resolve()
      })
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await stopped
      await session.detach()
    },

    /** A new life of the worker, with its start behind it. */
    async reviveWorker(): Promise<void> {
      const page = await open(`${origin}/options.html`)
      await page.getByTestId('pending-count').waitFor()
      await this.killWorker()
      await page.evaluate(() =>
        Reflect.get(globalThis, 'chrome').runtime.sendMessage({ name: 'close-guide', request: {} }),
      )
      await page.close()
    },

    /** Ends the worker; says, when asked, whether anything has woken it since. */
    async watchSleep(): Promise<() => Promise<'asleep' | 'woken'>> {
      await this.killWorker()
      const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
      let state: 'asleep' | 'woken' = 'asleep'
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const ours = versions.filter(({ scriptURL }) => scriptURL.startsWith(origin))
        if (ours.some(({ runningStatus }) => runningStatus !== 'stopped')) state = 'woken'
      })
      await session.send('ServiceWorker.enable')
      return async () => {
        // Comes back after everything that was told before it.
        await session.send('ServiceWorker.enable')
        await session.detach()
        return state
      }
    },

    /** As an update does: our pages are closed, and what runs in the site's pages is cut off. */
    reloadExtension: (): Promise<void> => loadExtension(context, options.extension, id),

    /** Closes the browser and opens it again with the same profile. Pages are gone, and so is `storage.session`. */
    async restart(): Promise<void> {
      await context.close()
      context = await launch()
    },

    /** The popup's page in a tab of the popup's size; the window the toolbar opens is `openToolbarPopup`. */
    async openPopup(): Promise<Page> {
      const page = await context.newPage()
      await page.setViewportSize({ width: 380, height: 600 })
      await page.goto(`${origin}/popup.html`)
      return page
    },

    /** The editor at a route, such as `headline`, `connection`, `review`. */
    openOptions: (route = ''): Promise<Page> => open(`${origin}/options.html${route && `#/${route}`}`),

    /** The frame's page by itself, in a tab; the way through a button on the profile page is `openFrame`. */
    openInline: (section: string): Promise<Page> => open(`${origin}/inline.html#/${section}`),

    /** Any page of the stand-in LinkedIn. */
    openSite: (path = '/in/ada-example/'): Promise<Page> => open(`https://www.linkedin.com${path}`),

    async close(): Promise<void> {
      await context.close()
      await sandbox.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
