import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { sectionIds } from '../../utils/page/anchors.ts'
import { connectAfresh, failUpdates, installAfresh } from './harness/afresh.ts'
import { faultsOf, picture } from './harness/inspect.ts'
import { openFrame, sectionsWithButton } from './harness/page-buttons.ts'
import { screenshot, screenshotOfWindow, screenshots } from './harness/screenshot.ts'
import { field, goTo, localeOf, review, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

/*
 * The main screens, each light and dark, narrow and at 200 %: screenshots to look at, and what holds for all of them.
 */

const app = useApp()

describe('before anyone has connected', () => {
  beforeAll(async () => {
    const page = await installAfresh(app())
    await page.close()
  })

  test('the popup', async () => {
    const popup = await app().openPopup()
    await popup.getByTestId('connect').waitFor()
    await picture(popup, 'popup-welcome')
    expect(await faultsOf(popup)).toEqual([])
  })

  test('the editor and the connection', async () => {
    const page = await app().openOptions()
    await page.getByTestId('connect').first().waitFor()
    await picture(page, 'editor-welcome')
    expect(await faultsOf(page)).toEqual([])
    await goTo(page, 'connection')
    await page.getByTestId('sign-in-way').selectOption('exchange')
    await page.getByTestId('exchange-url').waitFor()
    await picture(page, 'connection-exchange')
    expect(await faultsOf(page)).toEqual([])
    for (const way of ['pkce', 'token']) {
      await page.getByTestId('sign-in-way').selectOption(way)
      await page.getByTestId('exchange-url').waitFor({ state: 'detached' })
      await screenshot(page, `connection-${way}`)
      expect(await faultsOf(page)).toEqual([])
    }
  })
})

describe('connected, with edits', () => {
  beforeAll(async () => {
    const page = await connectAfresh(app())
    await typeIn(page, 'headline', 'de_DE', 'Ingenieurin für Maschinen, Dichterin der Zahlen ✨')
    await typeIn(page, 'headline', 'en_US', 'Engineer of engines, poet of numbers ✨')
    await typeIn(
      page,
      'summary',
      'en_US',
      'I build quiet systems.\n\nOn weekends I write about them, at length.',
    )
    await goTo(page, 'birthDate')
    const birthDate = await field(page, 'birthDate')
    await birthDate.getByTestId('row-day').getByTestId('value').fill('31')
    await birthDate.getByTestId('row-month').getByTestId('value').selectOption('2')
    await goTo(page, 'maidenName')
    await (await field(page, 'maidenName')).getByTestId('clear-field').click()
    await waitForPending(page, 4)
    await page.close()
  })

  test('the popup', async () => {
    const popup = await app().openPopup()
    await waitForPending(popup, 4)
    await picture(popup, 'popup')
    expect(await faultsOf(popup)).toEqual([])
    await popup.getByTestId('field-finder').fill('na')
    await popup.getByTestId('finder-result').first().waitFor()
    await screenshots(popup, 'popup-finder')
    expect(await faultsOf(popup)).toEqual([])
  })

  test.each(['', 'headline', 'contact', 'connection'])('the editor at “%s”', async (route) => {
    const page = await app().openOptions(route)
    await waitForPending(page, 4)
    await picture(page, `editor-${route || 'start'}`)
    expect(await faultsOf(page)).toEqual([])
  })

  test.each(['intro', 'featured', 'supportedLocales', 'older'])('and at “%s”', async (route) => {
    const page = await app().openOptions(route)
    await waitForPending(page, 4)
    await screenshot(page, `editor-${route}`)
    expect(await faultsOf(page)).toEqual([])
  })

  test.each(['add', 'nowhere'])('and where nothing is to be edited, at “%s”', async (route) => {
    const page = await app().openOptions(route)
    await waitForPending(page, 4)
    await screenshot(page, `editor-${route}`)
    expect(await faultsOf(page)).toEqual([])
  })

  test('what could not be read and lies aside', async () => {
    const page = await app().openOptions('connection')
    await page.evaluate(() =>
      Reflect.get(globalThis, 'chrome').storage.local.set({
        'set-aside': {
          version: 1,
          value: [{ key: 'set-aside:draft:1', of: 'draft', at: 1_790_000_000_000 }],
        },
      }),
    )
    await page.getByTestId('set-aside-item').waitFor()
    await screenshots(page, 'connection-set-aside')
    expect(await faultsOf(page)).toEqual([])
    await page.getByTestId('delete-set-aside').click()
    await page.getByTestId('set-aside-item').waitFor({ state: 'detached' })
  })

  test('the review, with an error in it', async () => {
    const page = await app().openOptions()
    await review(page)
    await picture(page, 'review')
    expect(await faultsOf(page)).toEqual([])
  })

  test('the frame', async () => {
    const page = await app().openInline('contact')
    await waitForPending(page, 4)
    await page.setViewportSize({ width: 420, height: 800 })
    await picture(page, 'inline')
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('sections', () => {
  beforeAll(async () => {
    await (await connectAfresh(app())).close()
  })

  test('a list with an entry that is new, one changed and one to be deleted', async () => {
    const page = await app().openOptions('positions')
    await page.getByTestId('add-entry').click()
    const made = page.getByTestId('entry-new-1')
    await (await localeOf(made.getByTestId('row-title'), 'en_US')).fill('Analyst of Engines')
    await (await localeOf(made.getByTestId('row-companyName'), 'en_US')).fill('Babbage & Co.')
    await picture(page, 'section-new')
    expect(await faultsOf(page)).toEqual([])
    await made.getByTestId('edit-entry').click()
    await made.getByTestId('move-up').click()
    await made.getByTestId('move-up').click()
    const apprentice = page.getByTestId('entry-660879450')
    await apprentice.getByTestId('remove-entry').click()
    await screenshot(page, 'section-asks')
    expect(await faultsOf(page)).toEqual([])
    await apprentice.getByTestId('confirm-remove').click()
    const lead = page.getByTestId('entry-677616236')
    await lead.getByTestId('edit-entry').click()
    await (await localeOf(lead.getByTestId('row-title'), 'de_DE')).fill('Leiterin')
    await waitForPending(page, 4)
    await page.getByTestId('select-entries').click()
    await picture(page, 'section-open')
    expect(await faultsOf(page)).toEqual([])
  })

  test('several skills at once', async () => {
    const page = await app().openOptions('skills')
    await page.getByTestId('bulk-add').click()
    await page.getByTestId('bulk-text').fill('Poetry, mathematics\nC++;Écriture')
    await picture(page, 'section-bulk')
    expect(await faultsOf(page)).toEqual([])
    await page.getByTestId('bulk-apply').click()
    await waitForPending(page, 7)
  })

  test.each(['patents', 'educations', 'projects', 'courses', 'career'])('and at “%s”', async (route) => {
    const page = await app().openOptions(route)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const edit = page.getByTestId('edit-entry').first()
    if (route !== 'career') await edit.click()
    await screenshot(page, `section-${route}`)
    expect(await faultsOf(page)).toEqual([])
  })

  test('the review of them', async () => {
    const page = await app().openOptions()
    await review(page)
    await picture(page, 'review-entries')
    expect(await faultsOf(page)).toEqual([])
  })

  test('in the frame', async () => {
    const page = await app().openInline('positions')
    await page.setViewportSize({ width: 420, height: 800 })
    await page.getByTestId('entry-677616236').getByTestId('edit-entry').click()
    await picture(page, 'inline-section')
    expect(await faultsOf(page)).toEqual([])
  })

  test('on their way, and sent', async () => {
    const page = await app().openOptions()
    await review(page)
    await page.getByTestId('send').click()
    const newest = page.getByTestId('submission').first()
    await newest.and(page.locator('[data-state="done"]')).waitFor()
    await picture(page, 'outbox-entries')
    expect(await faultsOf(page)).toEqual([])
    await waitForPending(page, 0)
  })
})

describe('the outbox', () => {
  const sendHeadline = async (page: Page, text: string): Promise<void> => {
    await typeIn(page, 'headline', 'en_US', text)
    await waitForPending(page, 1)
    await review(page)
    await page.getByTestId('send').click()
  }
  const stateOf = (page: Page, state: string): Promise<void> =>
    page
      .getByTestId('submission')
      .first()
      .and(page.locator(`[data-state="${state}"]`))
      .waitFor()

  beforeAll(async () => {
    await (await connectAfresh(app())).close()
  })

  test('with what was sent and what was refused', async () => {
    const page = await app().openOptions('outbox')
    await page.getByTestId('pending-count').waitFor()
    await screenshot(page, 'outbox-empty')
    expect(await faultsOf(page)).toEqual([])
    await sendHeadline(page, 'First')
    await stateOf(page, 'done')
    await waitForPending(page, 0)

    const body = { message: '/headline/localized/en_US: not this word', status: 422 }
    app().sandbox.setFaults(failUpdates({ kind: 'status', status: 422, body }))
    await sendHeadline(page, 'Refused')
    await stateOf(page, 'attention')
    await picture(page, 'outbox-attention')
    expect(await faultsOf(page)).toEqual([])
    await goTo(page, 'headline')
    await (await field(page, 'headline')).getByTestId('error').waitFor()
    await screenshots(page, 'editor-refused')
    expect(await faultsOf(page)).toEqual([])
  })

  test('with what waits', async () => {
    const page = await app().openOptions()
    app().sandbox.setFaults(failUpdates({ kind: 'rate-limit', retryAfter: 3600 }))
    await sendHeadline(page, 'Later')
    await stateOf(page, 'paused')
    await screenshots(page, 'outbox-paused')
    expect(await faultsOf(page)).toEqual([])
    await page.getByTestId('submission').first().getByTestId('cancel').click()
    await stateOf(page, 'attention')
  })

  test('with what is on its way', async () => {
    const page = await app().openOptions()
    app().sandbox.setFaults(failUpdates({ kind: 'slow' }))
    await sendHeadline(page, 'On its way')
    await stateOf(page, 'running')
    await screenshots(page, 'outbox-running')
    expect(await faultsOf(page)).toEqual([])
    const popup = await app().openPopup()
    await popup.getByTestId('latest-submission').waitFor()
    await screenshots(popup, 'popup-running')
    app().sandbox.release()
    await stateOf(page, 'done')
    await screenshot(page, 'outbox-done')
    expect(await faultsOf(popup)).toEqual([])
    await goTo(page, 'review')
    await page.getByTestId('send').waitFor()
    await screenshot(page, 'review-empty')
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('on the profile page', () => {
  beforeAll(async () => {
    await (await connectAfresh(app())).close()
  })

  test.each([
    ['classic', 'en_US'],
    ['mid', 'de_DE'],
    ['sdui', 'ja_JP'],
    ['sdui', 'ar_AE'],
  ])('%s, in %s', async (layout, language) => {
    const page = await app().openSite(`/in/ada-example/?layout=${layout}&lang=${language}`)
    await expect.poll(() => sectionsWithButton(page)).toHaveLength(sectionIds.length)
    await screenshot(page, `page-${layout}-${language}`)
    const frame = await openFrame(page, 'intro')
    await frame.getByTestId('field-headline').waitFor()
    await screenshotOfWindow(page, `page-${layout}-${language}-frame`)
  })
})
