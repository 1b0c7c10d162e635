import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startApp, type App } from './harness/app.ts'
import { ada } from './harness/ada.ts'
import { manageBuild, whyUnmanageable } from './harness/managed.ts'
import { openFrame, sectionsWithButton } from './harness/page-buttons.ts'
import { faultsOf } from './harness/inspect.ts'
import { openLinkedIn } from './harness/sign-in.ts'
import { goTo, review, send, typeIn, waitForPending } from './harness/steps.ts'
import { screenshots } from './harness/screenshot.ts'
import { words } from './harness/words.ts'

const policy = {
  signInWay: 'exchange',
  clientId: 'sandbox-client',
  exchangeUrl: 'https://exchange.example/token',
  allowedSections: ['about', 'skills'],
}

const whyNot = whyUnmanageable()
if (whyNot !== null) process.stdout.write(`No managed browser is tested: ${whyNot}\n`)

let app: App
let managed: ReturnType<typeof manageBuild> | undefined

beforeAll(async () => {
  if (whyNot !== null) return
  managed = manageBuild(inject('extension'), policy)
  app = await startApp({ extension: managed.extension, id: managed.id })
  // A browser reads its policies at its start, before this extension was in it: a page that is open then is drawn anew.
  const page = await app.openOptions('connection')
  await page.getByTestId('sign-in-way').waitFor()
  const policies = await app.context.newPage()
  await policies.goto('chrome://policy')
  await policies.locator('#reload-policies').click()
  await page.getByTestId('managed-sign-in-way').waitFor()
})

afterAll(async () => {
  managed?.clear()
  if (whyNot === null) await app.close()
})

/** Asks the worker as a page could whose own controls are locked. */
const ask = async (name: string, request: object): Promise<unknown> => {
  const page = await app.openOptions('connection')
  const answer = await page.evaluate(
    (message) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(message),
    { name, request },
  )
  await page.close()
  return answer
}

test.skipIf(whyNot !== null)('a member has nothing to type, and can change nothing', async () => {
  const page = await app.openOptions('connection')
  await page.getByTestId('sign-in-way').waitFor()
  expect(await page.getByTestId('sign-in-way').isDisabled()).toBe(true)
  for (const id of ['client-id', 'exchange-url']) {
    expect(await page.getByTestId(id).isEditable()).toBe(false)
    expect(await page.getByTestId(`managed-${id}`).textContent()).toBe(words('managed_mark'))
  }
  expect(await page.getByTestId('client-id').inputValue()).toBe(policy.clientId)
  await screenshots(page, 'managed-connection')
  expect(await faultsOf(page)).toEqual([])
  expect(await ask('connect-with-token', { accessToken: 'sandbox-token-of-ada' })).toMatchObject({
    reply: { problem: { type: 'way-managed' } },
  })

  const linkedIn = await openLinkedIn(app, page)
  await linkedIn.getByTestId('sandbox-allow').click()
  await page.getByTestId('connection-until').waitFor()
  expect(await page.getByTestId('account').textContent()).toBe('Ada Example')
  await page.close()
})

test.skipIf(whyNot !== null)('the page has buttons for what is allowed and no others', async () => {
  const page = await app.openSite()
  await page.locator('[data-profile-patch][data-section="skills"]').waitFor()
  expect((await sectionsWithButton(page)).toSorted()).toEqual(['skills', 'summary'])
  const frame = await openFrame(page, 'summary')
  await frame.getByTestId('field-summary').waitFor()
  await page.close()
})

test.skipIf(whyNot !== null)(
  'what is allowed is sent, and what is not has no form and is in no request',
  async () => {
    const page = await app.openOptions('headline')
    await page.getByTestId('not-allowed').waitFor()
    await screenshots(page, 'managed-not-allowed')
    expect(await faultsOf(page)).toEqual([])
    // However it came into the draft: an import, an older version, a policy that came later.
    const operation = { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Forbidden' }
    await ask('edit-draft', { person: ada, operation })
    await typeIn(page, 'summary', 'en_US', 'Allowed')
    await waitForPending(page, 2)

    const shown = await review(page)
    expect(shown.map(({ body }) => body.includes('Allowed'))).toEqual([true])
    expect(shown[0]?.body).not.toContain('Forbidden')
    await page
      .getByTestId('error')
      .filter({ hasText: words('problem_not_allowed') })
      .waitFor()
    await screenshots(page, 'managed-review')
    expect(await page.getByTestId('send').isDisabled()).toBe(true)

    await ask('edit-draft', { person: ada, operation: { type: 'revert', field: 'headline' } })
    await waitForPending(page, 1)
    await goTo(page, 'review')
    await page.locator('[aria-busy="false"] [data-testid="send"]:enabled').waitFor()
    await send(page)
    const profile = JSON.stringify(app.sandbox.member(ada))
    expect(profile).toContain('Allowed')
    expect(profile).not.toContain('Forbidden')
  },
)
