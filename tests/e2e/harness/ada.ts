import type { Page } from 'playwright-core'
import type { JsonObject } from '../../../sandbox/json.ts'
import type { RecordedRequest } from '../../../sandbox/start.ts'
import { extensionId } from '../../../scripts/launch-browser.ts'
import type { App } from './app.ts'

/** The sandbox's main member, whose token `connect` pastes. */
export const ada = 'yrZCpj2ZYQ'
export const adaPath = `/v2/people/(id:${ada})`

/** Ada as seeded, and how much had been recorded when the last test began. */
const begun = new WeakMap<App, { seed: JsonObject; recorded: number }>()

/** Asks the worker from a page of the extension, for what a test needs and no member would have to press. */
const ask = (page: Page, name: string, request: object): Promise<unknown> =>
  page.evaluate((message) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(message), {
    name,
    request,
  })

/**
 * Ada on LinkedIn as she was seeded, or changed from that, and read anew; no edits pending. Ends with an editor's page
 * at the route. Somebody has to have connected as Ada.
 */
export async function startOver(
  app: App,
  route = '',
  change: (profile: JsonObject) => JsonObject = (profile) => profile,
): Promise<Page> {
  const { sandbox } = app
  const seed = begun.get(app)?.seed ?? profileOfAda(app)
  sandbox.setFaults([])
  sandbox.changeMember(ada, () => change(structuredClone(seed)))
  // Another page would do, but this one is there already.
  const page = app.context.pages()[0] ?? (await app.context.newPage())
  await page.goto(`chrome-extension://${extensionId}/options.html#/outbox`)
  await ask(page, 'edit-draft', { person: ada, operation: { type: 'discard' } })
  await ask(page, 'refresh-profile', { person: ada })
  begun.set(app, { seed, recorded: sandbox.record().length })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${route}`)
  return page
}

/** Ada's profile as it is on LinkedIn now. */
export function profileOfAda({ sandbox }: App): JsonObject {
  const profile = sandbox.member(ada)
  if (!profile) throw new Error('There is no Ada in this sandbox.')
  return profile
}

/** Everything sent to LinkedIn's API since the test started over that is no read. */
export const writes = (app: App): RecordedRequest[] =>
  app.sandbox
    .record()
    .slice(begun.get(app)?.recorded ?? 0)
    .filter(({ host, method }) => host === 'api.linkedin.com' && method !== 'GET')
