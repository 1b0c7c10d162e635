import type { Json, JsonObject } from './json.ts'

/**
 * What LinkedIn has, as last read. Values stand in the API's own shapes, longs as strings.
 * A field is one of three things, never two: known with a value, known to be empty, or unknown.
 */
export interface Baseline {
  person: string
  /** Epoch milliseconds of the read. */
  readAt: number
  /**
   * What the app may read (linkedin-api.md 2.2): `full`: an absent field is empty; `partial` and `none`: an absent
   * field is unknown, unless `emptied` names it.
   */
  access: 'full' | 'partial' | 'none'
  fields: Record<string, Json>
  /** Fields known to be empty although the app may not read them: cleared from here. */
  emptied: string[]
  /** Sections that could be read; entries in the order LinkedIn shows them. */
  sections: Record<string, Entry[]>
}

/** One entry of a section. The id is kept as a string: it may pass 2^53 (linkedin-api.md 2.3). */
export interface Entry {
  id: string
  values: JsonObject
  /** Only what was written from here is known of it: the section can't be read. */
  partial?: true
}

export type Known = { state: 'known'; value: Json } | { state: 'empty' } | { state: 'unknown' }

export const knownField = (
  baseline: Pick<Baseline, 'fields' | 'access' | 'emptied'>,
  field: string,
): Known => {
  const value = baseline.fields[field]
  if (value !== undefined) return { state: 'known', value }
  if (baseline.access === 'full' || baseline.emptied.includes(field)) return { state: 'empty' }
  return { state: 'unknown' }
}

/** The entries of a section. `complete`: there are no others; else only those made or changed from here are known. */
export const knownEntries = (
  baseline: Baseline,
  section: string,
): { entries: readonly Entry[]; complete: boolean } => ({
  entries: baseline.sections[section] ?? [],
  complete: baseline.access === 'full',
})

/** A member nothing is known of yet. */
export const unknownBaseline = (person: string, readAt: number): Baseline => ({
  person,
  readAt,
  access: 'none',
  fields: {},
  emptied: [],
  sections: {},
})

/** One row of an entry; unknown where the section could not be read and the entry was not made or changed from here. */
export const knownRow = (baseline: Baseline, section: string, id: string, row: string): Known => {
  const entry = entryWithId(baseline.sections[section] ?? [], id)
  const value = entry?.values[row]
  if (value !== undefined) return { state: 'known', value }
  return entry && !entry.partial ? { state: 'empty' } : { state: 'unknown' }
}

const byId = new WeakMap<readonly Entry[], Map<string, Entry>>()

/** An entry by its id. A list is gone through once: a section may have hundreds, and each of their rows asks. */
export const entryWithId = (entries: readonly Entry[], id: string): Entry | undefined => {
  let known = byId.get(entries)
  if (!known) {
    known = new Map()
    for (const entry of entries) known.set(entry.id, entry)
    byId.set(entries, known)
  }
  return known.get(id)
}
