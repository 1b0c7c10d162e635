import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { undoOf } from '../../../utils/profile/inverse.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { personUrn, positionUrn } from '../../../utils/profile/urn.ts'
import { baselineWith, us } from './baselines.ts'
import { draftOf, take, withoutIds } from './taken.ts'

const person = 'yrZCpj2ZYQ'
const text = (localized: Record<string, string>): Json => ({ localized, preferredLocale: us })
const skill = (id: string, name: string) => ({ id, values: { name: text({ en_US: name }) } })
const withEntries = (sections: Baseline['sections'], fields: Baseline['fields'] = {}): Baseline => ({
  ...baselineWith(fields),
  sections,
})
const typed = (field: string, locale: string, words: string, id?: string): DraftOperation => ({
  type: 'set-text',
  field,
  locale,
  text: words,
  ...(id === undefined ? {} : { entry: { section: 'skills', id } }),
})

const undone = (before: Baseline, ...operations: DraftOperation[]) => {
  const sent = take(before, draftOf(before, operations), 9000)
  const undo = undoOf(sent.finished, sent.baseline, emptyDraft)
  return { sent, undo, after: take(sent.baseline, draftOf(sent.baseline, undo.operations), 9500) }
}

describe('undoing', () => {
  it('puts a field back whole, every language of it, its main one too', () => {
    const before = baselineWith({ headline: text({ en_US: 'A', de_DE: 'B' }) })
    const { after } = undone(before, typed('headline', 'en_US', ''), typed('headline', 'ja_JP', 'C'), {
      type: 'set-preferred',
      field: 'headline',
      locale: 'ja_JP',
    })
    expect(after.baseline.fields).toEqual(before.fields)
  })

  it('puts back what was deleted and deletes what was not there', () => {
    const before = baselineWith({ maidenName: text({ en_US: 'A' }) })
    const { sent, after } = undone(
      before,
      { type: 'clear', field: 'maidenName' },
      { type: 'set-value', field: 'birthDate', value: { day: 1, month: 2 } },
    )
    expect(Object.keys(sent.baseline.fields)).toEqual(['supportedLocales', 'birthDate'])
    expect(after.baseline.fields).toEqual(before.fields)
  })

  it('puts the addresses of a picture back', () => {
    const picture = {
      originalImage: 'urn:li:digitalmediaAsset:A',
      displayImage: 'urn:li:digitalmediaAsset:B',
    }
    const before = baselineWith({ profilePicture: { ...picture, 'displayImage~': { elements: [] } } })
    const other = { originalImage: 'urn:li:digitalmediaAsset:C', displayImage: 'urn:li:digitalmediaAsset:D' }
    const { undo } = undone(before, { type: 'set-value', field: 'profilePicture', value: other })
    expect(undo.operations).toEqual([{ type: 'set-value', field: 'profilePicture', value: picture }])
  })

  it('makes a deleted entry again at its place, and says which it was', () => {
    const before = withEntries({ skills: [skill('101', 'A'), skill('102', 'B'), skill('103', 'C')] })
    const { undo, after } = undone(before, { type: 'remove-entry', entry: { section: 'skills', id: '102' } })
    expect(undo.operations).toMatchObject([
      { type: 'add-entry', again: '102' },
      { type: 'revert' },
      { type: 'set-value', field: 'skillsOrder', value: ['101', 'new-1', '103'] },
    ])
    expect(after.baseline.sections['skills']?.map(({ id }) => id)).toEqual(['101', '9500', '103'])
  })

  it('makes it again after the one it stood after, wherever that is by now', () => {
    const before = withEntries({ skills: [skill('101', 'A'), skill('102', 'B'), skill('103', 'C')] })
    const { sent } = undone(before, { type: 'remove-entry', entry: { section: 'skills', id: '102' } })
    const since = withEntries({ skills: [skill('103', 'C'), skill('104', 'D'), skill('101', 'A')] })
    const order = undoOf(sent.finished, since, emptyDraft).operations.at(-1)
    // Last is where LinkedIn itself puts a new one: nothing to say.
    expect(order).toMatchObject({ type: 'add-entry' })
    const turned = withEntries({ skills: [skill('101', 'A'), skill('104', 'D')] })
    expect(undoOf(sent.finished, turned, emptyDraft).operations.at(-1)).toMatchObject({
      value: ['101', 'new-1', '104'],
    })
  })

  it('lets what named a deleted position name the one made again', () => {
    const position = { id: '501', values: { title: text({ en_US: 'P' }) } }
    const course = {
      id: '601',
      values: { name: text({ en_US: 'C' }), occupation: positionUrn(person, '501') },
    }
    const before = withEntries({ positions: [position], courses: [course] })
    const { undo, after } = undone(
      before,
      { type: 'remove-entry', entry: { section: 'positions', id: '501' } },
      { type: 'remove-entry', entry: { section: 'courses', id: '601' } },
    )
    expect(undo.operations).toMatchObject([{}, { values: { occupation: positionUrn(person, 'new-1') } }])
    const [again] = after.baseline.sections['positions'] ?? []
    expect(after.baseline.sections['courses']?.[0]?.values['occupation']).toBe(
      `urn:li:position:(${personUrn(person)},${again?.id})`,
    )
  })

  it('does nothing twice', () => {
    const before = withEntries({ skills: [skill('101', 'A')] }, { headline: text({ en_US: 'H' }) })
    const { sent, after } = undone(
      before,
      { type: 'remove-entry', entry: { section: 'skills', id: '101' } },
      { type: 'add-entry', entry: { section: 'skills', id: 'new-1' }, values: {} },
      typed('name', 'en_US', 'B', 'new-1'),
      typed('headline', 'en_US', 'H2'),
    )
    expect(undoOf(sent.finished, after.baseline, emptyDraft)).toEqual({
      operations: [],
      impossible: [],
      replaced: [],
    })
  })

  it('undoes one change alone', () => {
    const before = withEntries({ skills: [skill('101', 'A')] }, { headline: text({ en_US: 'H' }) })
    const { sent } = undone(before, typed('headline', 'en_US', 'H2'), typed('name', 'en_US', 'B', '101'))
    const { operations } = undoOf(sent.finished, sent.baseline, emptyDraft, ['skills/101'])
    expect(operations).toEqual([typed('name', 'en_US', 'A', '101')])
  })

  it('undoes nothing LinkedIn did not take', () => {
    const { sent } = undone(baselineWith({}), typed('headline', 'en_US', 'H'))
    expect(undoOf({ ...sent.finished, done: [] }, sent.baseline, emptyDraft).operations).toEqual([])
  })

  it('shows what it would overwrite where the profile changed since', () => {
    const before = baselineWith({ headline: text({ en_US: 'A' }) })
    const { sent } = undone(before, typed('headline', 'en_US', 'B'))
    const since = { ...sent.baseline, fields: { ...before.fields, headline: text({ en_US: 'Elsewhere' }) } }
    const draft = draftOf(since, undoOf(sent.finished, since, emptyDraft).operations)
    expect(changesOf(since, draft)).toMatchObject([
      { before: { value: text({ en_US: 'Elsewhere' }) }, after: text({ en_US: 'A' }), problems: [] },
    ])
  })

  it.each([
    ['changed', text({ en_US: 'A' }), text({ en_US: 'A', ja_JP: 'Since' })],
    ['was not there', undefined, text({ ja_JP: 'Since' })],
  ])('leaves a language that came since where the other %s', (_name, headline, after) => {
    const before = baselineWith(headline === undefined ? {} : { headline })
    const { sent } = undone(before, typed('headline', 'en_US', 'B'))
    const there = text({ en_US: 'B', ja_JP: 'Since' })
    const since = { ...sent.baseline, fields: { ...sent.baseline.fields, headline: there } }
    const draft = draftOf(since, undoOf(sent.finished, since, emptyDraft).operations)
    expect(changesOf(since, draft)).toMatchObject([{ after: { localized: Object(after).localized } }])
  })

  it('names the edits not sent yet whose place it takes', () => {
    const before = baselineWith({ headline: text({ en_US: 'A' }) })
    const { sent } = undone(before, typed('headline', 'en_US', 'B'))
    const draft = draftOf(sent.baseline, [
      typed('headline', 'ja_JP', 'Typed'),
      typed('summary', 'en_US', 'S'),
    ])
    const undo = undoOf(sent.finished, sent.baseline, draft)
    expect(undo.replaced).toEqual(['headline'])
    const after = draftOf(sent.baseline, undo.operations, draft)
    expect(after.fields['headline']).toMatchObject({ texts: { en_US: 'A' } })
    expect(after.fields['summary']).toEqual(draft.fields['summary'])
  })

  it('says what it can’t put back', () => {
    const before = { ...baselineWith({}), access: 'none' as const, fields: {} }
    const { sent } = undone(before, typed('headline', 'en_US', 'B'))
    expect(undoOf(sent.finished, sent.baseline, emptyDraft).impossible).toEqual([
      { key: 'headline', reason: 'unknown' },
    ])
    const older = baselineWith({ associations: text({ en_US: 'A' }) })
    const cleared = undone(older, { type: 'clear', field: 'associations' }).undo
    expect(cleared).toMatchObject({
      operations: [],
      impossible: [{ key: 'associations', reason: 'delete-only' }],
    })
    const skills = withEntries({ skills: [skill('101', 'A')] })
    const renamed = undone(skills, typed('name', 'en_US', 'B', '101')).sent
    expect(undoOf(renamed.finished, withEntries({ skills: [] }), emptyDraft).impossible).toEqual([
      { key: 'skills/101', reason: 'gone' },
    ])
  })
})

