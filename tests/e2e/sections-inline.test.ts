import type { Frame, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { sectionIds } from '../../utils/page/anchors.ts'
import { ada, connectAfresh, profileOf } from './harness/afresh.ts'
import { addEntry, englishOf, entriesOf, fillNeeded, orderOf, typeRow, writes } from './harness/entries.ts'
import { openFrame, sectionsWithButton } from './harness/page-buttons.ts'
import { review, send, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()
const adasPage = '/in/ada-example/?lang=en_US'

beforeAll(async () => {
  const page = await connectAfresh(app())
  await page.close()
})

const buttons = async (page: Page): Promise<string[]> => (await sectionsWithButton(page)).toSorted()

/** From the frame to the review in a tab of its own, and sent. */
const sendFrom = async (frame: Frame): Promise<void> => {
  const opened = app().context.waitForEvent('page')
  await frame.getByTestId('go-review').click()
  const editor = await opened
  await editor.waitForURL((url) => url.hash === '#/review')
  await review(editor)
  await send(editor)
  await waitForPending(editor, 0)
}

test.each(['classic', 'mid', 'sdui'])(
  'a position is added on the %s page, and stands there then',
  async (layout) => {
    const page = await app().openSite(`${adasPage}&layout=${layout}`)
    app().sandbox.clearRecord()
    const title = `Keeper of the ${layout} page`
    const frame = await openFrame(page, 'positions')
    const made = await addEntry(frame, 'new-1')
    await typeRow(made, 'title', title)
    await typeRow(made, 'companyName', 'Page Works')
    await frame.getByTestId('pending-count').filter({ hasText: /^1$/ }).waitFor()
    await sendFrom(frame)
    expect(writes(app()).map(({ operation }) => operation)).toEqual(['create'])
    const id = orderOf(app(), 'positions').at(-1) ?? ''
    expect(englishOf(entriesOf(app(), 'positions')[id], 'title')).toBe(title)
    await page.bringToFront()
    expect(await page.locator('main').getByText(title).count()).toBe(0)
    await page.reload()
    await page.locator('main').getByText(title).first().waitFor()
    await expect.poll(() => buttons(page)).toEqual(sectionIds.toSorted())
  },
)

test('an empty section is begun from the top card, and has a button of its own then', async () => {
  app().sandbox.changeMember(ada, ({ patents: _patents, patentsOrder: _order, ...profile }) => profile)
  const page = await app().openSite(adasPage)
  const others = sectionIds.filter((section) => section !== 'patents')
  await expect.poll(() => buttons(page), { timeout: 5000 }).toEqual([...others, 'add'].toSorted())
  const frame = await openFrame(page, 'add')
  const missing = frame.getByTestId('add-section').getByRole('link')
  await expect.poll(() => missing.count()).toBe(1)
  await missing.click()
  await fillNeeded(await addEntry(frame, 'new-1'), 'patents', 'Quiet loom')
  await frame.getByTestId('pending-count').filter({ hasText: /^1$/ }).waitFor()
  await sendFrom(frame)
  expect(Object.keys(Object(profileOf(app())['patents'])).length).toBe(1)
  await page.bringToFront()
  await page.reload()
  await expect.poll(() => buttons(page), { timeout: 5000 }).toEqual(sectionIds.toSorted())
})
