import { unknownBaseline, type Baseline, type Entry } from './baseline.ts'
import { orderField, orderSection } from './entries.ts'
import type { Draft } from './draft.ts'
import type { Json } from './json.ts'

/** A baseline in parts: a head whose size does not depend on how many entries there are, and one part a section. */

/** All but the entries of sections and their orders. */
export interface BaselineHead extends Omit<Baseline, 'sections'> {
  /** How many entries each section has; none is named that could not be read. */
  counts: Record<string, number>
}

export interface BaselineSection {
  /** Null where the section could not be read. */
  entries: Entry[] | null
  /** The value of its order field, where that is known. */
  order?: Json | undefined
}

export const headOf = ({ sections: entries, fields, ...rest }: Baseline): BaselineHead => ({
  ...rest,
  fields: Object.fromEntries(Object.entries(fields).filter(([field]) => orderSection(field) === null)),
  counts: Object.fromEntries(Object.entries(entries).map(([section, { length }]) => [section, length])),
})

/** Null: nothing is known of it. */
export const partOf = (baseline: Baseline, section: string): BaselineSection | null => {
  const entries = baseline.sections[section] ?? null
  const order = baseline.fields[orderField(section)]
  return entries === null && order === undefined
    ? null
    : { entries, ...(order === undefined ? {} : { order }) }
}

/** Put together again, with as many of its sections as are at hand. */
export const joined = (
  { counts: _counts, ...head }: BaselineHead,
  parts: Readonly<Record<string, BaselineSection | null>>,
): Baseline => {
  const fields = { ...head.fields }
  const entries: Baseline['sections'] = {}
  for (const [section, part] of Object.entries(parts)) {
    if (part?.order !== undefined) fields[orderField(section)] = part.order
    if (part?.entries) entries[section] = part.entries
  }
  return { ...head, fields, sections: entries }
}

/** The sections a draft changes: no more of the baseline is needed to say what its changes are. */
export const touchedSections = ({ fields, sections: edited }: Draft): string[] => {
  const ordered = Object.keys(fields).flatMap((field) => orderSection(field) ?? [])
  return [...new Set([...Object.keys(edited), ...ordered])]
}

export const unknownHead = (person: string): BaselineHead => headOf(unknownBaseline(person, 0))
