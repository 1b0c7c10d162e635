import type { Frame, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ada, connectAfresh, installAfresh, profileOf, signIn, textsOf } from './harness/afresh.ts'
import { faultsOf, picture } from './harness/inspect.ts'
import { screenshotOfWindow } from './harness/screenshot.ts'
import { field, goTo, localeOf, review, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

/*
 * Everything but the last step for members whose app may not send, and the last step done by a person: these tests
 * read the checklist, press Copy, paste into LinkedIn's own forms, save, and mark the step as done.
 */

const app = useApp()

/** A family of four, an accent of its own, right to left, and spaces at the ends. */
const awkward = ' Zoë 👩‍👩‍👧‍👦 e\u0301 \u05e9\u05dc\u05d5\u05dd  '

/** The checklist in the frame on LinkedIn's page. */
async function guideOn(page: Page): Promise<Frame> {
  const found = () => page.frames().find((frame) => frame.url().includes('/inline.html#/by-hand/'))
  await expect.poll(found).toBeDefined()
  const frame = found()
  if (!frame) throw new Error('The frame went away.')
  await frame.getByTestId('hand-step').first().waitFor()
  return frame
}

/** What the page itself sees of synthetic events: a person's are trusted, a script's are not. */
async function watchUntrusted(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    if (window !== top) return
    const seen: string[] = JSON.parse(sessionStorage.getItem('untrusted') ?? '[]')
    for (const type of ['click', 'input', 'change', 'keydown', 'keyup', 'paste', 'submit', 'focusin'])
      document.addEventListener(
        type,
        (event) => {
          if (event.isTrusted) return
          seen.push(type)
          sessionStorage.setItem('untrusted', JSON.stringify(seen))
        },
        true,
      )
  })
  return () => page.evaluate(() => JSON.parse(sessionStorage.getItem('untrusted') ?? '[]'))
}

/** Copies every value of a step and pastes it into the form that the step opened. */
async function applyStep(page: Page, step: string): Promise<void> {
  const card = (guide: Frame) => guide.locator(`[data-testid=hand-step][data-step="${step}"]`)
  const opened = page.waitForEvent('load')
  await card(await guideOn(page))
    .getByTestId('open-form')
    .click()
  await opened
  const address = page.url()
  const values = await card(await guideOn(page))
    .getByTestId('hand-value')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-key') ?? ''))
  const locales = new Set(values.map((key) => /\/([a-z]{2}_[A-Z]{2})$/.exec(key)?.[1]))
  // The forms edit one language at a time; what has no language goes in with the first.
  const first = [...locales].find((locale) => locale !== undefined)
  for (const locale of new Set([...locales].map((each) => each ?? first))) {
    await page.goto(locale === undefined ? address : `${address}?locale=${locale}`)
    for (const key of values) {
      const of = /\/([a-z]{2}_[A-Z]{2})$/.exec(key)?.[1]
      if ((of ?? first) !== locale) continue
      await card(await guideOn(page))
        .locator(`[data-key="${key}"]`)
        .getByTestId('copy-value')
        .click()
      const input = page.getByTestId(`sandbox-input-${inputFor(key)}`)
      await input.click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.press('ControlOrMeta+V')
    }
    const saved = page.waitForURL((url) => !url.pathname.includes('/edit/'))
    await page.getByTestId('sandbox-save').click()
    await saved
  }
  await card(await guideOn(page))
    .getByTestId('mark-done')
    .click()
}

/** `headline/en_US` → `headline`, `startMonthYear/month` → `startMonthYear-month`. */
const inputFor = (key: string): string => {
  const [name = '', part = ''] = key.split('/')
  return part === 'month' || part === 'year' ? `${name}-${part}` : name
}

const rowText = async (page: Page, route: string, row: string, text: string): Promise<void> => {
  const [, id = ''] = route.split('/')
  const entry = page.getByTestId(`entry-${id}`)
  const control = entry.getByTestId(`row-${row}`).first()
  await (await localeOf(control, 'en_US')).fill(text)
}

const rowPart = (page: Page, id: string, row: string, part: string) =>
  page.getByTestId(`entry-${id}`).getByTestId(`row-${row}`).getByTestId(`row-${part}`).getByTestId('value')

/** Six changes: top card, About, a position, an education, a skill, a certificate. */
async function draftSix(page: Page): Promise<void> {
  await typeIn(page, 'headline', 'en_US', awkward)
  await typeIn(page, 'headline', 'de_DE', 'Ingenieurin für Maschinen ✨')
  await typeIn(page, 'summary', 'en_US', 'Two lines,\n\nand a  gap. \u{1F469}\u200D\u{1F680}')
  await goTo(page, 'positions/677616236')
  await rowText(page, 'positions/677616236', 'title', 'Lead “Programmer” & more')
  await rowPart(page, '677616236', 'startMonthYear', 'month').selectOption('2')
  const education = Object.keys(Object(profileOf(app())['educations']))[0] ?? ''
  await goTo(page, `educations/${education}`)
  await rowText(page, `educations/${education}`, 'schoolName', 'University of Looms')
  await goTo(page, 'skills')
  await page.getByTestId('add-entry').click()
  await rowText(page, 'skills/new-1', 'name', 'Card punching')
  await goTo(page, 'certifications')
  await page.getByTestId('add-entry').click()
  await rowText(page, 'certifications/new-1', 'name', 'Certified Analyst')
  await rowText(page, 'certifications/new-1', 'authority', 'Society of Engines')
  await rowPart(page, 'new-1', 'startMonthYear', 'month').selectOption('3')
  await rowPart(page, 'new-1', 'startMonthYear', 'year').fill('2021')
  await waitForPending(page, 6)
}

