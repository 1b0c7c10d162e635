// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../utils/profile/draft.ts'
import { fields } from '../../utils/profile/registry.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { unknownBaseline } from '../../utils/profile/baseline.ts'
import { at, choose, errorsIn, has, openField, press, type, valueOf } from './setup.tsx'

const localized = (localized: Record<string, string>, preferredLocale = us) => ({
  localized,
  preferredLocale,
})
const nothingKnown = unknownBaseline('yrZCpj2ZYQ', 0)

describe('every field of the table', () => {
  it.each(fields.map(({ id }) => id))(
    '%s has a form, with and without something in it, known or not',
    (id) => {
      for (const baseline of [baselineWith({}), nothingKnown]) {
        const desk = openField(id, baseline)
        expect(desk.field.textContent).toContain(id)
        expect(errorsIn(desk.field)).toEqual([])
        expect(desk.operations).toEqual([])
        desk.close()
      }
    },
  )
})

describe('a field', () => {
  const baseline = baselineWith({
    vanityName: 'ada',
    headline: localized({ en_US: 'Engineer', de_DE: 'Ingenieurin' }),
  })

  it('offers to revert once it is edited, and says what LinkedIn has', () => {
    const desk = openField('vanityName', baseline)
    expect(has(desk.field, 'revert-field')).toBe(false)
    type(at(desk.field, 'value'), 'lovelace')
    expect(desk.field.textContent).toContain('LinkedIn has: ada')
    press(at(desk.field, 'revert-field'))
    expect(desk.draft()).toEqual(emptyDraft)
    expect(valueOf(at(desk.field, 'value'))).toBe('ada')
  })

  it('is no edit when it ends where it began', () => {
    const desk = openField('vanityName', baseline)
    type(at(desk.field, 'value'), 'adam')
    type(at(desk.field, 'value'), 'ada')
    expect(desk.body()).toBeUndefined()
    expect(has(desk.field, 'revert-field')).toBe(false)
  })

  it('is deleted when its text is emptied, or at a press', () => {
    const deleted = { patch: { $delete: ['vanityName'] } }
    const emptied = openField('vanityName', baseline)
    type(at(emptied.field, 'value'), '')
    expect(emptied.body()).toEqual(deleted)
    emptied.close()
    const pressed = openField('vanityName', baseline)
    press(at(pressed.field, 'clear-field'))
    expect(pressed.body()).toEqual(deleted)
    expect(pressed.field.textContent).toContain('This will be deleted from your profile.')
    expect(has(pressed.field, 'clear-field')).toBe(false)
  })

  it('that LinkedIn requires explains instead of deleting', () => {
    const desk = openField('firstName', baselineWith({ firstName: localized({ en_US: 'Ada' }) }))
    press(at(desk.field, 'clear-field'))
    expect(errorsIn(desk.field)).toEqual(['problem_mandatory'])
    expect(desk.operations).toEqual([])
    type(at(desk.field, 'locale-en_US'), 'Augusta')
    expect(errorsIn(desk.field)).toEqual([])
    type(at(desk.field, 'locale-en_US'), '')
    expect(errorsIn(desk.field)).toEqual(['problem_mandatory'])
  })

  it('shows LinkedIn’s words about it until it is edited', () => {
    const refusals = { headline: { message: 'Contains a prohibited word', at: 0 } }
    const desk = openField('headline', baseline, { ...emptyDraft, refusals })
    expect(at(desk.field, 'error').textContent).toContain('LinkedIn refused this: Contains a prohibited word')
    expect(at(desk.field, 'error').getAttribute('role')).toBe('alert')
    type(at(desk.field, 'locale-en_US'), 'x')
    expect(errorsIn(desk.field)).toEqual([])
  })

  it.each(['associations', 'specialties', 'legacyHonors'])('%s can only be deleted', (id) => {
    const value =
      id === 'legacyHonors' ? { localized: { en_US: { rawText: 'Old' } } } : localized({ en_US: 'Old' })
    const desk = openField(id, baselineWith({ [id]: value }))
    expect(desk.field.textContent).toContain('Old')
    expect(desk.field.querySelector('input, textarea, select')).toBeNull()
    press(at(desk.field, 'clear-field'))
    expect(desk.body()).toEqual({ patch: { $delete: [id] } })
  })

  it.each([
    ['contactInstructions', ['phoneNumbers', 'websites']],
    ['interests', ['selectedContactInterests']],
  ])('%s names what took its place, and still works', (id, successors) => {
    const desk = openField(id)
    const links = [...desk.field.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(successors.map((successor) => `#/${successor}`))
    type(at(desk.field, 'locale-en_US'), 'x')
    expect(desk.body()).toEqual({ patch: { $set: { [id]: localized({ en_US: 'x' }) } } })
  })

  it('says how much room is left only when there is little', () => {
    const desk = openField('headline')
    type(at(desk.field, 'locale-en_US'), 'x'.repeat(150))
    expect(has(desk.field, 'counter')).toBe(false)
    type(at(desk.field, 'locale-en_US'), 'x'.repeat(200))
    expect(at(desk.field, 'counter').textContent).toBe('200 of 220')
    type(at(desk.field, 'locale-en_US'), 'x'.repeat(300))
    expect(at(desk.field, 'warning').textContent).toContain('300 characters')
    expect(errorsIn(desk.field)).toEqual([])
  })

  it('keeps to the label and the input in the popup', () => {
    const desk = openField('headline', baseline, emptyDraft, true)
    expect(desk.field.textContent).not.toContain('in search results')
    type(at(desk.field, 'locale-en_US'), 'x')
    expect(has(desk.field, 'revert-field')).toBe(true)
  })
})

describe('a field LinkedIn lets nobody read', () => {
  it('says that every language will be replaced', () => {
    const desk = openField('headline', nothingKnown)
    expect(has(desk.field, 'warning')).toBe(false)
    type(at(desk.field, 'locale-en_US'), 'x')
    expect(at(desk.field, 'warning').textContent).toContain('in every language')
  })

  it('can be deleted unseen, but not by taking back what was typed', () => {
    const desk = openField('vanityName', nothingKnown)
    type(at(desk.field, 'value'), 'a')
    type(at(desk.field, 'value'), '')
    expect(desk.body()).toBeUndefined()
    press(at(desk.field, 'clear-field'))
    expect(desk.body()).toEqual({ patch: { $delete: ['vanityName'] } })
  })

  it('may be given any language', () => {
    const desk = openField('headline', nothingKnown)
    choose(at(desk.field, 'add-locale'), 'other')
    type(at(desk.field, 'locale-key'), 'sv_SE')
    press(at(desk.field, 'locale-key-add'))
    type(at(desk.field, 'locale-sv_SE'), 'Ingenjör')
    expect(desk.body()).toEqual({
      patch: { $set: { headline: localized({ sv_SE: 'Ingenjör' }, { country: 'SE', language: 'sv' }) } },
    })
  })
})