const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 })
const locale = fc.constantFrom('en_US', 'de_DE', 'ja_JP')
const localized = fc.dictionary(locale, words, { minKeys: 1, maxKeys: 3 }).map((texts): Json => {
  const [language = '', country = ''] = (Object.keys(texts)[0] ?? '').split('_')
  return { localized: texts, preferredLocale: { language, country } }
})
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const present = <T>(record: Record<string, T | undefined>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )

const birthDate = fc
  .record({ day: fc.nat(27), month: fc.nat(11) })
  .map(({ day, month }) => ({ day: day + 1, month: month + 1 }))
const websites = fc.array(fc.record({ url: words, category: fc.constant('PERSONAL') }), { maxLength: 3 })
const profiles = fc
  .record({
    headline: maybe(localized),
    maidenName: maybe(localized),
    birthDate: maybe(birthDate),
    websites: maybe(websites.filter((list) => list.length > 0)),
    skills: fc.array(localized, { maxLength: 5 }),
    honors: fc.array(localized, { maxLength: 3 }),
  })
  .map(({ skills, honors, ...fields }): Baseline => {
    const ids = (count: number, from: number) => Array.from({ length: count }, (_, at) => String(from + at))
    const orders = {
      ...(skills.length > 0 ? { skillsOrder: ids(skills.length, 100) } : {}),
      ...(honors.length > 0 ? { honorsOrder: ids(honors.length, 200) } : {}),
    }
    return withEntries(
      {
        skills: skills.map((name, at) => ({ id: String(100 + at), values: { name } })),
        honors: honors.map((title, at) => ({ id: String(200 + at), values: { title } })),
      },
      { ...present<Json>(fields), ...orders },
    )
  })

