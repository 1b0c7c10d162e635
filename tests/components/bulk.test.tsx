// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { bulkNames, canBeNamedInBulk } from '../../components/bulk-names.ts'
import { emptyDraft } from '../../utils/profile/draft.ts'
import { sections } from '../../utils/profile/registry.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, choose, has, openSection, press, type } from './setup.tsx'

const text = (en_US: string) => ({ localized: { en_US }, preferredLocale: us })
const baseline = {
  ...baselineWith({}),
  sections: { skills: [{ id: '1', values: { name: text('Mathematics') } }] },
}
const names = (typed: string, separator: 'any' | 'lines' = 'any') =>
  bulkNames(typed, separator, [{ values: { name: text('Mathématiques') } }]).map(({ name, duplicate }) => [
    name,
    duplicate,
  ])

describe('the names in a pasted list', () => {
  it('are what stands between separators, without the space around', () => {
    expect(names('One\r\n two words ,three;four\n\n,;')).toEqual([
      ['One', null],
      ['two words', null],
      ['three', null],
      ['four', null],
    ])
  })

  it('keep their commas where lines alone separate', () => {
    expect(names('Design, graphic\nC', 'lines')).toEqual([
      ['Design, graphic', null],
      ['C', null],
    ])
  })

  it('are pointed out where they are there already, whatever their case and accents', () => {
    expect(names('MATHE\u0301MATIQUES\nNew\nnew')).toEqual([
      ['MATHE\u0301MATIQUES', 'there'],
      ['New', null],
      ['new', 'twice'],
    ])
  })
})

it('is offered wherever a name is all that is needed', () => {
  expect(sections.flatMap(({ id }) => (canBeNamedInBulk(id) ? [id] : []))).toEqual([
    'skills',
    'certifications',
    'languages',
    'courses',
    'testScores',
    'organizations',
  ])
})

describe('adding several', () => {
  const open = () => {
    const desk = openSection('skills', baseline)
    press(at(desk.container, 'bulk-add'))
    return desk
  }
  const boxes = (container: HTMLElement) =>
    within(container)
      .getAllByTestId<HTMLInputElement>('bulk-take')
      .map(({ checked }) => checked)

  it('shows what will be made, and makes one entry each, exactly as typed', () => {
    const desk = open()
    type(at(desk.container, 'bulk-text'), 'Poetry\n mathematics, C++ ;Écriture')
    expect(boxes(desk.container)).toEqual([true, false, true, true])
    expect(desk.operations).toEqual([])
    press(at(desk.container, 'bulk-apply'))
    expect(desk.operations).toHaveLength(1)
    expect(desk.plan().map(({ body }) => body)).toEqual(
      ['Poetry', 'C++', 'Écriture'].map((name) => ({ name: text(name) })),
    )
    expect(has(desk.container, 'bulk-text')).toBe(false)
    expect(desk.container.textContent).toContain('3 entries added')
  })

  it('takes a duplicate only when told to', () => {
    const desk = open()
    type(at(desk.container, 'bulk-text'), 'MATHEMATICS')
    expect(at(desk.container, 'bulk-apply')).toHaveProperty('disabled', true)
    fireEvent.click(at(desk.container, 'bulk-take'))
    press(at(desk.container, 'bulk-apply'))
    expect(desk.body()).toEqual({ name: text('MATHEMATICS') })
  })

  it('counts an entry that is to be deleted as gone', () => {
    const desk = openSection('skills', baseline, {
      ...emptyDraft,
      sections: { skills: { 1: { state: 'removed', rows: {} } } },
    })
    press(at(desk.container, 'bulk-add'))
    type(at(desk.container, 'bulk-text'), 'Mathematics')
    expect(boxes(desk.container)).toEqual([true])
  })

  it('writes them in the language chosen', () => {
    const desk = open()
    choose(at(desk.container, 'bulk-locale'), 'de_DE')
    type(at(desk.container, 'bulk-text'), 'Dichtung')
    press(at(desk.container, 'bulk-apply'))
    expect(desk.body()).toEqual({
      name: { localized: { de_DE: 'Dichtung' }, preferredLocale: { country: 'DE', language: 'de' } },
    })
  })

  it('goes on after what was made before', () => {
    const desk = open()
    type(at(desk.container, 'bulk-text'), 'A')
    press(at(desk.container, 'bulk-apply'))
    press(at(desk.container, 'bulk-add'))
    type(at(desk.container, 'bulk-text'), 'B, a')
    press(at(desk.container, 'bulk-apply'))
    expect(desk.plan().map(({ id, body }) => [id, body])).toEqual([
      ['skills/new-1', { name: text('A') }],
      ['skills/new-2', { name: text('B') }],
    ])
  })
})
