import { browser } from './api.ts'

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

const findEditorTabs = async () =>
  (await browser.tabs.query({})).filter(({ url }) => url?.startsWith(browser.runtime.getURL('/options.html')))
