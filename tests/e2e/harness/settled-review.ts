import type { Page } from 'playwright-core'
import { goTo, review, type ShownRequest } from './steps.ts'

/** Goes to the review, and reads it off once it is what Send would send: the worker has answered to the last edit. */
export async function settledReview(page: Page): Promise<ShownRequest[]> {
  await goTo(page, 'review')
  await page.locator('[aria-busy="false"] [data-testid="send"]:enabled').waitFor()
  return review(page)
}
