import * as z from 'zod/mini'
import { isObject, type Json } from '../profile/json.ts'
import { backupFormat, backupVersion, type Backup } from './backup.ts'
import { FileRefusedError } from './imported.ts'

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
