import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { startApp, type App, type AppOptions } from './app.ts'

export type Options = Partial<AppOptions> & {
  /** Hosts other than LinkedIn's that these tests lead the extension to. */
  readonly alsoAsks?: readonly string[]
}

/**
 * One browser and one sandbox for the tests of a file. After each test its pages are closed and no page may have
 * thrown; after the last, the extension may have asked nothing of any host but LinkedIn's (and `alsoAsks`).
 *
 *     const app = useApp()
 *     test('…', async () => {
 *       const popup = await app().openPopup()
 */
export function useApp(options: Options = {}): () => App {
  let app: App | undefined

  function get(): App {
    if (!app) throw new Error('The app is there only inside tests and hooks.')
    return app
  }

  beforeAll(async () => {
    app = await startApp({ extension: inject('extension'), ...options })
  })

  afterEach(async () => {
    const [first, ...others] = get().context.pages()
    await Promise.all(others.map((page) => page.close()))
    if (first?.url() !== 'about:blank') await first?.goto('about:blank')
    expect(get().errors.take(), 'errors in the pages and the worker').toEqual([])
  })

  afterAll(async () => {
    if (!app) return
    await app.close()
    const hosts = app.requests.elsewhere(app.sandbox.refusals(), options.alsoAsks)
    expect(hosts, 'hosts other than LinkedIn’s that were asked').toEqual([])
  })

  return get
}
