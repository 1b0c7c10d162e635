import { browser, type Scripting } from './api.ts'

/** Opens the editor at a route such as `headline` or `review`, in the editor's tab if there is one. */
export const openEditor = async (route: string): Promise<void> => {
  const url = browser.runtime.getURL(`/options.html#/${route}`)
  const [open] = await findEditorTabs()
  if (open?.id === undefined) {
    await browser.tabs.create({ url })
    return
  }
  await browser.tabs.update(open.id, { url, active: true })
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true })
}

/**
 * Opens a page of LinkedIn's: in the tab in front where that is LinkedIn, else in one that shows the member's profile,
 * else in a new one.
 */
export const openSite = async (address: string, slug: string | null): Promise<void> => {
  const tabs = await browser.tabs.query({ url: 'https://www.linkedin.com/*' })
  const { id: lastWindow } = await browser.windows.getLastFocused()
  const front = tabs.find(({ active, windowId }) => active && windowId === lastWindow)
  const own = `https://www.linkedin.com/in/${encodeURIComponent(slug ?? 'me')}/`
  const tab = front ?? tabs.find(({ url }) => url?.startsWith(own))
  if (tab?.id === undefined) {
    await browser.tabs.create({ url: address })
    return
  }
  await browser.tabs.update(tab.id, { url: address, active: true })
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
}

/** Puts the script of the member's own profile into a document. Rejects where it has gone meanwhile. */
export const patchPage = async (target: Scripting.InjectionTarget): Promise<void> => {
  await browser.scripting.executeScript({ target, files: ['/content-scripts/profile.js'] })
}

const findEditorTabs = async () =>
  (await browser.tabs.query({})).filter(({ url }) => url?.startsWith(browser.runtime.getURL('/options.html')))
