import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject as SandboxObject } from '../../sandbox/json.ts'
import type { Json } from '../../utils/profile/json.ts'
import { fieldOf, fields } from '../../utils/profile/registry.ts'
import { ada, adaPath, profileOfAda, startOver, writes } from './harness/ada.ts'
import { enter, expectShown } from './harness/form.ts'
import { connect, field, goTo, localeOf, send, waitForPending } from './harness/steps.ts'
import { settledReview } from './harness/settled-review.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

beforeAll(() => connect(app()))

const us = { country: 'US', language: 'en' }
const texts = (localized: Record<string, string>, preferredLocale = us): Json => ({
  localized,
  preferredLocale,
})
const richTexts = (localized: Record<string, string>): Json => ({
  localized: Object.fromEntries(Object.entries(localized).map(([key, rawText]) => [key, { rawText }])),
  preferredLocale: us,
})
const richContent = (id: string) => `urn:li:memberRichContent:(urn:li:person:${ada},${id})`

/** What each field is made to be. All differ from what Ada has, in every part. */
const targets: Record<string, Json> = {
  firstName: texts({ en_US: 'Augusta Ada', de_DE: 'Ada Auguste', ja_JP: 'オーガスタ' }),
  lastName: texts({ en_US: 'Specimen', de_DE: 'Muster', ja_JP: '標本' }),
  maidenName: texts({ en_US: 'Byron', de_DE: 'von Byron' }),
  phoneticFirstName: texts({ en_US: 'Augusta', ja_JP: 'おーがすた' }),
  phoneticLastName: texts({ en_US: 'Hyohon', ja_JP: 'ひょうほん' }),
  headline: texts({ en_US: 'Poet of numbers', de_DE: 'Dichterin der Zahlen', ja_JP: '数の詩人' }),
  geoLocation: { geo: 'urn:li:geo:90009496' },
  location: {
    countryCode: 'us',
    postalCode: '94043',
    standardizedLocationUrn: 'urn:li:standardizedLocationKey:(us,94043)',
    userSelectedGeoPlaceCode: '1-1-0-1-1',
  },
  industryId: 'urn:li:industry:96',
  vanityName: 'adalovelace1815',
  summary: richTexts({
    en_US: 'Loud systems now.\n\nAnd machines.',
    de_DE: 'Jetzt laute Systeme.',
    ja_JP: '静か。',
  }),
  websites: [
    { url: texts({ en_US: 'https://blog.example', de_DE: 'https://blog.example/de' }), category: 'BLOG' },
    {
      url: texts({ en_US: 'https://cards.example' }),
      category: 'OTHER',
      label: texts({ en_US: 'Punched cards', ja_JP: 'パンチカード' }),
    },
    { url: texts({ en_US: 'ftp://files.example' }) },
  ],
  phoneNumbers: [
    { number: '+44 20 7946 0111', type: 'MOBILE', extension: '12' },
    { number: '(222) 333-4444', type: 'HOME' },
    { number: 'ask for me' },
  ],
  ims: {
    '42': { id: '42', provider: 'ICQ' },
    'countess ada': { id: 'countess ada', provider: 'GTALK' },
    'countess-ada': { id: 'countess-ada', provider: 'WEIXIN' },
  },
  address: texts({ en_US: '12 St James’s Square\nLondon', de_DE: 'St.-James-Platz 12\nLondon' }),
  birthDate: { day: 29, month: 2, year: 1988 },
  contactInstructions: texts({ en_US: 'Call rather than write.' }),
  memberRichContents: [richContent('1586981600001'), richContent('1586981719813')],
  selectedContactInterests: [{ predefinedInterest: 'INVESTING' }, { predefinedInterest: 'GRABBING_COFFEE' }],
  volunteeringInterests: {
    supportedPredefinedCauses: ['politics', 'humanitarianRelief', 'education'],
    supportedUserDefinedCauses: ['Old looms', 'Tide tables'],
    supportedNonprofits: [
      { companyName: texts({ en_US: 'Engine Trust' }), companyId: 'urn:li:organization:12345' },
      { companyName: texts({ en_US: 'Loom Trust', de_DE: 'Webstuhl-Stiftung' }) },
    ],
  },
  interests: texts({ en_US: 'Cards, steam' }),
  supportedLocales: [
    us,
    { country: 'DE', language: 'de' },
    { country: 'JP', language: 'ja' },
    { country: 'FR', language: 'fr' },
    { language: 'eo' },
  ],
}

