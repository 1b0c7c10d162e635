import { beforeAll, expect, test } from 'vitest'
import { createExchange } from '../../exchange/app.ts'
import { settings } from '../exchange/service.ts'
import { proxiedFetch } from '../utils/linkedin/proxied-fetch.ts'
import { connectError, openConnection, openLinkedIn } from './harness/sign-in.ts'
import { useApp } from './harness/use-app.ts'
import { words } from './harness/words.ts'

// The reference service of exchange/, at an address of its own; behind it is the sandbox's LinkedIn.
const app = useApp({ alsoAsks: ['sign-in.example', 'dfdglldbjnhdjmoebdndmjpcgogbpjla.chromiumapp.org'] })
const address = 'https://sign-in.example/token'
const lines: string[] = []

/** What the service would see and say on a machine, in place of the network between. */
beforeAll(async () => {
  const service = createExchange(settings, {
    fetch: proxiedFetch(app().sandbox),
    now: () => Date.now(),
    log: (line) => lines.push(line),
    addressOf: () => '198.51.100.7',
  })
  await app().context.route('https://sign-in.example/**', async (route) => {
    const asked = route.request()
    const answer = await service.request(asked.url(), {
      method: asked.method(),
      headers: await asked.allHeaders(),
      ...(asked.method() === 'POST' ? { body: asked.postData() ?? '' } : {}),
    })
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
})

const connect = async (clientId: string) => {
  const page = await openConnection(app(), 'exchange', { 'client-id': clientId, 'exchange-url': address })
  const linkedIn = await openLinkedIn(app(), page)
  await linkedIn.getByTestId('sandbox-allow').click()
  return page
}

const bearer = () =>
  app()
    .sandbox.record()
    .findLast(({ host }) => host === 'api.linkedin.com')

test('a member signs in through the reference service, and out of it again', async () => {
  const page = await connect('sandbox-client')
  await page.getByTestId('connection-until').waitFor()
  expect(await page.getByTestId('account').textContent()).toBe('Ada Example')
  expect(await page.getByTestId('connection-scopes').textContent()).toContain('w_compliance')
  const swapped = app()
    .sandbox.record()
    .filter(({ operation }) => operation === 'token')
  expect(swapped.map(({ host, status }) => [host, status])).toEqual([['www.linkedin.com', 200]])
  expect(bearer()?.status).toBe(200)

  const revoked = page.context().waitForEvent('requestfinished', (sent) => sent.url().endsWith('/revoke'))
  await page.getByTestId('disconnect').click()
  expect((await (await revoked).response())?.status()).toBe(200)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { path: '/token', status: 200 },
    { path: '/revoke', status: 200 },
  ])
})

test('a client it does not know is told so, in words', async () => {
  const page = await connect('sandbox-native')
  expect(await connectError(page)).toContain(words('signin_client_refused'))
})
