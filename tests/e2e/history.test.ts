import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ada, connectAfresh, grace, profileOf, signIn, textsOf } from './harness/afresh.ts'
import {
  editEntry,
  entriesOf,
  openSection,
  orderOf,
  removeEntry,
  typeRow,
  writes,
} from './harness/entries.ts'
import { faultsOf, picture } from './harness/inspect.ts'
import { settledReview } from './harness/settled-review.ts'
import { goTo, send, typeIn, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

const newest = async (page: Page): Promise<Locator> => {
  await goTo(page, 'history')
  const entry = page.getByTestId('history-entry').first()
  await entry.waitFor()
  return entry
}

const sendAll = async (page: Page): Promise<void> => {
  await settledReview(page)
  await send(page)
}

describe('what was sent', () => {
  test('is undone, and redone, through the review', async () => {
    const page = await connectAfresh(app())
    const before = profileOf(app())
    await typeIn(page, 'headline', 'en_US', 'Poet of engines')
    await goTo(page, 'maidenName')
    await page.getByTestId('field-maidenName').getByTestId('clear-field').click()
    await waitForPending(page, 2)
    await sendAll(page)
    const after = profileOf(app())
    expect(textsOf(after, 'headline')['en_US']).toBe('Poet of engines')

    const entry = await newest(page)
    expect(await entry.getByTestId('history-change').count()).toBe(2)
    await entry.getByTestId('undo').click()
    await waitForPending(page, 2)
    await sendAll(page)
    expect(profileOf(app())).toEqual(before)

    await (await newest(page)).getByTestId('undo').click()
    await waitForPending(page, 2)
    await sendAll(page)
    expect(profileOf(app())).toEqual(after)
    await newest(page)
    await picture(page, 'history')
    expect(await faultsOf(page)).toEqual([])
    expect(await page.getByTestId('history-entry').count()).toBe(3)

    await page.getByTestId('history-search').fill('nowhere to be found')
    await page.getByTestId('history-count').getByText('0').waitFor()
    expect(await page.getByTestId('history-entry').count()).toBe(0)
    await page.getByTestId('history-search').fill('poet of')
    await page.getByTestId('history-entry').first().waitFor()
    const stored = await page.evaluate(() => Reflect.get(globalThis, 'chrome').storage.local.get(null))
    expect(JSON.stringify(stored)).not.toContain('sandbox-token')
  })

  test('and deleted with it comes back at its place, under a new id', async () => {
    const page = await connectAfresh(app())
    const [first = '', second = '', third = ''] = orderOf(app(), 'skills')
    const before = entriesOf(app(), 'skills')[second]
    await openSection(page, 'skills')
    await removeEntry(page, second)
    await typeIn(page, 'headline', 'en_US', 'Without one skill')
    await waitForPending(page, 2)
    await sendAll(page)
    expect(orderOf(app(), 'skills')).toEqual([first, third])

    const entry = await newest(page)
    const change = entry
      .getByTestId('history-change')
      .filter({ has: page.locator(`[id$="skills/${second}"]`) })
    await change.getByTestId('undo-change').click()
    await waitForPending(page, 2)
    await settledReview(page)
    await page
      .getByTestId('change')
      .filter({ hasText: `(${second})` })
      .waitFor()
    await picture(page, 'history-made-again')
    await send(page)
    const [one, again = '', two] = orderOf(app(), 'skills')
    expect([one, two]).toEqual([first, third])
    const { id: _id, ...made } = Object(entriesOf(app(), 'skills')[again])
    const { id: _old, ...had } = Object(before)
    expect(made).toEqual(had)
    expect(textsOf(profileOf(app()), 'headline')['en_US']).toBe('Without one skill')
    expect(writes(app()).filter(({ operation }) => operation === 'create')).toHaveLength(1)
  })
})

/** Another program writes a text of Ada's headline. */
const changeHeadline = (locale: string, words: string): void => {
  app().sandbox.changeMember(ada, (profile) => {
    const headline = Object(profile['headline'])
    return { ...profile, headline: { ...headline, localized: { ...headline.localized, [locale]: words } } }
  })
}

describe('LinkedIn changed meanwhile', () => {
  test('another language: merged without a question; the same one: the member decides', async () => {
    const page = await connectAfresh(app())
    await typeIn(page, 'headline', 'en_US', 'Mine in English')
    await typeIn(page, 'headline', 'ja_JP', 'Mine in Japanese')
    await waitForPending(page, 1)
    changeHeadline('de_DE', 'Anderswo geändert')
    changeHeadline('en_US', 'Changed elsewhere')
    changeHeadline('ja_JP', 'Changed elsewhere too')
    await goTo(page, 'review')
    const conflicts = page.getByTestId('conflict')
    await conflicts.first().waitFor()
    expect(await conflicts.count()).toBe(2)
    expect(await page.getByTestId('send').isDisabled()).toBe(true)
    const english = conflicts.first()
    expect(await english.getByTestId('conflict-base').textContent()).toBe('Engineer of engines')
    expect(await english.getByTestId('conflict-theirs').textContent()).toBe('Changed elsewhere')
    expect(await english.getByTestId('conflict-mine').textContent()).toBe('Mine in English')
    await picture(page, 'conflict')
    expect(await faultsOf(page)).toEqual([])
    await english.getByTestId('keep-mine').click()
    await expect.poll(() => conflicts.count()).toBe(1)
    await conflicts.getByTestId('keep-theirs').click()
    await expect.poll(() => conflicts.count()).toBe(0)
    await sendAll(page)
    expect(textsOf(profileOf(app()), 'headline')).toEqual({
      en_US: 'Mine in English',
      de_DE: 'Anderswo geändert',
      ja_JP: 'Changed elsewhere too',
    })
  })

  test('an entry deleted there is created again whole, or dropped', async () => {
    const page = await connectAfresh(app())
    const [first = '', second = ''] = orderOf(app(), 'skills')
    const had = Object(entriesOf(app(), 'skills')[first])
    await openSection(page, 'skills')
    for (const id of [first, second]) await typeRow(await editEntry(page, id), 'name', `Mine ${id}`)
    await waitForPending(page, 2)
    app().sandbox.changeMember(ada, (profile) => {
      const { [first]: _one, [second]: _two, ...rest } = Object(profile['skills'])
      return { ...profile, skills: rest, skillsOrder: Object.keys(rest).map(Number) }
    })
    await goTo(page, 'review')
    const conflicts = page.getByTestId('conflict')
    await conflicts.nth(1).waitFor()
    await conflicts.nth(0).getByTestId('keep-mine').click()
    await conflicts.getByTestId('keep-theirs').click()
    await expect.poll(() => conflicts.count()).toBe(0)
    await waitForPending(page, 1)
    await sendAll(page)
    const [, made = ''] = orderOf(app(), 'skills')
    const { localized } = Object(Object(entriesOf(app(), 'skills')[made])['name'])
    expect(localized).toEqual({ ...Object(had['name']).localized, en_US: `Mine ${first}` })
    expect(orderOf(app(), 'skills')).toHaveLength(2)
  })
})

const storedNow = (page: Page): Promise<unknown[]> =>
  page.evaluate(async () => {
    const { storage, alarms } = Reflect.get(globalThis, 'chrome')
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('no reason')))
      })
    const records = await Promise.all(
      (await indexedDB.databases()).map(async ({ name = '' }) => {
        const database = await settled(indexedDB.open(name))
        const stores = [...database.objectStoreNames]
        const counts = stores.map((store) => settled(database.transaction(store).objectStore(store).count()))
        const held = await Promise.all(counts)
        database.close()
        return held.filter((count) => count > 0).length
      }),
    )
    const kept = records.filter((count) => count > 0)
    return [await storage.local.get(null), await storage.session.get(null), kept, await alarms.getAll()]
  })

