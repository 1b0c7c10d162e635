import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { ada, profileOfAda, startOver, writes } from './harness/ada.ts'
import { settledReview } from './harness/settled-review.ts'
import { connect, field, goTo, localeOf, send } from './harness/steps.ts'
import { useApp } from './harness/use-app.ts'

const app = useApp()

beforeAll(() => connect(app()))

/** What programs like to tidy up, escape, cut, turn round or take for something of their own. */
const nasty: Record<string, string> = {
  'spaces at both ends': '  two before, three after   ',
  'only spaces': '   ',
  'line breaks at both ends and in between': '\n\na\n \nb\n',
  tabs: '\ta\t\tb\t',
  'spaces of other widths': '\u00A0a\u202Fb\u2003c\u3000d\u00A0',
  'zero-width signs and a byte order mark': '\uFEFFa\u200Bb\u2060c\u00ADd\u200C',
  'families and flags joined of many': '👩🏽‍🚀👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧❤️',
  'marks that no normal form would leave so': 'e\u0301 a\u0323\u0307 a\u0307\u0323 \u212B ﬁ \u1E9B\u0323 각',
  'right to left, isolates and overrides': 'abc \u202Eمرحبا\u202C \u2067שלום\u2069 \u200F(1)\u200E',
  'quotes, slashes, ends of comments': `'"\`\\ \\n \\u0041 /* */ // <!-- --> ]]> %20 &amp; &#10;`,
  markup: '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  'what stands for an id not known yet': '{{entry-new-1}} {{asset}} ${a} $1 $& %s {0}',
  'a patch operator': '$set',
  'names of the language itself': '__proto__',
  'digits that are no number': '12345678901234567890',
  json: '{"patch":{"$delete":["firstName"]}}',
  'separators that end a line of a script': 'a\u2028b\u2029c\u0085d',
  'from other planes': '𝕳𝖊𝖑𝖑𝖔 𓀀 😀\u{10FFFD}',
  'very long': `begin ${'ÄБ漢😀 '.repeat(1500)}end`,
}

/** Made anew of the same stuff, always the same ones. */
const random = fc.sample(
  fc.string({
    unit: fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
      fc.constantFrom(...' \t\n\u00A0\u200B\u200D\u202E\u0301\u0323\uFE0F\'"\\{}$<>&'.split('')),
    ),
    minLength: 20,
    maxLength: 60,
  }),
  { numRuns: 3, seed: 20 },
)

/** A single line has no room for a break: the browser itself takes none into it. */
const inOneLine = (text: string) => text.replaceAll(/[\n\r]/g, ' ')

/** The same text in every kind of control there is for text. */
async function typeEverywhere(page: Page, text: string): Promise<void> {
  const line = inOneLine(text)
  await (await localeOf(await field(page, 'headline'), 'en_US')).fill(text)
  await goTo(page, 'summary')
  await (await localeOf(await field(page, 'summary'), 'de_DE')).fill(text)
  await goTo(page, 'contact')
  await (await field(page, 'ims')).getByTestId('item-0').getByTestId('row-id').getByTestId('value').fill(line)
  const phone = (await field(page, 'phoneNumbers')).getByTestId('item-0')
  await phone.getByTestId('row-number').getByTestId('value').fill(line)
  const website = (await field(page, 'websites')).getByTestId('item-1')
  await (await localeOf(website.getByTestId('row-label'), 'en_US')).fill(line)
  await goTo(page, 'volunteeringInterests')
  const causes = (await field(page, 'volunteeringInterests')).getByTestId('row-supportedUserDefinedCauses')
  await causes.getByTestId('add-item').click()
  await causes.getByTestId('item-0').getByTestId('value').fill(line)
}

test.each([
  ...Object.entries(nasty),
  ...random.map((text): [string, string] => [JSON.stringify(text), text]),
])('%s', async (_name, text) => {
  const page = await startOver(app(), 'headline')
  await typeEverywhere(page, text)
  const [shown] = await settledReview(page)
  await send(page)

  const [request, ...others] = writes(app())
  expect(others).toEqual([])
  expect(request?.body, 'what was sent and what was shown').toBe(shown?.body)
  const line = inOneLine(text)
  const { $set } = (JSON.parse(request?.body ?? '') as { patch: { $set: object } }).patch
  expect($set).toMatchObject({
    headline: { localized: { en_US: text, ja_JP: 'エンジンのエンジニア' } },
    summary: { localized: { de_DE: { rawText: text } } },
    phoneNumbers: [{ number: line, type: 'WORK' }],
    websites: [{ category: 'PERSONAL' }, { label: { localized: { en_US: line } } }],
    volunteeringInterests: { supportedUserDefinedCauses: [line] },
  })
  const ims: unknown = Reflect.get($set, 'ims')
  expect(Object.entries(ims as object)).toEqual([[line, { id: line, provider: 'SKYPE' }]])
  const profile = profileOfAda(app())
  expect(profile, `the profile of ${ada}`).toMatchObject({ headline: { localized: { en_US: text } } })

  await goTo(page, 'headline')
  const control = await localeOf(await field(page, 'headline'), 'en_US')
  expect(await control.inputValue()).toBe(text)
})
