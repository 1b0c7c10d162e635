import { items, type Item } from '../browser/items.ts'
import { changeItem, changeItems, readItem, readItems, removeItems } from '../browser/kept.ts'
import {
  headOf,
  joined,
  partOf,
  restOf,
  touchedSections,
  type BaselineHead,
  type BaselineRest,
  type BaselineSection,
} from '../profile/baseline-parts.ts'
import { unknownBaseline, type Baseline } from '../profile/baseline.ts'
import type { Draft } from '../profile/draft.ts'
import { sameJson, type Json } from '../profile/json.ts'
import { sectionIds } from '../profile/registry.ts'

/** Keeps what LinkedIn has, as last read or as last written from here, in parts that are read and written as needed. */

type Part = BaselineHead | BaselineSection | BaselineRest | null

/** The head first, then two for each of these sections. */
const partItems = (person: string, which: readonly string[]): Item<Part>[] =>
  [
    items.baselineHead(person),
    ...which.flatMap((section) => [
      items.baselineSection(person, section),
      items.baselineRest(person, section),
    ]),
  ] as Item<Part>[]

/** In the order of `partItems`. */
const partsOf = (baseline: Baseline, which: readonly string[]): Part[] => [
  headOf(baseline),
  ...which.flatMap((section) => [partOf(baseline, section), restOf(baseline, section)]),
]

/** Null where nothing was ever read. */
const joinedParts = ([head, ...parts]: readonly Part[], which: readonly string[]): Baseline | null =>
  head && 'person' in head
    ? joined(
        head,
        Object.fromEntries(
          which.map((section, at) => [
            section,
            { part: parts[at * 2] as BaselineSection | null, rest: parts[at * 2 + 1] as BaselineRest | null },
          ]),
        ),
      )
    : null

/** With all sections, or with `which` of them: the others are as if nothing were known of them. */
export const readBaseline = async (
  person: string,
  which: readonly string[] = sectionIds,
): Promise<Baseline> => {
  const parts = await readItems(partItems(person, which))
  return joinedParts(parts, which) ?? (await takeApart(person)) ?? unknownBaseline(person, 0)
}

/** With as much as it takes to say what a draft changes. */
export const readBaselineUnder = (person: string, draft: Draft): Promise<Baseline> =>
  readBaseline(person, touchedSections(draft))

/** What moves with a baseline, in one write with it. */
interface Beside {
  of: Item<unknown>
  change: (value: never, before: Baseline | null, after: Baseline) => unknown
}

/**
 * Changes it under the lock of all that is stored; parts that stay as they are, are not written, and with null nothing
 * is.
 */
export const changeBaseline = async (
  person: string,
  change: (before: Baseline | null) => Baseline | null,
  ...beside: readonly Beside[]
): Promise<Baseline> => {
  let after = unknownBaseline(person, 0)
  const all = [...beside.map(({ of }) => of), ...partItems(person, sectionIds)]
  await changeItems<unknown>(all, (values) => {
    const stored = values.slice(beside.length) as Part[]
    const before = joinedParts(stored, sectionIds)
    const changed = change(before)
    if (!changed) return values
    after = changed
    return [
      ...beside.map((other, at) => other.change(values[at] as never, before, after)),
      ...partsOf(after, sectionIds).map((part, at) =>
        isSame(part, stored[at] ?? null) ? (stored[at] ?? null) : part,
      ),
    ]
  })
  return after
}

const isSame = (a: Part, b: Part): boolean => sameJson(a as unknown as Json, b as unknown as Json)

/** What there is of it in storage, for who forgets it. */
export const baselineItems = (person: string): Item<unknown>[] => [
  ...(partItems(person, sectionIds) as Item<unknown>[]),
  items.baseline(person),
]

/**
 * TODO [2027-06-01]: Drop, with the item. Versions up to November 2026 kept it in one piece. Null where there is none.
 */
const takeApart = async (person: string): Promise<Baseline | null> => {
  const whole = await readItem(items.baseline(person))
  if (!whole) return null
  const parts = await changeBaseline(person, (before) => before ?? whole)
  await removeItems([items.baseline(person)])
  return parts
}

/** Puts aside whatever can't be read of it. */
export const reviewBaseline = async (person: string): Promise<void> => {
  await changeItem(items.baseline(person), (same) => same)
  await takeApart(person)
  await changeItems(partItems(person, sectionIds), (parts) => {
    const [head, ...rest] = parts
    const baseline = joinedParts(parts, sectionIds)
    if (baseline?.access !== 'full' || !hasGaps(baseline, head as BaselineHead)) return parts
    const lesser: BaselineHead = { ...(head as BaselineHead), access: 'partial' }
    return [lesser, ...rest]
  })
}

/** Whether less is at hand than was read: what is missing is unknown then, and not gone from the profile. */
const hasGaps = ({ sections }: Baseline, { counts }: BaselineHead): boolean =>
  Object.keys(counts).some((section) => sections[section]?.some(({ partial }) => partial) ?? true)
