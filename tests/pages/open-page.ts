import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Shows a saved page at an address, as a navigation within the page would. */
export function openPage(name: string, address = addressOf(name)): void {
  const html = readFileSync(join(import.meta.dirname, `${name}.html`), 'utf8')
  const page = new DOMParser().parseFromString(html, 'text/html')
  history.pushState(null, '', address)
  document.documentElement.dir = page.documentElement.dir
  // What was added to the body stays, as it does when LinkedIn goes on to another page.
  const kept = document.body.querySelectorAll(':scope > [data-profile-patch]')
  document.body.replaceChildren(...page.body.childNodes, ...kept)
}

/** Where the page would be. */
function addressOf(name: string): string {
  if (name.startsWith('feed')) return '/feed/'
  if (name.startsWith('details')) return '/in/ada-example/details/experience/'
  return name.endsWith('other') ? '/in/grace-other/' : '/in/ada-example/'
}

/** The page's `main`, which every saved page has. */
export function mainOf(): Element {
  const main = document.querySelector('main')
  if (!main) throw new Error('The page has no main')
  return main
}

/** The element a saved page marks as a section. */
export function expected(section: string): Element {
  const element = document.querySelector(`[data-expect="${section}"]`)
  if (!element) throw new Error(`The page has no ${section}`)
  return element
}

/** Names of the saved pages. */
export const ownPages = [
  'classic.en.own',
  'classic.ja.own',
  'mid.de.own',
  'mid.ar.own',
  'sdui.en.own',
  'sdui.ar.own',
  'sdui.ja.own',
]
export const otherPages = ['classic.de.other', 'mid.en.other', 'sdui.de.other']
