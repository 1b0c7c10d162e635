import { connectAfresh } from '../afresh.ts'
import { field, goTo, review, typeIn, waitForPending } from '../steps.ts'
import type { Scene, Visit } from './walk.ts'

const route = (name: string, what: 'main' | 'state'): Visit => ({
  title: `the editor at “${name}”`,
  go: async (app, look) => {
    const page = await app.openOptions(name)
    await waitForPending(page, 4)
    await look(page, `editor-${name || 'start'}`, what)
  },
})

export const editing: Scene = {
  title: 'connected, with edits',
  begin: async (app) => {
    const page = await connectAfresh(app)
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
  },
  visits: [
    {
      title: 'the popup',
      go: async (app, look) => {
        const popup = await app.openPopup()
        await waitForPending(popup, 4)
        // Its last field comes when its first frame is on the screen.
        await popup.getByTestId('field-websites').waitFor()
        await look(popup, 'popup', 'main')
        await popup.getByTestId('field-finder').fill('a')
        await popup.getByTestId('finder-result').first().waitFor()
        await look(popup, 'popup-finder', 'state')
        await popup.getByTestId('field-finder').fill('qqq')
        await popup.getByTestId('finder-result').first().waitFor({ state: 'detached' })
        await look(popup, 'popup-finder-nothing', 'state')
      },
    },
    ...['', 'headline', 'contact', 'connection'].map((name) => route(name, 'main')),
    ...['intro', 'featured', 'supportedLocales', 'older', 'profilePicture', 'add', 'nowhere-at-all'].map(
      (name) => route(name, 'state'),
    ),
    {
      title: 'what could not be read and lies aside',
      go: async (app, look) => {
        const page = await app.openOptions('connection')
        await page.evaluate(() =>
          Reflect.get(globalThis, 'chrome').storage.local.set({
            'set-aside': {
              version: 1,
              value: [{ key: 'set-aside:draft:1', of: 'draft', at: 1_790_000_000_000 }],
            },
          }),
        )
        await page.getByTestId('set-aside-item').waitFor()
        await look(page, 'connection-set-aside', 'state')
        await page.getByTestId('delete-set-aside').click()
        await page.getByTestId('set-aside-item').waitFor({ state: 'detached' })
      },
    },
    {
      title: 'the review, with an error in it',
      go: async (app, look) => {
        const page = await app.openOptions()
        await review(page)
        await look(page, 'review', 'main')
      },
    },
    {
      title: 'the frame',
      go: async (app, look) => {
        const page = await app.openInline('contact')
        await waitForPending(page, 4)
        await page.setViewportSize({ width: 420, height: 800 })
        await look(page, 'inline', 'main')
      },
    },
  ],
}
