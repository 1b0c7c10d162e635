import type { Frame, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { sectionIds } from '../../utils/page/anchors.ts'
import { ada, connectAfresh, grace, installAfresh, profileOf, textsOf } from './harness/afresh.ts'
import {
  buttonBox,
  buttonWords,
  focusedSection,
  frameHosts,
  openFrame,
  pressButton,
  sectionsWithButton,
} from './harness/page-buttons.ts'
import { localeOf, review, send } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const app = useApp()

const layouts = ['classic', 'mid', 'sdui'] as const
const languages = ['en_US', 'de_DE', 'ja_JP', 'ar_AE'] as const
const all = sectionIds.toSorted()
/** A field of each section's form. */
const formOf = { intro: 'field-headline', contact: 'field-websites', summary: 'field-summary' } as const

const adasPage = '/in/ada-example/'
const gracesPage = '/in/grace-sample/'

/** Exactly one button at every section. */
const expectButtons = (page: Page, sections: readonly string[] = all): Promise<void> =>
  expect.poll(async () => (await sectionsWithButton(page)).toSorted(), { timeout: 5000 }).toEqual(sections)

/** What the stand-in site offers its tests, called in the page. */
const onSite = (page: Page, does: string, ...given: string[]): Promise<void> =>
  page.evaluate(
    async ([name = '', ...rest]) => Reflect.get(Reflect.get(globalThis, 'sandbox'), name)(...rest),
    [does, ...given],
  )

/** Writes down the path of the page at every moment when an element of ours is in it. */
const noteHosts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const paths = new Set<string>()
    Reflect.set(globalThis, 'hostsSeenAt', paths)
    new MutationObserver(() => {
      if (document.querySelector('[data-profile-patch]')) paths.add(location.pathname)
    }).observe(document, { subtree: true, childList: true })
  })

const hostsSeenAt = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...Reflect.get(globalThis, 'hostsSeenAt')])

/** Every attribute and text of the page's own tree: what LinkedIn's scripts can read. */
const lightDom = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML)

/** Every address that the page is told was loaded. */
const loadedFrom = (page: Page): Promise<string> =>
  page.evaluate(() =>
    performance
      .getEntries()
      .map(({ name }) => name)
      .join(' '),
  )

const headlineIn = async (frame: Frame) => localeOf(frame.getByTestId('field-headline'), 'en_US')

beforeAll(async () => {
  const page = await connectAfresh(app())
  await page.close()
})

describe.each(layouts)('on the %s page', (layout) => {
  test.each(languages)('in %s every section has a button that opens its editor', async (language) => {
    const page = await app().openSite(`${adasPage}?layout=${layout}&lang=${language}`)
    await expectButtons(page)
    const names = await Promise.all(all.map(async (section) => (await buttonWords(page, section))[0]))
    expect(new Set(names).size).toBe(all.length)
    for (const section of all) {
      const { width, height } = await buttonBox(page, section)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
    }
    const frame = await openFrame(page, 'intro')
    await frame.getByTestId(formOf.intro).waitFor()
    // From one section to the next without closing, in one frame.
    for (const section of ['contact', 'summary'] as const) {
      await pressButton(page, section)
      await frame.getByTestId(formOf[section]).waitFor()
      expect(await frame.getByTestId(formOf.intro).count()).toBe(0)
    }
    expect(await frameHosts(page).count()).toBe(1)
    expect(await lightDom(page)).not.toContain('chrome-extension')
    expect(await loadedFrom(page)).not.toContain('chrome-extension')
  })
})

