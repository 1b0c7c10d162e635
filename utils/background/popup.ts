import { browser } from '../browser/api.ts'
import { items } from '../browser/items.ts'
import { readItem } from '../browser/kept.ts'
import { popupAddress } from '../browser/popup-address.ts'

/** Has the toolbar's button open the popup of whoever is being edited. The browser forgets it when it closes. */
export const addressPopup = async (): Promise<void> => {
  const { current } = await readItem(items.members)
  await browser.action.setPopup({ popup: popupAddress(current) })
}

export const watchMembers = (): void => {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === items.members.area && items.members.key in changes) void addressPopup()
  })
}
