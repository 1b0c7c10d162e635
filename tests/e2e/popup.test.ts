import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shownFieldIds } from './harness/shown-fields.ts'
import {
  ada,
  badgeText,
  connectAfresh,
  failUpdates,
  installAfresh,
  profileOf,
  textsOf,
  updates,
} from './harness/afresh.ts'
import { field, goTo, localeOf, review, send, waitForPending } from './harness/steps.ts'
import { openToolbarPopup } from './harness/toolbar-popup.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

const typeHeadline = async (page: Page, text: string): Promise<void> => {
  await (await localeOf(await field(page, 'headline'), 'en_US')).fill(text)
}

/** The tab that a button of the popup opens, at the editor's route it names. */
const editorAt = async (route: string, open: () => Promise<void>): Promise<Page> => {
  const opened = app().context.waitForEvent('page')
  await open()
  const page = await opened
  await page.waitForURL((url) => url.href.endsWith(`/options.html#/${route}`))
  return page
}

test('before anyone has connected it says what to do, and leads there', async () => {
  const editor = await installAfresh(app())
  await editor.close()
  const popup = await app().openPopup()
  await expect.poll(() => popup.getByTestId('pending-count').textContent()).toBe('0')
  expect(await popup.getByTestId('account').count()).toBe(0)
  expect(await badgeText(popup)).toBe('')
  const connection = await editorAt('connection', () => popup.getByTestId('connect').click())
  await connection.getByTestId('sign-in-way').waitFor()
})

test('the toolbar’s own popup knows from its address whom it shows, and is a popup’s size', async () => {
  const editor = await connectAfresh(app())
  const address = () =>
    editor.evaluate((): Promise<string> => Reflect.get(globalThis, 'chrome').action.getPopup({}))
  await expect.poll(address).toMatch(/\/popup\.html\?member=yrZCpj2ZYQ$/)
  await app().killWorker()
  const popup = await openToolbarPopup(app(), editor)
  const shown = await popup.evaluate(`new Promise((resolve) => {
    const look = () => {
      const at = (id) => document.querySelector('[data-testid="' + id + '"]')
      if (!at('account') || !at('field-websites')) return requestAnimationFrame(look)
      const text = at('field-headline').querySelector('input, textarea').value
      const { width, height } = document.querySelector('.popup').getBoundingClientRect()
      const { activeElement } = document
      resolve([at('account').textContent, text, width, height >= 600, activeElement.dataset.testid])
    }
    look()
  })`)
  expect(shown).toEqual(['Ada Example', 'Engineer of engines', 380, true, 'field-finder'])
  await popup.close()
})

test('an edit goes through review to LinkedIn and back', async () => {
  await (await connectAfresh(app())).close()
  const before = profileOf(app())
  const popup = await app().openPopup()
  await expect.poll(() => popup.getByTestId('account').textContent()).toBe('Ada Example')

  await typeHeadline(popup, 'Engineer from the toolbar ✨')
  await waitForPending(popup, 1)
  await expect.poll(() => badgeText(popup)).toBe('1')

  const editor = await editorAt('review', () => popup.getByTestId('go-review').click())
  const [request, ...others] = await review(editor)
  expect(others).toEqual([])
  await send(editor)

  const sent = updates(app())
  expect(sent.map(({ method, path, body, status }) => ({ method, path, body, status }))).toEqual([
    { ...request, status: 200 },
  ])
  const after = profileOf(app())
  expect(textsOf(after, 'headline')).toEqual({
    ...textsOf(before, 'headline'),
    en_US: 'Engineer from the toolbar ✨',
  })
  expect({ ...after, headline: null }).toEqual({ ...before, headline: null })
  // Read back and shown, on the popup that is still open too.
  await waitForPending(popup, 0)
  const shown = await localeOf(await field(popup, 'headline'), 'en_US')
  expect(await shown.inputValue()).toBe('Engineer from the toolbar ✨')
  await expect.poll(() => badgeText(popup)).toBe('')
  await popup.getByTestId('latest-submission').and(popup.locator('[data-state="done"]')).waitFor()
  const last = app()
    .sandbox.record()
    .findLast(({ host }) => host === 'api.linkedin.com')
  expect(last?.operation).toBe('read')
})