const fieldOperation = fc.oneof(
  fc.record({
    type: fc.constant('set-text' as const),
    field: fc.constantFrom('headline', 'maidenName'),
    locale,
    text: fc.oneof(words, fc.constant('')),
  }),
  fc.record({
    type: fc.constant('clear' as const),
    field: fc.constantFrom('headline', 'birthDate', 'websites'),
  }),
  birthDate.map((value) => ({ type: 'set-value' as const, field: 'birthDate', value })),
  websites.map((value) => ({ type: 'set-value' as const, field: 'websites', value })),
)

const titles: Record<string, string> = { skills: 'name', honors: 'title' }
const section = fc.constantFrom('skills', 'honors')

/** What a member might do; `at` picks an entry of those there are. */
const steps = fc.array(
  fc.oneof(
    fieldOperation.map((operation) => ({ type: 'field' as const, operation })),
    fc.record({ type: fc.constant('add' as const), section, words }),
    fc.record({ type: fc.constant('remove' as const), section, at: fc.nat(4) }),
    fc.record({ type: fc.constant('rename' as const), section, at: fc.nat(4), locale, words }),
    fc.record({ type: fc.constant('order' as const), section, seed: fc.nat(1000) }),
  ),
  { minLength: 1, maxLength: 10 },
)
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never

