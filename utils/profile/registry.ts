import { fields, type Field, type Group } from './fields.ts'
import type { Row } from './kinds.ts'
import { sections, type Section } from './sections.ts'

const fieldsById = new Map(fields.map((field) => [field.id, field]))
const sectionsById = new Map(sections.map((section) => [section.id, section]))
const rowsById = new Map(
  sections.flatMap(({ id, rows }) => rows.map((row) => [`${id}/${row.id}`, row] as const)),
)

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new RangeError(`The registry has no ${what}`)
  return value
}

/** Every section's id, in the order of the table. */
export const sectionIds: readonly string[] = sections.map(({ id }) => id)

export const isField = (id: string): boolean => fieldsById.has(id)
export const isSection = (id: string): boolean => sectionsById.has(id)

/** The row of a basic field. Throws on an id that is none: ids come from the table, or are checked with `isField`. */
export const fieldOf = (id: string): Field => found(fieldsById.get(id), `field ${id}`)

/** Throws on an id that is none. */
export const sectionOf = (id: string): Section => found(sectionsById.get(id), `section ${id}`)

/** One row of a section's entries. Throws on an id that is none. */
export const rowOf = (section: string, row: string): Row =>
  found(rowsById.get(`${section}/${row}`), `row ${section}/${row}`)

export const fieldsOf = (group: Group): readonly Field[] => fields.filter((field) => field.group === group)

export { fields, groups, type Field, type Group } from './fields.ts'
export { sections, type Section } from './sections.ts'
