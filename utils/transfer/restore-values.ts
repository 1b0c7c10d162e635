import type { DraftOperation, Place } from '../profile/draft.ts'
import { isObject, sameJson, type Json } from '../profile/json.ts'
import { isLocalized, type Kind } from '../profile/kinds.ts'
import { preferredIn, textsIn } from '../profile/localized.ts'
import { fromWire, toWire } from '../profile/wire.ts'

/** What is sent of a value: two that differ in read-only parts alone are the same. */
export const sent = (kind: Kind, value: Json | undefined): Json | undefined =>
  value === undefined ? undefined : toWire(kind, fromWire(kind, value))

/** The fewest operations that make one value equal to the wanted one; texts language by language. */
export const valueOperations = (
  place: Place,
  kind: Kind,
  present: Json | undefined,
  wanted: Json | undefined,
): DraftOperation[] => {
  if (wanted === undefined) return present === undefined ? [] : [{ type: 'clear', ...place }]
  if (sameJson(sent(kind, present), sent(kind, wanted))) return []
  if (!isLocalized(kind)) return [{ type: 'set-value', ...place, value: fromWire(kind, wanted) }]
  const [was, will] = [textsIn(present), textsIn(wanted)]
  const locales = [...new Set([...Object.keys(was), ...Object.keys(will)])]
  const preferred = preferredIn(wanted)
  // Part of a text that is not its words, such as a link's range, can only be put back whole.
  const sameWords = locales.every((locale) => was[locale] === will[locale])
  if (sameWords && (preferred === null || !isPreferredOther(present, wanted)))
    return [{ type: 'set-value', ...place, value: wanted }]
  return [
    ...locales
      .filter((locale) => was[locale] !== will[locale])
      .map((locale): DraftOperation => ({ type: 'set-text', ...place, locale, text: will[locale] ?? '' })),
    ...(preferred !== null && preferred in will && isPreferredOther(present, wanted)
      ? [{ type: 'set-preferred' as const, ...place, locale: preferred }]
      : []),
  ]
}

const isPreferredOther = (present: Json | undefined, wanted: Json): boolean =>
  isObject(wanted) && preferredIn(present) !== preferredIn(wanted)
