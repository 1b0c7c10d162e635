import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../../../sandbox/start.ts'
import { firefoxId, firefoxOrigin, launchFirefox } from '../../../scripts/launch-firefox.ts'

const screenshots = join(import.meta.dirname, '..', '..', '..', 'screenshots')

/** How long Firefox looks for an element, and a script waits, before the test fails. */
const patience = { implicit: 20_000, script: 20_000 }

/** The name under which WebDriver hands out elements and shadow roots. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
const shadowKey = 'shadow-6066-11e4-a52e-4f735466cecf'

const idIn = (found: unknown, key: string): string => {
  const id = Reflect.get(Object(found), key)
  if (typeof id !== 'string') throw new Error(`Firefox found no ${key.split('-')[0]}.`)
  return id
}

const valueOf = (answer: unknown): unknown => Reflect.get(Object(answer), 'value')

/** A path of test ids, from the outside in. */
export const at = (...testIds: readonly string[]): string =>
  testIds.map((testId) => `[data-testid="${testId}"]`).join(' ')

/** The shipped build in a real Firefox with a fresh profile, and a sandbox of its own behind it. */
export type FirefoxApp = Awaited<ReturnType<typeof startFirefoxApp>>

export interface FirefoxOptions {
  /** The folder of the Firefox build. */
  readonly extension: string
  /** What an organisation manages. */
  readonly policy?: object
}

interface Opened {
  readonly back: () => Promise<unknown>
  /** For a window that closes by itself. */
  readonly backOnceClosed: () => Promise<void>
}

