import type { Baseline } from '../profile/baseline.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'

/**
 * Our own format: everything LinkedIn has of a profile, as last read, in the API's own shapes. docs/backup-format.md
 * describes it. A reader of version n reads every version up to n (read-backup.ts: pages that only write carry no schema).
 */
export const backupFormat = 'profile-patch-backup'
export const backupVersion = 1

export interface Backup {
  format: typeof backupFormat
  version: number
  /** The member's person id: a backup is restored to nobody else. */
  person: string
  /** ISO 8601 times: when the file was written, and when LinkedIn was last read. */
  exportedAt: string
  readAt: string
  /** What could be read; with `partial` or `none`, an absent field is unknown, not empty. */
  access: Baseline['access']
  fields: Record<string, Json>
  /** In the order LinkedIn shows them. */
  sections: Record<string, { id: string; values: JsonObject }[]>
}

export const backupOf = (baseline: Baseline, now: number): Backup => ({
  format: backupFormat,
  version: backupVersion,
  person: baseline.person,
  exportedAt: new Date(now).toISOString(),
  readAt: new Date(baseline.readAt).toISOString(),
  access: baseline.access,
  fields: lasting(baseline.fields),
  sections: Object.fromEntries(
    Object.entries(baseline.sections).map(([section, entries]) => [
      section,
      entries.map(({ id, values }) => ({ id, values: lasting(values) })),
    ]),
  ),
})

/** Without what LinkedIn puts beside a picture's URN (`displayImage~`): addresses there expire within weeks. */
const lasting = <T extends Record<string, Json>>(values: T): T =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !/[~!]$/.test(key) && !/~:/.test(key))
      .map(([key, value]) => [key, lastingValue(value)]),
  ) as T

const lastingValue = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(lastingValue)
  return isObject(value) ? lasting(value) : value
}
