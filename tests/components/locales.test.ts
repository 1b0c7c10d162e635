import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '../../assets/public/_locales/en/messages.json'

const folder = resolve(import.meta.dirname, '../../assets/public/_locales')

interface Message {
  message: string
  placeholders?: Record<string, unknown>
}
type Messages = Record<string, Message>

const en: Messages = english
const languages = readdirSync(folder).filter((language) => language !== 'en')

const read = (language: string): Messages =>
  JSON.parse(readFileSync(resolve(folder, language, 'messages.json'), 'utf8')) as Messages

/** Texts with a number in them: their keys end in the plural form. */
const stems = Object.keys(en).flatMap((key) => {
  const stem = /^(.+)_other$/.exec(key)?.[1]
  return stem !== undefined && `${stem}_one` in en ? [stem] : []
})

const stemOf = (key: string): string | undefined =>
  stems.find(
    (stem) =>
      key.startsWith(`${stem}_`) && /^(?:zero|one|two|few|many|other)$/.test(key.slice(stem.length + 1)),
  )

/** French, Spanish and Portuguese have a form for whole millions, which nothing here comes to: `other` stands in. */
const formsOf = (language: string): string[] => {
  const { pluralCategories } = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions()
  return pluralCategories.filter((form) => form !== 'many' || language === 'ar')
}

const keysFor = (language: string): string[] => [
  ...Object.keys(en).filter((key) => stemOf(key) === undefined),
  ...stems.flatMap((stem) => formsOf(language).map((form) => `${stem}_${form}`)),
]

/** Names, which no language translates. */
const names = [
  'app_name',
  'choice_AIM',
  'choice_GTALK',
  'choice_ICQ',
  'choice_QQ',
  'choice_SKYPE',
  'choice_WEIXIN',
  'choice_YAHOO',
  'export_json_resume',
  'occupation_urn',
]

/** What is written alike in English and in the language: the same word, or a name and a sign beside it. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: [
    'choice_BLOG',
    'choice_PORTFOLIO',
    'crop_zoom',
    'field_websites',
    'import_from_json_resume',
    'item_ims',
    'item_members',
    'item_websites',
    'menu',
    'page_frame',
    'picture_original',
    'row_id',
    'row_name',
    'row_provider',
    'row_supportedNonprofits_companyName',
  ],
  fr: [
    'choice_BLOG',
    'choice_PORTFOLIO',
    'crop_zoom',
    'field_associations',
    'group_intro',
    'item_supportedPredefinedCauses',
    'item_supportedUserDefinedCauses',
    'key_control',
    'menu',
    'picture_original',
    'picture_size',
    'row_cause',
    'row_date',
    'row_description',
    'row_honors_issueDate',
    'row_id',
    'row_notes',
    'row_supportedPredefinedCauses',
    'section_publications',
  ],
  es: [
    'choice_BLOG',
    'choice_PERSONAL',
    'crop_zoom',
    'flag_no',
    'import_from_json_resume',
    'item_inventors',
    'key_control',
    'page_frame',
    'picture_original',
    'row_id',
  ],
  pt_BR: [
    'choice_BLOG',
    'crop_zoom',
    'import_from_json_resume',
    'item',
    'item_inventors',
    'key_control',
    'page_frame',
    'picture_original',
    'picture_size',
    'row_id',
  ],
  // In the Japanese store too an extension for LinkedIn is called “… for LinkedIn”.
  ja: ['extension_name', 'key_control', 'row_id'],
  ar: ['key_control', 'page_frame'],
}

const places = (message: string): string[] => [...new Set(message.match(/\$(?:\d|[A-Z_]+\$)/g))].toSorted()

describe.each(languages)('the words in %s', (language) => {
  const messages = read(language)

  it('are all there, in every plural form of the language, and none is left over', () => {
    expect(Object.keys(messages).toSorted()).toEqual(keysFor(language).toSorted())
  })

  it('are translated, but for the words both languages write alike', () => {
    const isWords = (message: string) => /\p{L}/u.test(message.replaceAll(/\$\d/g, ''))
    const untouched = Object.entries(messages)
      .filter(([key, { message }]) => message === en[key]?.message && isWords(message))
      .map(([key]) => key)
    expect(untouched.toSorted()).toEqual([...names, ...(alike[language] ?? [])].toSorted())
  })

  it('have the same places to fill in', () => {
    const wrong = Object.entries(messages).filter(([key, { message }]) => {
      const stem = stemOf(key)
      const found = places(message)
      if (stem === undefined) return found.join() !== places(en[key]?.message ?? '').join()
      // A form for exactly one or two may leave the number out.
      const wanted = places(en[`${stem}_other`]?.message ?? '')
      return (
        wanted.some((place) => place !== '$1' && !found.includes(place)) ||
        found.some((place) => !wanted.includes(place))
      )
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  it('fill in named places as English does', () => {
    const named = Object.entries(en).filter(([, { placeholders }]) => placeholders !== undefined)
    expect(named.map(([key]) => messages[key]?.placeholders)).toEqual(
      named.map(([, { placeholders }]) => placeholders),
    )
  })

  it('are words, and fit where the stores show them', () => {
    expect(
      Object.entries(messages).filter(
        ([key, { message }]) => message.trim() === '' && en[key]?.message.trim() !== '',
      ),
    ).toEqual([])
    expect(messages['extension_name']?.message.length).toBeLessThanOrEqual(75)
    expect(messages['extension_description']?.message.length).toBeLessThanOrEqual(132)
  })
})
