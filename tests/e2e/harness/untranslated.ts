import type { Frame, Page } from 'playwright-core'
import industries from '../../../assets/data/industries.json' with { type: 'json' }
import siteLabels from '../../../assets/data/site-labels.json' with { type: 'json' }
import { ada } from './afresh.ts'
import type { App } from './app.ts'
import { fields, sections } from '../../../utils/profile/registry.ts'

/** Everything a screen says, seen or heard: texts, names, tips, placeholders, the page's title, what styles put in. */
export const saidBy = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'alt']
    const said = [document.title]
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode())
      if (!texts.currentNode.parentElement?.closest('script, style, code, pre'))
        said.push(texts.currentNode.textContent ?? '')
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of [...attributes, 'title', 'placeholder', 'label'])
        said.push(element.getAttribute(name) ?? '')
      for (const part of ['::before', '::after'])
        said.push(...(getComputedStyle(element, part).content.match(/(?<=").*(?=")/) ?? []))
    }
    return said
  })

/** Strings and names of properties anywhere in a JSON value. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value
    try {
      const inner: unknown = JSON.parse(value)
      if (typeof inner === 'object') yield* stringsIn(inner)
    } catch {
      // No JSON within: the string is all there is.
    }
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      yield key
      yield* stringsIn(inner)
    }
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ')

/**
 * What may be said as it is: the member's own values, typed, kept or on LinkedIn; what went over the wire; names of the
 * API's; what LinkedIn's own forms are called.
 */
export async function dataOf(app: App, page: Page, given: unknown): Promise<string> {
  const kept = await page.evaluate(() => Reflect.get(globalThis, 'chrome').storage.local.get(null))
  const typed = await page
    .locator('input, textarea')
    .evaluateAll((controls) => controls.map((control) => String(Reflect.get(control, 'value'))))
  const names = [...fields, ...sections, ...sections.flatMap(({ rows }) => rows)].map(({ id }) => id)
  const methods = ['GET', 'POST', 'PUT', 'DELETE']
  const initials = (await page.locator('.avatar').allTextContents()).join('\n')
  const known = [
    kept,
    typed,
    page.url(),
    initials,
    app.sandbox.member(ada),
    app.sandbox.record(),
    names,
    methods,
  ]
  return squeeze([...known, industries, siteLabels, given].flatMap((each) => [...stringsIn(each)]).join('\n'))
}

/** Names and units as the browser itself has them in the tests' language. */
function wordsOfIntl(): string {
  const language = 'en'
  const alphabet = Array.from({ length: 26 }, (_, letter) => String.fromCodePoint(97 + letter))
  const codes = alphabet.flatMap((first) => alphabet.map((second) => first + second))
  const names = (type: 'language' | 'region', list: readonly string[]) => {
    const display = new Intl.DisplayNames(language, { type, languageDisplay: 'standard', style: 'short' })
    return list.map((code) => display.of(code) ?? '')
  }
  const months = Array.from({ length: 12 }, (_, month) => new Date(2020, month, 15))
  return [
    ...names('language', [...codes, 'zh-Hans', 'zh-Hant']),
    ...names(
      'region',
      codes.map((code) => code.toUpperCase()),
    ),
    ...months.map((month) => new Intl.DateTimeFormat(language, { month: 'long' }).format(month)),
    ...months.map((month) => new Intl.DateTimeFormat(language, { month: 'short' }).format(month)),
    'AM PM and or kB MB byte',
  ].join('\n')
}

const intlWords = new Set(wordsOfIntl().split(/[^A-Za-z]+/))

/** What a screen says in plain letters that is no data: untranslated. */
export function untranslated(said: readonly string[], data: string): string[] {
  const isKnown = (words: string): boolean =>
    data.includes(words) || words.split(/[^A-Za-z]+/).every((word) => word === '' || intlWords.has(word))
  const plainIn = (line: string): string[] =>
    line.replaceAll(/urn:li:\S+|\b[A-Z]+ \/v2\/\S+/g, '').match(/[A-Za-z][\w\s.&/+-]*/g) ?? []
  const lines = said.flatMap((text) => text.split('\n')).map(squeeze)
  return [...new Set(lines.filter((line) => plainIn(line).some((words) => !isKnown(words.trim()))))]
}
