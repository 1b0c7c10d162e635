import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAIN_TOKEN } from '../../sandbox/start.ts'
import { extensionId } from '../../scripts/launch-browser.ts'
import { ada } from './harness/ada.ts'
import {
  connectError,
  everythingKept,
  openConnection,
  openLinkedIn,
  readAsContentScript,
  setHost,
} from './harness/sign-in.ts'
import { typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

// The exchange is the organisation's own, named by the member; the loopback address is where a PKCE sign-in ends.
// The browser may try its own sign-in address before it catches the window there; the sandbox refuses it.
const app = useApp({ alsoAsks: ['exchange.example', '127.0.0.1', `${extensionId}.chromiumapp.org`] })

const grace = 'Gr4ceS4mpl'
const exchangeUrl = 'https://exchange.example/token'
const byExchange = { 'client-id': 'sandbox-client', 'exchange-url': exchangeUrl }
const loopback = 'http://127.0.0.1/*'

/** A fault of the sandbox answers in the service's place, and without this no page may read it. */
const forAll = { 'access-control-allow-origin': '*' }

/** Nobody is connected, nothing special is asked for, and LinkedIn's site knows Ada. */
beforeEach(async () => {
  app().sandbox.setFaults([])
  app().sandbox.setSiteMember(ada)
  await app().context.clearCookies()
  const page = app().context.pages()[0] ?? (await app().context.newPage())
  await page.goto(`chrome-extension://${extensionId}/options.html#/connection`)
  await page.evaluate(async () => {
    const { runtime, storage } = Reflect.get(globalThis, 'chrome')
    await runtime.sendMessage({ name: 'disconnect', request: {} })
    await storage.local.remove(['settings', 'connection'])
    await storage.session.clear()
  })
})

const account = async (page: Page): Promise<string | null> => {
  await page.getByTestId('connection-until').waitFor()
  return page.getByTestId('account').textContent()
}

const tokens = () =>
  app()
    .sandbox.record()
    .filter(({ operation }) => operation === 'token')

const lastToken = () => tokens().at(-1)

describe('through the organisation’s sign-in service', () => {
  test('connects, and shows who, what is permitted, and until when', async () => {
    const page = await openConnection(app(), 'exchange', byExchange)
    expect(await page.getByTestId('redirect-url').textContent()).toBe(
      `https://${extensionId}.chromiumapp.org/linkedin`,
    )
    const linkedIn = await openLinkedIn(app(), page)
    expect(await linkedIn.getByTestId('sandbox-scopes').textContent()).toContain('w_compliance')
    await linkedIn.getByTestId('sandbox-allow').click()
    expect(await account(page)).toBe('Ada Example')
    const scopes = await page.getByTestId('connection-scopes').textContent()
    expect(scopes).toContain('w_compliance')
    expect(scopes).toContain('r_compliance')
    const year = new Date(Date.now() + 60 * 86_400_000).getFullYear()
    expect(await page.getByTestId('connection-until').textContent()).toContain(String(year))
    expect(linkedIn.isClosed()).toBe(true)
    expect(lastToken()?.host).toBe('exchange.example')
    expect(lastToken()?.body).not.toContain('client_secret')
    await page.getByTestId('disconnect').click()
    await page.getByTestId('connection-until').waitFor({ state: 'detached' })
  })

  test('whoever signs in there is who is connected', async () => {
    app().sandbox.setSiteMember(null)
    const page = await openConnection(app(), 'exchange', byExchange)
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId(`sandbox-member-${grace}`).click()
    await linkedIn.getByTestId('sandbox-allow').click()
    expect(await account(page)).toBe('Grace Sample')
  })

  test('the redirect address can be copied', async () => {
    await app().context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await openConnection(app(), 'exchange')
    await page.getByTestId('copy-redirect').click()
    await page
      .getByTestId('copy-redirect-done')
      .filter({ hasText: words('copied') })
      .waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await page.getByTestId('redirect-url').textContent(),
    )
  })

  test.each([
    ['cancelled while signing in', null],
    ['cancelled at consent', ada],
  ])('%s', async (_when, siteMember) => {
    app().sandbox.setSiteMember(siteMember)
    const page = await openConnection(app(), 'exchange', byExchange)
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId('sandbox-cancel').click()
    expect(await connectError(page)).toContain(words('signin_cancelled'))
  })

  test('the window is closed', async () => {
    const page = await openConnection(app(), 'exchange', byExchange)
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId('sandbox-allow').waitFor()
    await linkedIn.close()
    expect(await connectError(page)).toContain(words('signin_cancelled'))
  })

  test('the app has no leave for what is asked: the permissions asked for can be changed, and then it works', async () => {
    const page = await openConnection(app(), 'exchange', {
      ...byExchange,
      'client-id': 'sandbox-no-compliance',
    })
    await page.getByTestId('connect').click()
    expect(await connectError(page)).toContain(words('signin_scope_refused'))
    await page.getByTestId('scopes').locator('xpath=ancestor::details').locator('summary').click()
    await page.getByTestId('scopes').fill('r_liteprofile r_basicprofile')
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId('sandbox-allow').click()
    expect(await account(page)).toBe('Ada Example')
    await page.getByTestId('no-write-scope').waitFor()
  })

  test('what is missing or not safe is said before anything is opened', async () => {
    const page = await openConnection(app(), 'exchange')
    const before = app().context.pages().length
    const steps = [
      ['', '', 'connect_missing_client_id'],
      ['sandbox-client', '', 'connect_missing_exchange_url'],
      ['sandbox-client', 'http://exchange.example/token', 'connect_exchange_not_https'],
      ['sandbox-client', 'our own service', 'connect_exchange_not_https'],
      ['', exchangeUrl, 'connect_missing_client_id'],
    ] as const
    for (const [clientId, address, key] of steps) {
      await page.getByTestId('client-id').fill(clientId)
      await page.getByTestId('exchange-url').fill(address)
      await page.getByTestId('connect').click()
      await page
        .getByTestId('error')
        .filter({ hasText: words(key) })
        .waitFor()
    }
    expect(app().context.pages()).toHaveLength(before)
  })

  test.each([
    ['can’t be reached', { kind: 'cut-before-mid-header' }, 'signin_exchange_unreachable'],
    ['has a fault', { kind: 'status', status: 503, body: 'down', headers: forAll }, 'signin_exchange_status'],
    [
      'answers something else',
      { kind: 'status', status: 200, body: '<p>', headers: forAll },
      'signin_exchange_unreadable',
    ],
  ] as const)('the service %s', async (_what, fault, key) => {
    app().sandbox.setFaults([{ match: { host: 'exchange.example', method: 'POST' }, nth: 1, fault }])
    const page = await openConnection(app(), 'exchange', byExchange)
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId('sandbox-allow').click()
    expect(await connectError(page)).toContain(words(key))
    const again = await openLinkedIn(app(), page)
    await again.getByTestId('sandbox-allow').click()
    expect(await account(page)).toBe('Ada Example')
  })

  test('the part that signs in can’t be loaded: it is said, and the next press tries again', async () => {
    await app().reviveWorker()
    await app()
      .worker()
      .evaluate(() => {
        Reflect.set(globalThis, 'importScripts', () => {
          throw new DOMException('Failed to import', 'NetworkError')
        })
      })
    const page = await openConnection(app(), 'exchange', byExchange)
    await page.getByTestId('connect').click()
    expect(await connectError(page)).toContain(words('connect_not_loaded'))
    await app().killWorker()
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId('sandbox-allow').click()
    expect(await account(page)).toBe('Ada Example')
  })

  test('disconnecting revokes the token there', async () => {
    const page = await openConnection(app(), 'exchange', byExchange)
    const linkedIn = await openLinkedIn(app(), page)
    await linkedIn.getByTestId('sandbox-allow').click()
    await account(page)
    const revoked = page.context().waitForEvent('requestfinished', (sent) => sent.url().endsWith('/revoke'))
    await page.getByTestId('disconnect').click()
    expect((await (await revoked).response())?.status()).toBe(200)
  })
})