const operationsOf = (baseline: Baseline, step: Step, index: number): DraftOperation[] => {
  if (step.type === 'field') return [step.operation]
  const entries = baseline.sections[step.section] ?? []
  const field = titles[step.section] ?? ''
  if (step.type === 'add') {
    const entry = { section: step.section, id: `new-${index + 1}` }
    return [
      { type: 'add-entry', entry, values: {} },
      { type: 'set-text', entry, field, locale: 'en_US', text: step.words },
    ]
  }
  if (step.type === 'order') {
    const ids = entries.map(({ id }) => id)
    const value = ids.toSorted((a, b) => ((Number(a) * step.seed) % 7) - ((Number(b) * step.seed) % 7))
    return [{ type: 'set-value', field: `${step.section}Order`, value }]
  }
  const found = entries[step.at]
  if (!found) return []
  const entry = { section: step.section, id: found.id }
  return step.type === 'remove'
    ? [{ type: 'remove-entry', entry }]
    : [{ type: 'set-text', entry, field, locale: step.locale, text: step.words }]
}

describe('any draft, sent', () => {
  it('is undone, and redone', () => {
    fc.assert(
      fc.property(profiles, steps, (before, does) => {
        const draft = draftOf(
          before,
          does.flatMap((step, index) => operationsOf(before, step, index)),
        )
        const sent = take(before, draft, 1000)
        const undo = undoOf(sent.finished, sent.baseline, emptyDraft)
        expect(undo.impossible).toEqual([])
        const undone = take(sent.baseline, draftOf(sent.baseline, undo.operations), 2000)
        expect(withoutIds(undone.baseline)).toEqual(withoutIds(before))
        const redo = undoOf(undone.finished, undone.baseline, emptyDraft)
        const redone = take(undone.baseline, draftOf(undone.baseline, redo.operations), 3000)
        expect(withoutIds(redone.baseline)).toEqual(withoutIds(sent.baseline))
      }),
      { numRuns: 500 },
    )
  })

  it('is undone change by change, in any order', () => {
    fc.assert(
      fc.property(profiles, steps, fc.nat(), (before, does, turn) => {
        const noOrders = does.filter(({ type }) => type !== 'order')
        const draft = draftOf(
          before,
          noOrders.flatMap((step, index) => operationsOf(before, step, index)),
        )
        const sent = take(before, draft, 1000)
        const keys = [...sent.finished.done]
        const turned = [...keys.slice(turn % (keys.length + 1)), ...keys.slice(0, turn % (keys.length + 1))]
        let { baseline } = sent
        for (const [index, key] of turned.entries()) {
          const { operations } = undoOf(sent.finished, baseline, emptyDraft, [key])
          baseline = take(baseline, draftOf(baseline, operations), 2000 + 10 * index).baseline
        }
        expect(withoutIds(baseline)).toEqual(withoutIds(before))
      }),
      { numRuns: 300 },
    )
  })
})
