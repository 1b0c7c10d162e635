// @vitest-environment jsdom
import { act, fireEvent } from '@testing-library/preact'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { applyOperation, emptyDraft } from '../../utils/profile/draft.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, openField, press, type, valueOf } from './setup.tsx'

afterEach(() => {
  vi.useRealTimers()
})

/** Lets the time pass. */
const pass = (milliseconds: number) =>
  void act(() => {
    vi.advanceTimersByTime(milliseconds)
  })

const localized = (text: string) => ({ localized: { en_US: text }, preferredLocale: us })
const withHeadline = (text: string) =>
  applyOperation(emptyDraft, { type: 'set-text', field: 'headline', locale: 'en_US', text }, baselineWith({}))

describe('what is typed is what is kept', () => {
  // What a keyboard or the clipboard can put into a text area; it spells line breaks \n itself.
  const pieces = fc.oneof(
    fc.constantFrom(
      ' ',
      '\u00a0',
      '\n',
      '\t',
      'e\u0301',
      'é',
      '👩‍👩‍👧',
      'ﬁ',
      '\u202bمرحبا\u202c',
      'שלום',
      '\u200b',
      '\ufeff',
      '\ud800',
    ),
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\r', '')),
  )
  const typed = fc
    .array(pieces, { minLength: 1 })
    .map((parts) => parts.join(''))
    .filter((text) => text !== '')

  it.each(['headline', 'summary', 'address'])('%s, code point for code point', (field) => {
    fc.assert(
      fc.property(typed, (text) => {
        const desk = openField(field)
        type(at(desk.field, 'locale-en_US'), text)
        const body = JSON.stringify(desk.body())
        expect(body).toContain(JSON.stringify(text))
        expect(valueOf(at(desk.field, 'locale-en_US'))).toBe(text)
        desk.close()
      }),
      { numRuns: 60 },
    )
  })

  it('in one line too, where only line breaks can’t be typed', () => {
    fc.assert(
      fc.property(
        typed.map((text) => text.replaceAll('\n', ' ')),
        (text) => {
          const desk = openField('firstName')
          type(at(desk.field, 'locale-en_US'), text)
          expect(desk.body()).toEqual({ patch: { $set: { firstName: localized(text) } } })
          desk.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('leaves LinkedIn’s own line breaks alone until they are typed into', () => {
    const baseline = baselineWith({ headline: localized('a\r\nb'), firstName: localized('A\nB') })
    const desk = openField('headline', baseline)
    fireEvent.blur(at(desk.field, 'locale-en_US'))
    expect(desk.operations).toEqual([])
    expect(valueOf(at(desk.field, 'locale-en_US'))).toBe('a\nb')
    desk.close()
    const name = openField('firstName', baseline)
    expect(valueOf(at(name.field, 'locale-en_US'))).toBe('A\nB')
  })
})

describe('a store that is late', () => {
  it('does not take back keystrokes', () => {
    const desk = openField('headline')
    const control = at(desk.field, 'locale-en_US')
    for (const text of ['a', 'ab', 'abc']) type(control, text)
    desk.replaceDraft(withHeadline('a'))
    expect(valueOf(control)).toBe('abc')
    desk.replaceDraft(emptyDraft)
    expect(valueOf(control)).toBe('abc')
    type(control, 'abcd')
    expect(desk.draft()).toEqual(withHeadline('abcd'))
  })

  it('does not move the caret', () => {
    const desk = openField('headline')
    const control = at(desk.field, 'locale-en_US')
    if (!(control instanceof HTMLTextAreaElement)) throw new TypeError('a headline has several lines')
    type(control, 'abc')
    control.setSelectionRange(1, 1)
    desk.replaceDraft(withHeadline('ab'))
    desk.replaceDraft(withHeadline('abc'))
    expect([control.selectionStart, control.selectionEnd]).toEqual([1, 1])
  })

  it('is believed once the typing is over', () => {
    vi.useFakeTimers()
    const desk = openField('headline')
    const control = at(desk.field, 'locale-en_US')
    type(control, 'mine')
    desk.replaceDraft(withHeadline('from another window'))
    expect(valueOf(control)).toBe('mine')
    pass(2000)
    expect(valueOf(control)).toBe('from another window')
  })

  it('is believed at once by a control that is left', () => {
    const desk = openField('headline', baselineWith({ headline: localized('old') }))
    const control = at(desk.field, 'locale-en_US')
    type(control, 'new')
    press(at(desk.field, 'revert-field'))
    expect(valueOf(control)).toBe('old')
  })

  it('never interrupts an input method', () => {
    vi.useFakeTimers()
    const desk = openField('headline')
    const control = at(desk.field, 'locale-en_US')
    control.focus()
    control.dispatchEvent(new CompositionEvent('compositionstart'))
    type(control, 'に')
    pass(5000)
    desk.replaceDraft(withHeadline('x'))
    expect(valueOf(control)).toBe('に')
    type(control, '日')
    control.dispatchEvent(new CompositionEvent('compositionend'))
    expect(desk.draft()).toEqual(withHeadline('日'))
    expect(valueOf(control)).toBe('日')
  })
})
