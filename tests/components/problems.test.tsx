// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { applyOperation, emptyDraft } from '../../utils/profile/draft.ts'
import type { Json } from '../../utils/profile/json.ts'
import { baselineWith } from '../utils/profile/baselines.ts'
import { at, choose, errorsIn, has, leave, openField, press, type } from './setup.tsx'

const text = (localized: Record<string, string>): Json => ({ localized })
const ims = (...ids: string[]) => ids.map((id) => ({ id, provider: 'ICQ' }))

/** What is wrong with the whole of a list, a date or a localized text belongs to none of its controls. */
const ofNoControl = new Set([
  'problem_date',
  'problem_list',
  'problem_too_many',
  'problem_no_language',
  'problem_required',
])

/** A field's form over a draft begun elsewhere, as after a restart. */
const openWith = (field: string, value: Json) => {
  const baseline = baselineWith({})
  return openField(field, baseline, applyOperation(emptyDraft, { type: 'set-value', field, value }, baseline))
}

describe('what is wrong is said beside its cause', () => {
  it.each<[string, Json, string, string]>([
    ['birthDate', { day: 31, month: 2, year: 1990 }, 'row-day', 'problem_date_day'],
    ['birthDate', { month: 2, year: 1990 }, 'row-day', 'problem_date_needs_day'],
    ['birthDate', { day: 1, year: 1990 }, 'row-month', 'problem_date_needs_month'],
    ['birthDate', { day: 1, month: 2 }, 'row-year', 'problem_date_needs_year'],
    ['birthDate', { day: 1, month: 13, year: 1990 }, 'row-month', 'problem_date_month'],
    ['birthDate', { day: 1, month: 1, year: '19x' }, 'row-year', 'problem_date_number'],
    ['birthDate', { day: 1, month: 1, year: 19 }, 'row-year', 'problem_date_year'],
    ['birthDate', 'x', '', 'problem_date'],
    ['vanityName', 'ada example', '', 'problem_vanity_name_space'],
    ['vanityName', 'ada-example', '', 'problem_vanity_name_sign'],
    ['vanityName', 'ad', '', 'problem_vanity_name_length'],
    ['industryId', 'urn:li:geo:1', '', 'problem_urn_type'],
    ['industryId', 'Construction', '', 'problem_no_urn'],
    ['geoLocation', { geo: 'urn:li:industry:1' }, 'row-geo', 'problem_urn_type'],
    ['location', { postalCode: '1' }, 'row-countryCode', 'problem_required'],
    ['location', { countryCode: 'US' }, 'row-countryCode', 'problem_lower_country_code'],
    ['supportedLocales', [{ language: 'en', country: 'us' }], 'item-0 row-country', 'problem_country_code'],
    ['supportedLocales', [{ language: 'eng' }], 'item-0 row-language', 'problem_language_code'],
    [
      'supportedLocales',
      [{ language: 'en', variant: 'a b' }],
      'item-0 row-variant',
      'problem_locale_variant',
    ],
    ['supportedLocales', 'x', '', 'problem_list'],
    ['websites', [{ category: 'BLOG' }], 'item-0 row-url', 'problem_required'],
    ['websites', [{ url: { localized: {} } }], 'item-0 row-url', 'problem_no_language'],
    ['websites', [{ url: text({ en_US: 'http://a b' }) }], 'item-0 row-url', 'problem_url_space'],
    ['websites', [{ url: text({ xx_: 'http://a' }) }], 'item-0 row-url', 'problem_locale_key'],
    ['websites', [{ url: text({ fr_FR: 'http://a' }) }], 'item-0 row-url', 'problem_locale_unsupported'],
    [
      'websites',
      [{ url: { localized: { en_US: 'http://a' }, preferredLocale: { language: 'fr' } } }],
      'item-0 row-url',
      'problem_preferred_absent',
    ],
    ['websites', [{ url: text({ en_US: 'a' }), category: 'SHOP' }], 'item-0 row-category', 'problem_choice'],
    ['ims', ims('a', 'a'), 'item-1 row-id', 'problem_key_twice'],
    ['ims', ims('a', 'b', 'c', 'd'), 'item-3', 'problem_too_many'],
    ['memberRichContents', ['urn:li:person:1'], 'item-0', 'problem_urn_type'],
    [
      'volunteeringInterests',
      { supportedPredefinedCauses: ['cats'] },
      'row-supportedPredefinedCauses item-0',
      'problem_choice',
    ],
  ])('%s %j: at %s, %s', (field, value, path, problem) => {
    const desk = openWith(field, value)
    expect(errorsIn(desk.field)).toEqual([problem])
    const part = at(desk.field, ...path.split(' ').filter(Boolean))
    const error = at(part, 'error')
    expect(error.getAttribute('role')).toBe('alert')
    expect(error.textContent).not.toContain('problem_')
    expect(error.textContent).not.toMatch(/\$\d/)
    const tied = [...part.querySelectorAll('[aria-invalid=true]')].map((control) =>
      control
        .getAttribute('aria-describedby')
        ?.split(' ')
        .includes(error.parentElement?.id ?? ''),
    )
    expect(tied.every(Boolean)).toBe(true)
    expect(tied.length > 0 || ofNoControl.has(problem)).toBe(true)
  })

  it('only as a warning where LinkedIn decides', () => {
    const unwise: [string, Json][] = [
      ['ims', [{ id: 'a', provider: 'YAHOO' }]],
      ['phoneNumbers', [{ number: '1'.repeat(26), type: 'WORK' }]],
    ]
    for (const [field, value] of unwise) {
      const desk = openWith(field, value)
      expect(errorsIn(desk.field)).toEqual([])
      expect(has(at(desk.field, 'item-0'), 'warning')).toBe(true)
      desk.close()
    }
  })
})

describe('what is missing is not held against a form just begun', () => {
  it('in an item just added, until its part is left', () => {
    const desk = openField('phoneNumbers')
    press(at(desk.field, 'add-item'))
    const number = at(desk.field, 'item-0', 'row-number', 'value')
    expect(document.activeElement).toBe(number)
    expect(errorsIn(desk.field)).toEqual([])
    leave(number)
    expect(errorsIn(desk.field)).toEqual(['problem_required'])
    type(number, '1')
    expect(errorsIn(desk.field)).toEqual([])
  })

  it('in a date, until the next part is entered', () => {
    const desk = openField('birthDate')
    choose(at(desk.field, 'row-month', 'value'), '2')
    expect(errorsIn(desk.field)).toEqual([])
    type(at(desk.field, 'row-year', 'value'), '1990')
    expect(errorsIn(desk.field)).toEqual(['problem_date_needs_day'])
  })

  it('but what is wrong with what is there is said at once', () => {
    const desk = openField('location')
    type(at(desk.field, 'row-countryCode', 'value'), 'USA')
    expect(errorsIn(desk.field)).toEqual(['problem_lower_country_code'])
  })

  it('nor is a search for an industry a mistake before it is over', async () => {
    const desk = openField('industryId')
    await expect.poll(() => desk.field.querySelector('[role=listbox]')).not.toBeNull()
    const control = at(desk.field, 'value')
    await expect
      .poll(() => {
        type(control, 'soft')
        return desk.field.querySelectorAll('[role=option]').length
      })
      .toBeGreaterThan(3)
    expect(errorsIn(desk.field)).toEqual([])
    leave(control)
    expect(errorsIn(desk.field)).toEqual(['problem_no_urn'])
  })
})