describe('the frame', () => {
  test('edits what the page then shows', async () => {
    const page = await app().openSite(`${adasPage}?layout=sdui&lang=en_US`)
    const frame = await openFrame(page, 'intro')
    await (await headlineIn(frame)).fill('Engineer, edited on the page')
    await frame.getByTestId('pending-count').filter({ hasText: /^1$/ }).waitFor()
    const opened = app().context.waitForEvent('page')
    await frame.getByTestId('go-review').click()
    const editor = await opened
    await editor.waitForURL((url) => url.hash === '#/review')
    await review(editor)
    await send(editor)
    expect(textsOf(profileOf(app()), 'headline')['en_US']).toBe('Engineer, edited on the page')
    await page.bringToFront()
    await page.reload()
    await page.getByText('Engineer, edited on the page').first().waitFor()
    await expectButtons(page)
  })

  test('closes on Escape and by its own button, and gives the focus back', async () => {
    const page = await app().openSite(adasPage)
    await page.evaluate(() => {
      const heard: string[] = []
      Reflect.set(globalThis, 'heard', heard)
      addEventListener('message', ({ origin }) => heard.push(origin))
    })
    const frame = await openFrame(page, 'summary')
    await frame.getByTestId('field-summary').waitFor()
    await (await localeOf(frame.getByTestId('field-summary'), 'en_US')).focus()
    await page.keyboard.press('Escape')
    await expect.poll(() => focusedSection(page)).toBe('summary')
    await expect.poll(() => page.locator('[data-profile-patch]:not([data-section])').count()).toBe(0)

    const again = await openFrame(page, 'intro')
    await again.getByTestId('field-headline').waitFor()
    await again.getByTestId('close-frame').click()
    await expect.poll(() => focusedSection(page)).toBe('intro')

    // From the page too, with the keyboard alone.
    const reopened = page.waitForEvent('framenavigated', (each) => each.url().includes('/inline.html'))
    await page.keyboard.press('Enter')
    await (await reopened).getByTestId('field-headline').waitFor()
    await page.locator('main').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('Escape')
    await expect.poll(() => frameHosts(page).count()).toBe(0)

    // LinkedIn's own listeners heard nothing of all this: an origin would tell them the extension's id.
    expect(await page.evaluate(() => Reflect.get(globalThis, 'heard'))).toEqual([])
    expect(await lightDom(page)).not.toContain('chrome-extension')
  })

  test('fits a narrow window, and adds no scrolling to the page', async () => {
    const page = await app().openSite('/feed/')
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto(`https://www.linkedin.com${adasPage}?layout=classic&lang=en_US`)
    const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth)
    await expectButtons(page)
    for (const section of all) {
      const { left, width } = await buttonBox(page, section)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(Math.max(360, await widthOf()))
    }
    const before = await widthOf()
    const frame = await openFrame(page, 'summary')
    await frame.getByTestId('field-summary').waitFor()
    expect(await widthOf()).toBe(before)
    const inside = await frame.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }))
    expect(inside.client).toBeLessThanOrEqual(360)
    expect(inside.scroll).toBeLessThanOrEqual(inside.client)
    await frame.getByTestId('close-frame').click()
    await expect.poll(() => focusedSection(page)).toBe('summary')
  })
})

describe('the script that is put on the page', () => {
  test('comes though the worker sleeps or fails, and stands there once however often it is put there', async () => {
    await app().killWorker()
    const page = await app().openSite(`${adasPage}?layout=mid&lang=en_US`)
    await expectButtons(page)
    for (const turn of ['second', 'third']) {
      // Told apart from those that come now.
      await page.evaluate(() => {
        for (const host of document.querySelectorAll('[data-profile-patch]')) host.classList.add('former')
      })
      await app()
        .worker()
        .evaluate(async () => {
          const { scripting, tabs } = Reflect.get(globalThis, 'chrome')
          const [tab] = await tabs.query({ url: 'https://www.linkedin.com/in/*' })
          await scripting.executeScript({ target: { tabId: tab.id }, files: ['/content-scripts/profile.js'] })
        })
      await page.locator('[data-profile-patch]:not(.former)').first().waitFor({ state: 'attached' })
      expect([turn, (await sectionsWithButton(page)).toSorted()]).toEqual([turn, all])
    }
    const frame = await openFrame(page, 'summary')
    await frame.getByTestId('field-summary').waitFor()
    expect(await frameHosts(page).count()).toBe(1)
    await page.close()

    // The browser fails once.
    await app()
      .worker()
      .evaluate(() => {
        const { scripting } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')
        const { executeScript } = scripting
        scripting.executeScript = () => {
          scripting.executeScript = executeScript
          return Promise.reject(new Error('No document with that id'))
        }
      })
    await expectButtons(await app().openSite(adasPage))
  })
})

