import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listMessageKeys, readWords } from '../../../utils/page/words.ts'

it('asks for every key of the list, once and at the start', () => {
  const asked = new Map<string, number>()
  const words = readWords((key) => {
    asked.set(key, (asked.get(key) ?? 0) + 1)
    return key
  })
  asked.delete('page_frame')
  expect([...asked.keys(), 'page_frame'].toSorted()).toEqual(listMessageKeys().toSorted())
  expect([...asked.values()].every((times) => times === 1)).toBe(true)
  words.ofButton('summary')
  expect([...asked.values()].every((times) => times === 1)).toBe(true)
})

it('names every button after its section and shows a short word', () => {
  const words = readWords((key, ...values) => [key, ...values].join(': '))
  expect(words.ofButton('summary')).toEqual({ label: 'page_edit', name: 'page_edit_summary' })
  expect(words.ofButton('profile')).toEqual({ label: 'page_edit_profile', name: 'page_edit_profile' })
  expect(words.ofFrame('summary')).toBe('page_frame: page_edit_summary')
})

const locales = join(import.meta.dirname, '../../../assets/public/_locales')

it.each(readdirSync(locales))('has its words in %s', (language) => {
  const messages: unknown = JSON.parse(readFileSync(join(locales, language, 'messages.json'), 'utf8'))
  expect(Object.keys(messages ?? {})).toEqual(expect.arrayContaining(listMessageKeys()))
})
