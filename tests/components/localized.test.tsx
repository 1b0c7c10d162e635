// @vitest-environment jsdom
import { fireEvent } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, choose, errorsIn, has, openField, press, type, valueOf } from './setup.tsx'

const german = { country: 'DE', language: 'de' }
const localized = (localized: Record<string, string>, preferredLocale = us) => ({
  localized,
  preferredLocale,
})
const headline = localized({ en_US: 'Engineer', de_DE: 'Ingenieurin' })
const open = () => openField('headline', baselineWith({ headline }))
const set = (value: unknown) => ({ patch: { $set: { headline: value } } })
const tabsOf = (field: HTMLElement) =>
  [...field.querySelectorAll('[role=tab]')].map((tab) =>
    tab.getAttribute('data-testid')?.replace('locale-tab-', ''),
  )
const optionsOf = (select: HTMLElement) =>
  [...select.querySelectorAll('option')].map((option) => option.value)

describe('languages', () => {
  it('are tabs, one text at a time', () => {
    const { field } = open()
    expect(tabsOf(field)).toEqual(['en_US', 'de_DE'])
    expect(valueOf(at(field, 'locale-en_US'))).toBe('Engineer')
    expect(has(field, 'locale-de_DE')).toBe(false)
    press(at(field, 'locale-tab-de_DE'))
    expect(valueOf(at(field, 'locale-de_DE'))).toBe('Ingenieurin')
    expect(at(field, 'locale-de_DE').getAttribute('lang')).toBe('de-DE')
  })

  it('are reached with the arrow keys, round and round', () => {
    const { field } = open()
    const selected = () => field.querySelector('[aria-selected=true]')
    for (const [key, tab] of [
      ['ArrowRight', 'de_DE'],
      ['ArrowRight', 'en_US'],
      ['ArrowLeft', 'de_DE'],
      ['Home', 'en_US'],
      ['End', 'de_DE'],
    ] as const) {
      const from = selected()
      if (from) fireEvent.keyDown(from, { key })
      expect(selected()).toBe(at(field, `locale-tab-${tab}`))
      expect(document.activeElement).toBe(selected())
    }
  })

  it('stand side by side when asked to', () => {
    const desk = open()
    press(at(desk.field, 'side-by-side'))
    type(at(desk.field, 'locale-de_DE'), 'Informatikerin')
    expect(valueOf(at(desk.field, 'locale-en_US'))).toBe('Engineer')
    expect(desk.body()).toEqual(set(localized({ en_US: 'Engineer', de_DE: 'Informatikerin' })))
  })

  it('are edited one without the others', () => {
    const desk = open()
    press(at(desk.field, 'locale-tab-de_DE'))
    type(at(desk.field, 'locale-de_DE'), 'Informatikerin')
    expect(desk.operations).toEqual([
      { type: 'set-text', field: 'headline', locale: 'de_DE', text: 'Informatikerin' },
    ])
    expect(desk.body()).toEqual(set(localized({ en_US: 'Engineer', de_DE: 'Informatikerin' })))
    expect(at(desk.field, 'locale-tab-de_DE').textContent).toContain('edited')
    expect(at(desk.field, 'locale-tab-en_US').textContent).not.toContain('edited')
  })

  it('are added from those of the profile, with the focus in the new text', () => {
    const desk = open()
    const add = at(desk.field, 'add-locale')
    expect(optionsOf(add)).toEqual(['', 'ja_JP', 'other'])
    choose(add, 'ja_JP')
    expect(document.activeElement).toBe(at(desk.field, 'locale-ja_JP'))
    expect(desk.operations).toEqual([])
    type(at(desk.field, 'locale-ja_JP'), '技術者')
    expect(desk.body()).toEqual(set(localized({ en_US: 'Engineer', de_DE: 'Ingenieurin', ja_JP: '技術者' })))
  })

  it.each([
    ['xx_', 'problem_locale_key'],
    ['', 'problem_locale_key'],
    ['de-DE', 'problem_locale_key'],
    ['fr_FR', 'problem_locale_unsupported'],
  ])('%j is refused in words beside it', (key, problem) => {
    const desk = open()
    choose(at(desk.field, 'add-locale'), 'other')
    expect(document.activeElement).toBe(at(desk.field, 'locale-key'))
    type(at(desk.field, 'locale-key'), key)
    press(at(desk.field, 'locale-key-add'))
    expect(errorsIn(desk.field)).toEqual([problem])
    expect(at(desk.field, 'locale-key').getAttribute('aria-invalid')).toBe('true')
    expect(tabsOf(desk.field)).toEqual(['en_US', 'de_DE'])
    const ways = [...at(desk.field, 'error').querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(ways).toEqual(problem === 'problem_locale_unsupported' ? ['#/supportedLocales'] : [])
  })

  it('go when their text is removed, and can be brought back', () => {
    const desk = open()
    press(at(desk.field, 'locale-tab-de_DE'))
    press(at(desk.field, 'remove-locale'))
    expect(desk.body()).toEqual(set(localized({ en_US: 'Engineer' })))
    expect(at(desk.field, 'locale-tab-de_DE').textContent).toContain('will be removed')
    type(at(desk.field, 'locale-de_DE'), 'Ingenieurin')
    expect(desk.body()).toBeUndefined()
  })

  it('that were only opened here leave no trace', () => {
    const desk = open()
    choose(at(desk.field, 'add-locale'), 'ja_JP')
    press(at(desk.field, 'remove-locale'))
    expect(tabsOf(desk.field)).toEqual(['en_US', 'de_DE'])
    expect(desk.body()).toBeUndefined()
  })

  it('of which the last is emptied delete the field', () => {
    const desk = open()
    type(at(desk.field, 'locale-en_US'), '')
    press(at(desk.field, 'locale-tab-de_DE'))
    type(at(desk.field, 'locale-de_DE'), '')
    expect(desk.body()).toEqual({ patch: { $delete: ['headline'] } })
  })

  it('have a preferred one among those with a text', () => {
    const desk = open()
    expect(optionsOf(at(desk.field, 'preferred-locale'))).toEqual(['en_US', 'de_DE'])
    choose(at(desk.field, 'preferred-locale'), 'de_DE')
    expect(desk.operations).toEqual([{ type: 'set-preferred', field: 'headline', locale: 'de_DE' }])
    expect(desk.body()).toEqual(set({ ...headline, preferredLocale: german }))
    // The text that was in sight stays there.
    expect(has(desk.field, 'locale-en_US')).toBe(true)
  })

  it('with something wrong say so on their tab and below the one in sight', () => {
    const spanish = baselineWith({ headline: localized({ en_US: 'a', es_ES: 'b' }) })
    const desk = openField('headline', spanish)
    type(at(desk.field, 'locale-en_US'), 'c')
    expect(errorsIn(desk.field)).toEqual(['problem_locale_unsupported'])
    expect(at(desk.field, 'error').textContent).toContain('Spanish (Spain)')
    expect(at(desk.field, 'locale-tab-es_ES').textContent).toContain('has an error')
    press(at(desk.field, 'locale-tab-es_ES'))
    expect(at(desk.field, 'locale-es_ES').getAttribute('aria-invalid')).toBe('true')
  })

  it('are written in their direction', () => {
    const desk = openField('headline', baselineWith({ headline: localized({ ar_SA: 'مهندسة' }) }))
    expect(at(desk.field, 'locale-ar_SA').dir).toBe('rtl')
  })
})

describe('a localized part of something larger', () => {
  const websites = [
    {
      url: localized({ en_US: 'http://a' }),
      category: 'OTHER',
      label: localized({ en_US: 'A', de_DE: 'B' }),
    },
  ]

  it('keeps its other languages and its neighbours', () => {
    const desk = openField('websites', baselineWith({ websites }))
    const label = at(desk.field, 'item-0', 'row-label')
    press(at(label, 'locale-tab-de_DE'))
    type(at(label, 'locale-de_DE'), 'C')
    choose(at(label, 'preferred-locale'), 'de_DE')
    expect(desk.body()).toEqual({
      patch: {
        $set: { websites: [{ ...websites[0], label: localized({ en_US: 'A', de_DE: 'C' }, german) }] },
      },
    })
  })

  it('leaves when its last language does', () => {
    const desk = openField('websites', baselineWith({ websites }))
    const label = at(desk.field, 'item-0', 'row-label')
    type(at(label, 'locale-en_US'), '')
    press(at(label, 'locale-tab-de_DE'))
    type(at(label, 'locale-de_DE'), '')
    expect(desk.body()).toEqual({
      patch: { $set: { websites: [{ url: websites[0]?.url, category: 'OTHER' }] } },
    })
  })
})
