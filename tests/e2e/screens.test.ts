import { beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, picture } from './harness/inspect.ts'
import { screenshot, screenshotOfWindow } from './harness/screenshot.ts'
import { useApp } from './harness/use-app.ts'
import { scenes } from './harness/walk/walk.ts'

/*
 * Every screen, the main ones light and dark, narrow and at 200 %: screenshots to look at, and what holds for all.
 */

const app = useApp()

describe.each(scenes)('$title', ({ begin, visits }) => {
  beforeAll(() => begin(app()))

  test.each(visits)('$title', async ({ go }) => {
    const faults: string[] = []
    await go(app(), async (page, name, what) => {
      if (what === 'site') return screenshotOfWindow(page, name)
      await (what === 'main' ? picture(page, name) : screenshot(page, name))
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${JSON.stringify(fault)}`))
    })
    expect(faults).toEqual([])
  })
})