test('it opens ready to type, and the badge counts fields, not keystrokes', async () => {
  await (await connectAfresh(app())).close()
  const popup = await app().openPopup()
  await expect
    .poll(() => popup.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('field-finder')
  await typeHeadline(popup, 'One')
  const summary = await localeOf(await field(popup, 'summary'), 'de_DE')
  await summary.pressSequentially('Zwei')
  await waitForPending(popup, 2)
  await expect.poll(() => badgeText(popup)).toBe('2')
  await (await field(popup, 'summary')).getByTestId('revert-field').click()
  await waitForPending(popup, 1)
  await expect.poll(() => badgeText(popup)).toBe('1')
})

test('it is usable from stored state while the worker is dead and LinkedIn holds every answer', async () => {
  await (await connectAfresh(app())).close()
  app().sandbox.setFaults([
    { match: { host: 'api.linkedin.com' }, nth: 1, count: 1000, fault: { kind: 'slow' } },
  ])
  await app().killWorker()
  const popup = await app().openPopup()
  const headline = await localeOf(await field(popup, 'headline'), 'en_US')
  expect(await headline.inputValue()).toBe('Engineer of engines')
  expect(await popup.getByTestId('account').textContent()).toBe('Ada Example')
  await headline.fill('Typed without anyone answering')
  await waitForPending(popup, 1)
  await expect.poll(() => badgeText(popup)).toBe('1')
  await popup.reload()
  expect(await (await localeOf(await field(popup, 'headline'), 'en_US')).inputValue()).toBe(
    'Typed without anyone answering',
  )
  expect(
    app()
      .sandbox.record()
      .filter(({ host }) => host === 'api.linkedin.com'),
  ).toEqual([])
})

test('the finder leads to every field', async () => {
  await (await connectAfresh(app())).close()
  const popup = await app().openPopup()
  const finder = popup.getByTestId('field-finder')
  for (const id of shownFieldIds) {
    await finder.fill(id)
    await popup
      .getByTestId('finder-result')
      .and(popup.locator(`[data-field="${id}"]`))
      .click()
    await popup.getByTestId(`field-${id}`).waitFor()
    // And to that one alone: the field before has made room.
    expect(await popup.locator('[data-testid^="field-"][data-edited]').count()).toBe(1)
  }
})

test('the finder is worked by the keyboard, by the words people use', async () => {
  await (await connectAfresh(app())).close()
  const popup = await app().openPopup()
  await popup.getByTestId('field-finder').waitFor()
  await popup.keyboard.type('birth')
  await popup.keyboard.press('Enter')
  await popup.getByTestId('field-birthDate').waitFor()
  const finder = popup.getByTestId('field-finder')
  await finder.fill('name')
  const found = popup.getByTestId('finder-result')
  await expect.poll(() => found.count()).toBeGreaterThan(2)
  const second = await found.nth(1).getAttribute('data-field')
  await finder.press('ArrowDown')
  await finder.press('Enter')
  await popup.getByTestId(`field-${second}`).waitFor()
  await finder.fill('no such field anywhere')
  await finder.press('Escape')
  expect(await finder.inputValue()).toBe('')
})

test('it leads to the editor at the field that is open', async () => {
  await (await connectAfresh(app())).close()
  const popup = await app().openPopup()
  await popup.getByTestId('field-finder').fill('birthDate')
  await popup.getByTestId('field-finder').press('Enter')
  await popup.getByTestId('field-birthDate').waitFor()
  const editor = await editorAt('birthDate', () => popup.getByTestId('open-editor').click())
  expect(await (await field(editor, 'birthDate')).isVisible()).toBe(true)
})

test('it shows what is being sent, and how that ended', async () => {
  const editor = await connectAfresh(app())
  await goTo(editor, 'headline')
  await typeHeadline(editor, 'On its way')
  await waitForPending(editor, 1)
  app().sandbox.setFaults(failUpdates({ kind: 'slow' }))
  await review(editor)
  await editor.getByTestId('send').click()

  const popup = await app().openPopup()
  const latest = popup.getByTestId('latest-submission')
  await latest.and(popup.locator('[data-state="running"]')).waitFor()
  expect(await latest.locator('progress').getAttribute('max')).toBe('1')
  await expect.poll(() => badgeText(popup)).toBe('…')

  app().sandbox.release()
  await latest.and(popup.locator('[data-state="done"]')).waitFor()
  await waitForPending(popup, 0)
  await expect.poll(() => badgeText(popup)).toBe('')
  expect(await latest.locator('progress').count()).toBe(0)
})

test('what was refused is marked on the toolbar', async () => {
  const editor = await connectAfresh(app(), { member: ada, scopes: ['r_compliance'] })
  await goTo(editor, 'headline')
  await typeHeadline(editor, 'Not allowed')
  await waitForPending(editor, 1)
  await review(editor)
  await send(editor, 'attention')
  const popup = await app().openPopup()
  await popup.getByTestId('latest-submission').and(popup.locator('[data-state="attention"]')).waitFor()
  await expect.poll(() => badgeText(popup)).toBe('!')
})

test('signed out, it still edits, and leads to the connection', async () => {
  await (await connectAfresh(app())).close()
  const popup = await app().openPopup()
  await popup.getByTestId('disconnect').click()
  await popup.getByTestId('connect').waitFor()
  await typeHeadline(popup, 'Typed while signed out')
  await waitForPending(popup, 1)
  const connection = await editorAt('connection', () => popup.getByTestId('connect').click())
  await connection.getByTestId('sign-in-way').waitFor()
  expect(updates(app())).toEqual([])
})
