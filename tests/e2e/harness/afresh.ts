import type { Page } from 'playwright-core'
import type { JsonObject } from '../../../sandbox/json.ts'
import { MAIN_TOKEN, type Fault, type TokenGrant } from '../../../sandbox/start.ts'
import type { App } from './app.ts'
import { goTo } from './steps.ts'

/** The sandbox's members that these tests act as. */
export const ada = 'yrZCpj2ZYQ'
export const grace = 'Gr4ceS4mpl'

/** As after installing: nothing stored, nobody connected, LinkedIn at its seeds. Ends with an editor's page. */
export async function installAfresh(app: App): Promise<Page> {
  app.sandbox.reset()
  const page = await app.openOptions()
  await page.evaluate(async () => {
    const { storage, alarms } = Reflect.get(globalThis, 'chrome')
    await Promise.all([storage.local.clear(), storage.session.clear(), alarms.clearAll()])
  })
  await page.getByTestId('connect').first().waitFor()
  return page
}

const tokenOf = (app: App, as: string | TokenGrant): string =>
  typeof as === 'string' ? as : app.sandbox.issueToken(as)

/** Signs in with a pasted token on an editor's page that is there already, as anybody. */
export async function signIn(page: Page, app: App, as: string | TokenGrant = MAIN_TOKEN): Promise<void> {
  await goTo(page, 'connection')
  await page.getByTestId('sign-in-way').selectOption('token')
  await page.getByTestId('access-token').fill(tokenOf(app, as))
  await page.getByTestId('connect').click()
  await page.getByTestId('connected-as').waitFor()
}

/**
 * Installed afresh and connected, without the detour over the connection's screen; nothing recorded yet. Ends with an
 * editor's page. `prepare` changes LinkedIn before anything is read of it.
 */
export async function connectAfresh(
  app: App,
  as: string | TokenGrant = MAIN_TOKEN,
  prepare?: () => void,
): Promise<Page> {
  const page = await installAfresh(app)
  prepare?.()
  await page.evaluate(
    (accessToken) =>
      Reflect.get(globalThis, 'chrome').runtime.sendMessage({
        name: 'connect-with-token',
        request: { accessToken },
      }),
    tokenOf(app, as),
  )
  await page.getByTestId('account').first().waitFor()
  app.sandbox.clearRecord()
  return page
}

/** What the toolbar button says. */
export const badgeText = (page: Page): Promise<string> =>
  page.evaluate(() => Reflect.get(globalThis, 'chrome').action.getBadgeText({}))

/** A member's profile on LinkedIn as it is now. */
export function profileOf(app: App, person = ada): JsonObject {
  const profile = app.sandbox.member(person)
  if (!profile) throw new Error(`The sandbox has no member ${person}.`)
  return profile
}

/** The texts of a localized field on LinkedIn now, by language; rich ones as their raw text. */
export function textsOf(profile: JsonObject, field: string): Record<string, unknown> {
  const { localized } = Object(profile[field])
  return Object.fromEntries(
    Object.entries(Object(localized)).map(([key, text]) => [
      key,
      typeof text === 'string' ? text : Reflect.get(Object(text), 'rawText'),
    ]),
  )
}

/** Updates that reached LinkedIn, also those it answered badly or not at all. */
export const updates = (app: App) => app.sandbox.record().filter(({ operation }) => operation === 'update')

/** What goes wrong with the first updates from now on. */
export const failUpdates = (fault: Fault['fault'], count = 1): Fault[] => [
  { match: { operation: 'update' }, nth: 1, count, fault },
]
