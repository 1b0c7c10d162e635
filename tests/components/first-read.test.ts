// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { browser } from '../../utils/browser/api.ts'
import { items } from '../../utils/browser/items.ts'
import { popupAddress } from '../../utils/browser/popup-address.ts'

beforeEach(async () => {
  fakeBrowser.reset()
  vi.resetModules()
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('en')
  const draft = items.draft('ada')
  await browser.storage.local.set({
    [items.members.key]: { version: items.members.version, value: { current: 'ada', list: [] } },
    [draft.key]: { version: draft.version, value: draft.fallback },
  })
})

/** How often the local storage is asked by a page at this address before it can draw Ada's popup. */
const questionsAt = async (address: string): Promise<number> => {
  history.replaceState(null, '', `/${address}`)
  const asked = vi.spyOn(browser.storage.local, 'get')
  const { firstRead } = await import('../../components/first-read.ts')
  await firstRead.stored
  const { shown } = await import('../../utils/browser/shown.ts')
  expect(shown(items.draft('ada'))).toEqual(items.draft('ada').fallback)
  return asked.mock.calls.length
}

it('asks for everything at once where its address tells whose popup it is', async () => {
  expect(await questionsAt(popupAddress('ada'))).toBe(1)
})

it('asks once more where that says nothing', async () => {
  expect(await questionsAt(popupAddress(null))).toBe(2)
})

it('shows the member of now where another is expected', async () => {
  expect(await questionsAt(popupAddress('grace'))).toBe(2)
})
