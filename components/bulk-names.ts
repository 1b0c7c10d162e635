import type { Json } from '../utils/profile/json.ts'
import { textsIn } from '../utils/profile/localized.ts'
import { sectionOf } from '../utils/profile/registry.ts'

/** One name out of a pasted list. */
export interface BulkName {
  name: string
  /** It is in the section already, or stands in the pasted list further up. */
  duplicate: 'there' | 'twice' | null
}

/** Whether an entry of this section is complete with nothing but a name. */
export const canBeNamedInBulk = (section: string): boolean => {
  const needed = sectionOf(section).rows.filter(({ required, expected }) => required ?? expected)
  const [only] = needed
  return (
    needed.length === 1 &&
    only?.id === 'name' &&
    only.kind.type === 'localizedText' &&
    only.kind.lines === 'one'
  )
}

/**
 * The names in a pasted list, as they stand there but for the separators and the space around each. Names are the same
 * whatever their case and however their accents are put together.
 */
export const bulkNames = (
  typed: string,
  separator: 'any' | 'lines',
  entries: readonly { values: Readonly<Record<string, Json>> }[],
): BulkName[] => {
  const there = new Set(
    entries.flatMap(({ values }) => Object.values(textsIn(values['name'])).map(comparable)),
  )
  const before = new Set<string>()
  return typed
    .split(separator === 'any' ? /[\n\r,;，；、]/u : /[\n\r]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const same = comparable(name)
      const duplicate = there.has(same) ? 'there' : before.has(same) ? 'twice' : null
      before.add(same)
      return { name, duplicate }
    })
}

const comparable = (name: string): string => name.normalize('NFC').toLowerCase()
