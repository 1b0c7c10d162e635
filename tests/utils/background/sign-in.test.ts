import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openInProcess } from '../../../sandbox/in-process.ts'
import { forgetLife } from '../../../utils/background/outbox.ts'
import { completeSignIn, signIn } from '../../../utils/background/sign-in.ts'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { changeItem, readItem } from '../../../utils/browser/kept.ts'
import { provideLateScript } from '../../../utils/browser/late-script.ts'
import * as protocol from '../../../utils/linkedin/oauth.ts'
import { ada } from '../../model/profile.ts'

vi.mock('idb-keyval', () => ({
  createStore: () => null,
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  del: () => Promise.resolve(),
}))

const exchangeUrl = 'https://exchange.example/token'
const own = 'https://abc.chromiumapp.org/'

/** In Chromium: the exchange's sign-in is in a window of its own, PKCE's in a tab. */
const browsing = () => {
  const window = Promise.withResolvers<string>()
  const opened: string[] = []
  const watched: string[] = []
  Object.assign(browser, {
    identity: {
      getRedirectURL: (path = '') => `${own}${path}`,
      launchWebAuthFlow: ({ url }: { url: string }) => {
        opened.push(url)
        return window.promise
      },
    },
  })
  Object.assign(browser.runtime, { getURL: () => 'chrome-extension://abc/' })
  Object.assign(browser.tabs, {
    create: ({ url }: { url: string }) => Promise.resolve(void opened.push(url)),
    onUpdated: { addListener: () => watched.push('begun'), removeListener: () => watched.push('ended') },
  })
  const sandbox = openInProcess()
  vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
    address === exchangeUrl || address.endsWith('/accessToken')
      ? Response.json({
          access_token: sandbox.issueToken({ member: ada, scopes: ['r_fullprofile', 'w_compliance'] }),
          expires_in: 60,
        })
      : sandbox.fetch(address, init),
  )
  return { window, opened, watched }
}

const cameBack = (asked: string | undefined): string => {
  const { searchParams } = new URL(asked ?? '')
  return `${searchParams.get('redirect_uri')}?code=c&state=${searchParams.get('state')}`
}

beforeEach(async () => {
  fakeBrowser.reset()
  provideLateScript('sign-in', protocol)
  await changeItem(items.settings, (settings) => ({ ...settings, clientId: 'client', exchangeUrl }))
})
afterEach(() => {
  forgetLife()
  vi.unstubAllGlobals()
})

/** A window is open, and on another page a sign-in in a tab has been begun since. */
const bothBegun = async () => {
  const { window, opened, watched } = browsing()
  const inWindow = signIn('exchange')
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  expect(await signIn('pkce')).toEqual({ state: 'waiting' })
  return { window, inWindow, opened, watched }
}

it('forgets no sign-in in a tab because an elder window is closed', async () => {
  const { window, inWindow, opened, watched } = await bothBegun()
  window.reject(new Error('The user did not approve access.'))
  expect(await inWindow).toMatchObject({ problem: { type: 'sign-in', problem: { type: 'cancelled' } } })
  expect(watched).toEqual(['begun'])
  expect(await completeSignIn(cameBack(opened[1]))).toEqual({ state: 'connected' })
  expect(await readItem(items.connection)).toMatchObject({ state: 'live', person: ada, way: 'pkce' })
})

it('takes each of two sign-ins for itself', async () => {
  const { window, inWindow, opened } = await bothBegun()
  window.resolve(cameBack(opened[0]))
  expect(await inWindow).toEqual({ state: 'connected' })
  expect(await readItem(items.connection)).toMatchObject({ way: 'exchange' })
  expect(await completeSignIn(cameBack(opened[1]))).toEqual({ state: 'connected' })
  expect(await readItem(items.connection)).toMatchObject({ way: 'pkce' })
})

it('ends a sign-in that is over', async () => {
  const { window, opened } = browsing()
  const inWindow = signIn('exchange')
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  window.reject(new Error('The user did not approve access.'))
  await inWindow
  expect(await completeSignIn(cameBack(opened[0]))).toMatchObject({
    problem: { problem: { type: 'wrong-state' } },
  })
})
