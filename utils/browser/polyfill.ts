import polyfill from 'webextension-polyfill'

/**
 * The one import of the polyfill, for the worker, and its first: listeners that answer with promises are new to Chromium
 * 148. Where a browser has `browser` by itself, the polyfill is that, and nothing changes.
 */
const globals = globalThis as unknown as { browser?: unknown }
globals.browser ??= polyfill
