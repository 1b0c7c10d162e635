import { entryWithId, unknownBaseline, type Baseline, type Entry } from './baseline.ts'
import { orderField, orderSection } from './entries.ts'
import type { Draft } from './draft.ts'
import type { Json } from './json.ts'

/**
 * A baseline in parts: a head whose size does not depend on how many entries there are, one part a section, and of a
 * long section all but its first entries by themselves, so that a screen can be drawn before they have been read.
 */

/** All but the entries of sections and their orders. */
export interface BaselineHead extends Omit<Baseline, 'sections'> {
  /** How many entries each section has; none is named that could not be read. */
  counts: Record<string, number>
}

export interface BaselineSection {
  /** The first of them; null where the section could not be read. */
  entries: Entry[] | null
  /** Ids of those that follow and are kept as its `BaselineRest`. */
  rest?: string[] | undefined
  /** The value of its order field, where that is known. */
  order?: Json | undefined
}

/** The entries of a section that its first part names only. */
export type BaselineRest = Entry[]

/** Sections up to this length are in one piece: lists of them are drawn whole. */
const inOnePiece = 400

/** More than any screen shows at once. */
const atFirst = 50

export const headOf = ({ sections: entries, fields, ...rest }: Baseline): BaselineHead => ({
  ...rest,
  fields: Object.fromEntries(Object.entries(fields).filter(([field]) => orderSection(field) === null)),
  counts: Object.fromEntries(Object.entries(entries).map(([section, { length }]) => [section, length])),
})

const lengthAtFirst = (entries: readonly Entry[]): number =>
  entries.length > inOnePiece ? atFirst : entries.length

/** Null: nothing is known of it. */
export const partOf = (baseline: Baseline, section: string): BaselineSection | null => {
  const entries = baseline.sections[section] ?? null
  const order = baseline.fields[orderField(section)]
  if (entries === null && order === undefined) return null
  const first = entries && entries.slice(0, lengthAtFirst(entries))
  const rest = entries?.slice(first?.length).map(({ id }) => id) ?? []
  return {
    entries: first,
    ...(rest.length > 0 ? { rest } : {}),
    ...(order === undefined ? {} : { order }),
  }
}

/** Null: its part is all of it. */
export const restOf = ({ sections }: Baseline, section: string): BaselineRest | null => {
  const entries = sections[section] ?? []
  const rest = entries.slice(lengthAtFirst(entries))
  return rest.length > 0 ? rest : null
}

/** What is at hand of a section; without its rest, those entries are known by their ids alone. */
export interface SectionParts {
  part: BaselineSection | null
  rest?: BaselineRest | null | undefined
}

/** Put together again, with as many of its sections as are at hand. */
export const joined = (
  { counts: _counts, ...head }: BaselineHead,
  parts: Readonly<Record<string, SectionParts>>,
): Baseline => {
  const fields = { ...head.fields }
  const entries: Baseline['sections'] = {}
  for (const [section, { part, rest }] of Object.entries(parts)) {
    if (part?.order !== undefined) fields[orderField(section)] = part.order
    if (part?.entries)
      entries[section] = part.rest ? withRest(part.entries, part.rest, rest ?? []) : part.entries
  }
  return { ...head, fields, sections: entries }
}

const withRest = (first: readonly Entry[], ids: readonly string[], rest: readonly Entry[]): Entry[] => [
  ...first,
  ...ids.map((id) => entryWithId(rest, id) ?? ({ id, values: unread, partial: true } as const)),
]

const unread: Entry['values'] = Object.freeze({})

/** The sections a draft changes: no more of the baseline is needed to say what its changes are. */
export const touchedSections = ({ fields, sections: edited }: Draft): string[] => {
  const ordered = Object.keys(fields).flatMap((field) => orderSection(field) ?? [])
  return [...new Set([...Object.keys(edited), ...ordered])]
}

export const unknownHead = (person: string): BaselineHead => headOf(unknownBaseline(person, 0))
