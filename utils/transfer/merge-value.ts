import { isObject, sameJson, type Json, type JsonObject } from '../profile/json.ts'
import { isLocalized, type Kind, type RecordKind } from '../profile/kinds.ts'
import { textsIn, withTexts, type LocaleKey } from '../profile/localized.ts'

/**
 * A value with what a file says of it put in: other languages, other items and other parts stay. Returns `present`
 * itself where the file says nothing new.
 */
export const mergeValue = (
  kind: Kind,
  present: Json | undefined,
  imported: Json,
  locale: LocaleKey,
): Json => {
  if (isLocalized(kind)) {
    const text = textsIn(imported)[locale]
    const former = textsIn(present)[locale]
    if (present !== undefined && (text === undefined || (former !== undefined && sameText(former, text))))
      return present
    const form = kind.type === 'localizedRichText' ? 'rich' : 'plain'
    return withTexts(present, { texts: { [locale]: text ?? '' } }, form, locale) ?? imported
  }
  if (present === undefined) return imported
  switch (kind.type) {
    case 'record':
      return mergeRecord(kind, present, imported, locale)
    case 'list':
      return mergeList(kind.of, present, imported, locale)
    case 'keyedList':
      return mergeList(kind.of, present, imported, locale, kind.key)
    case 'date':
      return isCoarser(imported, present) ? present : imported
    case 'text':
      return typeof present === 'string' && typeof imported === 'string' && sameText(present, imported)
        ? present
        : imported
    default:
      return sameJson(present, imported) ? present : imported
  }
}

/** Line ends and the space around a text are the file's doing. */
export const sameText = (a: string, b: string): boolean => tidy(a) === tidy(b)
const tidy = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** A file that says "2019" does not contradict "March 2019". */
const isCoarser = (imported: Json, present: Json): boolean =>
  isObject(imported) &&
  isObject(present) &&
  Object.entries(imported).every(([part, number]) => present[part] === number)

const mergeRecord = (kind: RecordKind, present: Json, imported: Json, locale: LocaleKey): Json => {
  if (!isObject(present) || !isObject(imported)) return imported
  const merged: JsonObject = { ...present }
  for (const row of kind.rows) {
    const part = imported[row.id]
    if (part !== undefined) merged[row.id] = mergeValue(row.kind, present[row.id], part, locale)
  }
  return sameJson(merged, present) ? present : merged
}

/** New items come last; one that is there already, by the text that names it, is not added again. */
const mergeList = (of: Kind, present: Json, imported: Json, locale: LocaleKey, key?: string): Json => {
  if (!Array.isArray(present) || !Array.isArray(imported)) return imported
  const names = new Set(present.flatMap((item) => textsNaming(of, item, key).map(nameForm)))
  // Several in one text, as formats with room for only one write them.
  const together = nameForm(present.map((item) => nameIn(of, item, key, locale)).join(', '))
  const added = imported.filter((item) => {
    const own = textsNaming(of, item, key).map(nameForm)
    return own.length > 0 && !own.some((name) => names.has(name) || name === together)
  })
  const all = added.map((item) => (isObject(item) ? mergeValue(of, undefined, item, locale) : item))
  return all.length === 0 ? present : [...present, ...all]
}

/** What names an item: its key, else the texts of its first row, else itself. */
const textsNaming = (of: Kind, item: Json, key?: string): string[] => {
  if (of.type !== 'record' || !isObject(item)) return [JSON.stringify(item)]
  const value = item[key ?? of.rows[0]?.id ?? '']
  return typeof value === 'string' ? [value] : Object.values(textsIn(value))
}

/** The name in one language, another where it lacks it: as exports with one language write it. */
const nameIn = (of: Kind, item: Json, key: string | undefined, locale: LocaleKey): string => {
  const value = isObject(item) && of.type === 'record' ? item[key ?? of.rows[0]?.id ?? ''] : item
  return textsIn(value)[locale] ?? textsNaming(of, item, key)[0] ?? ''
}

/** What two spellings of an address or a number have in common. */
const nameForm = (text: string): string => {
  const plain = tidy(text)
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
  return /^\+?[\d\s()./-]{5,}$/.test(plain) ? plain.replaceAll(/[^+\d]/g, '') : plain
}
