// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { Input } from '../../components/inputs/index.tsx'
import { loadIndustries } from '../../components/industries.ts'
import type { Json } from '../../utils/profile/json.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, choose, has, openField, press, type, valueOf } from './setup.tsx'

const optionsOf = (select: HTMLElement) =>
  [...select.querySelectorAll('option')].map((option) => option.value)
const set = (field: string, value: Json) => ({ patch: { $set: { [field]: value } } })

describe('choice', () => {
  it('offers the API’s own values, in words', () => {
    const desk = openField('ims')
    press(at(desk.field, 'add-item'))
    const provider = at(desk.field, 'item-0', 'row-provider', 'value')
    expect(optionsOf(provider)).toEqual(['', 'SKYPE', 'GTALK', 'WEIXIN', 'QQ', 'ICQ', 'AIM', 'YAHOO'])
    expect(provider.textContent).toContain('WeChat')
    expect(provider.textContent).toContain('AIM (no longer offered)')
  })

  it('keeps a value it does not know, and takes it back', () => {
    const baseline = baselineWith({ selectedContactInterests: [{ predefinedInterest: 'MENTORING' }] })
    const desk = openField('selectedContactInterests', baseline)
    const interest = at(desk.field, 'item-0', 'row-predefinedInterest', 'value')
    expect(valueOf(interest)).toBe('MENTORING')
    choose(interest, 'INVESTING')
    choose(interest, 'MENTORING')
    expect(desk.body()).toBeUndefined()
    press(at(desk.field, 'add-item'))
    choose(at(desk.field, 'item-1', 'row-predefinedInterest', 'value'), 'INVESTING')
    expect(desk.body()).toEqual(
      set('selectedContactInterests', [
        { predefinedInterest: 'MENTORING' },
        { predefinedInterest: 'INVESTING' },
      ]),
    )
  })

  it('can be unset', () => {
    const phoneNumbers = [{ number: '1', type: 'HOME' }]
    const desk = openField('phoneNumbers', baselineWith({ phoneNumbers }))
    choose(at(desk.field, 'item-0', 'row-type', 'value'), '')
    expect(desk.body()).toEqual(set('phoneNumbers', [{ number: '1' }]))
  })
})

