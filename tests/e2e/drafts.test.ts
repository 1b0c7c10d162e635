import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { connectAfresh, grace, profileOf, signIn, updates } from './harness/afresh.ts'
import { openFrame } from './harness/page-buttons.ts'
import { field, goTo, localeOf, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words, type MessageKey } from './harness/words.ts'

const app = useApp()

/** As everywhere: a family of four, an accent of its own, right to left, and spaces at the ends. */
const awkward = ' Zoë 👩‍👩‍👧‍👦 e\u0301 \u05e9\u05dc\u05d5\u05dd  '

const headlineOf = async (page: Page, locale = 'en_US'): Promise<Locator> =>
  localeOf(await field(page, 'headline'), locale)

const expectHeadline = async (page: Page, text: string, locale = 'en_US'): Promise<void> => {
  const control = await headlineOf(page, locale)
  await expect.poll(() => control.inputValue()).toBe(text)
}

describe('what was typed outlives', () => {
  test('the popup, closed with the last keystroke', async () => {
    const editor = await connectAfresh(app())
    const popup = await app().openPopup()
    const control = await headlineOf(popup)
    await control.fill('')
    await control.pressSequentially('Every single one of these')
    await popup.close()
    await waitForPending(editor, 1)
    const again = await headlineOf(await app().openPopup())
    expect(await again.inputValue()).toBe('Every single one of these')
  })

  test('the tab, closed in the same way, and whatever was typed', async () => {
    const editor = await connectAfresh(app())
    await typeIn(editor, 'headline', 'ja_JP', awkward)
    await editor.close()
    const again = await headlineOf(await app().openOptions('headline'), 'ja_JP')
    await expect.poll(() => again.inputValue()).toBe(awkward)
  })

  test('the worker: ended before, it takes the first keystroke; ended after, it knows them all', async () => {
    const editor = await connectAfresh(app())
    await goTo(editor, 'headline')
    const control = await headlineOf(editor)
    await app().killWorker()
    await control.pressSequentially(' and more')
    await waitForPending(editor, 1)
    await app().killWorker()
    // No time to start it again between the last keystroke and the end of the page.
    await control.fill('Engineer of engines and more and more')
    await editor.close()
    const again = await headlineOf(await app().openOptions('headline'))
    await expect.poll(() => again.inputValue()).toBe('Engineer of engines and more and more')
  })

  test('the browser: the draft of the last member is there, signed out', async () => {
    const editor = await connectAfresh(app())
    await typeIn(editor, 'headline', 'de_DE', awkward)
    await waitForPending(editor, 1)
    await app().restart()
    const popup = await app().openPopup()
    await waitForPending(popup, 1)
    await popup.getByTestId('connect').waitFor()
    expect(await popup.getByTestId('account').textContent()).toBe('Ada Example')
    await expectHeadline(popup, awkward, 'de_DE')
    const editorAgain = await app().openOptions('review')
    await editorAgain.getByTestId('change').waitFor()
    expect(await editorAgain.getByTestId('send').isDisabled()).toBe(true)
    await expect
      .poll(() => editorAgain.locator('#send-reason').textContent())
      .toContain(words('send_disconnected'))
  })
})

