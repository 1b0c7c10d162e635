import { check } from '../profile/check.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import { isLocalized, type Kind, type Row } from '../profile/kinds.ts'
import { hasErrors } from '../profile/problem.ts'
import { fieldOf, sectionOf } from '../profile/registry.ts'
import type { Collector } from './entry-builder.ts'
import { plainText, richText } from './imported.ts'

/**
 * What JSON Resume has no place for, under a key of its own in our export, which other readers pass by: fields by their
 * id, and lists of entries by their section's, in the API's shapes, but for texts, which stand bare in the file's one
 * language. Only what a résumé shows anyway: birthday, former name and messengers are for the backup alone.
 */
export const extensionKey = 'x-linkedin'

const extraFields = ['phoneticFirstName', 'phoneticLastName', 'industryId']
/** Courses stand in JSON Resume too, as one text each, where a number can't be told from a name. */
const extraSections = ['courses', 'patents', 'testScores', 'organizations']

/** Other entries, people and pages are named by URNs that mean something on one profile alone. */
const isCarried = ({ kind }: Row): boolean => kind.type !== 'list' && kind.type !== 'urn'

export const writeExtension = (
  fields: Readonly<Record<string, Json>>,
  entriesOf: (section: string) => readonly JsonObject[],
  say: (value: Json | undefined) => string | undefined,
): JsonObject => {
  const written = (kind: Kind, value: Json | undefined): Json | undefined =>
    isLocalized(kind) ? say(value) : value
  const present = (pairs: readonly [string, Json | undefined][]): JsonObject =>
    Object.fromEntries(pairs.filter((pair): pair is [string, Json] => pair[1] !== undefined))
  const extra = present(extraFields.map((id) => [id, written(fieldOf(id).kind, fields[id])]))
  for (const section of extraSections) {
    const rows = sectionOf(section).rows.filter(isCarried)
    const entries = entriesOf(section).map((values) =>
      present(rows.map(({ id, kind }) => [id, written(kind, values[id])])),
    )
    if (entries.length > 0) extra[section] = entries
  }
  return extra
}

/** Which sections the extension of a file has, so that nothing is read twice. */
export const sectionsIn = (extension: unknown): readonly string[] =>
  isObject(extension) ? extraSections.filter((section) => Array.isArray(extension[section])) : []

/** Whatever is not as it was written is left, and said so. */
export const readExtension = (extension: unknown, { imported, reading, leave, add }: Collector): void => {
  if (!isObject(extension)) {
    if (extension !== undefined) leave(extensionKey, extension, 'no-field')
    return
  }
  const read = (kind: Kind, value: Json): Json | undefined => {
    const shaped = isLocalized(kind)
      ? typeof value === 'string'
        ? kind.type === 'localizedRichText'
          ? richText(value, reading.locale)
          : plainText(value, reading.locale)
        : undefined
      : value
    const context = { supportedLocales: null, owner: '', made: [] }
    return shaped !== undefined && !hasErrors(check(kind, shaped, context)) ? shaped : undefined
  }
  for (const [key, value] of Object.entries(extension)) {
    const where = `${extensionKey}.${key}`
    if (extraFields.includes(key)) {
      const found = read(fieldOf(key).kind, value)
      if (found === undefined) leave(where, value, 'value-unread')
      else imported.fields[key] = found
    } else if (extraSections.includes(key) && Array.isArray(value)) {
      const { rows, title } = sectionOf(key)
      for (const [at, entry] of value.entries()) {
        const values: JsonObject = {}
        for (const [id, part] of Object.entries(isObject(entry) ? entry : {})) {
          const row = rows.find((each) => each.id === id && isCarried(each))
          const found = row && read(row.kind, part)
          if (found === undefined) leave(`${where}[${at}].${id}`, part, row ? 'value-unread' : 'no-field')
          else values[id] = found
        }
        if (title.some((id) => id in values)) add({ section: key, values })
        else leave(`${where}[${at}]`, entry, 'no-name')
      }
    } else leave(where, value, 'no-field')
  }
}
