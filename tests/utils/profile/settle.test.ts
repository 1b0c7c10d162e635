import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { settled } from '../../../utils/profile/settle.ts'
import { baselineWith, us } from './baselines.ts'

const text = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })
const skill = (id: string) => ({ section: 'skills', id })
const named = (id: string, name: string): DraftOperation => ({
  type: 'set-text',
  entry: skill(id),
  field: 'name',
  locale: 'en_US',
  text: name,
})
const withSkills = (skills: Record<string, string>): Baseline => ({
  ...baselineWith({}),
  sections: {
    skills: Object.entries(skills).map(([id, name]) => ({ id, values: { name: text(name) } })),
  },
})
const draftOf = (baseline: Baseline, ...operations: DraftOperation[]) =>
  operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), emptyDraft)

describe('a draft that LinkedIn has taken', () => {
  it('is empty', () => {
    const before = withSkills({ 1: 'A', 2: 'B' })
    const draft = draftOf(
      before,
      { type: 'set-text', field: 'headline', locale: 'en_US', text: 'H' },
      { type: 'add-entry', entry: skill('new-1'), values: {} },
      named('new-1', 'C'),
      named('1', 'A2'),
      { type: 'remove-entry', entry: skill('2') },
    )
    const after = {
      ...withSkills({ 1: 'A2', 3: 'C' }),
      fields: { ...before.fields, headline: text('H') },
    }
    expect(settled(draft, after, { 'skills/new-1': '3' }, ['skills/2'])).toEqual(emptyDraft)
  })

  it('keeps what was refused and what was typed on meanwhile, under the new id', () => {
    const before = withSkills({})
    const draft = draftOf(
      before,
      { type: 'add-entry', entry: skill('new-1'), values: {} },
      named('new-1', 'C and more'),
      { type: 'add-entry', entry: skill('new-2'), values: {} },
      named('new-2', 'refused'),
    )
    const after = withSkills({ 3: 'C' })
    const rest = settled(draft, after, { 'skills/new-1': '3' }, [])
    expect(changesOf(after, rest).map(({ type, key }) => [type, key])).toEqual([
      ['update', 'skills/3'],
      ['create', 'skills/new-2'],
    ])
  })

  it('names the entry by its new id where an order or an occupation waits', () => {
    const before = withSkills({ 1: 'A' })
    const draft = draftOf(
      before,
      { type: 'add-entry', entry: skill('new-1'), values: {} },
      named('new-1', 'C'),
      { type: 'set-value', field: 'skillsOrder', value: ['new-1', '1'] },
      { type: 'add-entry', entry: { section: 'courses', id: 'new-1' }, values: {} },
      {
        type: 'set-value',
        entry: { section: 'courses', id: 'new-1' },
        field: 'occupation',
        value: 'urn:li:position:(urn:li:person:p,new-4)',
      },
    )
    const after = withSkills({ 1: 'A', 3: 'C' })
    const rest = settled(draft, after, { 'skills/new-1': '3', 'positions/new-4': '44' }, [])
    expect(rest.sections['courses']?.['new-1']?.rows['occupation']).toMatchObject({
      value: 'urn:li:position:(urn:li:person:p,44)',
    })
    expect(planOf(changesOf(after, rest)).map(({ body }) => body)).toContainEqual({
      patch: { $set: { skillsOrder: ['3', '1'] } },
    })
  })

  it('never lets go of text that only looks like a new entry', () => {
    const before = withSkills({})
    const typed = 'urn:li:position:(urn:li:person:p,new-1)'
    const draft = draftOf(before, { type: 'set-text', field: 'headline', locale: 'en_US', text: typed })
    expect(settled(draft, before, { 'positions/new-1': '9' }, []).fields['headline']).toMatchObject({
      texts: { en_US: typed },
    })
  })
})
