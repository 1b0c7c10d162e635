import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { MAIN_TOKEN } from '../../sandbox/start.ts'
import { ada, profileOfAda, startOver, writes } from './harness/ada.ts'
import { settledReview } from './harness/settled-review.ts'
import { connect, field, goTo, localeOf, review, send, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

const app = useApp()

beforeAll(() => connect(app()))

const us = { country: 'US', language: 'en' }

/** Two languages of one field, a cleared one and a list: three changes. */
async function editThree(page: Page): Promise<void> {
  await typeIn(page, 'headline', 'en_US', `Engineer of it's "own" $HOME \`engines\` \\ ✨`)
  await (await localeOf(await field(page, 'headline'), 'de_DE')).fill('Ingenieurin\nzweier Zeilen')
  await goTo(page, 'interests')
  await (await field(page, 'interests')).getByTestId('clear-field').click()
  await goTo(page, 'phoneNumbers')
  const phone = (await field(page, 'phoneNumbers')).getByTestId('item-0')
  await phone.getByTestId('row-number').getByTestId('value').fill('@+44 20 7946 0999')
  await waitForPending(page, 3)
}

const shownChanges = (page: Page): Promise<(string | undefined)[]> =>
  page.getByTestId('change').evaluateAll((changes) => changes.map((change) => change.dataset['field']))

test('nothing is sent without the review: not by typing, nor by going about, nor by closing', async () => {
  const page = await startOver(app())
  await editThree(page)
  for (const route of ['', 'intro', 'review', 'outbox', 'connection', 'summary']) await goTo(page, route)
  await (await field(page, 'summary')).getByTestId('clear-field').waitFor()
  const popup = await app().openPopup()
  await waitForPending(popup, 3)
  await popup.close()
  await page.goto('about:blank')
  await app().killWorker()
  await waitForPending(await app().openOptions('review'), 3)
  expect(writes(app())).toEqual([])
})

test('shows as many changes as are pending, before and after of each, and who they are for', async () => {
  const page = await startOver(app())
  await editThree(page)
  await settledReview(page)
  expect(await shownChanges(page)).toEqual(['headline', 'phoneNumbers', 'interests'])
  const headline = await page.getByTestId('change').first().textContent()
  expect(headline).toContain('Engineer of engines')
  expect(headline).toContain('Ingenieurin für Maschinen')
  expect(headline).toContain('エンジンのエンジニア')
  expect(headline).toContain('zweier Zeilen')
  expect(await page.getByTestId('change').nth(2).textContent()).toContain('Looms, tides, chess')
  expect(await page.getByTestId('send-to').textContent()).toContain('Ada Example')
  expect(await page.getByTestId('network-notice').textContent()).toBe(words('network_notice'))
  await send(page)
  expect(writes(app())).toHaveLength(1)
})

test('with nothing pending there is nothing to send', async () => {
  const page = await startOver(app(), 'review')
  await waitForPending(page, 0)
  await page.getByTestId('send').waitFor()
  expect(await page.getByTestId('send').isDisabled()).toBe(true)
  expect(await page.getByTestId('discard').isDisabled()).toBe(true)
  expect(await page.getByTestId('change').count()).toBe(0)
  expect(await page.getByTestId('request').count()).toBe(0)
})

test('an edit that ends where it began is no change', async () => {
  const page = await startOver(app())
  await typeIn(page, 'headline', 'en_US', 'Something else')
  await waitForPending(page, 1)
  await typeIn(page, 'headline', 'en_US', 'Engineer of engines')
  await waitForPending(page, 0)
  await goTo(page, 'review')
  await page.getByTestId('send').waitFor()
  expect(await page.getByTestId('change').count()).toBe(0)
})

test('something wrong keeps all of it from being sent, and says so', async () => {
  const page = await startOver(app(), 'vanityName')
  await (await field(page, 'vanityName')).getByTestId('value').fill('ada example')
  await typeIn(page, 'headline', 'en_US', 'Fine by itself')
  await waitForPending(page, 2)
  await goTo(page, 'review')
  await page.getByTestId('error').waitFor()
  expect(await page.getByTestId('error').getAttribute('data-problem')).toBe('problem_vanity_name_space')
  expect(await page.getByTestId('send').isDisabled()).toBe(true)
  expect(await page.getByTestId('send-reason').textContent()).toBe(words('send_errors'))
})

test('one change is taken back there, and the others stay', async () => {
  const page = await startOver(app())
  await editThree(page)
  await settledReview(page)
  await page.locator('[data-testid="change"][data-field="interests"]').getByTestId('revert-change').click()
  await waitForPending(page, 2)
  const [request] = await settledReview(page)
  expect(JSON.parse(request?.body ?? '')).not.toHaveProperty('patch.$delete')
})

test('all are discarded, and put back as they were', async () => {
  const page = await startOver(app())
  await editThree(page)
  const before = await settledReview(page)
  await page.getByTestId('discard').click()
  await waitForPending(page, 0)
  expect(await shownChanges(page)).toEqual([])
  await page.getByTestId('put-back').click()
  await waitForPending(page, 3)
  expect(await settledReview(page)).toEqual(before)
  expect(writes(app())).toEqual([])
})

describe('when LinkedIn changed meanwhile', () => {
  const german = 'Von anderswo geändert'

  /** Another program writes one language of the headline. */
  const changeGerman = () =>
    app().sandbox.changeMember(ada, (profile) => ({
      ...profile,
      headline: {
        localized: { en_US: 'Engineer of engines', de_DE: german, ja_JP: 'エンジンのエンジニア' },
        preferredLocale: us,
      },
    }))

  test('Send sends nothing but shows the new review; sent again, what others wrote is kept', async () => {
    const page = await startOver(app())
    await typeIn(page, 'headline', 'en_US', 'Mine')
    await waitForPending(page, 1)
    const [before] = await settledReview(page)
    expect(before?.body).not.toContain(german)
    changeGerman()

    await page.getByTestId('send').click()
    const error = page.getByTestId('error')
    await error.waitFor()
    expect(await error.textContent()).toContain(words('send_changed'))
    expect(writes(app())).toEqual([])
    await page.getByTestId('request-body').filter({ hasText: german }).waitFor()

    const [after] = await settledReview(page)
    await send(page)
    expect(writes(app()).map(({ body }) => body)).toEqual([after?.body])
    expect(profileOfAda(app())['headline']).toEqual({
      localized: { en_US: 'Mine', de_DE: german, ja_JP: 'エンジンのエンジニア' },
      preferredLocale: us,
    })
  })

  test('before the review: it is there from the first', async () => {
    const page = await startOver(app())
    await typeIn(page, 'headline', 'en_US', 'Mine')
    await waitForPending(page, 1)
    changeGerman()
    const [request] = await settledReview(page)
    expect(request?.body).toContain(german)
  })

  test('to what is pending: nothing is left to send', async () => {
    const page = await startOver(app())
    await typeIn(page, 'headline', 'de_DE', german)
    await waitForPending(page, 1)
    changeGerman()
    await goTo(page, 'review')
    await waitForPending(page, 0)
    expect(await page.getByTestId('send').isDisabled()).toBe(true)
  })
})

test('an edit in another window is in the review before it can be sent', async () => {
  const page = await startOver(app())
  await typeIn(page, 'headline', 'en_US', 'Mine')
  await settledReview(page)
  const other = await app().openPopup()
  await (await localeOf(await field(other, 'headline'), 'en_US')).fill('Mine, from the popup')
  await page.getByTestId('request-body').filter({ hasText: 'Mine, from the popup' }).waitFor()
  const [request] = await settledReview(page)
  await send(page)
  expect(writes(app()).map(({ body }) => body)).toEqual([request?.body])
})

test('without a token everything is there but Send', async () => {
  const page = await startOver(app())
  await editThree(page)
  await page.getByTestId('disconnect').click()
  await goTo(page, 'review')
  const requests = await review(page)
  expect(requests).toHaveLength(1)
  expect(await page.getByTestId('send').isDisabled()).toBe(true)
  expect(await page.getByTestId('send-reason').textContent()).toContain(words('send_disconnected'))
  await connect(app())
  await page.locator('[aria-busy="false"] [data-testid="send"]:enabled').waitFor()
})

describe('the command to copy', () => {
  const hasCurl = spawnSync('curl', ['--version']).status === 0

  async function copyCommand(page: Page): Promise<string> {
    await app().context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByTestId('copy-curl').click()
    await page
      .getByTestId('copy-curl-done')
      .filter({ hasText: words('copied') })
      .waitFor()
    return page.evaluate(() => navigator.clipboard.readText())
  }

  test('has no token in it', async () => {
    const page = await startOver(app())
    await editThree(page)
    await settledReview(page)
    const command = await copyCommand(page)
    expect(command).not.toContain(MAIN_TOKEN)
    expect(command).toContain('$LINKEDIN_TOKEN')
  })

  // Without curl on the computer there is nothing to run it with.
  test.skipIf(!hasCurl)('does what Send does, byte for byte', async () => {
    const page = await startOver(app())
    await editThree(page)
    await settledReview(page)
    const command = await copyCommand(page)

    const { sandbox } = app()
    const folder = await mkdtemp(join(tmpdir(), 'profile-patch-curl-'))
    await writeFile(join(folder, 'ca.pem'), sandbox.caCertificate)
    await promisify(execFile)('sh', ['-c', command], {
      env: {
        PATH: process.env['PATH'],
        HTTPS_PROXY: sandbox.proxyUrl,
        CURL_CA_BUNDLE: join(folder, 'ca.pem'),
        LINKEDIN_TOKEN: MAIN_TOKEN,
      },
    })
    await rm(folder, { recursive: true })
    const afterCommand = profileOfAda(app())

    const again = await startOver(app())
    await editThree(again)
    await settledReview(again)
    await send(again)
    expect(profileOfAda(app())).toEqual(afterCommand)

    const essence = ['content-type', 'x-restli-protocol-version', 'x-restli-method', 'authorization'] as const
    const [byCommand, bySend] = sandbox
      .record()
      .filter(({ operation }) => operation === 'update')
      .slice(-2)
      .map(({ method, host, path, body, status, headers }) => ({
        sent: [method, host, path, body, status],
        headers: essence.map((name) => headers[name]),
      }))
    expect(byCommand).toEqual(bySend)
    expect(byCommand?.sent.at(-1)).toBe(200)
  })
})
