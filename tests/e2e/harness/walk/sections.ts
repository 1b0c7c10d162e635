import { MAIN_TOKEN } from '../../../../sandbox/start.ts'
import { ada, connectAfresh } from '../afresh.ts'
import { goTo, localeOf, review, waitForPending } from '../steps.ts'
import type { Scene, Visit } from './walk.ts'

const route = (name: string): Visit => ({
  title: `and at “${name}”`,
  go: async (app, look) => {
    const page = await app.openOptions(name)
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (name !== 'career') await page.getByTestId('edit-entry').first().click()
    await look(page, `section-${name}`, 'state')
  },
})

export const sections: Scene = {
  title: 'sections',
  begin: async (app) => {
    const withoutScores = () =>
      app.sandbox.changeMember(ada, ({ testScores: _scores, testScoresOrder: _order, ...profile }) => profile)
    await (await connectAfresh(app, MAIN_TOKEN, withoutScores)).close()
  },
  visits: [
    {
      title: 'a list with an entry that is new, one changed and one to be deleted',
      go: async (app, look) => {
        const page = await app.openOptions('positions')
        await page.getByTestId('add-entry').click()
        const made = page.getByTestId('entry-new-1')
        await (await localeOf(made.getByTestId('row-title'), 'en_US')).fill('Analyst of Engines')
        await (await localeOf(made.getByTestId('row-companyName'), 'en_US')).fill('Babbage & Co.')
        await look(page, 'section-new', 'main')
        await made.getByTestId('edit-entry').click()
        await made.getByTestId('move-up').click()
        await made.getByTestId('move-up').click()
        const apprentice = page.getByTestId('entry-660879450')
        await apprentice.getByTestId('remove-entry').click()
        await look(page, 'section-asks', 'state')
        await apprentice.getByTestId('confirm-remove').click()
        const lead = page.getByTestId('entry-677616236')
        await lead.getByTestId('edit-entry').click()
        await (await localeOf(lead.getByTestId('row-title'), 'de_DE')).fill('Leiterin')
        await waitForPending(page, 4)
        await page.getByTestId('select-entries').click()
        await look(page, 'section-open', 'main')
      },
    },
    {
      title: 'several skills at once',
      go: async (app, look) => {
        const page = await app.openOptions('skills')
        await page.getByTestId('bulk-add').click()
        await page.getByTestId('bulk-text').fill('Poetry, mathematics\nC++;Écriture')
        await look(page, 'section-bulk', 'main')
        await page.getByTestId('bulk-apply').click()
        await waitForPending(page, 7)
      },
    },
    ...['patents', 'educations', 'projects', 'courses', 'career'].map(route),
    {
      title: 'one with no entry in it',
      go: async (app, look) => {
        const page = await app.openOptions('testScores')
        await page.getByTestId('entries-empty').waitFor()
        await look(page, 'section-empty', 'state')
      },
    },
    {
      title: 'the review of them',
      go: async (app, look) => {
        const page = await app.openOptions()
        await review(page)
        await look(page, 'review-entries', 'main')
      },
    },
    {
      title: 'in the frame',
      go: async (app, look) => {
        const page = await app.openInline('positions')
        await page.setViewportSize({ width: 420, height: 800 })
        await page.getByTestId('entry-677616236').getByTestId('edit-entry').click()
        await look(page, 'inline-section', 'main')
      },
    },
    {
      title: 'on their way, and sent',
      go: async (app, look) => {
        const page = await app.openOptions()
        await review(page)
        await page.getByTestId('send').click()
        const newest = page.getByTestId('submission').first()
        await newest.and(page.locator('[data-state="done"]')).waitFor()
        await look(page, 'outbox-entries', 'main')
        await waitForPending(page, 0)
        await goTo(page, 'history')
        await page.getByTestId('history-entry').first().waitFor()
        await look(page, 'history', 'state')
        await page.getByTestId('history-search').fill('nowhere to be found')
        await page.getByTestId('history-entry').first().waitFor({ state: 'detached' })
        await look(page, 'history-search-nothing', 'state')
      },
    },
  ],
}