describe('by PKCE for native clients', () => {
  const native = { 'client-id': 'sandbox-native' }

  describe('where the browser lets the extension see the loopback address', () => {
    beforeAll(() => setHost(app(), loopback, true))
    afterAll(() => setHost(app(), loopback, false))

    test('the tab is watched, connects, and goes, though the worker sleeps before and meanwhile', async () => {
      const page = await openConnection(app(), 'pkce', native)
      expect(await page.getByTestId('redirect-url').textContent()).toBe('http://127.0.0.1:47811/callback')
      await app().killWorker()
      const linkedIn = await openLinkedIn(app(), page)
      await linkedIn.getByTestId('sandbox-allow').waitFor()
      await app().killWorker()
      const closed = linkedIn.waitForEvent('close')
      await linkedIn.getByTestId('sandbox-allow').click()
      expect(await account(page)).toBe('Ada Example')
      await closed
      expect(await page.getByTestId('connection-scopes').textContent()).toContain('w_compliance')
      const form = new URLSearchParams(lastToken()?.body ?? '')
      expect(lastToken()?.host).toBe('www.linkedin.com')
      expect(form.get('code_verifier')).toMatch(/^[\w.~-]{43,128}$/)
      expect(form.has('client_secret')).toBe(false)
    })

    test('cancelled there: it is said here, and the next time is not held up by that', async () => {
      const page = await openConnection(app(), 'pkce', native)
      const linkedIn = await openLinkedIn(app(), page)
      await linkedIn.getByTestId('sandbox-cancel').click()
      expect(await connectError(page)).toContain(words('signin_cancelled'))
      const again = await openLinkedIn(app(), page)
      await page.getByTestId('sign-in-waiting').waitFor()
      expect(await page.getByTestId('error').count()).toBe(0)
      await again.getByTestId('sandbox-allow').click()
      expect(await account(page)).toBe('Ada Example')
    })

    test('an address like it that nobody asked for is left alone, and does not even wake the worker', async () => {
      const page = await app().openOptions('connection')
      await page.getByTestId('connect').waitFor()
      const stray = await app().context.newPage()
      await app().reviveWorker()
      const worker = await app().watchSleep()
      const arrived = page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            Reflect.get(globalThis, 'chrome').tabs.onUpdated.addListener(
              (_: number, { status }: { status?: string }) => {
                if (status === 'complete') resolve()
              },
            )
          }),
      )
      await page.title()
      await stray.goto('http://127.0.0.1:47811/callback?code=x&state=y')
      await arrived
      expect(await worker()).toBe('asleep')
      expect(await page.getByTestId('error').count()).toBe(0)
      expect(stray.isClosed()).toBe(false)
    })
  })

  describe('where it does not', () => {
    /** To LinkedIn and back to the address that can't be reached, which the member carries over. */
    async function signInByHand(press = 'sandbox-allow'): Promise<{ page: Page; callback: string }> {
      const page = await openConnection(app(), 'pkce', native)
      await page.clock.install()
      const opened = app().context.waitForEvent('page')
      await page.getByTestId('connect').click()
      // Nobody can answer the browser's prompt here; the extension waits for that only so long.
      await page.clock.fastForward('00:11')
      const linkedIn = await opened
      const back = linkedIn.waitForURL((url) => url.hostname === '127.0.0.1', { waitUntil: 'commit' })
      await linkedIn.getByTestId(press).click()
      await back
      return { page, callback: linkedIn.url() }
    }

    async function finish(page: Page, callback: string): Promise<void> {
      await page.bringToFront()
      await page.getByTestId('callback-url').fill(callback)
      await page.getByTestId('finish-sign-in').click()
    }

    test('its address is pasted', async () => {
      const { page, callback } = await signInByHand()
      await finish(page, callback)
      expect(await account(page)).toBe('Ada Example')
    })

    test('cancelled', async () => {
      const { page, callback } = await signInByHand('sandbox-cancel')
      await finish(page, callback)
      expect(await connectError(page)).toContain(words('signin_cancelled'))
    })

    test('an address of another sign-in is not used', async () => {
      const { page, callback } = await signInByHand()
      const before = tokens().length
      const tampered = new URL(callback)
      tampered.searchParams.set('state', 'of-somebody-else')
      await finish(page, tampered.href)
      expect(await connectError(page)).toContain(words('signin_wrong_state'))
      expect(tokens()).toHaveLength(before)
    })

    test('something else than an address is pasted', async () => {
      const { page } = await signInByHand()
      await finish(page, 'no address')
      expect(await connectError(page)).toContain(words('signin_wrong_state'))
    })
  })
})

