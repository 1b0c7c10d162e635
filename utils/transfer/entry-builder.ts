import type { JsonObject } from '../profile/json.ts'
import { rowOf } from '../profile/registry.ts'
import {
  FileRefusedError,
  plainText,
  richText,
  shorten,
  type Hint,
  type Imported,
  type ImportedEntry,
  type Left,
  type LeftReason,
  type Reading,
} from './imported.ts'
import { readWrittenDate } from './written-dates.ts'

/** Gathers what one import finds. */
export interface Collector {
  imported: Imported
  reading: Reading
  leave: (where: string, value: unknown, reason: LeftReason) => void
  add: (entry: ImportedEntry) => void
}

/** No profile holds as many entries; a file that does is no profile's, and would only keep the screen busy. */
export const mostEntries = 5000

export const startCollecting = (reading: Reading): Collector => {
  const left: Left[] = []
  const entries: ImportedEntry[] = []
  return {
    imported: { fields: {}, entries, left },
    reading,
    add: (entry) => {
      entries.push(entry)
      refuseTooMany(entries)
    },
    leave: (where, value, reason) => {
      const text = shorten(value)
      if (text !== '' && text !== '[]' && text !== '{}') left.push({ where, value: text, reason })
      refuseTooMany(left)
    },
  }
}

export const refuseTooMany = (found: readonly unknown[]): void => {
  if (found.length > mostEntries) throw new FileRefusedError('too-many', String(mostEntries))
}

/** A cell of the file: the row it goes to, the text there, and where it stands. */
export interface Cell {
  row: string
  text: string | undefined
  where: string
}

/** Adds an entry put together from texts; each becomes what its row holds. One without a name is left out, and said so. */
export const collectEntry = (
  { reading, leave, add }: Collector,
  section: string,
  cells: readonly Cell[],
  named: { where: string; rows: readonly string[]; hint?: Hint | undefined },
): void => {
  const values: JsonObject = {}
  for (const { row, text, where } of cells) {
    if (text === undefined || text.trim() === '') continue
    const { kind } = rowOf(section, row)
    switch (kind.type) {
      case 'localizedText':
        values[row] = plainText(text, reading.locale)
        break
      case 'localizedRichText':
        values[row] = richText(text, reading.locale)
        break
      case 'date': {
        const date = readWrittenDate(text, kind.parts, reading.yearOnly)
        if (!date) leave(where, text, 'date-unread')
        else values[row] = date.value
        if (date?.finer) leave(where, text, 'date-finer')
        break
      }
      case 'list':
        values[row] = [{ fieldOfStudyName: plainText(text, reading.locale) }]
        break
      case 'record':
        values[row] = { [kind.rows[0]?.id ?? row]: plainText(text, reading.locale) }
        break
      case 'choice':
        if (kind.options.includes(text)) values[row] = text
        else leave(where, text, 'value-unread')
        break
      case 'flag':
        values[row] = text === 'true'
        break
      default:
        values[row] = text
    }
  }
  if (!named.rows.some((row) => row in values)) {
    leave(
      named.where,
      cells
        .map(({ text }) => text)
        .filter(Boolean)
        .join(', '),
      'no-name',
    )
    return
  }
  add({ section, values, ...(named.hint ? { hint: named.hint } : {}) })
}
