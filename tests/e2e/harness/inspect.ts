import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOnly } from 'axe-core'
import type { CDPSession, Page } from 'playwright-core'
import { screenshot, screenshots } from './screenshot.ts'

/*
 * What anyone may expect of every screen, whatever is on it.
 */

const narrow = { width: 320, height: 640 }

/** Twice as large in a window of 1280 × 800 is the same as half the window. */
const zoomed = { width: 640, height: 400 }

/** Screenshots of a screen: light, dark, narrow, and at 200 %. */
export async function picture(page: Page, name: string): Promise<void> {
  await screenshots(page, name)
  await inWindow(page, zoomed, () => screenshot(page, `${name}-zoomed`))
}

/** Whatever is wrong with a screen that would be wrong with any. Leaves the page as it was. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [
    ...(await brokenRules(page)),
    ...(await beyondTheEdge(page)),
    ...(await smallTargets(page)),
    ...(await namelessControls(page)),
    ...(await unseenFocus(page)),
    ...(await inWindow(page, narrow, async () => [
      ...(await beyondTheEdge(page)),
      ...(await smallTargets(page)),
    ])),
    ...(await inWindow(page, zoomed, () => beyondTheEdge(page))),
  ]
}

async function inWindow<T>(page: Page, window: typeof narrow, look: () => Promise<T>): Promise<T> {
  const size = page.viewportSize()
  await page.setViewportSize(window)
  try {
    return await look()
  } finally {
    if (size) await page.setViewportSize(size)
  }
}

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Light and dark are one document with two sets of colours: the rules that look at colours are asked twice. */
const looks: Record<'light' | 'dark', RunOnly> = {
  light: { type: 'tag', values: standard },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/** The short spelling: every new page has to read it. */
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds against WCAG 2.2 AA, light and dark. */
export async function brokenRules(page: Page): Promise<string[]> {
  // Evaluated and not added as a script, which the page's own policy would refuse.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate<AxeResults, RunOnly>((runOnly) => {
      // Colours on their way from one scheme to the other are neither's.
      for (const animation of document.getAnimations()) animation.finish()
      // None of these rules asks for the style sheets, nor is there a sound or a film, which are all it would fetch.
      const options = { runOnly, resultTypes: ['violations'], preload: false }
      return Reflect.get(globalThis, 'axe').run(document, options)
    }, looks[colorScheme])
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `axe, ${colorScheme}: ${id}: ${html}: ${failureSummary}`),
      ),
    )
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

/** What makes the page scroll sideways. */
const beyondTheEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement
    if (scrollWidth <= clientWidth) return []
    const beyond = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ right }) => right > clientWidth + 1)
      .map(({ element, right }) => `${element.tagName} ${element.className} to ${right}`)
    return [`scrolls sideways: ${scrollWidth} in ${clientWidth}`, ...beyond.slice(0, 5)]
  })

/** Whatever can be pressed and is smaller than a fingertip, but for links within a sentence. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [role="tab"], [role="option"]',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !(element.matches('a, .link') && getComputedStyle(element).display === 'inline'))
      .map((element) => {
        const target = element.matches('[type="checkbox"], [type="radio"]')
          ? (element.closest('label') ?? element)
          : element
        const { width, height, right, bottom } = target.getBoundingClientRect()
        return { element, width, height, isAway: right <= 0 || bottom <= 0 }
      })
      .filter(({ width, height, isAway }) => !isAway && Math.min(width, height) < 23.5)
      .map(({ element, width, height }) =>
        ['small', element.tagName, element.className, element.textContent.slice(0, 30), width, height].join(
          ' ',
        ),
      ),
  )

const controls = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'listbox',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
  'progressbar',
  'group',
  'dialog',
  'navigation',
])

/** As a screen reader hears it. */
async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored, role }) => !ignored && controls.has(String(role?.value)))
    .filter(({ name, role, properties }) => {
      const isFold = role?.value === 'group' && !properties?.some(({ name: key }) => key === 'labelledby')
      return String(name?.value ?? '').trim() === '' && !isFold
    })
    .map(({ role, backendDOMNodeId }) => `no name: ${role?.value} ${backendDOMNodeId}`)
}

const pressTab = (session: CDPSession) =>
  (['rawKeyDown', 'keyUp'] as const).map((type) =>
    session.send('Input.dispatchKeyEvent', { type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }),
  )

/** Goes through the whole screen with Tab, until it is round. */
async function unseenFocus(page: Page): Promise<string[]> {
  const walk = await page.evaluateHandle(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const isMarked = (element: Element | null): boolean => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    }
    const visited = new Set<EventTarget | null>()
    const state = { isRound: false, unseen: new Array<string>() }
    document.addEventListener('focusin', ({ target }) => {
      state.isRound ||= visited.has(target)
      visited.add(target)
      if (!(target instanceof Element)) return
      const { width, height } = target.getBoundingClientRect()
      if (width === 0 || height === 0 || !(isMarked(target) || isMarked(target.parentElement)))
        state.unseen.push(`focus not seen: ${target.tagName} ${target.className}`)
    })
    // Leaving the page for the browser's own controls and coming back.
    window.addEventListener('blur', () => {
      state.isRound = true
    })
    return state
  })
  const session = await page.context().newCDPSession(page)
  for (let turn = 0; turn < 20; turn += 1) {
    // The browser keeps their order; nothing is to be seen between two of them that the page itself would miss.
    await Promise.all(Array.from({ length: 10 }, () => pressTab(session)).flat())
    if (await walk.evaluate(({ isRound }) => isRound)) break
  }
  await session.detach()
  const { isRound, unseen } = await walk.jsonValue()
  return isRound ? [...new Set(unseen)] : ['the keyboard does not come round']
}