describe('with a pasted token', () => {
  test('connects, and says what can’t be known of it', async () => {
    const page = await openConnection(app(), 'token', { 'access-token': MAIN_TOKEN })
    await page.getByTestId('connect').click()
    expect(await account(page)).toBe('Ada Example')
    expect(await page.getByTestId('connection-until').textContent()).toBe(words('fact_until_unknown'))
    expect(await page.getByTestId('connection-scopes').textContent()).toBe(words('fact_scopes_unknown'))
  })

  test('one that LinkedIn does not take is refused in words, whatever it is', async () => {
    const page = await openConnection(app(), 'token')
    const expired = app().sandbox.issueToken({ member: ada, expiresIn: -1 })
    for (const token of ['garbage', expired, 'Geheimnis: öäü \u{1F600}']) {
      await page.getByTestId('access-token').fill(token)
      await page.getByTestId('connect').click()
      expect(await connectError(page)).toContain(words('connect_token_refused'))
      await page.getByTestId('access-token').fill('')
      await page.getByTestId('connect').click()
      await page
        .getByTestId('error')
        .filter({ hasText: words('connect_missing_access_token') })
        .waitFor()
    }
    expect(await page.getByTestId('connection-until').count()).toBe(0)
  })

  test('LinkedIn can’t be reached', async () => {
    const fault = { kind: 'cut-before-mid-header' } as const
    app().sandbox.setFaults([{ match: { operation: 'read' }, nth: 1, count: 9, fault }])
    const page = await openConnection(app(), 'token', { 'access-token': MAIN_TOKEN })
    await page.getByTestId('connect').click()
    expect(await connectError(page)).not.toBe('')
    app().sandbox.setFaults([])
    await page.getByTestId('connect').click()
    expect(await account(page)).toBe('Ada Example')
  })

  test('one that may only write: the person id is asked for', async () => {
    const token = app().sandbox.issueToken({ member: ada, scopes: ['w_compliance'] })
    const page = await openConnection(app(), 'token', { 'access-token': token })
    await page.getByTestId('connect').click()
    expect(await connectError(page)).toContain(words('connect_person_unknown'))
    await page.getByTestId('person-id').fill(ada)
    await page.getByTestId('connect').click()
    await page.getByTestId('connection-until').waitFor()
  })

  test('one that stops working is noticed, and connecting again is offered everywhere', async () => {
    const token = app().sandbox.issueToken({ member: ada })
    const page = await openConnection(app(), 'token', { 'access-token': token })
    await page.getByTestId('connect').click()
    await account(page)
    app().sandbox.revokeToken(token)
    const review = await app().openOptions('review')
    await review.getByTestId('connect').waitFor()
    expect(await review.getByTestId('account').textContent()).toBe('Ada Example')
    expect(await everythingKept(review)).not.toContain(token)
  })
})