const editable = fields.filter(
  ({ kind, deleteOnly }) => kind.type !== 'picture' && kind.type !== 'order' && !deleteOnly,
)

/** The one change the review is about, and the one request, exactly. */
async function expectReview(page: Page, changed: readonly string[], body: Json): Promise<string> {
  const requests = await settledReview(page)
  const shown = await page
    .getByTestId('change')
    .evaluateAll((changes) => changes.map((change) => change.dataset['field']))
  expect(new Set(shown)).toEqual(new Set(changed))
  expect(shown).toHaveLength(changed.length)
  expect(requests).toEqual([{ method: 'POST', path: adaPath, body: expect.any(String) }])
  const [request] = requests
  expect(JSON.parse(request?.body ?? '')).toEqual(body)
  return request?.body ?? ''
}

/** Sends what the review showed; that text and no other reaches LinkedIn, in one write. */
async function expectSent(page: Page, body: string): Promise<void> {
  const before = writes(app()).length
  await send(page)
  const sent = writes(app()).slice(before)
  expect(sent.map((request) => [request.method, request.path, request.body])).toEqual([
    ['POST', adaPath, body],
  ])
  await waitForPending(page, 0)
}

const isEdited = (form: Locator) => form.getAttribute('data-edited')

test('every basic field but pictures and orders is tried here', () => {
  expect(Object.keys(targets).toSorted()).toEqual(editable.map(({ id }) => id).toSorted())
})

test.each(Object.entries(Object.groupBy(editable, ({ group }) => group)))(
  'every field of “%s” is set, sent in one request, read back and shown',
  async (_group, together) => {
    const page = await startOver(app())
    const ids = together.map(({ id }) => id)
    for (const [at, { id, kind }] of together.entries()) {
      await goTo(page, id)
      await enter(await field(page, id), kind, targets[id])
      await waitForPending(page, at + 1)
    }
    const $set = Object.fromEntries(ids.map((id) => [id, targets[id] ?? null]))
    const body = await expectReview(page, ids, { patch: { $set } })
    await expectSent(page, body)
    for (const { id, kind } of together) {
      await goTo(page, id)
      const form = await field(page, id)
      await expectShown(form, kind, targets[id])
      expect(profileOfAda(app())[id]).toEqual(targets[id])
      expect(await isEdited(form)).toBe('false')
    }
  },
)

test('every field that may go is cleared, in one request, and shown empty afterwards', async () => {
  const page = await startOver(app())
  const clearable = fields
    .filter(({ id, kind, mandatory }) => !mandatory && id !== 'vanityName' && kind.type !== 'picture')
    .filter(({ kind }) => kind.type !== 'order')
    .map(({ id }) => id)
  for (const id of clearable) {
    await goTo(page, id)
    const form = await field(page, id)
    await form.getByTestId('clear-field').click()
    await form.and(page.locator('[data-edited="true"]')).waitFor()
  }
  const body = await expectReview(page, clearable, { patch: { $delete: clearable } })
  await expectSent(page, body)
  const left = Object.keys(profileOfAda(app()))
  expect(left.filter((id) => clearable.includes(id))).toEqual([])
  for (const id of clearable) {
    await goTo(page, id)
    const form = await field(page, id)
    expect(await isEdited(form)).toBe('false')
    expect(await form.getByTestId('clear-field').count(), `${id} can be cleared once more`).toBe(0)
  }
})

test.each(fields.filter(({ mandatory }) => mandatory))(
  '$id can’t be cleared, and its form says so',
  async ({ id }) => {
    const page = await startOver(app(), id)
    const form = await field(page, id)
    await form.getByTestId('clear-field').click()
    const error = form.getByTestId('error')
    await error.waitFor()
    expect(await error.getAttribute('data-problem')).toBe('problem_mandatory')
    await waitForPending(page, 0)
    expect(profileOfAda(app())).toHaveProperty(id)
  },
)

test('a vanity name can’t be deleted: LinkedIn’s words stand beside it, and nothing is lost', async () => {
  const page = await startOver(app(), 'vanityName')
  await (await field(page, 'vanityName')).getByTestId('clear-field').click()
  await expectReview(page, ['vanityName'], { patch: { $delete: ['vanityName'] } })
  await send(page, 'attention')
  await goTo(page, 'vanityName')
  const error = (await field(page, 'vanityName')).getByTestId('error')
  await error.waitFor()
  expect(await error.textContent()).toContain('is mandatory and cannot be deleted')
  await waitForPending(page, 1)
})

