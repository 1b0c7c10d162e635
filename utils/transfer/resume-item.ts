import type { Cell, Collector } from './entry-builder.ts'
import type { LeftReason } from './imported.ts'

export type Item = Readonly<Record<string, unknown>>

/** One object of the file. It knows what was taken of it, so that the rest can be left and said so. */
export interface ItemReader {
  where: string
  text: (...keys: string[]) => string | undefined
  /** The first of `keys` that has a text, as a cell for `row`. */
  cell: (row: string, ...keys: string[]) => Cell
  texts: (key: string) => string[]
  /** Leaves one key for a reason of its own. */
  leave: (key: string, reason: LeftReason) => void
  /** `but`: keys that are read elsewhere. */
  leaveRest: (but?: readonly string[]) => void
}

export const readItem = (where: string, item: Item, { leave }: Collector): ItemReader => {
  const used = new Set<string>()
  const at = (key: string) => (where === '' ? key : `${where}.${key}`)
  const cell = (row: string, ...keys: string[]): Cell => {
    const key = keys.find((name) => textOf(item[name]) !== undefined)
    if (key === undefined) return { row, text: undefined, where: at(keys[0] ?? row) }
    used.add(key)
    return { row, text: textOf(item[key]), where: at(key) }
  }
  return {
    where,
    text: (...keys) => cell('', ...keys).text,
    cell,
    texts: (key) => {
      used.add(key)
      return textsIn(item[key], at(key), leave)
    },
    leave: (key, reason) => {
      used.add(key)
      leaveValue(at(key), item[key], reason, leave)
    },
    leaveRest: (but = []) => {
      for (const [key, value] of Object.entries(item))
        if (!used.has(key) && !but.includes(key)) leaveValue(at(key), value, 'no-field', leave)
    },
  }
}

/**
 * The objects of a list of the file. A text in place of one is its `textKey`, as people write it by hand; what is
 * neither is left, and said so.
 */
export const itemsIn = (where: string, list: unknown, { leave }: Collector, textKey?: string): Item[] => {
  if (!Array.isArray(list)) {
    leaveValue(where, list, 'value-unread', leave)
    return []
  }
  return list.map((each: unknown, at): Item => {
    if (isItem(each)) return each
    if (textKey !== undefined && textOf(each) !== undefined) return { [textKey]: each }
    leaveValue(`${where}[${at}]`, each, 'value-unread', leave)
    return {}
  })
}

export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Tools write numbers for texts, and `null` or nothing for nothing. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A list of texts; one text by itself is a list of one. */
const textsIn = (value: unknown, where: string, leave: Collector['leave']): string[] => {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((each, at) => {
    const text = textOf(each)
    if (text === undefined)
      leaveValue(Array.isArray(value) ? `${where}[${at}]` : where, each, 'value-unread', leave)
    return text ?? []
  })
}

const leaveValue = (where: string, value: unknown, reason: LeftReason, leave: Collector['leave']): void => {
  if (value === undefined || value === null || value === '' || value === false) return
  leave(where, value, reason)
}
