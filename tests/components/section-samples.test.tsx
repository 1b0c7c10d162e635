// @vitest-environment jsdom
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../utils/profile/baseline.ts'
import { isObject, type Json, type JsonObject } from '../../utils/profile/json.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import { isLocalized } from '../../utils/profile/kinds.ts'
import { rowOf, sections } from '../../utils/profile/registry.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { enter } from './enter.ts'
import { at, openSection, press } from './setup.tsx'

const folder = resolve(import.meta.dirname, '../samples')

const sample = (name: string): JsonObject => {
  const read: Json = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))
  if (!isObject(read)) throw new TypeError(`${name} is no object`)
  return read
}

/** What the reference says must be left out (linkedin-api.md 5). */
const leftOut: Record<string, readonly string[]> = {
  positions: ['location', 'locationName'],
  volunteeringExperiences: ['localizedRole'],
}

const wantedOf = (section: string, values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([row]) => !leftOut[section]?.includes(row)))

/** The samples are several people's: whoever is among the authors first, or holds the position named. */
const personIn = (values: Json): string =>
  /urn:li:person:(\w+)/.exec(JSON.stringify(values))?.[1] ?? 'yrZCpj2ZYQ'

/** A member who has the positions a sample names. */
const memberOf = (values: JsonObject): Baseline => ({
  ...baselineWith({}),
  person: personIn(values),
  sections: {
    positions: ['677616236', '660879450'].map((id) => ({ id, values: { title: text('A position') } })),
  },
})

const text = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })

/** Something else of the same kind, to be changed. */
const former = (kind: Kind, becomes?: Json): Json => {
  if (kind.type === 'localizedRichText')
    return { localized: { en_US: { rawText: 'Before' } }, preferredLocale: us }
  if (isLocalized(kind)) return text('Before')
  switch (kind.type) {
    case 'date':
      return Object.fromEntries(kind.parts.map((part) => [part, part === 'year' ? 1999 : 9]))
    case 'record':
      return Object.fromEntries(kind.rows.map((row) => [row.id, former(row.kind)]))
    case 'choice':
      return kind.options[0] ?? ''
    case 'flag':
      return becomes !== true
    default:
      return 'before'
  }
}

const enterAll = (entry: HTMLElement, section: string, values: JsonObject): void => {
  // What decides which rows there are comes first.
  const isFlag = (row: string) => Number(rowOf(section, row).kind.type === 'flag')
  const rows = Object.keys(values).toSorted((a, b) => isFlag(b) - isFlag(a))
  for (const row of rows) enter(at(entry, `row-${row}`), rowOf(section, row).kind, values[row] ?? null)
}

describe('the create samples of the API’s documentation, entered through the forms', () => {
  it.each(sections.map(({ id }) => id))('%s', (section) => {
    const wanted = wantedOf(section, sample(`${section}-create`))
    const desk = openSection(section, memberOf(wanted))
    press(at(desk.container, 'add-entry'))
    enterAll(at(desk.container, 'entry-new-1'), section, wanted)
    expect(within(desk.container).queryAllByTestId('error')).toEqual([])
    expect(desk.plan()).toHaveLength(1)
    expect(desk.plan()[0]).toMatchObject({ operation: { type: 'create-entry', section } })
    expect(desk.body()).toEqual(wanted)
  })
})

describe('the partial updates of the API’s documentation, entered through the forms', () => {
  it.each(sections.map(({ id }) => id))('%s', (section) => {
    const { patch } = sample(`${section}-partial-update`)
    const $set = isObject(patch) && isObject(patch['$set']) ? patch['$set'] : {}
    const wanted = wantedOf(section, $set)
    // The printed update empties a date with {}; a client deletes it (linkedin-api.md 9, row 15).
    const cleared = Object.keys(wanted).filter((row) => JSON.stringify(wanted[row]) === '{}')
    const set = Object.fromEntries(Object.entries(wanted).filter(([row]) => !cleared.includes(row)))
    const values = Object.fromEntries(
      Object.keys(wanted).map((row) => [row, former(rowOf(section, row).kind, wanted[row])]),
    )
    const member = memberOf(wanted)
    const desk = openSection(section, {
      ...member,
      sections: { ...member.sections, [section]: [{ id: '1', values }] },
    })
    press(at(desk.container, 'entry-1', 'edit-entry'))
    enterAll(at(desk.container, 'entry-1'), section, set)
    for (const row of cleared) press(at(desk.container, 'entry-1', `row-${row}`, 'clear-field'))
    expect(within(desk.container).queryAllByTestId('error')).toEqual([])
    expect(desk.body()).toEqual({
      patch: { $set: set, ...(cleared.length > 0 ? { $delete: cleared } : {}) },
    })
  })
})

it('leaves no sample of a section out', () => {
  const names = readdirSync(folder).flatMap(
    (file) => /^([a-zA-Z]+)-(?:create|partial-update)\.json$/.exec(file)?.[1] ?? [],
  )
  expect(new Set(names)).toEqual(new Set(sections.map(({ id }) => id)))
})