test('what can only be deleted has nothing to type in', async () => {
  const page = await startOver(app(), 'older')
  for (const { id } of fields.filter(({ deleteOnly }) => deleteOnly)) {
    const form = await field(page, id)
    expect(await form.locator('input, select, textarea').count(), `controls of ${id}`).toBe(0)
    await form.getByTestId('clear-field').waitFor()
  }
})

describe('the samples of the API’s pages', () => {
  const folder = join(import.meta.dirname, '..', 'samples')
  type Sample = { patch: { $set?: Record<string, Json>; $delete?: string[] } }

  /** Not pictures, and not orders: both have screens of their own. */
  const samples = readdirSync(folder).filter((name) => /^basic-(?!.*(?:Picture|Order))/.test(name))

  /** Somebody with hardly anything on their profile, and what two samples need to be there. */
  const bare = (profile: SandboxObject): SandboxObject => ({
    id: profile['id'] ?? '',
    vanityName: 'ada-example',
    firstName: { localized: { en_US: 'Ada' }, preferredLocale: us },
    lastName: { localized: { en_US: 'Example' }, preferredLocale: us },
    maidenName: profile['maidenName'] ?? '',
    interests: profile['interests'] ?? '',
    supportedLocales: [us, { country: 'FR', language: 'fr' }],
    memberRichContents: ['1586981706752', '1586981600001', '1586981719813'].map(richContent),
  })

  test.each(samples)('%s', async (name) => {
    const sample = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Sample
    const { $set = {}, $delete = [] } = sample.patch
    const page = await startOver(app(), '', bare)
    for (const [id, value] of Object.entries($set)) {
      await goTo(page, id)
      await enter(await field(page, id), fieldOf(id).kind, value)
    }
    for (const id of $delete) {
      await goTo(page, id)
      await (await field(page, id)).getByTestId('clear-field').click()
    }
    await settledReview(page)
    await send(page)
    const bodies = writes(app()).map(({ body }) => JSON.parse(body ?? '') as Json)
    expect(bodies).toEqual([sample])
  })
})