describe('date', () => {
  it('makes digits numbers and keeps anything else as typed', () => {
    const desk = openField('birthDate')
    type(at(desk.field, 'row-day', 'value'), '01')
    expect(desk.operations).toEqual([{ type: 'set-value', field: 'birthDate', value: { day: 1 } }])
    type(at(desk.field, 'row-year', 'value'), '19x')
    expect(desk.operations.at(-1)).toMatchObject({ value: { day: 1, year: '19x' } })
    expect(valueOf(at(desk.field, 'row-year', 'value'))).toBe('19x')
  })

  it('has its months by number, named in words', () => {
    const month = at(openField('birthDate').field, 'row-month', 'value')
    expect(optionsOf(month)).toEqual(['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
    expect(month.textContent).toContain('September')
  })

  it('leaves part by part, and then altogether', () => {
    const desk = openField('birthDate', baselineWith({ birthDate: { day: 1, month: 2, year: 1990 } }))
    type(at(desk.field, 'row-day', 'value'), '')
    choose(at(desk.field, 'row-month', 'value'), '')
    expect(desk.operations.at(-1)).toMatchObject({ value: { year: 1990 } })
    type(at(desk.field, 'row-year', 'value'), '')
    expect(desk.body()).toEqual({ patch: { $delete: ['birthDate'] } })
  })
})

describe('list', () => {
  const phoneNumbers = ['1', '2', '3'].map((number) => ({ number, type: 'HOME' }))
  const open = () => openField('phoneNumbers', baselineWith({ phoneNumbers }))
  const numbers = (desk: ReturnType<typeof open>) =>
    [...desk.field.querySelectorAll<HTMLInputElement>('[data-testid=row-number] input')].map(
      ({ value }) => value,
    )

  it('moves items by buttons, the focus going with them', () => {
    const desk = open()
    press(at(desk.field, 'item-0', 'move-item-down'))
    expect(numbers(desk)).toEqual(['2', '1', '3'])
    expect(document.activeElement).toBe(at(desk.field, 'item-1', 'move-item-down'))
    press(at(desk.field, 'item-1', 'move-item-down'))
    expect(numbers(desk)).toEqual(['2', '3', '1'])
    // At the end there is no further down: the focus stays with the item all the same.
    expect(document.activeElement).toBe(at(desk.field, 'item-2', 'move-item-up'))
  })

  it('moves items by arrow keys on those buttons', () => {
    const desk = open()
    fireEvent.keyDown(at(desk.field, 'item-2', 'move-item-up'), { key: 'ArrowUp' })
    expect(numbers(desk)).toEqual(['1', '3', '2'])
  })

  it('removes an item, the focus going to the next, and at last to the button that adds one', () => {
    const desk = open()
    press(at(desk.field, 'item-1', 'remove-item'))
    expect(numbers(desk)).toEqual(['1', '3'])
    expect(document.activeElement).toBe(at(desk.field, 'item-1', 'row-number', 'value'))
    press(at(desk.field, 'item-1', 'remove-item'))
    press(at(desk.field, 'item-0', 'remove-item'))
    expect(document.activeElement).toBe(at(desk.field, 'add-item'))
    expect(desk.body()).toEqual({ patch: { $delete: ['phoneNumbers'] } })
  })

  it('takes what is being typed along with its item', () => {
    const desk = open()
    type(at(desk.field, 'item-0', 'row-number', 'value'), '11')
    press(at(desk.field, 'item-0', 'move-item-down'))
    expect(numbers(desk)).toEqual(['2', '11', '3'])
  })

  it('keeps parts LinkedIn sent and the table does not name, unsent', () => {
    const extra = [{ number: '1', type: 'HOME', verified: true }]
    const desk = openField('phoneNumbers', baselineWith({ phoneNumbers: extra }))
    type(at(desk.field, 'item-0', 'row-number', 'value'), '2')
    expect(desk.operations.at(-1)).toMatchObject({ value: [{ number: '2', verified: true }] })
    expect(desk.body()).toEqual(set('phoneNumbers', [{ number: '2', type: 'HOME' }]))
  })

  it('that does not grow can be reordered and thinned out, not typed in', () => {
    const memberRichContents = ['urn:li:memberRichContent:(urn:li:person:p,1)']
    const { field } = openField('memberRichContents', baselineWith({ memberRichContents }))
    expect(has(field, 'add-item')).toBe(false)
    expect(at(field, 'item-0', 'value')).toHaveProperty('readOnly', true)
    expect(has(field, 'remove-item')).toBe(true)
  })

  it('calls a language by its name', () => {
    expect(at(openField('supportedLocales').field, 'item-1').textContent).toContain('German (Germany)')
  })
})

describe('keyed list', () => {
  const ims = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { id, provider: 'ICQ' }]))

  it('says what its most is, and refuses one more beside it', () => {
    const { field } = openField('ims', baselineWith({ ims }))
    expect(field.textContent).toContain('LinkedIn accepts at most 3.')
    press(at(field, 'add-item'))
    type(at(field, 'item-3', 'row-id', 'value'), 'fourth')
    choose(at(field, 'item-3', 'row-provider', 'value'), 'GTALK')
    expect(at(field, 'item-3', 'error').textContent).toContain('at most 3')
    press(at(field, 'item-1', 'remove-item'))
    expect(has(field, 'error')).toBe(false)
  })

  it('sends the whole map under the names typed', () => {
    const desk = openField('ims', baselineWith({ ims }))
    press(at(desk.field, 'item-0', 'remove-item'))
    type(at(desk.field, 'item-0', 'row-id', 'value'), 'bee')
    expect(desk.body()).toEqual(
      set('ims', { bee: { id: 'bee', provider: 'ICQ' }, c: { id: 'c', provider: 'ICQ' } }),
    )
  })

  it('has no order to change', () => {
    expect(has(openField('ims', baselineWith({ ims })).field, 'move-item-up')).toBe(false)
  })
})

