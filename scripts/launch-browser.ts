import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

/** Fixed by the key in wxt.config.ts. */
export const extensionId = 'dfdglldbjnhdjmoebdndmjpcgogbpjla'

export interface Launch {
  /** The folder of the built extension. */
  readonly extension: string
  /** The folder of the browser's profile; the same again is a restart. */
  readonly profile: string
  readonly proxy: { readonly proxyUrl: string; readonly spkiHash: string }
  readonly headless: boolean
  /** The id the folder's manifest leads to, where it is not ours. */
  readonly id?: string
  readonly options?: BrowserContextOptions
  /** Parts of the browser to do without. */
  readonly withoutFeatures?: readonly string[]
}

const isRoot = process.getuid?.() === 0

function argumentsFor({ proxy, headless, withoutFeatures = [] }: Launch): string[] {
  return [
    ...(headless ? ['--headless=new'] : []),
    // Chromium refuses to run as root with its own sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
    `--proxy-server=${proxy.proxyUrl}`,
    '--proxy-bypass-list=<-loopback>',
    // Only the sandbox's own certificate is let through, nothing else that is wrong.
    `--ignore-certificate-errors-spki-list=${proxy.spkiHash}`,
    // Chrome and Edge no longer heed --load-extension; loading over the debugging pipe works in all of them.
    '--enable-unsafe-extension-debugging',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    ...(withoutFeatures.length > 0 ? [`--disable-features=${withoutFeatures.join(',')}`] : []),
  ]
}

/** Loads it, or loads it anew, as an update does under the open pages. */
export async function loadExtension(
  context: BrowserContext,
  folder: string,
  expected = extensionId,
): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new Error('The browser was gone before the extension could be loaded.')
  const started = context.waitForEvent('serviceworker')
  const session = await browser.newBrowserCDPSession()
  const { id } = await session.send('Extensions.loadUnpacked', { path: folder })
  await session.detach()
  if (id !== expected) throw new Error(`The extension was loaded as ${id}; its key must have changed.`)
  await started
}

/** An installed browser with the extension in it, whose every request goes through the sandbox. */
export async function launchBrowser(launch: Launch): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(launch.profile, {
    executablePath: findBrowser(),
    // Playwright's own headless mode is the old one, which knows no extensions; the argument asks for the new one.
    headless: false,
    args: argumentsFor(launch),
    ignoreDefaultArgs: ['--disable-extensions', ...(launch.headless ? [] : ['--enable-automation'])],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...launch.options,
  })
  await loadExtension(context, launch.extension, launch.id)
  return context
}
