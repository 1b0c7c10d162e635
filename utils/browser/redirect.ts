import { browser } from './api.ts'

/** Where LinkedIn sends the browser after signing in; differs per browser and way. */

/** Nothing listens there: the address is read off the tab. A high port that nothing registered uses. */
const loopback = 'http://127.0.0.1:47811/callback'

export const loopbackHost = 'http://127.0.0.1/*'

export const redirectAddress = (way: 'exchange' | 'pkce'): string => {
  if (way === 'exchange') return browser.identity.getRedirectURL('linkedin')
  return isFirefox() ? firefoxLoopback() : loopback
}

/** Firefox's sign-in window ends on a loopback address too; Chromium's only on its own https address. */
export const signInWindowCatches = (redirectUri: string): boolean =>
  redirectUri.startsWith('https://') || isFirefox()

const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:')

/**
 * The one loopback address Firefox's window ends on, named after the extension. Any other is refused before a window
 * opens. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/identity
 */
const firefoxLoopback = (): string => {
  const [name] = new URL(browser.identity.getRedirectURL()).hostname.split('.')
  return `http://127.0.0.1/mozoauth2/${name}`
}

/**
 * Calls back with the address of a tab that arrived on loopback, where the browser lets us see it. Chromium takes no
 * filter, and wakes a worker that listens for every tab that changes: it listens only while that can matter. In Firefox
 * the sign-in window catches the address.
 */
export const watchLoopback = (onArrival: (url: string, tab: number) => void) => {
  const look = (tab: number, change: { url?: string }): void => {
    if (change.url?.startsWith(loopback)) onArrival(change.url, tab)
  }
  return {
    begin: () => {
      if (!isFirefox()) browser.tabs.onUpdated.addListener(look)
    },
    end: () => browser.tabs.onUpdated.removeListener(look),
  }
}
