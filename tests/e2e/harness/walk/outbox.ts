import type { Page } from 'playwright-core'
import { connectAfresh, failUpdates } from '../afresh.ts'
import { field, goTo, review, typeIn, waitForPending } from '../steps.ts'
import type { Scene } from './walk.ts'

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

export const outbox: Scene = {
  title: 'the outbox',
  begin: async (app) => (await connectAfresh(app)).close(),
  visits: [
    {
      title: 'with nothing in it yet, nor in the history, nor to review',
      go: async (app, look) => {
        const page = await app.openOptions('outbox')
        await page.getByTestId('pending-count').waitFor()
        await look(page, 'outbox-empty', 'state')
        await goTo(page, 'history')
        await page.getByRole('heading', { level: 1 }).waitFor()
        await look(page, 'history-empty', 'state')
        await goTo(page, 'by-hand')
        await page.getByRole('heading', { level: 1 }).waitFor()
        await look(page, 'by-hand-empty', 'state')
      },
    },
    {
      title: 'with what was sent and what was refused',
      go: async (app, look) => {
        const page = await app.openOptions('outbox')
        await sendHeadline(page, 'First')
        await stateOf(page, 'done')
        await waitForPending(page, 0)

        const body = { message: '/headline/localized/en_US: not this word', status: 422 }
        app.sandbox.setFaults(failUpdates({ kind: 'status', status: 422, body }))
        await sendHeadline(page, 'Refused')
        await stateOf(page, 'attention')
        await look(page, 'outbox-attention', 'main')
        await goTo(page, 'headline')
        await (await field(page, 'headline')).getByTestId('error').waitFor()
        await look(page, 'editor-refused', 'state')
      },
    },
    {
      title: 'with what waits',
      go: async (app, look) => {
        const page = await app.openOptions()
        app.sandbox.setFaults(failUpdates({ kind: 'rate-limit', retryAfter: 3600 }))
        await sendHeadline(page, 'Later')
        await stateOf(page, 'paused')
        await look(page, 'outbox-paused', 'main')
        await page.getByTestId('submission').first().getByTestId('cancel').click()
        await stateOf(page, 'attention')
      },
    },
    {
      title: 'with what is on its way',
      go: async (app, look) => {
        const page = await app.openOptions()
        app.sandbox.setFaults(failUpdates({ kind: 'slow' }))
        await sendHeadline(page, 'On its way')
        await stateOf(page, 'running')
        await look(page, 'outbox-running', 'state')
        const popup = await app.openPopup()
        await popup.getByTestId('latest-submission').waitFor()
        // Its last field comes when its first frame is on the screen.
        await popup.getByTestId('field-websites').waitFor()
        await look(popup, 'popup-running', 'main')
        app.sandbox.release()
        await stateOf(page, 'done')
        await look(page, 'outbox-done', 'state')
        await goTo(page, 'review')
        await page.getByTestId('send').waitFor()
        await look(page, 'review-empty', 'state')
      },
    },
  ],
}
