import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { withPositions } from '../bench/made-profile.ts'
import type { Draft } from '../../utils/profile/draft.ts'
import { ada, connectAfresh } from './harness/afresh.ts'
import { addEntry, editEntry, entry, headButton, typeRow } from './harness/entries.ts'
import { brokenRules } from './harness/inspect.ts'
import { waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

const count = 2_000
const idOf = (n: number): string => String(800_000_000 + n)

beforeAll(async () => {
  await connectAfresh(app(), undefined, () => {
    app().sandbox.changeMember(ada, withPositions(count))
  })
})

/** Scrolls, and says what the next frame shows. */
const scroll = (page: Page, by: number) =>
  page.evaluate(async (by) => {
    const placesOf = () =>
      [...document.querySelectorAll<HTMLElement>('[data-entry]')].map((item) => {
        const { top, bottom } = item.getBoundingClientRect()
        return { id: item.dataset['entry'] ?? '', top, isSeen: bottom > 0 && top < innerHeight }
      })
    const before = placesOf()
    const from = scrollY
    window.scrollBy(0, by)
    const scrolled = scrollY - from
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve))
    })
    const after = placesOf()
    const jumps = after.flatMap(({ id, top, isSeen }) => {
      const was = before.find((item) => item.id === id)
      return was && isSeen ? [Math.abs(was.top - scrolled - top)] : []
    })
    const rooms = [...document.querySelectorAll('.entries-room')].map((room) => {
      const { top, bottom } = room.getBoundingClientRect()
      return Math.min(bottom, innerHeight) - Math.max(top, 0)
    })
    return {
      seen: after.filter(({ isSeen }) => isSeen).map(({ id }) => Number(id) - 800_000_000),
      drawn: after.length,
      /** By how much what was drawn already is elsewhere than the scrolling put it. */
      jump: Math.max(0, ...jumps),
      /** How much of the window shows nothing where entries are. */
      bare: Math.max(0, ...rooms),
    }
  }, by)

const orderIn = async (page: Page): Promise<string[]> => {
  const draft = await draftIn(page)
  return Object(draft.fields['positionsOrder']).value
}

const draftIn = (page: Page): Promise<Draft> =>
  page.evaluate(async (key) => {
    const stored = await Reflect.get(globalThis, 'chrome').storage.local.get(key)
    return stored[key].value
  }, `draft:${ada}`)

test('a list of two thousand is drawn where it is seen, without a gap or a jump', async () => {
  const page = await app().openOptions('positions')
  await headButton(page, idOf(0), 'edit-entry').waitFor()
  const ways = [
    { turns: 12, by: 600 },
    // Back over what was never seen, the heights of which were guessed.
    { turns: 1, by: 60_000 },
    { turns: 12, by: -600 },
    { turns: 1, by: 1_000_000 },
  ]
  let end: number | undefined
  for (const { turns, by } of ways)
    for (let turn = 0; turn < turns; turn += 1) {
      const { seen, drawn, jump, bare } = await scroll(page, by)
      expect({ bare, jump: jump > 1 ? jump : 0, isFew: drawn < 100 }).toEqual({
        bare: 0,
        jump: 0,
        isFew: true,
      })
      const [first = 0] = seen
      expect(seen).toEqual(seen.map((_, at) => first + at))
      end = seen.at(-1)
    }
  expect(end).toBe(count - 1)
  expect(await brokenRules(page)).toEqual([])
})

test('its last entry is opened and edited, another dragged across it and moved on by the keyboard', async () => {
  const page = await app().openOptions('positions')
  await headButton(page, idOf(0), 'edit-entry').waitFor()
  // Once more where the first entries, when they are measured, turn out higher than was guessed of all.
  await expect
    .poll(async () => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      return page.getByTestId(`entry-${idOf(count - 1)}`).count()
    })
    .toBe(1)
  await typeRow(await editEntry(page, idOf(count - 1)), 'title', 'The last of them')
  await waitForPending(page, 1)
  const { sections } = await draftIn(page)
  expect(Object(sections['positions']?.[idOf(count - 1)]?.rows['title']).texts).toEqual({
    en_US: 'The last of them',
  })

  await page.evaluate(() => window.scrollTo(0, 0))
  await page
    .getByTestId(`entry-${idOf(2)}`)
    .getByTestId('grip')
    .hover()
  await page.mouse.down()
  await page.mouse.move(500, 500, { steps: 3 })
  await page.evaluate(() => window.scrollTo(0, 60_000))
  await expect.poll(() => page.getByTestId(`entry-${idOf(1_000)}`).count()).toBe(1)
  const target = page.getByTestId(`entry-${idOf(1_000)}`)
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('The entry is not drawn.')
  await page.mouse.move(box.x + 100, box.y + box.height - 10, { steps: 3 })
  await page.mouse.up()
  await waitForPending(page, 2)
  expect((await orderIn(page)).indexOf(idOf(2))).toBe(1_000)

  const moved = headButton(page, idOf(2), 'move-up')
  await moved.focus()
  for (let place = 999; place > 989; place -= 1) {
    await page.keyboard.press('Enter')
    await page.locator(`[data-entry="${idOf(2)}"][aria-posinset="${place + 1}"]`).waitFor()
    await hasFocus(moved)
  }
  expect(await isInSight(moved)).toBe(true)
  // Each was kept by itself, and the worker may be some behind.
  await expect.poll(async () => (await orderIn(page)).indexOf(idOf(2)), { timeout: 30_000 }).toBe(990)
})

test('an address leads to an entry of it, and a new one comes last, where it is seen', async () => {
  const page = await app().openOptions(`positions/${idOf(1_500)}`)
  const named = (await entry(page, idOf(1_500))).locator('.entry-head')
  await hasFocus(named)
  expect(await isInSight(named)).toBe(true)
  const made = await addEntry(page, 'new-1')
  await hasFocus(made.locator('.entry-rows').locator('input, select, textarea').first())
  expect(await isInSight(made.locator('.entry-head'))).toBe(true)
  expect(await made.getAttribute('aria-posinset')).toBe(String(count + 1))
})

const hasFocus = (element: Locator): Promise<void> => element.and(element.page().locator(':focus')).waitFor()

const isInSight = (element: Locator): Promise<boolean> =>
  element.evaluate((item) => {
    const { top, bottom } = item.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })
