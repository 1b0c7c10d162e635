import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = join(import.meta.dirname, '..', '..', '..', 'screenshots')

/**
 * Writes screenshots/<name>.png with animations at their end: the whole page, in a window that grows to hold it, so
 * that what sticks to the window's foot is at the foot.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size && height > size.height) await page.setViewportSize({ ...size, height })
  await screenshotOfWindow(page, name)
  if (size && height > size.height) await page.setViewportSize(size)
}

/** Writes screenshots/<name>.png of what is in the window. */
export async function screenshotOfWindow(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

/** The same screen light, dark, and 320 px wide; the page is left as it was found. */
export async function screenshots(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()
  await page.emulateMedia({ colorScheme: 'light' })
  await screenshot(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await screenshot(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  if (size) {
    await page.setViewportSize({ width: 320, height: 640 })
    await screenshot(page, `${name}-narrow`)
    await page.setViewportSize(size)
  }
  await page.emulateMedia({ colorScheme: null })
}
