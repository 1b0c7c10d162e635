import { installAfresh } from '../afresh.ts'
import { goTo } from '../steps.ts'
import type { Scene } from './walk.ts'

export const newcomer: Scene = {
  title: 'before anyone has connected',
  begin: async (app) => (await installAfresh(app)).close(),
  visits: [
    {
      title: 'the popup',
      go: async (app, look) => {
        const popup = await app.openPopup()
        await popup.getByTestId('connect').waitFor()
        await look(popup, 'popup-welcome', 'main')
      },
    },
    {
      title: 'the editor and the connection',
      go: async (app, look) => {
        const page = await app.openOptions()
        await page.getByTestId('explore-sample').waitFor()
        await page.getByTestId('welcome-never').waitFor()
        await look(page, 'editor-welcome', 'main')
        await goTo(page, 'connection')
        for (const way of ['token', 'pkce', 'exchange']) {
          await page.getByTestId('sign-in-way').selectOption(way)
          await page.getByTestId(way === 'token' ? 'access-token' : 'client-id').waitFor()
          await look(page, `connection-${way}`, way === 'exchange' ? 'main' : 'state')
        }
      },
    },
  ],
}
