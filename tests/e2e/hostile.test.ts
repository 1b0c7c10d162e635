import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MAIN_TOKEN } from '../../sandbox/start.ts'
import { extensionId } from '../../scripts/launch-browser.ts'
import { ada } from './harness/ada.ts'
import { openFrame } from './harness/page-buttons.ts'
import { connect } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

/*
 * What SECURITY.md says of a hostile page and a hostile extension, tried in a real browser: the very messages that our
 * own pages send, sent by somebody else.
 */

const app = useApp()

const operation = { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Taken over' }
const attempts = [
  { name: 'edit-draft', request: { person: ada, operation } },
  { name: 'review-draft', request: { person: ada, refresh: true } },
  { name: 'connect-with-token', request: { accessToken: MAIN_TOKEN } },
  { name: 'disconnect', request: {} },
  { name: 'open-editor', request: { route: 'review' } },
]

const folder = mkdtempSync(join(tmpdir(), 'profile-patch-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Another extension, which sends them all to ours and tells what came back. */
function writeHostileExtension(): void {
  const manifest = {
    manifest_version: 3,
    name: 'Hostile',
    version: '1',
    background: { service_worker: 'worker.js' },
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(
    join(folder, 'worker.js'),
    `globalThis.attack = (id, messages) => Promise.all(messages.map((message) =>
      chrome.runtime.sendMessage(id, message).then((answer) => ({ answer: answer ?? null }), () => 'nobody listens')))`,
  )
}

/** The extension's draft and connection are as they were, and nothing was written to LinkedIn. */
async function expectUntouched(): Promise<void> {
  const page = await app().openOptions('connection')
  await page.getByTestId('connected-as').waitFor()
  expect(await page.getByTestId('pending-count').first().textContent()).toMatch(/^0/)
  const written = app()
    .sandbox.record()
    .filter(({ host, method }) => host === 'api.linkedin.com' && method !== 'GET')
  expect(written).toEqual([])
}

test('another extension is heard by nobody', async () => {
  await connect(app())
  writeHostileExtension()
  const browser = app().context.browser()
  if (!browser) throw new Error('The browser is gone.')
  const session = await browser.newBrowserCDPSession()
  const started = app().context.waitForEvent('serviceworker')
  await session.send('Extensions.loadUnpacked', { path: folder })
  await session.detach()
  const answers = await (
    await started
  ).evaluate(([id, messages]) => Reflect.get(globalThis, 'attack')(id, messages), [
    extensionId,
    attempts,
  ] as const)
  expect(answers).toEqual(attempts.map(() => 'nobody listens'))
  await expectUntouched()
})

test('a page finds neither the extension nor a way to speak to it', async () => {
  const page = await app().openSite()
  await openFrame(page, 'summary')
  const found = await page.evaluate(
    async ([id, messages]) => {
      const runtime: unknown = Reflect.get(Object(Reflect.get(globalThis, 'chrome')), 'runtime')
      const reached = await Promise.all(
        ['/inline.html', '/options.html', '/popup.html', '/icons/16.png', '/manifest.json'].map((path) =>
          fetch(`chrome-extension://${id}${path}`).then(
            () => path,
            () => null,
          ),
        ),
      )
      const hosts = [...document.querySelectorAll<HTMLElement>('[data-profile-patch]')]
      // What the frame would take from the content script alone, and what it never takes.
      for (let at = 0; at < frames.length; at += 1) {
        frames[at]?.postMessage({ type: 'profile-patch:port' }, '*')
        for (const message of messages) frames[at]?.postMessage(message, '*')
      }
      for (const host of hosts) host.click()
      return {
        runtime: runtime === undefined ? 'none' : typeof Reflect.get(Object(runtime), 'sendMessage'),
        reached: reached.filter((path) => path !== null),
        opened: hosts.filter(({ shadowRoot }) => shadowRoot !== null).length,
        named: /chrome-extension:|moz-extension:/.test(document.documentElement.outerHTML),
        hosts: hosts.length > 0,
      }
    },
    [extensionId, attempts] as const,
  )
  expect(found).toEqual({ runtime: 'none', reached: [], opened: 0, named: false, hosts: true })
  await expectUntouched()
})

test('no text becomes markup or code in our own pages', async () => {
  const page = await app().openOptions()
  const refused = await page.evaluate(() => {
    const attempt = (act: () => unknown): string => {
      try {
        act()
        return 'taken'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    const policies: unknown = Reflect.get(globalThis, 'trustedTypes')
    return [
      attempt(() => Reflect.set(document.createElement('div'), 'innerHTML', '<img src=x onerror=alert(1)>')),
      attempt(() => Reflect.set(document.createElement('script'), 'text', 'alert(1)')),
      attempt(() => Reflect.apply(Reflect.get(Object(policies), 'createPolicy'), policies, ['own', {}])),
    ]
  })
  expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError'])
  // The browser has told the console of each, as it should.
  expect(app().errors.take().length).toBeGreaterThan(0)
})
