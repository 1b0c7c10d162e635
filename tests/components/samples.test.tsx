// @vitest-environment jsdom
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../utils/profile/json.ts'
import { planOf } from '../../utils/profile/plan.ts'
import { changesOf } from '../../utils/profile/diff.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, choose, openField, press, type, type Desk } from './setup.tsx'

const folder = resolve(import.meta.dirname, '../samples')
const sample = (name: string): Json => JSON.parse(readFileSync(`${folder}/basic-${name}.json`, 'utf8'))

const inField = (desk: Desk, ...path: readonly string[]) => at(desk.field, ...path)

/** How a person makes each sample edit of the API's documentation. */
const ways: Record<string, () => Desk> = {
  'set-address': () => {
    const desk = openField('address')
    type(inField(desk, 'locale-en_US'), '2029 Stierlin Ct, Mountain View, CA 94043')
    return desk
  },
  'set-birthDate': () => {
    const desk = openField('birthDate')
    type(inField(desk, 'row-day', 'value'), '1')
    choose(inField(desk, 'row-month', 'value'), '1')
    type(inField(desk, 'row-year', 'value'), '1974')
    return desk
  },
  'set-educationsOrder': () => {
    const desk = openField('educationsOrder', {
      ...baselineWith({ educationsOrder: ['2663456', '2601123'] }),
      sections: { educations: ['2663456', '2601123'].map((id) => ({ id, values: {} })) },
    })
    press(inField(desk, 'item-1', 'move-item-up'))
    return desk
  },
  'set-firstName-two-locales': () => {
    const supportedLocales = [us, { country: 'FR', language: 'fr' }]
    const desk = openField('firstName', baselineWith({ supportedLocales }))
    type(inField(desk, 'locale-en_US'), 'Bob')
    choose(inField(desk, 'add-locale'), 'fr_FR')
    type(inField(desk, 'locale-fr_FR'), 'Robert')
    return desk
  },
  'set-geoLocation': () => {
    const desk = openField('geoLocation')
    type(inField(desk, 'row-geo', 'value'), 'urn:li:geo:123456789')
    return desk
  },
  'set-headline': () => {
    const desk = openField('headline')
    type(inField(desk, 'locale-en_US'), 'API Enthusiast at LinkedIn')
    return desk
  },
  'set-ims': () => {
    const desk = openField('ims')
    press(inField(desk, 'add-item'))
    type(inField(desk, 'item-0', 'row-id', 'value'), 'bobsmith-linkedin')
    choose(inField(desk, 'item-0', 'row-provider', 'value'), 'GTALK')
    return desk
  },
  'set-industryId': () => {
    const desk = openField('industryId')
    type(inField(desk, 'value'), 'urn:li:industry:47')
    return desk
  },
  'set-location': () => {
    const desk = openField('location')
    type(inField(desk, 'row-countryCode', 'value'), 'us')
    type(inField(desk, 'row-postalCode', 'value'), '94101')
    type(inField(desk, 'row-standardizedLocationUrn', 'value'), 'urn:li:standardizedLocationKey:(us,94101)')
    return desk
  },
  'set-memberRichContents': () => {
    const urn = (id: string) => `urn:li:memberRichContent:(urn:li:person:yrZCpj2ZYQ,${id})`
    const memberRichContents = ['1586981706752', '77', '1586981719813'].map(urn)
    const desk = openField('memberRichContents', baselineWith({ memberRichContents }))
    press(inField(desk, 'item-1', 'remove-item'))
    press(inField(desk, 'item-0', 'move-item-down'))
    return desk
  },
  'set-phoneNumbers': () => {
    const desk = openField('phoneNumbers')
    press(inField(desk, 'add-item'))
    type(inField(desk, 'item-0', 'row-number', 'value'), '123-444-5555')
    choose(inField(desk, 'item-0', 'row-type', 'value'), 'WORK')
    press(inField(desk, 'add-item'))
    type(inField(desk, 'item-1', 'row-number', 'value'), '(222) 333-4444')
    choose(inField(desk, 'item-1', 'row-type', 'value'), 'HOME')
    return desk
  },
  'set-selectedContactInterests': () => {
    const desk = openField('selectedContactInterests')
    press(inField(desk, 'add-item'))
    choose(inField(desk, 'item-0', 'row-predefinedInterest', 'value'), 'GRABBING_COFFEE')
    press(inField(desk, 'add-item'))
    choose(inField(desk, 'item-1', 'row-predefinedInterest', 'value'), 'INVESTING')
    return desk
  },
  'set-summary': () => {
    const desk = openField('summary')
    type(inField(desk, 'locale-en_US'), 'Awesome summary of me.')
    return desk
  },
  'set-supportedLocales': () => {
    const desk = openField('supportedLocales')
    press(inField(desk, 'item-2', 'remove-item'))
    press(inField(desk, 'item-1', 'remove-item'))
    return desk
  },
  'set-vanityName': () => {
    const desk = openField('vanityName')
    type(inField(desk, 'value'), 'bobsmith')
    return desk
  },
  'set-volunteeringInterests': () => {
    const desk = openField('volunteeringInterests')
    const causes = inField(desk, 'row-supportedPredefinedCauses')
    for (const [index, cause] of ['humanitarianRelief', 'politics', 'socialServices'].entries()) {
      press(at(causes, 'add-item'))
      choose(at(causes, `item-${index}`, 'value'), cause)
    }
    return desk
  },
  'set-websites': () => {
    const desk = openField('websites')
    press(inField(desk, 'add-item'))
    const other = inField(desk, 'item-0')
    type(at(other, 'row-url', 'locale-en_US'), 'http://www.linkedin-other.com')
    choose(at(other, 'row-category', 'value'), 'OTHER')
    type(at(other, 'row-label', 'locale-en_US'), 'MY OTHER WEBSITE')
    press(inField(desk, 'add-item'))
    const personal = inField(desk, 'item-1')
    type(at(personal, 'row-url', 'locale-en_US'), 'http://www.linkedin-personal.com')
    choose(at(personal, 'row-category', 'value'), 'PERSONAL')
    return desk
  },
}

/** Pictures have their own screen, and deleting two fields at once takes two forms (below). */
const elsewhere = new Set([
  'set-profilePicture',
  'set-profilePicture-whole',
  'set-backgroundPicture',
  'delete-fields',
])

/** Longs are strings inside, numbers on the wire: the plan says where they stand. */
const asSent = (body: Json | undefined): unknown =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    key.endsWith('Order') && Array.isArray(value) ? value.map(Number) : value,
  )

describe('the samples of the API’s documentation, entered through the form', () => {
  it.each(Object.keys(ways))('%s', (name) => {
    expect(asSent(ways[name]?.().body())).toEqual(sample(name))
  })

  it('deletes two fields in one update', () => {
    const had = { localized: { en_US: 'x' }, preferredLocale: us }
    const baseline = baselineWith({ maidenName: had, interests: had })
    const first = openField('maidenName', baseline)
    press(inField(first, 'clear-field'))
    const second = openField('interests', baseline, first.draft())
    press(inField(second, 'clear-field'))
    expect(planOf(changesOf(baseline, second.draft()))[0]?.body).toEqual(sample('delete-fields'))
  })

  it('leaves none out', () => {
    const names = readdirSync(folder).flatMap((file) => /^basic-(.*)\.json$/.exec(file)?.[1] ?? [])
    expect(names.filter((name) => !elsewhere.has(name)).toSorted()).toEqual(Object.keys(ways).toSorted())
  })
})
