import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type english from '../../assets/public/_locales/en/messages.json'

const folder = resolve(import.meta.dirname, '../../assets/public/_locales')

type Messages = Record<string, { message: string }>

/** What stands in the middle of a line, so that it ends in a space. */
const fragments = new Set<string>(['label_before', 'list_comma'] satisfies (keyof typeof english)[])

/** Names and addresses have punctuation of their own. */
const withoutNames = (message: string): string =>
  message.replaceAll(/Yahoo!|https?:\/\/|urn:[\w:]+|%20/g, 'X')

const count = (message: string, sign: string): number => message.split(sign).length - 1

const marks = ['"', '“', '”', '„', '«', '»', '「', '」']

/** No sign without its other half, and none the language does not write. */
const quotes = (open: string, close: string) => (message: string) =>
  count(message, open) === count(message, close) &&
  !marks.some((sign) => sign !== open && sign !== close && message.includes(sign))

const cjk = '[\\u3040-\\u30ff\\u4e00-\\u9fff]'

type Rule = readonly [name: string, holds: (message: string) => boolean]

const everywhere: readonly Rule[] = [
  ['no space too many', (message) => !/^\s|\s$|\s\s/.test(message)],
  ['a typographic apostrophe', (message) => !message.includes("'")],
  ['an ellipsis is one sign', (message) => !message.includes('..')],
]

const rules: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    ['“quotes”', quotes('“', '”')],
    ['no space before a sign', (message) => !/ [;:!?…%]/.test(message)],
  ],
  de: [
    ['„Anführungszeichen“', quotes('„', '“')],
    ['no break before an ellipsis or within z. B.', (message) => !/ …|z\. B\./.test(message)],
  ],
  fr: [
    ['« guillemets »', quotes('«', '»')],
    [
      'a narrow space, which does not break, before ; : ! ? » %',
      (message) => !/(?<!\u202F)(?:[;!?»]|:(?=\s|$)|%(?!\d))/.test(message),
    ],
    ['the same after «', (message) => !/«(?!\u202F)/.test(message)],
  ],
  es: [
    ['«comillas»', quotes('«', '»')],
    [
      'a question and an exclamation are opened',
      (message) => count(message, '¿') === count(message, '?') && count(message, '¡') === count(message, '!'),
    ],
    ['no space before a sign', (message) => !/ [;:!?…]/.test(message)],
  ],
  pt_BR: [
    ['“aspas”', quotes('“', '”')],
    ['no space before a sign', (message) => !/ [;:!?…%]/.test(message)],
  ],
  ja: [
    ['「かぎ括弧」', quotes('「', '」')],
    [
      'signs as wide as the letters beside them',
      (message) => !new RegExp(`${cjk}[,.;:!?()]|[,;:!?()]${cjk}`).test(message),
    ],
  ],
  ar: [
    ['«علامات»', quotes('«', '»')],
    ['signs that turn with the text', (message) => !/[\u0600-\u06FF][^$A-Za-z]*[,;?]/.test(message)],
    [
      'isolates are closed',
      (message) => (message.match(/[\u2066-\u2068]/g) ?? []).length === count(message, '\u2069'),
    ],
  ],
}

it('every language has its rules', () => {
  expect(Object.keys(rules).toSorted()).toEqual(readdirSync(folder).toSorted())
})

describe.each(Object.entries(rules))('the words in %s have', (language, ofLanguage) => {
  const messages = JSON.parse(readFileSync(resolve(folder, language, 'messages.json'), 'utf8')) as Messages
  const whole = Object.entries(messages).filter(([key]) => !fragments.has(key))

  it.each([...everywhere, ...ofLanguage])('%s', (_name, holds) => {
    const wrong = whole.filter(([, { message }]) => !holds(withoutNames(message)))
    expect(wrong.map(([key, { message }]) => [key, message])).toEqual([])
  })
})

/**
 * A name in Latin letters that ends in a bracket or a dash keeps its order within an Arabic sentence only in
 * isolation. A number needs none, and the forms of a plural have numbers alone; a label before a value is Arabic, and
 * parts one value in Latin letters from the next as an isolate would not.
 */
it('what is filled into Arabic stands in isolates', () => {
  const messages = JSON.parse(readFileSync(resolve(folder, 'ar/messages.json'), 'utf8')) as Messages
  const open = Object.entries(messages).filter(
    ([key, { message }]) =>
      !fragments.has(key) &&
      !/_(?:zero|one|two|few|many|other)$/.test(key) &&
      /\$\d/.test(message.replaceAll(/[\u2066-\u2068][^\u2069]*\u2069/g, '')),
  )
  expect(open.map(([key]) => key)).toEqual([])
})