describe('two open surfaces', () => {
  test('show one draft: the popup, the editor and the frame on the page, in every direction', async () => {
    const editor = await connectAfresh(app())
    await goTo(editor, 'headline')
    const popup = await app().openPopup()
    const frame = await openFrame(await app().openSite(), 'intro')
    const inFrame = await localeOf(frame.getByTestId('field-headline'), 'en_US')
    const surfaces: [string, Locator][] = [
      ['popup', await headlineOf(popup)],
      ['editor', await headlineOf(editor)],
      ['frame', inFrame],
    ]
    for (const [name, control] of surfaces) {
      await control.fill(`Typed in the ${name}`)
      for (const [, other] of surfaces)
        await expect.poll(() => other.inputValue(), { timeout: 5000 }).toBe(`Typed in the ${name}`)
    }
    await frame.getByTestId('field-headline').getByTestId('revert-field').click()
    for (const [, control] of surfaces)
      await expect.poll(() => control.inputValue(), { timeout: 5000 }).toBe('Engineer of engines')
    await waitForPending(editor, 0)
    await waitForPending(popup, 0)
  })

  test('leave the caret where it is, while typing here and while something is typed there', async () => {
    const editor = await connectAfresh(app())
    await goTo(editor, 'headline')
    const popup = await app().openPopup()
    const here = await headlineOf(editor)
    const there = await localeOf(await field(popup, 'summary'), 'de_DE')
    await here.focus()
    await here.evaluate((control) => {
      if (control instanceof HTMLTextAreaElement) control.setSelectionRange(8, 8)
    })
    for (const letter of ' (quiet)') {
      await here.press(letter === ' ' ? 'Space' : letter)
      await there.press('x')
    }
    await waitForPending(editor, 2)
    await expect.poll(() => there.inputValue()).toContain('x'.repeat(8))
    expect(await here.inputValue()).toBe('Engineer (quiet) of engines')
    expect(await here.evaluate((control) => Reflect.get(control, 'selectionStart'))).toBe(16)
    await expectHeadline(popup, 'Engineer (quiet) of engines')
  })
})

/** What keeps a value from being sent stands inside its field, survives a reload and is named on the review. */
const expectKeptBack = async (page: Page, id: string, says: MessageKey): Promise<void> => {
  const form = await field(page, id)
  const error = form.getByTestId('error').filter({ hasText: words(says) })
  await error.first().waitFor()
  await waitForPending(page, 1)
  await page.reload()
  await error.first().waitFor()
  await goTo(page, 'review')
  await page.getByTestId('change').getByTestId('error').first().waitFor()
  await expect.poll(() => page.locator('#send-reason').textContent()).toContain(words('send_errors'))
  expect(await page.getByTestId('send').isDisabled()).toBe(true)
}

const expectReverted = async (page: Page, id: string): Promise<void> => {
  await goTo(page, id)
  const form = await field(page, id)
  await form.getByTestId('revert-field').click()
  await waitForPending(page, 0)
  expect(await form.getByTestId('error').count()).toBe(0)
  expect(updates(app())).toEqual([])
}

