import { beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../../../utils/browser/api.ts'
import { formatDegrees, formatPercent } from '../../../utils/browser/measures.ts'
import { localeDirection, uiDirection, uiLanguage } from '../../../utils/browser/text.ts'

/** A browser in one language with the words in another: there are messages in seven, and English for all others. */
const speak = (browsers: string, words: string): void => {
  Object.assign(browser, {
    i18n: {
      getMessage: (key: string) => (key === 'language_tag' ? words : ''),
      getUILanguage: () => browsers,
    },
  })
}

beforeEach(() => speak('en-US', 'en'))

describe('the language of dates, numbers and plurals', () => {
  it.each([
    ['en-GB', 'en', 'en-GB'],
    ['fr-CA', 'fr', 'fr-CA'],
    ['pt_BR', 'pt-BR', 'pt-BR'],
    ['pl', 'en', 'en'],
    ['pt-PT', 'en', 'en'],
    ['en-US', 'ar', 'ar'],
  ])('in a browser in %s with the words in %s is %s', (browsers, words, expected) => {
    speak(browsers, words)
    expect(uiLanguage()).toBe(expected)
  })
})

describe('direction', () => {
  it.each([
    ['ar', 'rtl'],
    ['ar_AE', 'rtl'],
    ['he-IL', 'rtl'],
    ['en_US', 'ltr'],
    ['arn_CL', 'ltr'],
    ['', 'ltr'],
  ])('of %s is %s', (locale, direction) => {
    expect(localeDirection(locale)).toBe(direction)
  })

  it('of the page is that of its words, whatever the browser’s is', () => {
    speak('he', 'en')
    expect(uiDirection()).toBe('ltr')
    speak('en-US', 'ar')
    expect(uiDirection()).toBe('rtl')
  })
})

describe('what is measured is written as the language writes it', () => {
  it.each([
    ['en', '94%', '-1.5 degrees'],
    ['de', '94\u00A0%', '-1,5 Grad'],
    ['ja', '94%', '-1.5 度'],
  ])('%s', (words, percent, degrees) => {
    speak('en-US', words)
    expect([formatPercent(0.94), formatDegrees(-1.5)]).toEqual([percent, degrees])
  })
})
