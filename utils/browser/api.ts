/** The one import of the polyfill: everything else reaches extension APIs through this folder. */
export { default as browser } from 'webextension-polyfill'
export type { Runtime, Storage, Menus } from 'webextension-polyfill'