const entriesOf = (section: string) => Object.values(Object(profileOf(app())[section]))
const textIn = (value: unknown): unknown => Object(Object(value).localized).en_US

describe('applied by a person', () => {
  test('six changes, on the oldest page and the newest', async () => {
    const editor = await connectAfresh(app())
    await draftSix(editor)
    await editor.getByTestId('disconnect').click()
    await editor.getByTestId('connect').first().waitFor()
    await goTo(editor, 'review')
    expect(await editor.getByTestId('send').isDisabled()).toBe(true)
    await editor.getByTestId('apply-by-hand').click()
    await editor.getByTestId('hand-step').first().waitFor()
    const steps = await editor
      .getByTestId('hand-step')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-step') ?? ''))
    expect(steps).toHaveLength(6)
    await picture(editor, 'by-hand')
    expect(await faultsOf(editor)).toEqual([])
    await app().context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: 'https://www.linkedin.com',
    })
    app().sandbox.clearRecord()
    const untrusted: string[] = []
    // Half of them on each layout: only where the frame stands differs.
    for (const [layout, half] of [
      ['classic', steps.slice(0, 3)],
      ['sdui', steps.slice(3)],
    ] as const) {
      const page = await app().openSite(`/in/ada-example/?layout=${layout}`)
      const seen = await watchUntrusted(page)
      await editor.locator(`[data-testid=hand-step][data-step="${half[0]}"]`).getByTestId('open-form').click()
      await page.waitForURL((url) => url.pathname.includes('/edit/'))
      await guideOn(page)
      await screenshotOfWindow(page, `by-hand-frame-${layout}`)
      for (const step of half) {
        await applyStep(page, step)
        await expect
          .poll(async () => (await guideOn(page)).locator(`[data-step="${step}"][data-state=done]`).count())
          .toBe(1)
      }
      untrusted.push(...(await seen()))
      await page.close()
    }
    await editor.bringToFront()
    await waitForPending(editor, 0)
    expect(textsOf(profileOf(app()), 'headline')).toMatchObject({
      en_US: awkward,
      de_DE: 'Ingenieurin für Maschinen ✨',
    })
    expect(textsOf(profileOf(app()), 'summary')['en_US']).toBe(
      'Two lines,\n\nand a  gap. \u{1F469}\u200D\u{1F680}',
    )
    const position = Object(Object(profileOf(app())['positions'])['677616236'])
    expect(textIn(position.title)).toBe('Lead “Programmer” & more')
    expect(position.startMonthYear).toMatchObject({ month: 2 })
    expect(textIn(Object(entriesOf('educations')[0]).schoolName)).toBe('University of Looms')
    expect(entriesOf('skills').map((skill) => textIn(Object(skill).name))).toContain('Card punching')
    expect(entriesOf('certifications')).toContainEqual(
      expect.objectContaining({ startMonthYear: { month: 3, year: 2021 } }),
    )
    const own = app()
      .sandbox.record()
      .filter(({ host, origin }) => host === 'api.linkedin.com' || origin?.startsWith('chrome-extension:'))
    expect(own).toEqual([])
    expect(untrusted).toEqual([])
    await goTo(editor, 'outbox')
    await editor.getByTestId('submission').first().waitFor()
    expect(await editor.getByTestId('submission').count()).toBe(6)
    expect(await editor.getByTestId('step').count()).toBe(6)
  })

  test('a step marked by mistake comes back; the list outlives everything', async () => {
    const editor = await connectAfresh(app())
    await typeIn(editor, 'headline', 'en_US', 'By hand')
    await typeIn(editor, 'summary', 'en_US', 'About by hand')
    await waitForPending(editor, 2)
    await goTo(editor, 'by-hand')
    await editor.locator('[data-step=intro]').getByTestId('mark-done').click()
    await waitForPending(editor, 1)
    await app().restart()
    const again = await app().openOptions('by-hand')
    await again.locator('[data-step=intro][data-state=done]').waitFor()
    await again.locator('[data-step=summary][data-state=open]').waitFor()
    await again.getByTestId('unmark-done').click()
    await waitForPending(again, 2)
    await again.locator('[data-step=intro][data-state=open]').waitFor()
    // A key by itself acts only where the focus is in the list.
    const list = await again.evaluateHandle(() => document.activeElement)
    await again.getByTestId('field-finder').focus()
    await again.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await again.keyboard.press('d')
    await list.evaluate((element) => element instanceof HTMLElement && element.focus())
    await again.keyboard.press('d')
    await again.locator('[data-step=intro][data-state=done]').waitFor()
    await again.locator('[data-step=summary][data-state=open]').waitFor()
    await waitForPending(again, 1)
    await again.keyboard.press('d')
    await again.getByTestId('hand-finished').waitFor()
    await again.getByTestId('forget-done').click()
    await again.getByTestId('hand-step').first().waitFor({ state: 'detached' })
    expect(textsOf(profileOf(app()), 'headline')['en_US']).not.toBe('By hand')
  })

  test('where a form has moved, the profile is a press away', async () => {
    const editor = await connectAfresh(app())
    await typeIn(editor, 'headline', 'en_US', 'By hand')
    await goTo(editor, 'by-hand')
    const opened = app().context.waitForEvent('page')
    await editor.getByTestId('open-profile').click()
    const site = await opened
    await expect.poll(() => site.url()).toBe('https://www.linkedin.com/in/ada-example/')
  })

  test('a clipboard that is refused is said, and the text is there to be taken', async () => {
    const editor = await connectAfresh(app())
    await typeIn(editor, 'headline', 'en_US', 'Copied by hand')
    await goTo(editor, 'by-hand')
    await editor.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: () => Promise.reject(new DOMException('refused', 'NotAllowedError')),
      })
    })
    await editor.getByTestId('copy-value').click()
    await editor.getByTestId('error').waitFor()
    expect(await editor.evaluate(() => getSelection()?.toString())).toBe('Copied by hand')
  })
})

