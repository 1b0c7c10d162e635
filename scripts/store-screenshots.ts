// `npm run pictures`: the store's pictures of the main screens, 1280 × 800, light and dark, in `screenshots/store/<language>`.
// `npm run pictures -- de ar`: in these languages, to look at them.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startApp } from '../tests/e2e/harness/app.ts'
import { scenes, type Look } from '../tests/e2e/harness/walk/walk.ts'
import { copyBuild } from './build.ts'

const root = join(import.meta.dirname, '..')
/** What the stores take. */
const size = { width: 1280, height: 800 }
const schemes = ['light', 'dark'] as const

/** The shipped build that speaks a language whatever the browser's own is. */
const buildIn = (language: string): string => {
  const copy = copyBuild()
  cpSync(join(copy, '_locales', language), join(copy, '_locales', 'en'), { recursive: true })
  return copy
}

const take = async (language: string): Promise<void> => {
  const folder = join(root, 'screenshots', 'store', language)
  mkdirSync(folder, { recursive: true })
  const extension = buildIn(language)
  const app = await startApp({ extension })
  const look: Look = async (page, name, what) => {
    if (what === 'state') return
    const before = page.viewportSize()
    if (what === 'main' && before?.width === size.width) await page.setViewportSize(size)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    }
    await page.emulateMedia({ colorScheme: 'light' })
    if (before) await page.setViewportSize(before)
  }
  try {
    for (const { begin, visits } of scenes) {
      await begin(app)
      for (const { go } of visits) {
        await go(app, look)
        const [, ...others] = app.context.pages()
        await Promise.all(others.map((page) => page.close()))
      }
    }
    console.log(`${language}: ${folder}`)
  } finally {
    await app.close()
    rmSync(extension, { recursive: true, force: true })
  }
}

const wanted = process.argv.slice(2)
for (const language of wanted.length > 0 ? wanted : ['en']) await take(language)
