import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { rowApplies } from '../../../utils/profile/check.ts'
import { isObject, type Json } from '../../../utils/profile/json.ts'
import { isLocalized, type Kind, type RecordKind } from '../../../utils/profile/kinds.ts'
import { preferredIn, textsIn } from '../../../utils/profile/localized.ts'
import { localeOf } from './steps.ts'

/*
 * Any value, entered and read off by a member's means: the controls of its kind, found by the test ids contract.
 */

type ListKind = Extract<Kind, { type: 'list' | 'keyedList' }>

/** Makes the form hold `value`, an API value, whatever it holds now; undefined empties it. */
export async function enter(at: Locator, kind: Kind, value: Json | undefined): Promise<void> {
  if (isLocalized(kind)) return enterTexts(at, value)
  switch (kind.type) {
    case 'text':
    case 'urn':
    case 'choice':
      return setControl(at.getByTestId('value'), typeof value === 'string' ? value : '')
    case 'date':
      for (const part of kind.parts) {
        const number = isObject(value) ? value[part] : undefined
        await setControl(
          at.getByTestId(`row-${part}`).getByTestId('value'),
          typeof number === 'number' ? String(number) : '',
        )
      }
      return
    case 'record':
      return enterRecord(at, kind, value)
    case 'list':
      return kind.grows === false ? arrange(at, textItems(value)) : enterItems(at, kind, itemsOf(kind, value))
    case 'keyedList':
      return enterItems(at, kind, itemsOf(kind, value))
    default:
      throw new Error(`Nobody has said how a ${kind.type} is entered.`)
  }
}

/** Fails unless the form shows exactly `value`. */
export async function expectShown(at: Locator, kind: Kind, value: Json | undefined): Promise<void> {
  if (isLocalized(kind)) {
    const texts = textsIn(value)
    for (const [key, text] of Object.entries(texts))
      await expectControl(await localeOf(at, key), text, `the text in ${key}`)
    expect(await localesIn(at), 'languages').toEqual(expect.arrayContaining(Object.keys(texts)))
    return
  }
  switch (kind.type) {
    case 'text':
    case 'urn':
    case 'choice':
      return expectControl(at.getByTestId('value'), typeof value === 'string' ? value : '', kind.type)
    case 'date':
      for (const part of kind.parts) {
        const number = isObject(value) ? value[part] : undefined
        await expectControl(
          at.getByTestId(`row-${part}`).getByTestId('value'),
          typeof number === 'number' ? String(number) : '',
          part,
        )
      }
      return
    case 'record':
      for (const row of kind.rows) {
        const values = isObject(value) ? value : {}
        if (rowApplies(row, values))
          await expectShown(at.getByTestId(`row-${row.id}`), row.kind, values[row.id])
      }
      return
    case 'list':
    case 'keyedList': {
      const items = itemsOf(kind, value)
      await expect.poll(() => countItems(at), { message: 'items' }).toBe(items.length)
      for (const [index, item] of items.entries())
        await expectShown(at.getByTestId(`item-${index}`), kind.of, item)
      return
    }
    default:
      throw new Error(`Nobody has said how a ${kind.type} is read off.`)
  }
}

/** Types into a text control, or chooses in a list. */
async function setControl(control: Locator, text: string): Promise<void> {
  const isSelect = await control.evaluate((element) => element instanceof HTMLSelectElement)
  await (isSelect ? control.selectOption(text) : control.fill(text))
}

const expectControl = (control: Locator, text: string, what: string): Promise<void> =>
  expect.poll(() => control.inputValue(), { message: what }).toBe(text)

async function enterRecord(at: Locator, kind: RecordKind, value: Json | undefined): Promise<void> {
  const values = isObject(value) ? value : {}
  for (const row of kind.rows)
    if (rowApplies(row, values)) await enter(at.getByTestId(`row-${row.id}`), row.kind, values[row.id])
}

/** The languages in sight. */
const localesIn = (at: Locator): Promise<string[]> =>
  at
    .locator('[data-testid^="locale-tab-"]')
    .evaluateAll((tabs) => tabs.map((tab) => tab.dataset['testid']?.replace('locale-tab-', '') ?? ''))

async function enterTexts(at: Locator, value: Json | undefined): Promise<void> {
  const texts = textsIn(value)
  await at.getByTestId('add-locale').waitFor()
  const there = await localesIn(at)
  for (const [key, text] of Object.entries(texts)) {
    if (!there.includes(key)) await at.getByTestId('add-locale').selectOption(key)
    await (await localeOf(at, key)).fill(text)
  }
  for (const key of there) if (!(key in texts)) await (await localeOf(at, key)).fill('')
  const preferred = preferredIn(value)
  const select = at.getByTestId('preferred-locale')
  if (preferred !== null && (await select.count()) > 0) await select.selectOption(preferred)
}

const itemsOf = (kind: ListKind, value: Json | undefined): readonly Json[] => {
  if (kind.type === 'keyedList') return isObject(value) ? Object.values(value) : []
  return Array.isArray(value) ? value : []
}

const itemSelector = '[data-testid^="item-"]'
const countItems = (at: Locator): Promise<number> => at.locator(itemSelector).count()

/** Changes the items in place, takes away those too many from the end, adds those missing. */
async function enterItems(at: Locator, kind: ListKind, items: readonly Json[]): Promise<void> {
  await at.getByTestId('add-item').waitFor()
  for (let count = await countItems(at); count > items.length; count -= 1) {
    await at
      .getByTestId(`item-${count - 1}`)
      .getByTestId('remove-item')
      .click()
    await at.getByTestId(`item-${count - 1}`).waitFor({ state: 'detached' })
  }
  const before = await countItems(at)
  for (const [index, item] of items.entries()) {
    if (index >= before) await at.getByTestId('add-item').click()
    await enter(at.getByTestId(`item-${index}`), kind.of, item)
  }
}

const textItems = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : []

const shownItems = (at: Locator): Promise<string[]> =>
  at
    .locator(itemSelector)
    .getByTestId('value')
    .evaluateAll((controls) =>
      controls.map((control) => (control instanceof HTMLInputElement ? control.value : '')),
    )

/** Drops and moves the items of a list that can't grow. */
async function arrange(at: Locator, wanted: readonly string[]): Promise<void> {
  await at.getByTestId('item-0').waitFor()
  const now = await shownItems(at)
  for (const item of now.filter((each) => !wanted.includes(each))) {
    await at
      .getByTestId(`item-${now.indexOf(item)}`)
      .getByTestId('remove-item')
      .click()
    now.splice(now.indexOf(item), 1)
    await expect.poll(() => shownItems(at)).toEqual(now)
  }
  for (const [place, item] of wanted.entries())
    for (let from = now.indexOf(item); from > place; from -= 1) {
      await at.getByTestId(`item-${from}`).getByTestId('move-item-up').click()
      now.splice(from - 1, 0, ...now.splice(from, 1))
      await expect.poll(() => shownItems(at)).toEqual(now)
    }
}
