import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { connectAfresh, profileOf, textsOf } from './harness/afresh.ts'
import { entriesOf } from './harness/entries.ts'
import { expectFocus, readOut, tabTo } from './harness/keyboard.ts'
import { frameHosts } from './harness/page-buttons.ts'
import { goTo } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

/*
 * The main job by someone who uses no mouse and sees no screen: every step is found by what is read out.
 */

const app = useApp()

const inNewTab = async (act: () => Promise<void>): Promise<Page> => {
  const page = app().context.waitForEvent('page')
  await act()
  return page
}

const send = async (page: Page, button: string): Promise<void> => {
  await tabTo(page, 'button', button)
  await page.keyboard.press('Enter')
  await expectFocus(page, 'heading', words('outbox_title'))
  await expect.poll(() => readOut(page)).toContain(words('submission_done'))
}

test('the main job by keyboard alone, as it is read out', async () => {
  await (await connectAfresh(app())).close()
  const before = profileOf(app())

  // Found by its name in the popup, and typed at once.
  const popup = await app().openPopup()
  await expectFocus(popup, 'combobox', words('finder_label'))
  await popup.keyboard.type('headl')
  await popup.keyboard.press('Enter')
  await expectFocus(popup, 'textbox', 'Headline English')
  await popup.keyboard.press('ControlOrMeta+A')
  await popup.keyboard.type('Engineer of quiet engines')
  await expect.poll(() => readOut(popup)).toContain('1 edit pending')
  await tabTo(popup, 'button', 'Review 1 edit')
  const editor = await inNewTab(() => popup.keyboard.press('Enter'))

  // From there to a section, where something is deleted: asked once, and the focus is on the answer.
  await editor.getByTestId('change').waitFor()
  await tabTo(editor, 'link', words('skip_to_content'))
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', words('review_title'))
  await tabTo(editor, 'link', words('go_on_editing'))
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', 'Ada Example')
  await editor.keyboard.press('Control+k')
  await expectFocus(editor, 'combobox', words('finder_label'))
  await editor.keyboard.type('skills')
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', 'Skills skills')
  await tabTo(editor, 'button', 'Delete: Mathematics')
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'button', words('entry_remove_confirm'))
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'button', 'Keep: Mathematics')

  // The review is read, and sent.
  await tabTo(editor, 'link', 'Review 2 edits')
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', words('review_title'))
  await expect
    .poll(() => readOut(editor))
    .toMatch(
      /Headline .*Before Engineer of engines After Engineer of added: quiet engines .*Before removed: Mathematics .*2 requests/,
    )
  await send(editor, 'Send 2 changes to LinkedIn')
  expect(textsOf(profileOf(app()), 'headline')['en_US']).toBe('Engineer of quiet engines')
  expect(Object.keys(entriesOf(app(), 'skills'))).toHaveLength(2)

  // And all of it is undone, by the same way.
  await tabTo(editor, 'link', words('history_title'))
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', words('history_title'))
  await tabTo(editor, 'button', /^Undo all of it \w+ \d+/)
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', words('review_title'))
  // The entry is made again, and the order puts it back in its place.
  await send(editor, 'Send 3 changes to LinkedIn')
  expect(textsOf(profileOf(app()), 'headline')).toEqual(textsOf(before, 'headline'))
  expect(Object.keys(entriesOf(app(), 'skills'))).toHaveLength(3)

  // A record that is deleted takes the focus nowhere: the next one has it.
  await tabTo(editor, 'link', words('history_title'))
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'heading', words('history_title'))
  await tabTo(editor, 'button', words('history_forget'))
  await editor.keyboard.press('Enter')
  await expectFocus(editor, 'button', words('history_forget_confirm'))
  await editor.keyboard.press('Enter')
  await editor.getByTestId('history-entry').nth(1).waitFor({ state: 'detached' })
  await expectFocus(editor, 'article', /^\w+ \d+, \d+/)
})

test('the frame on the profile page: in by Enter, out by Escape, and back where one was', async () => {
  await (await connectAfresh(app())).close()
  const page = await app().openSite('/in/ada-example/?layout=sdui&lang=en_US')
  await page.locator('[data-profile-patch][data-section="summary"]').waitFor({ state: 'attached' })
  const name = words('page_edit_summary')
  await tabTo(page, 'button', name, 'theirs')
  const navigated = page.waitForEvent('framenavigated', (frame) => frame.url().includes('/inline.html'))
  await page.keyboard.press('Enter')
  const frame = await navigated
  await frame.getByTestId('field-summary').waitFor()
  await tabTo(frame, 'textbox', 'About English')
  await page.keyboard.press('Escape')
  await expectFocus(page, 'button', name)
  await expect.poll(() => frameHosts(page).count()).toBe(0)
})

test('the finder’s key unfolds the navigation of a narrow window', async () => {
  const editor = await connectAfresh(app())
  await editor.setViewportSize({ width: 360, height: 640 })
  await editor.getByTestId('field-finder').waitFor({ state: 'hidden' })
  await editor.keyboard.press('ControlOrMeta+K')
  await expectFocus(editor, 'combobox', words('finder_label'))
  await editor.keyboard.type('headl')
  await editor.keyboard.press('Enter')
  await editor.getByTestId('field-headline').waitFor()
  expect(await editor.getByTestId('field-finder').isVisible()).toBe(false)
})

test('a system that wants no motion and has colours of its own gets both', async () => {
  const editor = await connectAfresh(app())
  await goTo(editor, 'headline')
  await editor.getByTestId('field-headline').waitFor()
  const moving = () =>
    editor.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          return /[1-9]/.test(`${transitionDuration} ${animationDuration}`)
        }).length,
    )
  expect(await moving()).toBeGreaterThan(0)
  await editor.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  expect(await moving()).toBe(0)
  const [ours, system] = await editor.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'))
    Object.assign(probe.style, { color: 'Canvas', backgroundColor: 'LinkText', forcedColorAdjust: 'none' })
    return ['.skip', 'body > p'].map((selector) => {
      const element = document.querySelector(selector)
      return element && [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]
    })
  })
  expect(system).toHaveLength(2)
  expect(ours).toEqual(system)
})
