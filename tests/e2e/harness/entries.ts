import type { Frame, Locator, Page } from 'playwright-core'
import { isObject, type JsonObject } from '../../../sandbox/json.ts'
import type { Row } from '../../../utils/profile/kinds.ts'
import { sectionOf } from '../../../utils/profile/registry.ts'
import { ada, profileOf } from './afresh.ts'
import type { App } from './app.ts'
import { goTo, localeOf } from './steps.ts'

/*
 * What a member does with the entries of a section, spelled in the test ids contract.
 */

/** An entry of the section that is open; a new one is called `new-1`, `new-2`, … */
export async function entry(page: Page | Frame, id: string): Promise<Locator> {
  const item = page.getByTestId(`entry-${id}`)
  await item.waitFor()
  return item
}

/** Opens a section's list. */
export async function openSection(page: Page, section: string): Promise<void> {
  await goTo(page, section)
  await page.getByTestId('add-entry').waitFor()
}

/** Adds an entry to the section that is open; its form is open too. */
export async function addEntry(page: Page | Frame, id: string): Promise<Locator> {
  await page.getByTestId('add-entry').click()
  return entry(page, id)
}

/** Opens the form of an entry. */
export async function editEntry(page: Page | Frame, id: string): Promise<Locator> {
  const item = await entry(page, id)
  await headButton(page, id, 'edit-entry').click()
  return item
}

/** Deletes an entry that LinkedIn has, and confirms it. */
export async function removeEntry(page: Page, id: string): Promise<void> {
  await headButton(page, id, 'remove-entry').click()
  await (await entry(page, id)).getByTestId('confirm-remove').click()
}

type HeadButton = 'edit-entry' | 'remove-entry' | 'restore-entry' | 'move-up' | 'move-down'

/** One of an entry's own buttons: the lists in an open entry have some of the same kind, further down. */
export const headButton = (page: Page | Frame, id: string, button: HeadButton): Locator =>
  page.getByTestId(`entry-${id}`).getByTestId(button).first()

/** The row of an open entry; the people named in it have rows too, further down. */
export const row = (item: Locator, id: string): Locator => item.getByTestId(`row-${id}`).first()

/** Types a row's text in one language. */
export async function typeRow(item: Locator, id: string, text: string, locale = 'en_US'): Promise<void> {
  const control = await localeOf(row(item, id), locale)
  await control.fill(text)
}

/** What every new entry has to have: the texts by row, as `fillNeeded` types them. */
export const neededTexts = (section: string, text: string): Record<string, string> =>
  Object.fromEntries(
    sectionOf(section)
      .rows.filter((row) => isNeeded(row) && row.kind.type === 'localizedText')
      .map(({ id, kind }) => [id, kind.type === 'localizedText' && kind.format ? 'us' : `${text} ${id}`]),
  )

/** Fills what a new entry can't do without; the member among the authors and an answered question come with it. */
export async function fillNeeded(item: Locator, section: string, text: string): Promise<void> {
  for (const [id, typed] of Object.entries(neededTexts(section, text))) await typeRow(item, id, typed)
}

const isNeeded = ({ required, expected }: Row): boolean => required === true || expected === true

/** The entries LinkedIn holds now, by id. */
export function entriesOf(app: App, section: string, person = ada): Record<string, JsonObject> {
  const entries = profileOf(app, person)[section]
  if (!isObject(entries)) return {}
  return Object.fromEntries(
    Object.entries(entries).flatMap(([id, item]) => (isObject(item) ? [[id, item]] : [])),
  )
}

/** The order LinkedIn holds now. */
export function orderOf(app: App, section: string, person = ada): string[] {
  const order = profileOf(app, person)[`${section}Order`]
  return Array.isArray(order) ? order.map(String) : []
}

/** The text of a row on LinkedIn, in English. */
export const englishOf = (item: JsonObject | undefined, row: string): unknown => {
  const value = item?.[row]
  const localized = isObject(value) ? value['localized'] : undefined
  return isObject(localized) ? localized['en_US'] : undefined
}

/** What was written to LinkedIn so far, also where it refused or never answered. */
export const writes = (app: App) =>
  app.sandbox.record().filter(({ operation }) => ['create', 'update', 'delete'].includes(operation))

export const creates = (app: App) => app.sandbox.record().filter(({ operation }) => operation === 'create')
