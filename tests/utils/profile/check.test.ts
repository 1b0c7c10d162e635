import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { baselineWith } from './baselines.ts'

const problemsWith = (field: string, value: Json) => {
  const baseline = baselineWith({})
  const draft = applyOperation(emptyDraft, { type: 'set-value', field, value }, baseline)
  const [change] = changesOf(baseline, draft)
  return change?.problems.map(({ severity, path, message }) => [severity, path.join('.'), message]) ?? []
}

const text = (localized: Record<string, string>): Json => ({ localized })

describe('what is wrong with a value', () => {
  it.each<[string, Json, string, string]>([
    ['birthDate', { day: 31, month: 2, year: 1990 }, 'day', 'problem_date_day'],
    ['birthDate', { day: 29, month: 2, year: 1900 }, 'day', 'problem_date_day'],
    ['birthDate', { month: 2, year: 1990 }, 'day', 'problem_date_needs_day'],
    ['birthDate', { day: 1, month: 13, year: 1990 }, 'month', 'problem_date_month'],
    ['birthDate', { day: 1, month: 1, year: '19x' }, 'year', 'problem_date_number'],
    ['birthDate', { day: 1, month: 1, year: 19 }, 'year', 'problem_date_year'],
    ['vanityName', 'ada example', '', 'problem_vanity_name_space'],
    ['vanityName', 'ada-example', '', 'problem_vanity_name_sign'],
    ['vanityName', 'ad', '', 'problem_vanity_name_length'],
    ['vanityName', 'a'.repeat(101), '', 'problem_vanity_name_length'],
    ['industryId', 'urn:li:geo:1', '', 'problem_urn_type'],
    ['industryId', 'Construction', '', 'problem_no_urn'],
    ['geoLocation', { geo: 'urn:li:industry:1' }, 'geo', 'problem_urn_type'],
    ['location', { postalCode: '1' }, 'countryCode', 'problem_required'],
    ['location', { countryCode: 'US' }, 'countryCode', 'problem_lower_country_code'],
    ['supportedLocales', [{ language: 'en', country: 'us' }], '0.country', 'problem_country_code'],
    ['supportedLocales', [{ language: 'eng' }], '0.language', 'problem_language_code'],
    ['headline', text({ xx_: 'a', en_US: 'b' }), 'localized.xx_', 'problem_locale_key'],
    ['headline', text({ fr_FR: 'a', en_US: 'b' }), 'localized.fr_FR', 'problem_locale_unsupported'],
    ['websites', [{ category: 'BLOG' }], '0.url', 'problem_required'],
    ['websites', [{ url: text({ en_US: 'http://a b' }) }], '0.url.localized.en_US', 'problem_url_space'],
    ['websites', [{ url: text({ en_US: 'http://a' }), category: 'SHOP' }], '0.category', 'problem_choice'],
    [
      'ims',
      [
        { id: 'a', provider: 'ICQ' },
        { id: 'a', provider: 'QQ' },
      ],
      '1.id',
      'problem_key_twice',
    ],
    ['phoneNumbers', [{ type: 'HOME' }], '0.number', 'problem_required'],
    ['memberRichContents', ['urn:li:person:1'], '0', 'problem_urn_type'],
    [
      'volunteeringInterests',
      { supportedPredefinedCauses: ['cats'] },
      'supportedPredefinedCauses.0',
      'problem_choice',
    ],
    ['imsOrder', ['2', ''], '1', 'problem_required'],
    ['associations', text({ en_US: 'a' }), '', 'problem_delete_only'],
  ])('%s %j: an error at %s', (field, value, path, message) => {
    expect(problemsWith(field, value)).toContainEqual(['error', path, message])
  })

  it('refuses a fourth IM where it stands', () => {
    const ims = ['a', 'b', 'c', 'd'].map((id) => ({ id, provider: 'SKYPE' }))
    expect(problemsWith('ims', ims)).toEqual([['error', '3', 'problem_too_many']])
    expect(problemsWith('ims', ims.slice(1))).toEqual([])
  })

  it.each<[string, Json, string]>([
    ['headline', text({ en_US: 'x'.repeat(300) }), 'problem_long'],
    ['headline', text({ de_DE: 'x' }), 'problem_profile_locale_absent'],
    ['phoneNumbers', [{ number: '1'.repeat(26), type: 'WORK' }], 'problem_long'],
    ['ims', [{ id: 'a', provider: 'YAHOO' }], 'problem_choice_retired'],
  ])('%s %j: only a warning, since the API documents no such limit', (field, value, message) => {
    const problems = problemsWith(field, value)
    expect(problems.map(([severity]) => severity)).toEqual(['warning'])
    expect(problems[0]?.[2]).toBe(message)
  })

  it('takes values the API lists only in part', () => {
    expect(problemsWith('selectedContactInterests', [{ predefinedInterest: 'MENTORING' }])).toEqual([])
    expect(problemsWith('phoneNumbers', [{ number: '1', type: 'FAX' }])).toEqual([])
  })

  it('takes any industry there may ever be', () => {
    expect(problemsWith('industryId', 'urn:li:industry:999999')).toEqual([])
  })

  it('does not mind the label of a website that shows none', () => {
    expect(
      problemsWith('websites', [{ url: text({ en_US: 'http://a' }), category: 'BLOG', label: 3 }]),
    ).toEqual([])
  })

  it('says that a name can’t be deleted', () => {
    const baseline = baselineWith({ firstName: text({ en_US: 'Ada' }) })
    const draft = applyOperation(emptyDraft, { type: 'clear', field: 'firstName' }, baseline)
    expect(changesOf(baseline, draft)[0]?.problems).toMatchObject([
      { severity: 'error', message: 'problem_mandatory' },
    ])
  })

  it('accepts a language in the very draft that adds it to the profile', () => {
    const baseline = baselineWith({})
    const operations: DraftOperation[] = [
      { type: 'set-text', field: 'headline', locale: 'fr_FR', text: 'a' },
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'a' },
      {
        type: 'set-value',
        field: 'supportedLocales',
        value: [
          { language: 'en', country: 'US' },
          { language: 'fr', country: 'FR' },
        ],
      },
    ]
    const draft = operations.reduce(
      (before, operation) => applyOperation(before, operation, baseline),
      emptyDraft,
    )
    expect(changesOf(baseline, draft).flatMap(({ problems }) => problems)).toEqual([])
  })
})
