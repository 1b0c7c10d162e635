import * as z from 'zod/mini'
import type { Baseline } from '../profile/baseline.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import { FileRefusedError } from './imported.ts'

/**
 * Our own format: everything LinkedIn has of a profile, as last read, in the API's own shapes. docs/backup-format.md
 * describes it. A reader of version n reads every version up to n.
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

const json = z.custom<Json>((value) => value !== undefined)
const object = z.record(z.string(), json)
/** Loose throughout: what a later release or another tool added is kept. */
const schema = z.looseObject({
  format: z.literal(backupFormat),
  version: z.number(),
  person: z.string(),
  exportedAt: z.string(),
  readAt: z.string(),
  access: z.enum(['full', 'partial', 'none']),
  fields: object,
  sections: z.record(z.string(), z.array(z.looseObject({ id: z.string(), values: object }))),
})

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

/** Reads a backup of this member. Throws `FileRefusedError` for any other, and for one written by a newer release. */
export const readBackup = (content: unknown, person: string): Backup => {
  const backup = readAnyBackup(content)
  if (backup.person !== person) throw new FileRefusedError('other-member', backup.person)
  return backup
}

/** Reads a backup, whoever's it is. */
export const readAnyBackup = (content: unknown): Backup => {
  if (isObject(content) && typeof content['version'] === 'number' && content['version'] > backupVersion)
    throw new FileRefusedError('newer-version', String(content['version']))
  const parsed = schema.safeParse(content)
  if (!parsed.success)
    throw new FileRefusedError('broken-backup', parsed.error.issues[0]?.path.map(String).join('.') ?? '')
  return parsed.data
}

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
