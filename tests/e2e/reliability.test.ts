import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { MAIN_TOKEN, type Fault, type FaultKind } from '../../sandbox/start.ts'
import { ada, connectAfresh, grace, profileOf, signIn, textsOf } from './harness/afresh.ts'
import { creates, writes } from './harness/entries.ts'
import { draftFive, expectFiveDone, fiveSteps } from './harness/five-steps.ts'
import { bringAlarmForward, field, goTo, localeOf, review, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const app = useApp()

const stateOf = (page: Page, state: string): Locator =>
  page
    .getByTestId('submission')
    .first()
    .and(page.locator(`[data-state="${state}"]`))

const step = (page: Page, call: string, state: string): Locator =>
  page.locator(`[data-testid="step"][data-call="${call}"][data-state="${state}"]`)

/** Five edits sent while LinkedIn answers one request so; ends in the outbox. */
const sentAgainst = async (match: Fault['match'], fault: FaultKind): Promise<Page> => {
  const page = await connectAfresh(app())
  await draftFive(page)
  app().sandbox.setFaults([{ match, nth: 1, fault }])
  await page.getByTestId('send').click()
  return page
}

const expectDone = async (page: Page): Promise<void> => {
  await stateOf(page, 'done').waitFor()
  await waitForPending(page, 0)
  expectFiveDone(app())
  expect(await page.getByTestId('submission').count()).toBe(1)
}

describe('the worker dies in the middle of five requests', () => {
  test.each(
    fiveSteps.map(([call, match], index) => ({ call, match, act: index % 2 ? 'last' : 'first' }) as const),
  )('while $call is on its way, LinkedIn having acted $act', async ({ call, match, act }) => {
    const page = await sentAgainst(match, { kind: 'slow', act })
    await step(page, call, 'sent').waitFor()
    // What does not depend on it comes home meanwhile.
    await expect
      .poll(() => page.locator('[data-testid="step"][data-state="done"]').count())
      .toBeGreaterThanOrEqual(call === 'positions/new-1' ? 3 : 4)
    await app().killWorker()
    app().sandbox.release()
    await bringAlarmForward(page)
    await expectDone(page)
  })

  test('before the first of them left', async () => {
    const page = await connectAfresh(app())
    await draftFive(page)
    app().sandbox.setFaults([{ match: { operation: 'read' }, nth: 1, fault: { kind: 'slow' } }])
    await page.getByTestId('send').click()
    await expect.poll(() => app().sandbox.record().at(-1)?.fault?.kind).toBe('slow')
    await app().killWorker()
    app().sandbox.release()
    // The page asked, and got no answer: nothing was sent, and it says so.
    await page.getByTestId('error').getByText(words('worker_silent')).waitFor()
    expect(writes(app())).toEqual([])
    await page.getByTestId('send').click()
    await expectDone(page)
  })

  test('after the last of them, before it has read back', async () => {
    const page = await connectAfresh(app())
    await draftFive(page)
    app().sandbox.setFaults([{ match: { operation: 'read' }, nth: 2, fault: { kind: 'slow' } }])
    await page.getByTestId('send').click()
    await expect.poll(() => app().sandbox.record().at(-1)?.fault?.kind).toBe('slow')
    await app().killWorker()
    app().sandbox.release()
    await bringAlarmForward(page)
    await expectDone(page)
  })

  test('while it waits for LinkedIn', async () => {
    const page = await sentAgainst({ operation: 'create' }, { kind: 'rate-limit', retryAfter: 3600 })
    await stateOf(page, 'paused').waitFor()
    await app().killWorker()
    await page.getByTestId('retry').click()
    await stateOf(page, 'done').waitFor()
    await waitForPending(page, 0)
    // The one that was turned away did nothing.
    expect(creates(app()).map(({ status }) => status)).toEqual([429, 201, 201])
  })
})

describe('everything ends in the middle', () => {
  const [, , position] = fiveSteps
  const create = position?.[1] ?? {}

  test.each<[string, () => Promise<void>]>([
    ['the browser is closed and opened again', () => app().restart()],
    ['the extension is updated', () => app().reloadExtension()],
  ])('%s: it waits for the member, and goes on', async (_name, end) => {
    const page = await sentAgainst(create, { kind: 'slow', act: 'last' })
    await step(page, 'positions/new-1', 'sent').waitFor()
    await end()
    app().sandbox.release()
    const later = await app().openOptions('outbox')
    await stateOf(later, 'paused').waitFor()
    await later.getByText(words('pause_signed_out')).waitFor()
    expect(creates(app()).length).toBe(1)
    await signIn(later, app(), { member: ada })
    await goTo(later, 'outbox')
    await expectDone(later)
  })

  test('the token expires: it goes on after sign-in, without a press', async () => {
    const page = await sentAgainst(create, { kind: 'slow' })
    await step(page, 'positions/new-1', 'sent').waitFor()
    await expect.poll(() => page.locator('[data-testid="step"][data-state="done"]').count()).toBe(3)
    app().sandbox.revokeToken(MAIN_TOKEN)
    app().sandbox.release()
    await stateOf(page, 'paused').waitFor()
    await step(page, 'positions/new-1', 'done').waitFor()
    await signIn(page, app(), { member: ada })
    await goTo(page, 'outbox')
    await stateOf(page, 'done').waitFor()
    await waitForPending(page, 0)
    expect(creates(app()).map(({ status }) => status)).toEqual([201, 401, 201])
  })

  test('another member signs in while it waits: nothing of it reaches them, whatever is pressed', async () => {
    const page = await sentAgainst(create, { kind: 'rate-limit', retryAfter: 3600 })
    await stateOf(page, 'paused').waitFor()
    const graceBefore = profileOf(app(), grace)
    await signIn(page, app(), { member: grace })
    const sent = writes(app()).length
    // As the alarm and another window would.
    await page.evaluate(async (person) => {
      const { storage, runtime } = Reflect.get(globalThis, 'chrome')
      const key = `submissions:${person}`
      const { [key]: submissions } = await storage.local.get(key)
      const [id] = submissions.value
      await runtime.sendMessage({ name: 'retry-submission', request: { person, submission: id } })
      await runtime.sendMessage({ name: 'switch-member', request: { person } })
    }, ada)
    await goTo(page, 'outbox')
    await page.getByText(words('pause_other_member')).waitFor()
    expect(writes(app()).length).toBe(sent)
    await signIn(page, app(), { member: ada })
    await goTo(page, 'outbox')
    await stateOf(page, 'done').waitFor()
    expect(new Set(writes(app()).map(({ member }) => member))).toEqual(new Set([ada]))
    expect(profileOf(app(), grace)).toEqual(graceBefore)
  })
})

describe('two windows', () => {
  test('type at once into one field, and neither loses a letter', async () => {
    const page = await connectAfresh(app())
    const other = await app().openOptions('headline')
    await goTo(page, 'headline')
    const texts = { en_US: 'Engineers', de_DE: 'Ingenieure' }
    const [english, german] = await Promise.all([
      localeOf(await field(page, 'headline'), 'en_US'),
      localeOf(await field(other, 'headline'), 'de_DE'),
    ])
    await Promise.all([english.fill(''), german.fill('')])
    await Promise.all([english.pressSequentially(texts.en_US), german.pressSequentially(texts.de_DE)])
    await waitForPending(page, 1)
    for (const window of [page, other])
      for (const [locale, text] of Object.entries(texts)) {
        const control = await localeOf(await field(window, 'headline'), locale)
        await expect.poll(() => control.inputValue()).toBe(text)
      }
    await review(page)
    await page.getByTestId('send').click()
    await stateOf(page, 'done').waitFor()
    expect(textsOf(profileOf(app()), 'headline')).toEqual({ ...texts, ja_JP: 'エンジンのエンジニア' })
  })

  test('press Send at once: it is sent once, and the other says why not', async () => {
    const page = await connectAfresh(app())
    await draftFive(page)
    const other = await app().openOptions('review')
    await expect.poll(() => other.getByTestId('send').isEnabled()).toBe(true)
    app().sandbox.setFaults([{ match: { operation: 'create' }, nth: 1, fault: { kind: 'slow' } }])
    // Not as a pointer would, which waits until the button takes it.
    const press = (window: Page) => window.getByTestId('send').dispatchEvent('click')
    await Promise.all([press(page), press(other)])
    await expect
      .poll(
        async () =>
          (await page.getByTestId('submission').count()) + (await other.getByTestId('submission').count()),
      )
      .toBe(1)
    const told = (await page.getByTestId('submission').count()) === 1 ? other : page
    await told.getByText(words('send_busy')).first().waitFor()
    expect(await told.getByTestId('send').isDisabled()).toBe(true)
    app().sandbox.release()
    await goTo(told, 'outbox')
    await expectDone(told)
  })
})
