import { connectAfresh, installAfresh } from '../afresh.ts'
import { goTo, localeOf, typeIn, waitForPending } from '../steps.ts'
import type { Scene } from './walk.ts'

export const leaving: Scene = {
  title: 'without a connection',
  begin: async (app) => {
    const page = await connectAfresh(app)
    await typeIn(page, 'headline', 'en_US', 'Engineer of engines, poet of numbers ✨')
    await goTo(page, 'positions')
    const lead = page.getByTestId('entry-677616236')
    await lead.getByTestId('edit-entry').click()
    await (await localeOf(lead.getByTestId('row-title'), 'de_DE')).fill('Leiterin')
    await goTo(page, 'skills')
    await page.getByTestId('add-entry').click()
    await (await localeOf(page.getByTestId('entry-new-1').getByTestId('row-name'), 'en_US')).fill('Weaving')
    await waitForPending(page, 3)
    await page.getByTestId('disconnect').click()
    await page.getByTestId('connect').first().waitFor()
    await page.close()
  },
  visits: [
    {
      title: 'the popup and the review',
      go: async (app, look) => {
        const popup = await app.openPopup()
        await waitForPending(popup, 3)
        // Its last field comes when its first frame is on the screen.
        await popup.getByTestId('field-websites').waitFor()
        await look(popup, 'popup-disconnected', 'state')
        const page = await app.openOptions('review')
        await page.getByTestId('apply-by-hand').waitFor()
        await look(page, 'review-disconnected', 'state')
      },
    },
    {
      title: 'the checklist, and the frame beside the page',
      go: async (app, look) => {
        const page = await app.openOptions('by-hand')
        await page.getByTestId('hand-step').nth(2).waitFor()
        await look(page, 'by-hand', 'main')
        await page.getByTestId('mark-done').first().click()
        await page.getByTestId('unmark-done').waitFor()
        await look(page, 'by-hand-one-done', 'state')
      },
    },
    {
      title: 'the sample profile',
      go: async (app, look) => {
        const page = await installAfresh(app)
        await page.getByTestId('explore-sample').click()
        await page.getByTestId('sample-bar').waitFor()
        await look(page, 'sample', 'main')
        await typeIn(page, 'headline', 'en_US', 'Somebody else')
        await waitForPending(page, 1)
        await goTo(page, 'review')
        await page.getByTestId('change').first().waitFor()
        await look(page, 'sample-review', 'state')
        await page.getByTestId('leave-sample').click()
        await page.getByTestId('use-without-connecting').click()
        await page.getByTestId('local-start').click()
        await page.getByTestId('error').waitFor()
        await look(page, 'editor-welcome-local', 'state')
      },
    },
  ],
}