describe('on this computer', () => {
  test('each member has edits of their own, one choice apart; deleting everything leaves nothing', async () => {
    const page = await connectAfresh(app())
    await typeIn(page, 'headline', 'en_US', 'Sent by Ada')
    await waitForPending(page, 1)
    await sendAll(page)
    // With a token on the disk, too.
    await goTo(page, 'connection')
    await page.getByTestId('stay-signed-in').check()
    await typeIn(page, 'headline', 'en_US', 'Typed by Ada')
    await waitForPending(page, 1)
    await signIn(page, app(), { member: grace })
    await waitForPending(page, 0)
    await goTo(page, 'history')
    await page.getByTestId('history-keep').waitFor()
    expect(await page.getByTestId('history-entry').count()).toBe(0)
    await page.getByTestId('switch-member').selectOption(ada)
    await page.getByTestId('history-entry').waitFor()
    await waitForPending(page, 1)
    await picture(page, 'history-members')
    expect(await faultsOf(page)).toEqual([])

    // What can't be read is told, and goes when the member has seen it.
    await page.evaluate(() =>
      Reflect.get(globalThis, 'chrome').storage.local.set({
        'draft:yrZCpj2ZYQ': { version: 1, value: 'torn' },
      }),
    )
    await goTo(page, 'headline')
    await typeIn(page, 'headline', 'de_DE', 'Neu')
    await page.getByTestId('set-aside-bar').waitFor()
    await goTo(page, 'connection')
    await page.getByTestId('set-aside-item').waitFor()
    await picture(page, 'connection-storage')
    expect(await faultsOf(page)).toEqual([])
    await page.getByTestId('delete-set-aside').click()
    await page.getByTestId('set-aside-bar').waitFor({ state: 'detached' })

    await page.getByTestId('delete-everything').click()
    await page.getByTestId('confirm-delete-everything').click()
    await page.getByTestId('deleted-everything').filter({ hasText: /\d/ }).waitFor()
    await expect.poll(() => storedNow(page)).toEqual([{}, {}, [], []])
    expect(await page.getByTestId('account').count()).toBe(0)
    await page.getByTestId('connect').first().waitFor()
  })
})
