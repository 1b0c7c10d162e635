import type { CDPSession, Frame, Page } from 'playwright-core'

type Node = Awaited<ReturnType<typeof readDocument>>

async function readDocument(session: CDPSession) {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  return root
}

function attribute(node: Node, name: string): string | undefined {
  const pairs = node.attributes ?? []
  const at = pairs.findIndex((entry, index) => index % 2 === 0 && entry === name)
  return at < 0 ? undefined : pairs[at + 1]
}

function* below(node: Node): Generator<Node> {
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    yield child
    yield* below(child)
  }
}

/** A closed shadow root is closed to Playwright as well; the debugging protocol sees through it. */
async function piercing<T>(page: Page, look: (session: CDPSession, root: Node) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page)
  try {
    return await look(session, await readDocument(session))
  } finally {
    await session.detach()
  }
}

const hostSelector = (section: string) => `[data-profile-patch][data-section="${section}"]`

/** The sections that have a button on the page now, in the page's order. */
export const sectionsWithButton = (page: Page): Promise<string[]> =>
  page
    .locator('[data-profile-patch][data-section]')
    .evaluateAll((hosts) => hosts.map((host) => host.getAttribute('data-section') ?? ''))

/** Waits for a section's button and presses it with the mouse. */
export async function pressButton(page: Page, section: string): Promise<void> {
  await page.locator(hostSelector(section)).waitFor({ state: 'attached' })
  await piercing(page, async (session, root) => {
    const host = [...below(root)].find(
      (node) =>
        attribute(node, 'data-profile-patch') !== undefined && attribute(node, 'data-section') === section,
    )
    const button = host && [...below(host)].find(({ nodeName }) => nodeName === 'BUTTON')
    if (!button) throw new Error(`There is no button for ${section} in its host element.`)
    const { backendNodeId } = button
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId })
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId })
    const [quad] = quads
    if (!quad) throw new Error(`The button for ${section} is not visible.`)
    const [left = 0, top = 0, , , right = 0, bottom = 0] = quad
    await page.mouse.click((left + right) / 2, (top + bottom) / 2)
  })
}

/** What a section's button and its shadow root say: the accessible name, then every text in sight. */
export async function buttonWords(page: Page, section: string): Promise<string[]> {
  return piercing(page, (_session, root) => {
    const inside = [...below(root)]
      .filter((node) => attribute(node, 'data-section') === section)
      .flatMap((host) => [...below(host)])
      .filter(({ nodeName }) => nodeName !== 'STYLE')
    const names = inside.map((node) => attribute(node, 'aria-label')).filter((name) => name !== undefined)
    const texts = inside.flatMap(({ children = [] }) =>
      children.filter(({ nodeName }) => nodeName === '#text').map(({ nodeValue }) => nodeValue),
    )
    return Promise.resolve([...names, ...texts])
  })
}

/** Where a section's button is on the screen. */
export async function buttonBox(
  page: Page,
  section: string,
): Promise<{ left: number; top: number; width: number; height: number }> {
  return piercing(page, async (session, root) => {
    const button = [...below(root)]
      .filter((node) => attribute(node, 'data-section') === section)
      .flatMap((host) => [...below(host)])
      .find(({ nodeName }) => nodeName === 'BUTTON')
    if (!button) throw new Error(`There is no button for ${section}.`)
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button.backendNodeId })
    const [left = 0, top = 0] = model.border
    return { left, top, width: model.width, height: model.height }
  })
}

/** The section whose button has the focus, if one has. */
export const focusedSection = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-section') ?? null)

export const frameHosts = (page: Page) => page.locator('[data-profile-patch="frame"]')

const isOurFrame = (frame: Frame) => new URL(frame.url()).pathname === '/inline.html'

/** Presses a section's button; the editor's frame on the page, once it has navigated to our page. */
export async function openFrame(page: Page, section: string): Promise<Frame> {
  const navigated = page.waitForEvent('framenavigated', isOurFrame)
  await pressButton(page, section)
  return navigated
}
