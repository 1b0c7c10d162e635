import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../sandbox/json.ts'
import { sections } from '../../utils/profile/registry.ts'
import { ada, connectAfresh, profileOf } from './harness/afresh.ts'
import {
  addEntry,
  editEntry,
  entriesOf,
  headButton,
  fillNeeded,
  neededTexts,
  orderOf,
  removeEntry,
  typeRow,
  writes,
} from './harness/entries.ts'
import { review, send, waitForPending } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

/** A second entry like the first, so that there is one to edit and one to delete. */
const double = '9001'
const withDoubles = (profile: JsonObject): JsonObject => {
  const doubled = sections.flatMap(({ id }): [string, Json][] => {
    const entries = profile[id]
    const order = profile[`${id}Order`]
    const first = isObject(entries) ? Object.values(entries)[0] : undefined
    if (!isObject(entries) || !isObject(first) || !Array.isArray(order)) return []
    return [
      [id, { ...entries, [double]: { ...first, id: Number(double) } }],
      [`${id}Order`, [...order, Number(double)]],
    ]
  })
  return { ...profile, ...Object.fromEntries(doubled) }
}

/** The entries of the list that will stay, in the order shown. */
const stayingIn = (page: Page): Promise<(string | null)[]> =>
  page
    .getByTestId(/^entry-(?:new-)?\d+$/)
    .evaluateAll(
      (items, gone) => items.map((item) => item.getAttribute('data-testid')).filter((name) => name !== gone),
      `entry-${double}`,
    )

const localized = (en_US: string) => ({
  localized: { en_US },
  preferredLocale: { language: 'en', country: 'US' },
})

beforeAll(async () => {
  await connectAfresh(app(), undefined, () => {
    app().sandbox.changeMember(ada, withDoubles)
  })
})

describe('an entry is made, changed, moved and deleted, all in one send', () => {
  test.each(sections.map(({ id, title }) => [id, title[0] ?? '']))('%s', async (section, title) => {
    const page = await app().openOptions(section)
    app().sandbox.clearRecord()
    const before = profileOf(app())
    const entriesBefore = entriesOf(app(), section)
    const orderBefore = orderOf(app(), section)
    const [first = ''] = orderBefore

    const made = await addEntry(page, 'new-1')
    await fillNeeded(made, section, 'Made here')
    await waitForPending(page, 1)
    await typeRow(await editEntry(page, first), title, 'Changed here')
    await waitForPending(page, 2)
    await removeEntry(page, double)
    await waitForPending(page, 3)
    // Up past everything that stays.
    for (let place = orderBefore.length - 1; place > 0; place -= 1) {
      await headButton(page, 'new-1', 'move-up').click()
      await expect.poll(async () => (await stayingIn(page)).indexOf('entry-new-1')).toBe(place - 1)
    }
    await waitForPending(page, 4)

    const shown = await review(page)
    expect(shown.map(({ method }) => method).toSorted()).toEqual(['DELETE', 'POST', 'POST', 'POST'])
    expect(await page.getByTestId('change').count()).toBe(4)
    await send(page)
    await waitForPending(page, 0)

    const order = orderOf(app(), section)
    const id = order[0] ?? ''
    expect(order).toEqual([id, ...orderBefore.filter((other) => other !== double)])
    const needed = Object.fromEntries(
      Object.entries(neededTexts(section, 'Made here')).map(([row, text]) => [row, localized(text)]),
    )
    const { [double]: _gone, ...kept } = entriesBefore
    const changed = kept[first]
    const titleBefore = isObject(changed?.[title]) ? changed[title] : {}
    const named: Record<string, unknown> = {
      patents: { pending: false, inventors: [{ memberId: `urn:li:person:${ada}` }] },
      projects: { members: [{ memberId: `urn:li:person:${ada}` }] },
      publications: { authors: [{ memberId: `urn:li:person:${ada}` }] },
    }
    expect(profileOf(app())).toEqual({
      ...before,
      [`${section}Order`]: order.map(Number),
      [section]: {
        ...kept,
        [first]: {
          ...changed,
          [title]: {
            ...titleBefore,
            localized: { ...Object(titleBefore['localized']), en_US: 'Changed here' },
          },
        },
        [id]: { id: Number(id), ...needed, ...Object(named[section]) },
      },
    })

    // What was sent is what was shown, text for text, and nothing else.
    expect(
      writes(app())
        .map(({ method, path, body }) => ({ method, path, body: body ?? '' }))
        .toSorted(byText),
    ).toEqual(
      shown
        .map((request) => ({ ...request, body: request.body.replaceAll('"{{entry-new-1}}"', id) }))
        .toSorted(byText),
    )
  })
})

const byText = (a: { path: string; method: string }, b: { path: string; method: string }): number =>
  `${a.method} ${a.path}` < `${b.method} ${b.path}` ? -1 : 1
