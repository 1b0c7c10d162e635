// @vitest-environment jsdom
import { act, fireEvent } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../utils/browser/api.ts'
import type { Baseline } from '../../utils/profile/baseline.ts'
import { emptyDraft } from '../../utils/profile/draft.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, has, openSection, press, type } from './setup.tsx'

const count = 2_000
const skills = (length: number): Baseline => ({
  ...baselineWith({}),
  sections: {
    skills: Array.from({ length }, (_, n) => ({
      id: String(n),
      values: { name: { localized: { en_US: `Skill ${n}` }, preferredLocale: us } },
    })),
  },
})

const height = 50
let scrolled = 0

/** jsdom does not lay out: every entry is as high as every other, and the list is as far up as was scrolled. */
beforeEach(() => {
  scrolled = 0
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function rect(this: Element) {
    return this.matches('.entries')
      ? new DOMRect(0, -scrolled, 600, count * height)
      : new DOMRect(0, 0, 600, height)
  })
})
afterEach(() => vi.restoreAllMocks())

const scrollTo = (entry: number): void =>
  void act(() => {
    scrolled = entry * height
    fireEvent.scroll(document)
  })

const drawn = (container: HTMLElement): number[] =>
  [...container.querySelectorAll<HTMLElement>('[data-entry]')].map(({ dataset }) => Number(dataset['entry']))
const listHeight = (container: HTMLElement): number =>
  [...container.querySelectorAll<HTMLElement>('.entries > li')].reduce(
    (sum, { style }) => sum + (style.blockSize === '' ? height : Number.parseFloat(style.blockSize)),
    0,
  )
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)

describe('a long list', () => {
  it('draws what is in sight, and as much as a screen above and below, and is as high as if it drew all', () => {
    const { container } = openSection('skills', skills(count))
    expect(drawn(container)).toEqual(range(0, 40))
    expect(listHeight(container)).toBe(count * height)
    scrollTo(1_000)
    expect(drawn(container)).toEqual(range(980, 1_040))
    expect(listHeight(container)).toBe(count * height)
    scrollTo(count - 10)
    expect(drawn(container)).toEqual(range(1_970, count))
    expect(listHeight(container)).toBe(count * height)
  })

  it('says of each entry which of how many it is', () => {
    const { container } = openSection('skills', skills(count))
    scrollTo(1_000)
    const entry = at(container, 'entry-1000')
    expect([entry.getAttribute('aria-posinset'), entry.getAttribute('aria-setsize')]).toEqual([
      '1001',
      '2000',
    ])
    expect(container.querySelectorAll('.entries > li:not([data-entry], [aria-hidden=true])')).toHaveLength(0)
  })

  it('is drawn whole while it is short', () => {
    const { container } = openSection('skills', skills(100))
    expect(drawn(container)).toEqual(range(0, 100))
    expect(at(container, 'entry-50').hasAttribute('aria-setsize')).toBe(false)
  })

  it('keeps what has the focus, and the entries Tab leads to from there', () => {
    const { container } = openSection('skills', skills(count))
    const button = at(container, 'entry-20', 'edit-entry')
    void act(() => button.focus())
    scrollTo(1_000)
    expect(drawn(container)).toEqual([19, 20, 21, ...range(980, 1_040)])
    expect(document.activeElement).toBe(button)
    expect(listHeight(container)).toBe(count * height)
  })

  it('keeps an open entry as it is, with what was typed into it', () => {
    const { container, draft } = openSection('skills', skills(count))
    press(at(container, 'entry-20', 'edit-entry'))
    const control = at(container, 'entry-20', 'locale-en_US')
    type(control, 'Weaving')
    void act(() => at(container, 'add-entry').focus())
    scrollTo(1_500)
    expect(at(container, 'entry-20', 'locale-en_US')).toBe(control)
    expect(Object.keys(draft().sections['skills'] ?? {})).toEqual(['20'])
  })

  it('opens the entry an address names, wherever it is, and one that is added, last', () => {
    const { container } = openSection('skills', skills(count), emptyDraft, '1500')
    expect(drawn(container)).toContain(1_500)
    expect(document.activeElement?.closest('[data-entry]')).toBe(at(container, 'entry-1500'))
    press(at(container, 'add-entry'))
    expect(document.activeElement?.closest('[data-entry]')).toBe(at(container, 'entry-new-1'))
    expect(container.querySelector('.entries > :last-child')).toBe(at(container, 'entry-new-1'))
    expect(at(container, 'entry-new-1').getAttribute('aria-posinset')).toBe('2001')
  })

  it('moves an entry out of the window with the focus on its button', () => {
    const { container, draft } = openSection('skills', skills(count))
    for (let n = 0; n < 15; n += 1) press(at(container, 'entry-30', 'move-down'))
    expect(document.activeElement).toBe(at(container, 'entry-30', 'move-down'))
    expect(drawn(container).slice(-3)).toEqual([45, 30, 46])
    const order = draft().fields['skillsOrder']
    expect(order?.type === 'value' && Array.isArray(order.value) && order.value.indexOf('30')).toBe(45)
  })

  it('keeps what is being dragged until it is dropped', () => {
    const { container, draft } = openSection('skills', skills(count))
    fireEvent.dragStart(at(container, 'entry-5', 'grip'))
    scrollTo(1_000)
    expect(has(container, 'entry-5')).toBe(true)
    fireEvent.dragOver(at(container, 'entry-1000'), { clientY: height })
    fireEvent.drop(at(container, 'entry-1000'))
    const order = draft().fields['skillsOrder']
    expect(order?.type === 'value' && Array.isArray(order.value) && order.value.indexOf('5')).toBe(1_000)
    expect(drawn(container)).toContain(5)
  })
})

describe('typing into an entry', () => {
  it('draws that entry and no other', () => {
    const { container } = openSection('skills', skills(50))
    press(at(container, 'entry-10', 'edit-entry'))
    // Every entry that is drawn names itself on its buttons.
    const words = vi.spyOn(browser.i18n, 'getMessage')
    type(at(container, 'entry-10', 'locale-en_US'), 'Weaving')
    const named = words.mock.calls.flatMap(([key, title]) => (key === 'move_up' ? [String(title)] : []))
    expect([...new Set(named)]).toEqual(['Weaving'])
  })
})
