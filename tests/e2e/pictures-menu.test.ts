import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { drawPortrait } from '../../sandbox/media/draw.ts'
import { startOver } from './harness/ada.ts'
import type { App } from './harness/app.ts'
import { withHost } from './harness/granted-host.ts'
import { attached, openedCrop, photo, usePicture } from './harness/pictures.ts'
import { settledReview } from './harness/settled-review.ts'
import { connect, send, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const site = 'https://pictures.example'
const alsoAsks = ['pictures.example']

type Field = 'profilePicture' | 'backgroundPicture'

/** Chooses from the menu on an image, as the browser tells the worker of it. Ends with the editor's page. */
async function choose(
  app: () => App,
  page: Page,
  field: Field,
  srcUrl: string,
  pageUrl = `${site}/`,
): Promise<Page> {
  const tabId = await app()
    .worker()
    .evaluate(async (url) => {
      const [tab] = await Reflect.get(globalThis, 'chrome').tabs.query({ url })
      return tab?.id ?? null
    }, `${site}/*`)
  await app()
    .worker()
    .evaluate(
      ([info, id]) => {
        Reflect.get(globalThis, 'chrome').contextMenus.onClicked.dispatch(
          info,
          id === null ? undefined : { id },
        )
      },
      [
        { menuItemId: field, srcUrl, pageUrl, frameId: 0, mediaType: 'image', editable: false },
        tabId,
      ] as const,
    )
  await page.getByTestId(`field-${field}`).waitFor()
  return page
}

describe('on an image of a host that was given', () => {
  const app = useApp({ alsoAsks, extension: withHost(inject('extension'), `${site}/*`) })
  beforeAll(() => connect(app()))

  test('as the profile picture: from the page to LinkedIn, byte for byte', async () => {
    const page = await startOver(app())
    await app()
      .context.newPage()
      .then((other) => other.goto(`${site}/`))
    await choose(app, page, 'profilePicture', `${site}/photo.jpg`)
    await usePicture(page)
    await waitForPending(page, 1)
    await settledReview(page)
    await send(page)
    expect(attached(app(), 'profilePicture').original.equals(photo.buffer)).toBe(true)
  })

  test('as the background picture, found on another site’s page', async () => {
    const page = await startOver(app())
    await choose(app, page, 'backgroundPicture', `${site}/landscape.png`, 'https://www.linkedin.com/feed/')
    await usePicture(page)
    await waitForPending(page, 1)
    await settledReview(page)
    await send(page)
    expect(attached(app(), 'backgroundPicture').display.length).toBeGreaterThan(0)
  })

  test('a picture that lives in the page alone', async () => {
    const page = await startOver(app())
    const other = await app().context.newPage()
    await other.goto(`${site}/`)
    const blob = await other.evaluate(async () => {
      const response = await fetch('/portrait.png')
      return URL.createObjectURL(await response.blob())
    })
    await choose(app, page, 'profilePicture', blob)
    await openedCrop(page)
    expect(await page.getByTestId('crop-size').textContent()).toContain('480 × 480')
  })

  test.each([
    ['refused.png', 'not-picked', 'pick_answer'],
    ['text.png', 'no-picture', 'picture_none'],
  ] as const)('%s is said, and the file picker is there', async (name, problem, key) => {
    const page = await startOver(app())
    await choose(app, page, 'profilePicture', `${site}/${name}`, 'https://elsewhere.example/')
    const line = page.locator(`[data-problem="${problem}"]`).getByTestId('error')
    await line.waitFor()
    expect(await line.textContent()).toContain(words(key))
    expect(await page.getByTestId('choose-file').count()).toBe(1)
    await waitForPending(page, 0)
  })
})

describe('on an image of a host that was not given', () => {
  const app = useApp({ alsoAsks })
  beforeAll(() => connect(app()))

  test('the menu has an entry for each picture', async () => {
    await startOver(app())
    const worked = await app()
      .worker()
      .evaluate(async () => {
        const { contextMenus } = Reflect.get(globalThis, 'chrome')
        // Updating rejects for an entry that is not there.
        await contextMenus.update('profilePicture', {})
        await contextMenus.update('backgroundPicture', {})
        return true
      })
    expect(worked).toBe(true)
  })

  test('it says so, and offers the file picker', async () => {
    const page = await startOver(app())
    await choose(app, page, 'profilePicture', `${site}/portrait.png`, 'https://elsewhere.example/')
    const line = page.locator('[data-problem="not-picked"]').getByTestId('error')
    await line.waitFor()
    expect(await line.textContent()).toContain('pictures.example')
    expect(await page.getByTestId('choose-file').count()).toBe(1)
  })

  test('where the host lets anyone read it, it is taken all the same', async () => {
    const page = await startOver(app())
    await choose(app, page, 'profilePicture', `${site}/cors.png`, 'https://elsewhere.example/')
    await openedCrop(page)
    expect(await page.getByTestId('crop-size').textContent()).toContain('440 × 440')
  })

  test('an image written into the page itself asks for nothing', async () => {
    const page = await startOver(app())
    const address = `data:image/png;base64,${drawPortrait(420).toString('base64')}`
    await choose(app, page, 'backgroundPicture', address, 'https://elsewhere.example/')
    await openedCrop(page)
    expect(await page.getByTestId('crop-size').textContent()).toContain('420 × 105')
  })
})
