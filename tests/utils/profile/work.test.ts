import { describe, expect, it } from 'vitest'
import { requestOf } from '../../../utils/linkedin/request.ts'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import type { Draft } from '../../../utils/profile/draft.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { additionsOf, baselineOf, editsOf, removalsOf, reorderOf } from '../../bench/made-profile.ts'

/** A value that counts every part read of it, at any depth. */
const counting = <T extends object>(value: T, count: () => void): T => {
  const seen = new WeakMap<object, object>()
  const watched = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    const known = seen.get(part)
    if (known) return known
    const proxy = new Proxy(part, {
      get: (of, name, receiver) => {
        count()
        return watched(Reflect.get(of, name, receiver))
      },
    })
    seen.set(part, proxy)
    return proxy
  }
  return watched(value) as T
}

/** As many new entries, and an order that names every one of them. */
const additionsInOrder = (count: number): Draft => ({
  ...additionsOf(count),
  fields: {
    positionsOrder: {
      type: 'value',
      value: Array.from({ length: count }, (_, n) => `new-${count - n}`),
    },
  },
})

/** Parts read of what it is given: by the difference, then by the plan. */
const workOf = (count: number, draftOf: (count: number) => Draft): number[] => {
  const reads = [0, 0]
  const counted = <T extends object>(at: number, value: T): T =>
    counting(value, () => {
      reads[at] = (reads[at] ?? 0) + 1
    })
  const baseline: Baseline = baselineOf(count)
  const changes = changesOf(counted(0, baseline), counted(0, draftOf(count)))
  const calls = planOf(counted(1, changesOf(baseline, draftOf(count))))
  expect(changes.length).toBeGreaterThan(0)
  expect(calls.length).toBeGreaterThan(0)
  return reads
}

describe('ten times as many entries take ten times the work, and no more', () => {
  it.each([
    ['edited', editsOf],
    ['made', additionsOf],
    ['deleted', removalsOf],
    ['put in another order', reorderOf],
    ['made and put in an order', additionsInOrder],
  ])('%s', (_what, draftOf) => {
    const [few, many] = [workOf(30, draftOf), workOf(300, draftOf)]
    for (const [at, reads] of many.entries()) expect(reads).toBeLessThanOrEqual((few[at] ?? 0) * 10.5)
  })

  it('names every new entry of an order, each where it belongs', () => {
    const update = planOf(changesOf(baselineOf(2), additionsInOrder(3))).find(({ id }) => id === 'profile')
    if (!update) throw new Error('The plan sets no order')
    const { body } = requestOf(update, 'X', { 'positions/new-2': '9007199254740993' })
    const order = /"positionsOrder": \[([^\]]*)\]/.exec(body ?? '')?.[1]
    expect(order?.split(',').map((id) => id.trim())).toEqual([
      '"{{entry-new-3}}"',
      '9007199254740993',
      '"{{entry-new-1}}"',
      '800000000',
      '800000001',
    ])
  })
})
