import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unknownBaseline, type Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, valueAfter, type DraftOperation } from '../../../utils/profile/draft.ts'
import { textsIn } from '../../../utils/profile/localized.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { baselineWith, us } from './baselines.ts'

const headline = {
  localized: { en_US: 'Engineer', de_DE: 'Ingenieurin', ja_JP: '技術者' },
  preferredLocale: us,
}

const draftOf = (baseline: Baseline, ...operations: DraftOperation[]) =>
  operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), emptyDraft)

const bodyOf = (baseline: Baseline, ...operations: DraftOperation[]) =>
  planOf(changesOf(baseline, draftOf(baseline, ...operations)))[0]?.body

describe('a localized field', () => {
  it('sends every language when one is edited, because LinkedIn replaces the field whole', () => {
    const body = bodyOf(baselineWith({ headline }), {
      type: 'set-text',
      field: 'headline',
      locale: 'de_DE',
      text: 'Maschinenbauerin',
    })
    expect(body).toEqual({
      patch: {
        $set: { headline: { ...headline, localized: { ...headline.localized, de_DE: 'Maschinenbauerin' } } },
      },
    })
  })

  it('takes the languages nobody touched from the freshest baseline', () => {
    const before = baselineWith({ headline })
    const draft = draftOf(before, { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Analyst' })
    const fresh = baselineWith({
      headline: {
        ...headline,
        localized: { ...headline.localized, ja_JP: 'エンジニア', fr_FR: 'Ingénieure' },
      },
    })
    expect(textsIn(valueAfter({ field: 'headline' }, draft, fresh, 'en_US'))).toEqual({
      en_US: 'Analyst',
      de_DE: 'Ingenieurin',
      ja_JP: 'エンジニア',
      fr_FR: 'Ingénieure',
    })
  })

  it('never loses or alters a language that was not touched, whatever is typed', () => {
    const locales = fc.constantFrom('en_US', 'de_DE', 'ja_JP')
    const text = fc.string({ unit: 'binary', minLength: 1 })
    fc.assert(
      fc.property(fc.dictionary(locales, text, { minKeys: 1 }), locales, text, (localized, locale, typed) => {
        const baseline = baselineWith({ headline: { localized, preferredLocale: us } })
        const draft = draftOf(baseline, { type: 'set-text', field: 'headline', locale, text: typed })
        expect(textsIn(valueAfter({ field: 'headline' }, draft, baseline, 'en_US'))).toEqual({
          ...localized,
          [locale]: typed,
        })
      }),
    )
  })

  it('drops a language that was emptied, and deletes the field with the last one', () => {
    const baseline = baselineWith({
      maidenName: { localized: { en_US: 'A', de_DE: 'B' }, preferredLocale: us },
    })
    const empty = (locale: string): DraftOperation => ({
      type: 'set-text',
      field: 'maidenName',
      locale,
      text: '',
    })
    expect(bodyOf(baseline, empty('en_US'))).toEqual({
      patch: {
        $set: {
          maidenName: { localized: { de_DE: 'B' }, preferredLocale: { country: 'DE', language: 'de' } },
        },
      },
    })
    expect(bodyOf(baseline, empty('en_US'), empty('de_DE'))).toEqual({ patch: { $delete: ['maidenName'] } })
  })

  it('begins from nothing when typed into after being cleared', () => {
    const baseline = baselineWith({ headline })
    const body = bodyOf(
      baseline,
      { type: 'clear', field: 'headline' },
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'New' },
    )
    expect(body).toEqual({
      patch: { $set: { headline: { localized: { en_US: 'New' }, preferredLocale: us } } },
    })
  })

  it('is rich text where the API says so, other parts of a language kept', () => {
    const summary = {
      localized: { en_US: { rawText: 'Old', bold: [1] }, de_DE: { rawText: 'Alt', bold: [2] } },
    }
    const body = bodyOf(baselineWith({ summary }), {
      type: 'set-text',
      field: 'summary',
      locale: 'en_US',
      text: 'New\r\nlines ',
    })
    expect(body).toMatchObject({
      patch: {
        $set: {
          summary: {
            localized: { en_US: { rawText: 'New\r\nlines ' }, de_DE: { rawText: 'Alt', bold: [2] } },
          },
        },
      },
    })
  })

  it('takes on the language chosen as preferred', () => {
    const body = bodyOf(baselineWith({ headline }), {
      type: 'set-preferred',
      field: 'headline',
      locale: 'ja_JP',
    })
    expect(body).toEqual({
      patch: { $set: { headline: { ...headline, preferredLocale: { country: 'JP', language: 'ja' } } } },
    })
  })
})

describe('a draft', () => {
  it('travels in one request, sets and deletes together', () => {
    const baseline = baselineWith({ headline, maidenName: { localized: { en_US: 'M' } }, vanityName: 'ada' })
    const calls = planOf(
      changesOf(
        baseline,
        draftOf(
          baseline,
          { type: 'set-text', field: 'headline', locale: 'en_US', text: 'X' },
          { type: 'clear', field: 'maidenName' },
          { type: 'set-value', field: 'vanityName', value: 'ada2' },
          { type: 'set-value', field: 'birthDate', value: { day: 1, month: 1, year: 1974 } },
        ),
      ),
    )
    expect(calls).toHaveLength(1)
    expect(calls[0]?.body).toMatchObject({
      patch: {
        $set: { vanityName: 'ada2', birthDate: { day: 1, month: 1, year: 1974 } },
        $delete: ['maidenName'],
      },
    })
  })

  it('changes nothing when it ends where LinkedIn already is', () => {
    const baseline = baselineWith({ headline })
    const draft = draftOf(
      baseline,
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'X' },
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Engineer' },
    )
    expect(changesOf(baseline, draft)).toEqual([])
  })

  it('says nothing is the same as a field the app may not read', () => {
    const baseline = unknownBaseline('p', 0)
    const draft = draftOf(baseline, { type: 'clear', field: 'maidenName' })
    expect(changesOf(baseline, draft)).toMatchObject([{ field: 'maidenName', before: { state: 'unknown' } }])
    expect(planOf(changesOf(baseline, draft))[0]?.body).toEqual({ patch: { $delete: ['maidenName'] } })
  })

  it('never sends what only LinkedIn writes, nor keys it does not know', () => {
    const baseline = baselineWith({
      geoLocation: { geo: 'urn:li:geo:1', autoGenerated: true, extra: 1 },
      ims: { ada: { id: 'ada', provider: 'SKYPE', seen: 5 } },
    })
    const body = bodyOf(
      baseline,
      {
        type: 'set-value',
        field: 'geoLocation',
        value: { geo: 'urn:li:geo:2', autoGenerated: true, extra: 1 },
      },
      {
        type: 'set-value',
        field: 'ims',
        value: [
          { id: 'ada', provider: 'SKYPE', seen: 5 },
          { id: 'ada2', provider: 'QQ' },
        ],
      },
    )
    expect(body).toEqual({
      patch: {
        $set: {
          geoLocation: { geo: 'urn:li:geo:2' },
          ims: { ada: { id: 'ada', provider: 'SKYPE' }, ada2: { id: 'ada2', provider: 'QQ' } },
        },
      },
    })
  })

  it('keeps the words of a refusal until the field is edited again', () => {
    const baseline = baselineWith({ headline })
    const refused = {
      ...draftOf(baseline, { type: 'set-text', field: 'headline', locale: 'en_US', text: 'X' }),
      refusals: { headline: { message: 'Too loud', at: 1 } },
    }
    expect(
      applyOperation(refused, { type: 'set-text', field: 'headline', locale: 'en_US', text: 'Y' }, baseline)
        .refusals,
    ).toEqual({})
  })

  it('leaves out what has errors', () => {
    const baseline = baselineWith({ headline })
    const draft = draftOf(
      baseline,
      { type: 'set-value', field: 'vanityName', value: 'ada example' },
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'X' },
    )
    expect(planOf(changesOf(baseline, draft))[0]?.body).toMatchObject({ patch: { $set: { headline: {} } } })
    expect(JSON.stringify(planOf(changesOf(baseline, draft)))).not.toContain('vanityName')
  })
})
