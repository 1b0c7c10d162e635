import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sectionIds } from '../../utils/page/anchors.ts'
import { clippedIn } from './harness/clipped.ts'
import { buttonWords } from './harness/page-buttons.ts'
import { pseudoBuild } from './harness/pseudo-locale.ts'
import { dataOf, saidBy, untranslated } from './harness/untranslated.ts'
import { useApp } from './harness/use-app.ts'
import { resume } from './harness/walk/transfer.ts'
import { scenes, scenesElsewhere, type Look } from './harness/walk/walk.ts'

/*
 * Every screen in a language nobody speaks, whose texts are longer and have no plain letter: a plain word that is no
 * value of the member's is untranslated, and a text that is cut off would be so in some language.
 */

const extension = pseudoBuild()
const app = useApp({ extension })
afterAll(() => rmSync(extension, { recursive: true }))

const widths = [1280, 360]

/** What a screen says untranslated, and what of its words does not fit. */
const faultsAt = async (...[page, name, what]: Parameters<Look>): Promise<string[]> => {
  const called = (where: string, faults: readonly string[]) =>
    faults.map((fault) => `${name}${where}: ${fault}`)
  const frame = page.frames().find((each) => each.url().includes('/inline.html'))
  if (what === 'site' && !frame) {
    const words = await Promise.all(sectionIds.map((section) => buttonWords(page, section)))
    return called('', untranslated(words.flat(), ''))
  }
  const ours = frame ?? page
  const asking = what === 'site' ? await app().openOptions() : page
  const data = await dataOf(app(), asking, [resume, 'given.json'])
  const found = called(', untranslated', untranslated(await saidBy(ours), data))
  if (what === 'site') return [...found, ...called('', await clippedIn(ours))]
  const size = page.viewportSize()
  for (const width of size?.width === 1280 ? widths : [size?.width ?? 380]) {
    await page.setViewportSize({ width, height: 800 })
    found.push(...called(`, ${width} wide`, await clippedIn(page)))
  }
  if (size) await page.setViewportSize(size)
  return found
}

describe.each([...scenes, ...scenesElsewhere])('$title', ({ begin, visits }) => {
  beforeAll(() => begin(app()))

  test.each(visits)('$title', async ({ go }) => {
    const faults: string[] = []
    await go(app(), async (...seen) => {
      faults.push(...(await faultsAt(...seen)))
    })
    expect(faults).toEqual([])
  })
})
