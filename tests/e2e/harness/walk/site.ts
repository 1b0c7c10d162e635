import { sectionIds } from '../../../../utils/page/anchors.ts'
import { connectAfresh } from '../afresh.ts'
import { openFrame } from '../page-buttons.ts'
import type { Scene, Visit } from './walk.ts'

const layouts = [
  ['classic', 'en_US'],
  ['mid', 'de_DE'],
  ['sdui', 'ja_JP'],
  ['sdui', 'ar_AE'],
] as const

export const onTheSite: Scene = {
  title: 'on the profile page',
  begin: async (app) => (await connectAfresh(app)).close(),
  visits: layouts.map(([layout, language]): Visit => ({
    title: `${layout}, in ${language}`,
    go: async (app, look) => {
      const page = await app.openSite(`/in/ada-example/?layout=${layout}&lang=${language}`)
      const buttons = page.locator('[data-profile-patch][data-section]')
      await buttons.nth(sectionIds.length - 1).waitFor({ state: 'attached' })
      await look(page, `page-${layout}-${language}`, 'site')
      const frame = await openFrame(page, 'intro')
      await frame.getByTestId('field-headline').waitFor()
      await look(page, `page-${layout}-${language}-frame`, 'site')
    },
  })),
}
