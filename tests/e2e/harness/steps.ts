import type { Locator, Page } from 'playwright-core'
import { MAIN_TOKEN, type TokenGrant } from '../../../sandbox/start.ts'
import type { App } from './app.ts'

/*
 * What a member does, spelled in the test ids contract and nothing else.
 * A step ends when the screen shows that it is done, never after a time.
 */

/** Leads an editor's page to another route, as a link in it would. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${route}`)
}

/** Connects with a pasted token: Ada's with every permission, unless told otherwise. Ends when the account's name shows. */
export async function connect(app: App, token: string | TokenGrant = MAIN_TOKEN): Promise<void> {
  const value = typeof token === 'string' ? token : app.sandbox.issueToken(token)
  const page = await app.openOptions('connection')
  await page.getByTestId('sign-in-way').selectOption('token')
  await page.getByTestId('access-token').fill(value)
  await page.getByTestId('connect').click()
  await page.getByTestId('account').first().waitFor()
  await page.close()
}

/** A basic field's form, once it is there. */
export async function field(page: Page, id: string): Promise<Locator> {
  const form = page.getByTestId(`field-${id}`)
  await form.waitFor()
  return form
}

/** The text control of one language, unfolded where languages are tabs. */
export async function localeOf(form: Locator, locale: string): Promise<Locator> {
  const control = form.getByTestId(`locale-${locale}`)
  const tab = form.getByTestId(`locale-tab-${locale}`)
  await control.or(tab).first().waitFor()
  if ((await tab.count()) > 0) await tab.click()
  await control.waitFor()
  return control
}

/** Opens a field's route and types in one language. */
export async function typeIn(page: Page, id: string, locale: string, text: string): Promise<void> {
  await goTo(page, id)
  const control = await localeOf(await field(page, id), locale)
  await control.fill(text)
}

/** Waits until the draft is known to hold this many changes. */
export async function waitForPending(page: Page, count: number): Promise<void> {
  await page
    .getByTestId('pending-count')
    .filter({ hasText: new RegExp(String.raw`(?:^|\D)${count}(?:\D|$)`) })
    .first()
    .waitFor()
}

export type ShownRequest = { readonly method: string; readonly path: string; readonly body: string }

/** Goes to the review and reads off the requests it promises. */
export async function review(page: Page): Promise<ShownRequest[]> {
  await goTo(page, 'review')
  await page.getByTestId('request').first().waitFor({ state: 'attached' })
  const requests = await page.getByTestId('request').all()
  return Promise.all(
    requests.map(async (request) => ({
      method: (await request.getAttribute('data-method')) ?? '',
      path: (await request.getAttribute('data-path')) ?? '',
      body: (await request.getByTestId('request-body').textContent()) ?? '',
    })),
  )
}

/** Presses Send on the review and waits until the newest submission is in the given state. */
export async function send(page: Page, state: 'done' | 'paused' | 'attention' = 'done'): Promise<Locator> {
  await page.getByTestId('send').click()
  const newest = page.getByTestId('submission').first()
  await newest.and(page.locator(`[data-state="${state}"]`)).waitFor()
  return newest
}

/** Nobody presses anything: the alarm for all is there, and its time is brought forward. */
export async function bringAlarmForward(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { alarms } = Reflect.get(globalThis, 'chrome')
    if (!(await alarms.get('wake'))) throw new Error('Nothing would ever wake the worker.')
    await alarms.create('wake', { when: Date.now(), periodInMinutes: 1 })
  })
}
