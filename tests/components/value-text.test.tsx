// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { loadIndustries } from '../../components/industries.ts'
import { describeValue } from '../../components/value-text.ts'
import type { Json } from '../../utils/profile/json.ts'
import { fieldOf } from '../../utils/profile/registry.ts'
import { fromWire } from '../../utils/profile/wire.ts'
import { has, openField } from './setup.tsx'

const read = (field: string, value: Json) =>
  describeValue(fieldOf(field).kind, fromWire(fieldOf(field).kind, value), field)

describe('a value in words', () => {
  it.each<[string, Json, string]>([
    ['vanityName', ' ada ', ' ada '],
    ['headline', { localized: { en_US: 'Engineer' } }, 'Engineer'],
    ['headline', { localized: { en_US: 'a', de_DE: 'b' } }, 'English (US): a\nGerman (Germany): b'],
    ['summary', { localized: { en_US: { rawText: 'a\nb' } } }, 'a\nb'],
    ['birthDate', { day: 1, month: 12, year: 1990 }, 'December 1, 1990'],
    ['birthDate', { month: 12, year: 1990 }, 'December 1990'],
    ['birthDate', { year: 90 }, '90'],
    ['birthDate', { day: 31, month: 2, year: 1990 }, '1990-2-31'],
    ['birthDate', { day: 1, month: 1, year: '19x' }, '"19x"-1-1'],
    [
      'phoneNumbers',
      [
        { number: '1', type: 'HOME' },
        { number: '2', type: 'FAX' },
      ],
      'Number: 1 · Kind: Home\nNumber: 2 · Kind: FAX',
    ],
    ['ims', { a: { id: 'a', provider: 'WEIXIN' } }, 'Account name: a · Messenger: WeChat'],
    [
      'supportedLocales',
      [{ language: 'de', country: 'DE' }, { language: 'en' }],
      'German (Germany)\nEnglish',
    ],
    [
      'volunteeringInterests',
      { supportedPredefinedCauses: ['children', 'politics'] },
      'Causes: Children, Politics',
    ],
    ['educationsOrder', ['2', '1'], '2, 1'],
    ['industryId', 'urn:li:industry:999999', 'urn:li:industry:999999'],
    ['vanityName', 3, '3'],
  ])('%s %j', (field, value, words) => {
    expect(read(field, value)).toBe(words)
  })

  it('calls an industry by its name once the names are there', async () => {
    await loadIndustries()
    expect(read('industryId', 'urn:li:industry:4')).toBe('Software Development (urn:li:industry:4)')
  })

  it('is nothing where there is none', () => {
    expect(describeValue({ type: 'text' }, undefined)).toBe('')
    expect(has(openField('vanityName').field, 'revert-field')).toBe(false)
  })
})