describe('record', () => {
  it('shows a part that belongs to another only beside that, and does not forget it', () => {
    const websites = [{ url: { localized: { en_US: 'http://a' }, preferredLocale: us } }]
    const desk = openField('websites', baselineWith({ websites }))
    expect(has(desk.field, 'row-label')).toBe(false)
    choose(at(desk.field, 'row-category', 'value'), 'OTHER')
    type(at(desk.field, 'row-label', 'locale-en_US'), 'A')
    choose(at(desk.field, 'row-category', 'value'), 'BLOG')
    expect(has(desk.field, 'row-label')).toBe(false)
    expect(desk.body()).toEqual(set('websites', [{ ...websites[0], category: 'BLOG' }]))
    choose(at(desk.field, 'row-category', 'value'), 'OTHER')
    expect(valueOf(at(desk.field, 'row-label', 'locale-en_US'))).toBe('A')
  })

  it('whose parts are all empty is gone, whatever LinkedIn keeps beside them', () => {
    const geoLocation = { geo: 'urn:li:geo:1', autoGenerated: true }
    const desk = openField('geoLocation', baselineWith({ geoLocation }))
    type(at(desk.field, 'row-geo', 'value'), '')
    expect(desk.body()).toEqual({ patch: { $delete: ['geoLocation'] } })
  })
})

describe('industry', () => {
  const open = async (industryId?: string) => {
    await loadIndustries()
    const desk = openField('industryId', baselineWith(industryId === undefined ? {} : { industryId }))
    const control = at(desk.field, 'value')
    const options = () => [...desk.field.querySelectorAll('[role=option]')]
    return { desk, control, options }
  }

  it('is called by its name', async () => {
    const { desk, control } = await open('urn:li:industry:4')
    expect(at(desk.field, 'industry-name').textContent).toBe('Software Development')
    expect(valueOf(control)).toBe('urn:li:industry:4')
  })

  it('is found by its name, or by its former one, and chosen with the keys', async () => {
    const { desk, control, options } = await open()
    type(control, 'computer softw')
    expect(options()[0]?.textContent).toContain('Software Development')
    fireEvent.keyDown(control, { key: 'ArrowDown' })
    expect(control.getAttribute('aria-activedescendant')).toBe(options()[0]?.id)
    fireEvent.keyDown(control, { key: 'Enter' })
    expect(desk.body()).toEqual(set('industryId', 'urn:li:industry:4'))
    expect(control.getAttribute('aria-expanded')).toBe('false')
  })

  it('is chosen with the mouse', async () => {
    const { desk, control, options } = await open()
    type(control, 'wind electric')
    const [option] = options()
    if (option) fireEvent.click(option)
    expect(desk.body()).toMatchObject({
      patch: { $set: { industryId: expect.stringMatching(/^urn:li:industry:\d+$/) } },
    })
    expect(at(desk.field, 'industry-name').textContent).toMatch(/Wind Electric/)
  })

  it('may be one the table does not have', async () => {
    const { desk, control } = await open()
    type(control, 'urn:li:industry:999999')
    expect(desk.body()).toEqual(set('industryId', 'urn:li:industry:999999'))
  })

  it('closes its list at Escape, keeping what was typed', async () => {
    const { control, options } = await open()
    type(control, 'bank')
    expect(options().length).toBeGreaterThan(0)
    fireEvent.keyDown(control, { key: 'Escape' })
    expect(options()).toEqual([])
    expect(valueOf(control)).toBe('bank')
  })
})

describe('kinds no basic field has yet', () => {
  const draw = (kind: Kind, value: Json | undefined) => {
    const onChange = vi.fn<(value: Json | undefined) => void>()
    const drawn = render(
      <Input
        kind={kind}
        value={value}
        onChange={onChange}
        problems={[]}
        languages={{ supported: null, home: 'en_US' }}
        id="x"
        scope="x"
      />,
    )
    const container: HTMLElement = drawn.baseElement as HTMLElement
    return { container, onChange }
  }

  it('flag', () => {
    const { container, onChange } = draw({ type: 'flag' }, false)
    fireEvent.click(at(container, 'value'))
    expect(onChange).toHaveBeenCalledWith(true)
  })

  it('date of a year alone', () => {
    const { container, onChange } = draw({ type: 'date', parts: ['year'] }, undefined)
    expect(has(container, 'row-month')).toBe(false)
    type(at(container, 'row-year', 'value'), '2024')
    expect(onChange).toHaveBeenCalledWith({ year: 2024 })
  })

  it('urn of any kind', () => {
    const { container, onChange } = draw({ type: 'urn', of: 'any' }, undefined)
    type(at(container, 'value'), 'urn:li:position:(urn:li:person:p,1)')
    expect(onChange).toHaveBeenCalledWith('urn:li:position:(urn:li:person:p,1)')
  })
})
