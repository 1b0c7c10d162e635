import { describe, expect, it } from 'vitest'
import { findFields } from '../../../components/find-fields.ts'

const all = [
  { id: 'firstName', label: 'First name', help: 'As on your papers.', group: 'Intro' },
  { id: 'headline', label: 'Headline', help: 'The line under your name.', group: 'Intro' },
  { id: 'summary', label: 'About', help: 'Who you are.', group: 'About' },
  { id: 'ims', label: 'Instant messengers', help: '', group: 'Contact' },
  { id: 'adresse', label: 'Straße und Müller', help: '', group: 'Contact' },
].map((field) => ({ ...field, route: field.id }))
const found = (query: string) => findFields(all, query).map(({ id }) => id)

describe('findFields', () => {
  it('finds nothing for nothing', () => {
    expect(found('')).toEqual([])
    expect(found('  ')).toEqual([])
  })

  it('puts a name before a help text that mentions the word', () => {
    expect(found('name')).toEqual(['firstName', 'headline'])
  })

  it('finds a field by the name the API has for it', () => {
    expect(found('summ')).toEqual(['summary'])
    expect(found('HEADL')).toEqual(['headline'])
  })

  it('needs every word to fit', () => {
    expect(found('first name')).toEqual(['firstName'])
    expect(found('first messengers')).toEqual([])
  })

  it('does not mind accents and case', () => {
    expect(found('MULLER')).toEqual(['adresse'])
  })

  it('puts the name that begins with it first', () => {
    expect(found('about')[0]).toBe('summary')
  })
})
