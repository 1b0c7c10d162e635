import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowed, partOfField, parts, withForbidden } from '../../../utils/profile/allowed.ts'
import { changesOf, type Change } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { fields, sections } from '../../../utils/profile/registry.ts'
import { baselineWith } from './baselines.ts'

const baseline = {
  ...baselineWith({}),
  sections: Object.fromEntries(
    sections.map(({ id }) => [id, [1, 2].map((n) => ({ id: String(n), values: {} }))]),
  ),
}

/** A draft that deletes every field and touches every section in every way. */
const operations: DraftOperation[] = [
  ...fields.map(({ id, kind }): DraftOperation =>
    kind.type === 'order'
      ? { type: 'set-value', field: id, value: ['2', '1'] }
      : { type: 'clear', field: id },
  ),
  ...sections.flatMap(({ id: section, rows }): DraftOperation[] => [
    { type: 'remove-entry', entry: { section, id: '1' } },
    ...rows.map((row): DraftOperation => ({ type: 'clear', field: row.id, entry: { section, id: '2' } })),
    { type: 'add-entry', entry: { section, id: 'new-1' }, values: {} },
  ]),
]
const known = { ...baseline, fields: Object.fromEntries(fields.map(({ id }) => [id, 'there'])) }
const draft = operations.reduce((before, operation) => applyOperation(before, operation, known), emptyDraft)
const withoutProblems = changesOf(known, draft).map((change): Change => ({ ...change, problems: [] }))

const partOf = (change: Change) => (change.type === 'field' ? partOfField(change.field) : change.section)

/** The parts a plan touches, read off what it would send and not off the changes it was made from. */
const touched = (changes: readonly Change[]): Set<string> =>
  new Set(
    planOf(changes).flatMap(({ operation, body }) => {
      if (operation.type === 'register-upload' || operation.type === 'upload')
        return [partOfField(operation.field)]
      if (operation.type !== 'update-profile') return [operation.section]
      const { patch } = body as { patch: Record<string, unknown> }
      const { $set = {}, $delete = [], ...nested } = patch
      return [...Object.keys(Object($set)), ...($delete as string[]), ...Object.keys(nested)].map(partOfField)
    }),
  )

describe('what an organisation allows', () => {
  it('a draft may touch every part there is', () => {
    expect([...touched(withoutProblems)].toSorted()).toEqual(parts.toSorted())
  })

  it('no plan touches a part that is not allowed, and every allowed change is as it was', () => {
    fc.assert(
      fc.property(fc.subarray([...parts]), (allowed) => {
        const marked = withForbidden(withoutProblems, allowed)
        expect([...touched(marked)].filter((part) => !allowed.includes(part))).toEqual([])
        expect(marked.filter((change) => allowed.includes(partOf(change)))).toEqual(
          withoutProblems.filter((change) => allowed.includes(partOf(change))),
        )
        expect(marked).toHaveLength(withoutProblems.length)
      }),
    )
  })

  it('a forbidden change says so, once, and nothing else that is wrong', () => {
    const [marked] = withForbidden(
      changesOf(known, applyOperation(emptyDraft, { type: 'clear', field: 'lastName' }, known)),
      [],
    )
    expect(marked?.problems.map(({ message }) => message)).toEqual(['problem_not_allowed'])
  })

  it('everything is allowed where nothing is said', () => {
    expect(withForbidden(withoutProblems, null)).toEqual(withoutProblems)
    expect(isAllowed(null, 'intro')).toBe(true)
  })

  it('an order is in what it orders', () => {
    expect(partOfField('skillsOrder')).toBe('skills')
    expect(partOfField('imsOrder')).toBe('contact')
  })
})
