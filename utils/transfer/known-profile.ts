import type { Baseline, Entry } from '../profile/baseline.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import { fieldOf, isField, isSection, rowOf, sectionOf } from '../profile/registry.ts'
import { toWire } from '../profile/wire.ts'
import type { Backup } from './backup.ts'
import type { Imported } from './imported.ts'

/**
 * What LinkedIn has of a profile, as its own data export tells: for a profile that is edited without connecting. The
 * export holds one language, no ids and no order, so what it does not name is unknown and not empty.
 */
export const knownFromExport = ({ fields, entries }: Imported, person: string, readAt: number): Baseline => {
  const sections: Record<string, Entry[]> = {}
  for (const { section, values } of entries) {
    const known = sections[section] ?? []
    sections[section] = [
      ...known,
      { id: `local-${known.length + 1}`, values: onWire(section, values), partial: true },
    ]
  }
  return {
    person,
    readAt,
    access: 'partial',
    fields: Object.fromEntries(
      Object.entries(fields).flatMap(([id, value]) =>
        isField(id) ? [[id, toWire(fieldOf(id).kind, value)]] : [],
      ),
    ),
    emptied: [],
    sections,
  }
}

const onWire = (section: string, values: JsonObject): JsonObject => {
  const rows = new Set(sectionOf(section).rows.map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(values).map(([row, value]): [string, Json] => [
      row,
      rows.has(row) ? toWire(rowOf(section, row).kind, value) : value,
    ]),
  )
}

/** The same from a backup, which holds it as LinkedIn gave it. */
export const knownFromBackup = ({ fields, sections, access, readAt }: Backup, person: string): Baseline => ({
  person,
  readAt: Date.parse(readAt) || 0,
  access,
  fields: Object.fromEntries(Object.entries(fields).filter(([id]) => isField(id))),
  emptied: [],
  sections: Object.fromEntries(
    Object.entries(sections).flatMap(([section, entries]) =>
      isSection(section)
        ? [[section, entries.map(({ id, values }) => ({ id, values: isObject(values) ? values : {} }))]]
        : [],
    ),
  ),
})
