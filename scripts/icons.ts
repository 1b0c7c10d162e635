// Draws assets/public/icons from assets/icon.svg. Run by hand when the drawing changes: node scripts/icons.ts
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

const assets = join(import.meta.dirname, '..', 'assets')
const sizes = [16, 32, 48, 96, 128]

const drawing = await readFile(join(assets, 'icon.svg'), 'base64')
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage()
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="data:image/svg+xml;base64,${drawing}">`,
  )
  await page.screenshot({ path: join(assets, 'public', 'icons', `${size}.png`), omitBackground: true })
}
await browser.close()