describe('the token', () => {
  async function connectAs(settings: { stay: boolean }): Promise<{ page: Page; token: string }> {
    const token = app().sandbox.issueToken({ member: ada })
    const page = await openConnection(app(), 'token', { 'access-token': token })
    await page.getByTestId('stay-signed-in').setChecked(settings.stay)
    await page.getByTestId('connect').click()
    await account(page)
    return { page, token }
  }

  test.each([true, false])('is forgotten on disconnecting (kept on this computer: %s)', async (stay) => {
    const { page, token } = await connectAs({ stay })
    expect(await everythingKept(page)).toContain(token)
    await page.getByTestId('disconnect').click()
    await page.getByTestId('connection-until').waitFor({ state: 'detached' })
    expect(await everythingKept(page)).not.toContain(token)
  })

  test.each([true, false])('is nowhere a page of the site could look (kept: %s)', async (stay) => {
    const { token } = await connectAs({ stay })
    const site = await app().openSite()
    const { local, session } = await readAsContentScript(site)
    expect(local).toContain('page-owner')
    expect(local).not.toContain(token)
    expect(session).toContain('refused')
  })

  test('kept on this computer, it outlives the browser', async () => {
    await connectAs({ stay: true })
    await app().restart()
    const page = await app().openOptions('connection')
    expect(await account(page)).toBe('Ada Example')
    await page.getByTestId('stay-signed-in').setChecked(false)
  })

  test('not kept, it is gone with the browser; the draft is there, and connecting is asked for and works', async () => {
    const { page, token } = await connectAs({ stay: false })
    await typeIn(page, 'headline', 'en_US', 'Typed before the browser was closed')
    await waitForPending(page, 1)
    await app().restart()
    const editor = await app().openOptions('headline')
    await waitForPending(editor, 1)
    expect(await editor.getByTestId('account').textContent()).toBe('Ada Example')
    await editor.getByTestId('connect').waitFor()
    expect(await editor.getByTestId('locale-en_US').inputValue()).toBe('Typed before the browser was closed')
    expect(await everythingKept(editor)).not.toContain(token)
    const popup = await app().openPopup()
    await popup.getByTestId('connect').waitFor()
    await waitForPending(popup, 1)
    await editor.getByTestId('revert-field').click()
    await waitForPending(editor, 0)
    const connection = await openConnection(app(), 'exchange', byExchange)
    const linkedIn = await openLinkedIn(app(), connection)
    await linkedIn.getByTestId('sandbox-allow').click()
    expect(await account(connection)).toBe('Ada Example')
  })
})
