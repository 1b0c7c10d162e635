import type { Locator, Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { FaultKind, TokenGrant } from '../../sandbox/start.ts'
import {
  ada,
  connectAfresh,
  failUpdates,
  grace,
  profileOf,
  signIn,
  textsOf,
  updates,
} from './harness/afresh.ts'
import { field, goTo, review, send, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const app = useApp()

const before = {
  en_US: 'Engineer of engines',
  de_DE: 'Ingenieurin für Maschinen',
  ja_JP: 'エンジンのエンジニア',
}
const after = { ...before, de_DE: 'Ingenieurin, die nichts verliert' }

/** Connected, with one language of one field edited. */
const edited = async (as?: TokenGrant): Promise<Page> => {
  const page = await connectAfresh(app(), as)
  await typeIn(page, 'headline', 'de_DE', after.de_DE)
  await waitForPending(page, 1)
  return page
}

const stateOf = (page: Page, state: string): Locator =>
  page
    .getByTestId('submission')
    .first()
    .and(page.locator(`[data-state="${state}"]`))

/** Edited, reviewed and sent while LinkedIn answers the update so; ends in the outbox. */
const sentAgainst = async (fault: FaultKind, count = 1): Promise<Page> => {
  const page = await edited()
  await review(page)
  app().sandbox.setFaults(failUpdates(fault, count))
  await page.getByTestId('send').click()
  await page.getByTestId('submission').first().waitFor()
  return page
}

const headline = () => textsOf(profileOf(app()), 'headline')

/** Sent in full, once, and let go of. */
const expectDone = async (page: Page): Promise<void> => {
  await stateOf(page, 'done').waitFor()
  await waitForPending(page, 0)
  expect(headline()).toEqual(after)
  expect(await page.getByTestId('submission').count()).toBe(1)
  expect(await page.getByTestId('submission').getByTestId('error').count()).toBe(0)
  expect(await page.getByTestId('differences').count()).toBe(0)
}

/** Nothing arrived, and nothing is lost. */
const expectKept = async (page: Page): Promise<void> => {
  await waitForPending(page, 1)
  expect(headline()).toEqual(before)
}

describe('what LinkedIn refuses', () => {
  test('stands beside the field it names, the rest is kept, and put right it goes', async () => {
    const page = await edited()
    await goTo(page, 'birthDate')
    const birthDate = await field(page, 'birthDate')
    const year = birthDate.getByTestId('row-year').getByTestId('value')
    await year.fill('1850')
    await waitForPending(page, 2)
    await review(page)
    const submission = await send(page, 'attention')
    expect(await submission.getByTestId('step').getAttribute('data-state')).toBe('refused')
    expect(await submission.getByTestId('error').first().textContent()).toContain(words('failure_refused'))
    const said = '/birthDate/year'
    await submission.getByText(said).first().waitFor()

    await goTo(page, 'birthDate')
    const error = birthDate.getByTestId('error')
    await error.waitFor()
    expect(await error.textContent()).toContain(words('problem_refused'))
    expect(await error.textContent()).toContain(said)
    expect(await year.inputValue()).toBe('1850')
    await goTo(page, 'headline')
    expect(await (await field(page, 'headline')).getByTestId('error').count()).toBe(0)
    await waitForPending(page, 2)
    expect(headline()).toEqual(before)

    await goTo(page, 'birthDate')
    await year.fill('1986')
    await error.waitFor({ state: 'detached' })
    await review(page)
    await send(page)
    await waitForPending(page, 0)
    expect(headline()).toEqual(after)
    expect(profileOf(app())['birthDate']).toEqual({ day: 10, month: 12, year: 1986 })
    // The first one stays listed as it ended.
    expect(await page.getByTestId('submission').count()).toBe(2)
  })

  test('a name somebody else has is told beside it', async () => {
    const page = await connectAfresh(app())
    app().sandbox.changeMember(grace, (profile) => ({ ...profile, vanityName: 'gracesample' }))
    await goTo(page, 'vanityName')
    const vanityName = await field(page, 'vanityName')
    await vanityName.getByTestId('value').fill('gracesample')
    await waitForPending(page, 1)
    await review(page)
    await send(page, 'attention')
    await goTo(page, 'vanityName')
    await vanityName.getByTestId('error').waitFor()
    expect(await vanityName.getByTestId('value').inputValue()).toBe('gracesample')
    expect(profileOf(app())['vanityName']).toBe('ada-example')
  })

  test('without the permission to write it says which is missing, and keeps the edit', async () => {
    const page = await edited({ member: ada, scopes: ['r_compliance'] })
    await review(page)
    const submission = await send(page, 'attention')
    expect(await submission.getByTestId('error').first().textContent()).toContain(words('failure_forbidden'))
    await expectKept(page)
    // With it, the same edit goes.
    await signIn(page, app(), { member: ada })
    await goTo(page, 'outbox')
    await page.getByTestId('retry').click()
    await expectDone(page)
  })
})

describe('a connection that ends', () => {
  test('in the middle: it waits for the same member and goes on without a press', async () => {
    const page = await sentAgainst({ kind: 'status', status: 401 })
    await stateOf(page, 'paused').waitFor()
    await page.getByText(words('pause_signed_out')).waitFor()
    await page.getByText(words('connection_expired')).waitFor()
    expect(await page.getByTestId('connect').first().isVisible()).toBe(true)
    await expectKept(page)

    await signIn(page, app(), { member: ada })
    await goTo(page, 'outbox')
    await expectDone(page)
    expect(updates(app()).map(({ status }) => status)).toEqual([401, 200])
  })

  test('somebody else signs in: it goes on waiting, and nothing of it reaches them', async () => {
    const page = await sentAgainst({ kind: 'status', status: 401 })
    await stateOf(page, 'paused').waitFor()
    const graceBefore = profileOf(app(), grace)

    await signIn(page, app(), { member: grace })
    await waitForPending(page, 0)
    await goTo(page, 'outbox')
    expect(await page.getByTestId('submission').count()).toBe(0)
    // Not even when told to go on at once, as an alarm would.
    await page.evaluate(async (person) => {
      const { storage, runtime } = Reflect.get(globalThis, 'chrome')
      const key = `submissions:${person}`
      const { [key]: submissions } = await storage.local.get(key)
      await runtime.sendMessage({
        name: 'retry-submission',
        request: { person, submission: submissions.value[0] },
      })
    }, ada)
    await typeIn(page, 'headline', 'en_US', 'Graces own')
    await waitForPending(page, 1)

    await signIn(page, app(), { member: ada })
    await goTo(page, 'outbox')
    await expectDone(page)
    expect(updates(app()).map(({ member }) => member)).toEqual([ada, ada])
    expect(profileOf(app(), grace)).toEqual(graceBefore)
  })

  test('between review and Send: nothing is sent, in words', async () => {
    const page = await edited()
    await review(page)
    app().sandbox.setFaults([
      { match: { operation: 'read' }, nth: 1, fault: { kind: 'status', status: 401 } },
    ])
    await page.getByTestId('send').click()
    await page.getByTestId('error').getByText(words('failure_expired')).waitFor()
    await expectKept(page)
    await expect.poll(() => page.getByTestId('send').isDisabled()).toBe(true)
    expect(updates(app())).toEqual([])
  })
})

describe('LinkedIn asks to wait', () => {
  const anHour: Record<string, string> = { 'retry-after': '3600' }
  const busy: [string, FaultKind, string][] = [
    ['429 with a time', { kind: 'rate-limit', retryAfter: 3600 }, words('pause_rate_until')],
    ['429 without one', { kind: 'rate-limit' }, words('pause_rate_daily')],
    ['500', { kind: 'status', status: 500, headers: anHour }, words('pause_server_until')],
  ]
  test.each(busy)('%s: it says until when, and goes on at a press', async (_name, fault, sentence) => {
    const page = await sentAgainst(fault)
    await stateOf(page, 'paused').waitFor()
    const notice = await page.getByTestId('submission').getByText(sentence).textContent()
    expect(notice?.replace(sentence, '')).toMatch(/\d/)
    await expectKept(page)
    expect(updates(app()).length).toBe(1)
    await page.getByTestId('retry').click()
    await expectDone(page)
  })

  test.each<[string, FaultKind]>([
    ['429 for a second:', { kind: 'rate-limit', retryAfter: 1 }],
    ['503 without a time:', { kind: 'status', status: 503 }],
  ])('%s it goes on by itself', async (_name, fault) => {
    const page = await sentAgainst(fault)
    await expectDone(page)
    expect(updates(app()).length).toBe(2)
  })
})

describe('a connection that is cut', () => {
  test.each<FaultKind['kind'] & `cut${string}`>([
    'cut-before',
    'cut-after',
    'cut-before-mid-header',
    'cut-after-mid-header',
  ])('%s: it is done without help', async (kind) => {
    const page = await sentAgainst({ kind })
    await expectDone(page)
    expect(updates(app()).length).toBe(2)
  })

  test('again and again: it waits, says so, and goes on', async () => {
    const page = await sentAgainst({ kind: 'cut-before-mid-header' }, 3)
    await stateOf(page, 'paused').waitFor()
    await page.getByText(words('pause_offline_until')).waitFor()
    await expectKept(page)
    await page.getByTestId('retry').click()
    await expectDone(page)
    expect(updates(app()).length).toBe(4)
  })

  test('no network at all: words, and nothing lost', async () => {
    const page = await edited()
    await app().context.setOffline(true)
    onTestFinished(() => app().context.setOffline(false))
    await goTo(page, 'review')
    await page.getByText(words('failure_network')).first().waitFor()
    await page.getByTestId('send').click()
    await page.getByTestId('error').getByText(words('failure_network')).waitFor()
    await page.reload()
    await expectKept(page)
    await app().context.setOffline(false)
    await goTo(page, 'headline')
    await review(page)
    await send(page)
    await expectDone(page)
    expect(updates(app()).length).toBe(1)
  })

  test('the network goes while it is on its way: it goes on when it is back', async () => {
    const page = await sentAgainst({ kind: 'slow', act: 'last' })
    await stateOf(page, 'running').waitFor()
    await app().context.setOffline(true)
    onTestFinished(() => app().context.setOffline(false))
    app().sandbox.setFaults(failUpdates({ kind: 'cut-before-mid-header' }, 100))
    app().sandbox.release()
    await stateOf(page, 'paused').or(stateOf(page, 'done')).waitFor()
    await app().context.setOffline(false)
    app().sandbox.setFaults([])
    const retry = page.getByTestId('retry')
    if (await retry.isVisible()) await retry.click()
    await expectDone(page)
    expect(await page.getByTestId('retry').count()).toBe(0)
  })
})

describe('the worker dies while LinkedIn has the request', () => {
  test.each(['first', 'last'] as const)('having acted %s: it goes on when it wakes', async (act) => {
    const page = await sentAgainst({ kind: 'slow', act })
    await stateOf(page, 'running').waitFor()
    await expect.poll(() => updates(app()).length).toBe(1)
    expect(await page.getByTestId('step').getAttribute('data-state')).toBe('sent')
    await app().killWorker()
    app().sandbox.release()
    // Nobody has to do anything: an alarm was set before the request left. Its time is brought forward here.
    const alarm = await page.evaluate(async () => {
      const { alarms } = Reflect.get(globalThis, 'chrome')
      const [{ name, scheduledTime }, ...others] = await alarms.getAll()
      await alarms.create(name, { when: Date.now() })
      return { within: scheduledTime - Date.now(), others }
    })
    expect(alarm.others).toEqual([])
    expect(alarm.within).toBeLessThanOrEqual(60_000)
    await expectDone(page)
  })

  test('and the browser with it: it waits for the member, and goes on', async () => {
    await sentAgainst({ kind: 'slow', act: 'last' })
    await expect.poll(() => updates(app()).length).toBe(1)
    await app().restart()
    app().sandbox.release()
    const page = await app().openOptions('outbox')
    await stateOf(page, 'paused').waitFor()
    await page.getByText(words('pause_signed_out')).waitFor()
    await signIn(page, app(), { member: ada })
    await goTo(page, 'outbox')
    await expectDone(page)
  })
})

describe('an answer that makes no sense', () => {
  const garbledReads = (nth: number) =>
    app().sandbox.setFaults([{ match: { operation: 'read' }, nth, fault: { kind: 'garbage' } }])

  test('on the way into the review: words there, and Send asks again', async () => {
    const page = await edited()
    garbledReads(1)
    await review(page)
    await page.getByText(words('failure_unreadable')).first().waitFor()
    await send(page)
    await expectDone(page)
    expect(updates(app()).length).toBe(1)
  })

  test('just before sending: nothing is sent, in words', async () => {
    const page = await edited()
    await review(page)
    garbledReads(1)
    await page.getByTestId('send').click()
    await page.getByTestId('error').getByText(words('failure_unreadable')).waitFor()
    await expectKept(page)
    expect(updates(app())).toEqual([])
    await send(page)
    await expectDone(page)
  })

  test('on reading back: what was taken is known all the same', async () => {
    const page = await edited()
    await review(page)
    garbledReads(2)
    await send(page)
    await expectDone(page)
    await goTo(page, 'headline')
    expect(await (await field(page, 'headline')).getAttribute('data-edited')).toBe('false')
  })
})