describe('a page that changes', () => {
  test('arriving from the feed while the worker sleeps, going on to somebody else, and back', async () => {
    const page = await app().context.newPage()
    await noteHosts(page)
    await page.goto('https://www.linkedin.com/feed/?layout=sdui&lang=en_US')
    await app().killWorker()
    await page.locator(`a[href="${adasPage}"]`).first().click()
    await expectButtons(page)
    const frame = await openFrame(page, 'summary')
    await frame.getByTestId('field-summary').waitFor()

    // The frame may lie over the link.
    await page.locator(`aside a[href="${gracesPage}"]`).dispatchEvent('click')
    await page.getByText('Compiler of compilers').first().waitFor()
    await expect.poll(() => page.locator('[data-profile-patch]').count()).toBe(0)

    await page.goBack()
    await expectButtons(page)
    expect(await frameHosts(page).count()).toBe(0)
    await onSite(page, 'navigate', '/feed/')
    await expect.poll(() => page.locator('[data-profile-patch]').count()).toBe(0)
    await page.goBack()
    await expectButtons(page)
  })

  test.each(layouts)('cards that come late on the %s page', async (layout) => {
    const page = await app().openSite(`${adasPage}?layout=${layout}&lang=de_DE&late=1`)
    await expectButtons(page, ['contact', 'intro'])
    await onSite(page, 'releaseCards')
    await expectButtons(page)
    // A button for the whole profile is for pages that keep their sections to themselves.
    expect(await sectionsWithButton(page)).not.toContain('profile')
  })

  test.each(layouts)('cards drawn anew on the %s page', async (layout) => {
    const page = await app().openSite(`${adasPage}?layout=${layout}&lang=en_US`)
    await expectButtons(page)
    const frame = await openFrame(page, 'summary')
    await frame.getByTestId('field-summary').waitFor()
    for (const section of ['summary', 'intro', 'summary']) {
      await onSite(page, 'rerender', section)
      await expectButtons(page)
    }
    await onSite(page, 'rerenderAll')
    await expectButtons(page)
    // The frame stays, and the new button has it: closing leads there.
    await frame.getByTestId('field-summary').waitFor()
    await frame.getByTestId('close-frame').click()
    await expect.poll(() => focusedSection(page)).toBe('summary')
  })
})

describe('nothing of ours', () => {
  /** The script is alive in this very page, once it has put its buttons on the member's own profile. */
  const seenUntilAdas = async (page: Page): Promise<string[]> => {
    await onSite(page, 'navigate', adasPage)
    await expectButtons(page)
    return hostsSeenAt(page)
  }

  test.each(layouts)('on anybody else’s %s page, on the feed, or on a list', async (layout) => {
    const page = await app().context.newPage()
    await noteHosts(page)
    await page.goto(`https://www.linkedin.com${gracesPage}?layout=${layout}&lang=en_US`)
    for (const path of ['/in/max-many/', '/in/nur-mithal/', '/feed/', '/in/hanako-mihon/'])
      await onSite(page, 'navigate', path)
    expect(await seenUntilAdas(page)).toEqual([adasPage])
  })

  test('on the profile of whoever is signed in on LinkedIn as somebody else', async () => {
    app().sandbox.setSiteMember(grace)
    try {
      const page = await app().context.newPage()
      await noteHosts(page)
      await page.goto(`https://www.linkedin.com${gracesPage}?layout=sdui&lang=en_US`)
      await page.locator(`a[href*="${gracesPage}edit/"]`).first().waitFor()
      await onSite(page, 'navigate', adasPage)
      await page.getByText('Engineer').first().waitFor()
      app().sandbox.setSiteMember(ada)
      await onSite(page, 'navigate', '/feed/')
      expect(await seenUntilAdas(page)).toEqual([adasPage])
    } finally {
      app().sandbox.setSiteMember(ada)
    }
  })
})

test('the buttons follow who is connected: come, go over to another member, and are nobody’s after a fresh start', async () => {
  await (await installAfresh(app())).close()
  const page = await app().context.newPage()
  await noteHosts(page)
  await page.goto(`https://www.linkedin.com${adasPage}?layout=classic&lang=en_US`)
  await page.locator(`a[href*="${adasPage}edit/"]`).first().waitFor()
  const seenBefore = await hostsSeenAt(page)
  // Connecting in another tab is enough.
  const editor = await connectAfresh(app())
  await expectButtons(page)
  expect(seenBefore).toEqual([])
  // Signed out, the page is left alone; what was typed is kept all the same.
  await editor.getByTestId('disconnect').first().click()
  await editor.getByTestId('connect').first().waitFor()
  await expectButtons(page, [])
  await editor.close()
  await (await connectAfresh(app(), { member: grace })).close()
  await expectButtons(page, [])
})

test('when the extension was loaded anew under the page, the old button says so', async () => {
  await (await connectAfresh(app())).close()
  const page = await app().openSite(`${adasPage}?layout=sdui&lang=en_US`)
  await expectButtons(page)
  await app().reloadExtension()
  await pressButton(page, 'summary')
  await expect.poll(() => buttonWords(page, 'summary')).toContain(words('page_reload'))
  expect(await frameHosts(page).count()).toBe(0)
  await page.reload()
  await expectButtons(page)
  const frame = await openFrame(page, 'summary')
  await frame.getByTestId('field-summary').waitFor()
})
