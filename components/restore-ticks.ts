import type { RestoreStep } from '../utils/transfer/restore.ts'

/*
 * A step that can't do without another is taken with it, and left with it.
 * Both return the keys that are not taken.
 */

/** With `keys` ticked, and whatever they need. */
export const takenWith = (
  steps: readonly RestoreStep[],
  untaken: ReadonlySet<string>,
  keys: readonly string[],
): ReadonlySet<string> => {
  const needs = new Map(steps.map((step) => [step.key, step.needs]))
  const taken = new Set(keys)
  // What is added on the way is walked too: a set hands out what came in meanwhile.
  for (const key of taken) for (const need of needs.get(key) ?? []) taken.add(need)
  return new Set([...untaken].filter((key) => !taken.has(key)))
}

/** With `keys` unticked, and whatever needs them. */
export const untakenWith = (
  steps: readonly RestoreStep[],
  untaken: ReadonlySet<string>,
  keys: readonly string[],
): ReadonlySet<string> => {
  const users = new Map<string, string[]>()
  for (const { key, needs } of steps)
    for (const need of needs) users.set(need, [...(users.get(need) ?? []), key])
  const left = new Set([...untaken, ...keys])
  for (const key of left) for (const user of users.get(key) ?? []) left.add(user)
  return left
}
