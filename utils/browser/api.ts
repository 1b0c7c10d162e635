import type { Browser } from 'webextension-polyfill'

/**
 * The one way to extension APIs: nothing outside of this folder and of background/ asks the browser for anything.
 *
 * By the name every browser but older Chromium has for them. There, Chromium's own name does for pages, because all that
 * pages call answers with promises under either; the worker, whose listeners answer so too, gets the polyfill first
 * (polyfill.ts). A page that loaded it would spend a tenth of its scripts on wrapping what needs no wrapping.
 */
const globals = globalThis as unknown as { browser?: Browser; chrome: Browser }

export const browser: Browser = globals.browser ?? globals.chrome
export type { Runtime, Scripting, Storage, Menus } from 'webextension-polyfill'