describe('bad input is told beside its cause, kept, and not sent', () => {
  test('the 31st of February', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'birthDate')
    const form = await field(page, 'birthDate')
    const day = form.getByTestId('row-day')
    await day.getByTestId('value').fill('31')
    await form.getByTestId('row-month').getByTestId('value').selectOption('2')
    await day.getByTestId('error').waitFor()
    await expectKeptBack(page, 'birthDate', 'problem_date_day')
    await goTo(page, 'birthDate')
    expect(await day.getByTestId('value').inputValue()).toBe('31')
    await expectReverted(page, 'birthDate')
    expect(await day.getByTestId('value').inputValue()).toBe('10')
  })

  test('a space in the public address', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'vanityName')
    const value = (await field(page, 'vanityName')).getByTestId('value')
    await value.fill('ada example')
    await expectKeptBack(page, 'vanityName', 'problem_vanity_name_space')
    await goTo(page, 'vanityName')
    expect(await value.inputValue()).toBe('ada example')
    await expectReverted(page, 'vanityName')
    expect(await value.inputValue()).toBe('ada-example')
  })

  test('the URN of something else', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'geoLocation')
    const value = (await field(page, 'geoLocation')).getByTestId('row-geo').getByTestId('value')
    await value.fill('urn:li:organization:1337')
    await expectKeptBack(page, 'geoLocation', 'problem_urn_type')
    await expectReverted(page, 'geoLocation')
    expect(await value.inputValue()).toBe('urn:li:geo:102257491')
  })

  test('a language that is none, among the profile’s languages', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'supportedLocales')
    const form = await field(page, 'supportedLocales')
    await form.getByTestId('add-item').click()
    const language = form.getByTestId('item-3').getByTestId('row-language')
    await language.getByTestId('value').fill('xx_')
    await language.getByTestId('error').waitFor()
    await expectKeptBack(page, 'supportedLocales', 'problem_language_code')
    await expectReverted(page, 'supportedLocales')
    expect(await form.getByTestId('item-3').count()).toBe(0)
  })

  test('the same messenger name twice; a fourth is one too many', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'ims')
    const form = await field(page, 'ims')
    const item = (at: number, row: string) =>
      form.getByTestId(`item-${at}`).getByTestId(`row-${row}`).getByTestId('value')
    const add = form.getByTestId('add-item')
    for (const at of [1, 2]) {
      await add.click()
      await item(at, 'id').fill(at === 1 ? 'ada.two' : 'ada-example')
      await item(at, 'provider').selectOption('GTALK')
    }
    const why = await add.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${why}"]`).textContent()).toContain('3')
    await add.click()
    await item(3, 'id').fill('ada.four')
    await item(3, 'provider').selectOption('GTALK')
    await form.getByTestId('item-3').getByTestId('error').first().waitFor()
    await expectKeptBack(page, 'ims', 'problem_too_many')
    await goTo(page, 'ims')
    await form.getByTestId('item-3').getByTestId('remove-item').click()
    await form.getByTestId('item-2').getByTestId('error').first().waitFor()
    await expectKeptBack(page, 'ims', 'problem_key_twice')
    await goTo(page, 'ims')
    await item(2, 'id').fill('ada.three')
    await expect.poll(() => form.getByTestId('error').count()).toBe(0)
    await expectReverted(page, 'ims')
  })

  test('a text in a language that is none: refused at once, with nothing to keep', async () => {
    const page = await connectAfresh(app())
    await goTo(page, 'headline')
    const form = await field(page, 'headline')
    await form.getByTestId('add-locale').selectOption('other')
    await form.getByTestId('locale-key').fill('xx_')
    await form.getByTestId('locale-key-add').click()
    await form.getByTestId('error').waitFor()
    expect(await form.getByTestId('locale-tab-xx_').count()).toBe(0)
    await waitForPending(page, 0)
  })

  test('a headline of 300 characters is warned of, and may be sent', async () => {
    const page = await connectAfresh(app())
    await typeIn(page, 'headline', 'en_US', 'x'.repeat(300))
    const form = await field(page, 'headline')
    await form.getByTestId('warning').first().waitFor()
    expect(await form.getByTestId('error').count()).toBe(0)
    await goTo(page, 'review')
    await page.locator('[aria-busy="false"] [data-testid="send"]:enabled').waitFor()
    expect(await page.getByTestId('change').getByTestId('error').count()).toBe(0)
  })
})

test('two members on one computer: their drafts are apart', async () => {
  const page = await connectAfresh(app())
  await typeIn(page, 'headline', 'en_US', 'Ada’s own')
  await waitForPending(page, 1)

  await signIn(page, app(), { member: grace })
  await waitForPending(page, 0)
  await goTo(page, 'headline')
  await expectHeadline(page, 'Compiler of compilers')
  await typeIn(page, 'headline', 'en_US', 'Grace’s own')
  await waitForPending(page, 1)

  await signIn(page, app())
  await waitForPending(page, 1)
  await goTo(page, 'headline')
  await expectHeadline(page, 'Ada’s own')
  await expect.poll(() => page.getByTestId('account').textContent()).toBe('Ada Example')
  await page.getByTestId('revert-field').click()
  await waitForPending(page, 0)

  await signIn(page, app(), { member: grace })
  await waitForPending(page, 1)
  await goTo(page, 'headline')
  await expectHeadline(page, 'Grace’s own')
  expect(profileOf(app(), grace)['headline']).toMatchObject({ localized: { en_US: 'Compiler of compilers' } })
  expect(updates(app())).toEqual([])
})