describe('languages', () => {
  test('editing one drops no other, in any field with several', async () => {
    const page = await startOver(app())
    const before = profileOfAda(app())
    const edited = ['firstName', 'lastName', 'phoneticFirstName', 'phoneticLastName', 'headline', 'summary']
    for (const id of edited) {
      await goTo(page, id)
      await (await localeOf(await field(page, id), 'en_US')).fill(`New ${id}`)
    }
    await goTo(page, 'websites')
    const notes = (await field(page, 'websites')).getByTestId('item-1')
    await (await localeOf(notes.getByTestId('row-label'), 'de_DE')).fill('Neue Notizen')
    await (await localeOf(notes.getByTestId('row-url'), 'en_US')).fill('https://new.example')
    await waitForPending(page, edited.length + 1)
    await settledReview(page)
    await send(page)

    const meant = structuredClone(before)
    const localizedIn = (value: unknown): SandboxObject => Reflect.get(value as object, 'localized')
    for (const id of edited)
      localizedIn(meant[id])['en_US'] = id === 'summary' ? { rawText: `New ${id}` } : `New ${id}`
    const website = (meant['websites'] as SandboxObject[])[1]
    localizedIn(website?.['label'])['de_DE'] = 'Neue Notizen'
    localizedIn(website?.['url'])['en_US'] = 'https://new.example'
    expect(profileOfAda(app())).toEqual(meant)
  })

  test('one is added, another removed, and a third preferred, together', async () => {
    const page = await startOver(app(), 'summary')
    const form = await field(page, 'summary')
    await form.getByTestId('add-locale').selectOption('ja_JP')
    await (await localeOf(form, 'ja_JP')).fill('静かなシステムを作ります。')
    await (await localeOf(form, 'de_DE')).fill('')
    await form.getByTestId('preferred-locale').selectOption('ja_JP')
    const english = { rawText: 'I build quiet systems.\n\nOn weekends I restore calculating machines.' }
    const body = await expectReview(page, ['summary'], {
      patch: {
        $set: {
          summary: {
            localized: { en_US: english, ja_JP: { rawText: '静かなシステムを作ります。' } },
            preferredLocale: { country: 'JP', language: 'ja' },
          },
        },
      },
    })
    await expectSent(page, body)
    expect(profileOfAda(app())['summary']).not.toHaveProperty('localized.de_DE')
  })

  test('emptying the last one deletes the field', async () => {
    const page = await startOver(app(), 'maidenName')
    await (await localeOf(await field(page, 'maidenName'), 'en_US')).fill('')
    const body = await expectReview(page, ['maidenName'], { patch: { $delete: ['maidenName'] } })
    await expectSent(page, body)
    expect(profileOfAda(app())).not.toHaveProperty('maidenName')
  })

  test('the preferred one changes and nothing else', async () => {
    const page = await startOver(app(), 'headline')
    const before = profileOfAda(app())['headline'] as { localized: Json }
    await (await field(page, 'headline')).getByTestId('preferred-locale').selectOption('de_DE')
    const headline = { localized: before.localized, preferredLocale: { country: 'DE', language: 'de' } }
    const body = await expectReview(page, ['headline'], { patch: { $set: { headline } } })
    await expectSent(page, body)
    expect(profileOfAda(app())['headline']).toEqual(headline)
  })

  test('one the profile does not have is refused with the way to add it, and both go out together', async () => {
    const page = await startOver(app(), 'headline')
    const form = await field(page, 'headline')
    await form.getByTestId('add-locale').selectOption('other')
    await form.getByTestId('locale-key').fill('fr_FR')
    await form.getByTestId('locale-key-add').click()
    const error = form.getByTestId('error')
    await error.waitFor()
    expect(await error.getAttribute('data-problem')).toBe('problem_locale_unsupported')
    await error.locator('a').click()

    const locales = await field(page, 'supportedLocales')
    await locales.getByTestId('add-item').click()
    const added = locales.getByTestId('item-3')
    await added.getByTestId('row-language').getByTestId('value').fill('fr')
    await added.getByTestId('row-country').getByTestId('value').fill('FR')

    await goTo(page, 'headline')
    await (await field(page, 'headline')).getByTestId('add-locale').selectOption('fr_FR')
    await (await localeOf(await field(page, 'headline'), 'fr_FR')).fill('Ingénieure de machines')
    await waitForPending(page, 2)
    await settledReview(page)
    await send(page)
    const [{ body } = { body: null }, ...others] = writes(app())
    expect(others).toEqual([])
    const { $set } = (JSON.parse(body ?? '') as { patch: { $set: Record<string, Json> } }).patch
    expect($set['supportedLocales']).toContainEqual({ country: 'FR', language: 'fr' })
    expect($set['headline']).toHaveProperty('localized.fr_FR', 'Ingénieure de machines')
    expect(profileOfAda(app())['headline']).toHaveProperty('localized.ja_JP', 'エンジンのエンジニア')
  })

  test('what names no language is refused with how to write one', async () => {
    const page = await startOver(app(), 'headline')
    const form = await field(page, 'headline')
    await form.getByTestId('add-locale').selectOption('other')
    for (const key of ['xx_', 'EN', 'de-DE', 'de_de', ' de_DE', '']) {
      await form.getByTestId('locale-key').fill(key)
      await form.getByTestId('error').waitFor({ state: 'detached' })
      await form.getByTestId('locale-key-add').click()
      const error = form.getByTestId('error')
      await error.waitFor()
      expect(await error.getAttribute('data-problem'), `said of “${key}”`).toBe('problem_locale_key')
    }
    await waitForPending(page, 0)
  })
})

/** Quick ones first: how they are entered is tried above. */
const many = {
  set: [
    'headline',
    'firstName',
    'industryId',
    'vanityName',
    'summary',
    'birthDate',
    'geoLocation',
    'address',
  ],
  cleared: fields
    .filter(({ group, kind, mandatory }) => !mandatory && kind.type !== 'picture' && group !== 'order')
    .map(({ id }) => id),
}

test.each([
  [1, 1],
  [5, 3],
  [20, 8],
])('%i edited fields, of them %i set, are one request', async (count, setCount) => {
  const page = await startOver(app())
  const set = many.set.slice(0, setCount)
  const cleared = many.cleared.filter((id) => !many.set.includes(id)).slice(0, count - setCount)
  for (const id of set) {
    await goTo(page, id)
    await enter(await field(page, id), fieldOf(id).kind, targets[id])
  }
  for (const id of cleared) {
    await goTo(page, id)
    await (await field(page, id)).getByTestId('clear-field').click()
  }
  await waitForPending(page, count)
  const $set = Object.fromEntries(set.map((id) => [id, targets[id] ?? null]))
  const patch = cleared.length === 0 ? { $set } : { $set, $delete: cleared }
  await expectSent(page, await expectReview(page, [...set, ...cleared], { patch }))
  expect(profileOfAda(app())).toMatchObject($set)
})