export async function startFirefoxApp({ extension, policy }: FirefoxOptions) {
  const sandbox = await startSandbox()
  const profile = await mkdtemp(join(tmpdir(), 'profile-patch-firefox-'))
  if (policy) await manage(profile, policy)
  const firefox = await launchFirefox({ extension, profile, proxy: sandbox })
  const { ask } = firefox
  await ask('WebDriver:SetTimeouts', patience)
  await ask('WebDriver:SetWindowRect', { width: 1280, height: 900 })

  const find = async (selector: string): Promise<string> =>
    idIn(valueOf(await ask('WebDriver:FindElement', { using: 'css selector', value: selector })), elementKey)

  async function press(selector: string): Promise<void> {
    await ask('WebDriver:ElementClick', { id: await find(selector) })
  }

  async function evaluate(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return valueOf(await ask('WebDriver:ExecuteScript', { script: `return (${script})(...arguments)`, args }))
  }

  /** Runs a script where the browser's own code runs. */
  async function inBrowser(script: string, ...args: readonly unknown[]): Promise<unknown> {
    await ask('Marionette:SetContext', { value: 'chrome' })
    try {
      const body = `const done = arguments[arguments.length - 1];
        Promise.resolve((${script})(...[...arguments].slice(0, -1))).then(done, (error) => done(String(error)))`
      return valueOf(await ask('WebDriver:ExecuteAsyncScript', { script: body, args }))
    } finally {
      await ask('Marionette:SetContext', { value: 'content' })
    }
  }

  const windows = async (): Promise<string[]> => (await ask('WebDriver:GetWindowHandles')) as string[]
  const goToWindow = (handle: string): Promise<unknown> =>
    ask('WebDriver:SwitchToWindow', { handle, focus: true })

  /** A new window is still being laid out when its page is there: a click would land where nothing is any more. */
  const painted = (): Promise<unknown> =>
    ask('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[0]
        const paint = () => requestAnimationFrame(() => requestAnimationFrame(() => done()))
        if (document.readyState === 'complete') paint()
        else addEventListener('load', paint)`,
      args: [],
    })

  /** Marionette tells of no window that comes or goes: it is asked until it is so. */
  async function windowOnce(choose: (handles: string[]) => string | undefined): Promise<string> {
    const end = performance.now() + patience.script
    while (performance.now() < end) {
      const chosen = choose(await windows())
      if (chosen !== undefined) return chosen
    }
    throw new Error('No window came or went in time.')
  }

  /** Something inside the closed shadow root of an element of the page. */
  async function inShadow(host: string, selector: string): Promise<string> {
    const root = idIn(valueOf(await ask('WebDriver:GetShadowRoot', { id: await find(host) })), shadowKey)
    const found = await ask('WebDriver:FindElementFromShadowRoot', {
      shadowRoot: root,
      using: 'css selector',
      value: selector,
    })
    return idIn(valueOf(found), elementKey)
  }

  return {
    sandbox,
    find,
    press,
    evaluate,
    inBrowser,

    open: (url: string) => ask('WebDriver:Navigate', { url }),
    /** The editor at a route; in an editor's page that is open, as a link in it would lead there. */
    openOptions: (route = '') =>
      ask('WebDriver:Navigate', { url: `${firefoxOrigin}/options.html#/${route}` }),
    openPopup: () => ask('WebDriver:Navigate', { url: `${firefoxOrigin}/popup.html` }),

    /** Presses a button of the stand-in LinkedIn by script: its window moves about while the browser opens it. */
    async pressByScript(selector: string): Promise<void> {
      await find(selector)
      await evaluate('(selector) => document.querySelector(selector).click()', selector)
    },

    /** Replaces what stands in a control, key by key. */
    async fill(selector: string, text: string): Promise<void> {
      const id = await find(selector)
      await ask('WebDriver:ElementClick', { id })
      await evaluate('(selector) => document.querySelector(selector).select()', selector)
      await ask('WebDriver:ElementSendKeys', { id, text })
    },

    /** Chooses an option of a select by its value. */
    choose: (selector: string, value: string) => press(`${selector} option[value="${value}"]`),

    /** Gives a file input a file of this computer, as the file dialog would. */
    chooseFile: async (selector: string, path: string) =>
      ask('WebDriver:ElementSendKeys', { id: await find(selector), text: path }),

    textOf: async (selector: string): Promise<string> =>
      String(valueOf(await ask('WebDriver:GetElementText', { id: await find(selector) }))),

    /** Waits until an element's text is as given. */
    async waitForText(selector: string, text: string): Promise<void> {
      await find(selector)
      const script = `const [selector, text, done] = arguments
        const look = () => [...document.querySelectorAll(selector)].some((found) => found.textContent.trim() === text)
        if (look()) done()
        else new MutationObserver((_, watch) => { if (look()) { watch.disconnect(); done() } })
          .observe(document, { childList: true, characterData: true, subtree: true })`
      await ask('WebDriver:ExecuteAsyncScript', { script, args: [selector, text] })
    },

    /** Does something that opens a window or a tab, and goes there; `sign` is something that it shows. */
    async follow(act: () => Promise<unknown>, sign: string): Promise<Opened> {
      const here = String(valueOf(await ask('WebDriver:GetWindowHandle')))
      const before = await windows()
      await act()
      const handle = await windowOnce((handles) => handles.find((other) => !before.includes(other)))
      await goToWindow(handle)
      // Before it is there, the window holds an empty document.
      await find(sign)
      await painted()
      return {
        back: () => goToWindow(here),
        backOnceClosed: async () => {
          await windowOnce((handles) => (handles.includes(handle) ? undefined : here))
          await goToWindow(here)
        },
      }
    },

    pressInShadow: async (host: string, selector: string) =>
      ask('WebDriver:ElementClick', { id: await inShadow(host, selector) }),
    enterFrame: async (host: string, selector: string) =>
      ask('WebDriver:SwitchToFrame', { element: await inShadow(host, selector) }),
    leaveFrame: () => ask('WebDriver:SwitchToFrame', {}),

    /** Ends the event page as Firefox does when it has been idle; the next message or alarm wakes it. */
    endBackground: () =>
      inBrowser(
        `async (id) => {
          const { extension } = WebExtensionPolicy.getByID(id)
          if (extension.backgroundState === 'stopped') return
          await extension.promiseBackgroundStarted()
          // Also while something is under way, as when time is up for good.
          await extension.terminateBackground({ disableResetIdleForTest: true })
        }`,
        firefoxId,
      ),

    async screenshot(name: string): Promise<void> {
      const picture = String(valueOf(await ask('WebDriver:TakeScreenshot', { full: false })))
      await mkdir(screenshots, { recursive: true })
      await writeFile(join(screenshots, `firefox-${name}.png`), Buffer.from(picture, 'base64'))
    },

    async close(): Promise<void> {
      await firefox.quit()
      await sandbox.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Firefox looks for managed storage below the home folder, which is the profile's here: no root is needed. */
async function manage(profile: string, policy: object): Promise<void> {
  const folder = join(profile, '.mozilla', 'managed-storage')
  await mkdir(folder, { recursive: true })
  const manifest = { name: firefoxId, description: 'A policy of this test', type: 'storage', data: policy }
  await writeFile(join(folder, `${firefoxId}.json`), JSON.stringify(manifest))
}
