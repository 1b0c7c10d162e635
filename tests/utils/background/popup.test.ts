import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { addressPopup, watchMembers } from '../../../utils/background/popup.ts'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { changeItem, removeItems } from '../../../utils/browser/kept.ts'
import { expectedMember } from '../../../utils/browser/popup-address.ts'

const setPopup = vi.fn<(details: { popup: string }) => Promise<void>>()

/** Whom the popup would be told to show if the button were pressed now. */
const told = (): string | null => {
  const { popup = '' } = setPopup.mock.lastCall?.[0] ?? {}
  expect(popup).toMatch(/^popup\.html(?:\?|$)/)
  return expectedMember(popup.slice('popup.html'.length))
}

const edit = (current: string) => changeItem(items.members, (members) => ({ ...members, current }))

beforeEach(() => {
  fakeBrowser.reset()
  setPopup.mockReset()
  Object.assign(browser, { action: { ...browser.action, setPopup } })
})

it('tells the popup at every start of the worker whom it is going to show', async () => {
  await addressPopup()
  expect(told()).toBeNull()
  await edit('a&b=c/ü')
  await addressPopup()
  expect(told()).toBe('a&b=c/ü')
})

it('follows a switch of members, and forgets them all with what is stored', async () => {
  watchMembers()
  await edit('ada')
  await vi.waitFor(() => expect(told()).toBe('ada'))
  await edit('grace')
  await vi.waitFor(() => expect(told()).toBe('grace'))
  await removeItems([items.members])
  await vi.waitFor(() => expect(told()).toBeNull())
})