describe('without connecting', () => {
  test('a profile begins, is edited up to the review, and goes over to its member once they connect', async () => {
    const page = await installAfresh(app())
    await goTo(page, '')
    await page.getByTestId('use-without-connecting').click()
    await page.getByTestId('local-start').click()
    await page.getByTestId('error').waitFor()
    await page.getByTestId('local-name').fill('Ada, at home')
    await page.getByTestId('local-address').fill('https://www.linkedin.com/in/ada-example/')
    await picture(page, 'local-profile')
    await page.getByTestId('local-start').click()
    await page.getByTestId('account').first().waitFor()
    expect(await page.getByTestId('account').first().textContent()).toBe('Ada, at home')
    app().sandbox.clearRecord()
    await goTo(page, 'transfer')
    await page.getByTestId('import-file').setInputFiles({
      name: 'Profile.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('First Name,Last Name,Headline\nAda,Example,Engineer of exports\n'),
    })
    await page.getByTestId('take-as-known').click()
    await page.getByTestId('profile-known').waitFor()
    await waitForPending(page, 0)
    await goTo(page, 'headline')
    const known = await localeOf(await field(page, 'headline'), 'en_US')
    await expect.poll(() => known.inputValue()).toBe('Engineer of exports')
    await typeIn(page, 'headline', 'en_US', 'Typed before connecting')
    await goTo(page, 'skills')
    await page.getByTestId('add-entry').click()
    await rowText(page, 'skills/new-1', 'name', 'Patience')
    await waitForPending(page, 2)
    expect(await review(page)).toHaveLength(2)
    expect(await page.getByTestId('send').isDisabled()).toBe(true)
    await page.getByTestId('apply-by-hand').click()
    expect(await page.getByTestId('hand-step').count()).toBe(2)
    const site = await app().openSite()
    await site.locator('[data-profile-patch][data-section=summary]').waitFor({ state: 'attached' })
    expect(
      app()
        .sandbox.record()
        .filter(({ host }) => host === 'api.linkedin.com'),
    ).toEqual([])
    await page.bringToFront()
    await signIn(page, app())
    expect(await page.getByTestId('account').first().textContent()).toBe('Ada Example')
    await waitForPending(page, 2)
    await goTo(page, 'headline')
    expect(await (await localeOf(await field(page, 'headline'), 'en_US')).inputValue()).toBe(
      'Typed before connecting',
    )
    expect(Object.keys(Object(profileOf(app(), ada)['skills']))).toHaveLength(3)
  })
})

test('a newcomer explores the sample: everything but sending, and nothing of it stays', async () => {
  const page = await installAfresh(app())
  await goTo(page, '')
  await page.getByTestId('explore-sample').click()
  await page.getByTestId('sample-bar').waitFor()
  await picture(page, 'sample')
  expect(await faultsOf(page)).toEqual([])
  await typeIn(page, 'headline', 'en_US', 'Trying it out')
  await waitForPending(page, 1)
  expect(await review(page)).toHaveLength(1)
  expect(await page.getByTestId('send').isDisabled()).toBe(true)
  expect(await page.getByTestId('apply-by-hand').count()).toBe(0)
  await page.getByTestId('leave-sample').click()
  await page.getByTestId('explore-sample').waitFor()
  await waitForPending(page, 0)
  expect(
    app()
      .sandbox.record()
      .filter(({ host }) => host === 'api.linkedin.com'),
  ).toEqual([])
})
