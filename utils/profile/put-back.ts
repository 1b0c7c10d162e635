import type { Known } from './baseline.ts'
import type { DraftOperation, Place } from './draft.ts'
import { sameJson, type Json } from './json.ts'
import { isLocalized, type Kind } from './kinds.ts'
import { preferredIn, textsIn } from './localized.ts'
import { fromWire, toWire } from './wire.ts'

/**
 * What puts a former value (in the API's shape, null: empty) back over the one there is now; nothing where it is there
 * already. A localized value is put back by the languages that differ, which makes it whole; one that is neither in it
 * nor in what was sent (`after`) came since, and stays.
 */
export const putBack = (
  place: Place,
  kind: Kind,
  { before, after }: { before: Json; after: Json },
  now: Known,
): DraftOperation[] => {
  const has = now.state === 'known' ? now.value : null
  if (now.state !== 'unknown' && sameValue(kind, has, before)) return []
  if (!isLocalized(kind))
    return before === null
      ? [{ type: 'clear', ...place }]
      : [{ type: 'set-value', ...place, value: editable(kind, before) }]
  const was = textsIn(before)
  const is = textsIn(has ?? undefined)
  const known = new Set([...Object.keys(was), ...Object.keys(textsIn(after))])
  if (Object.keys(was).length === 0 && Object.keys(is).every((locale) => known.has(locale)))
    return [{ type: 'clear', ...place }]
  const preferred = preferredIn(before)
  return [
    ...[...known]
      .filter((locale) => was[locale] !== is[locale])
      .map((locale): DraftOperation => ({ type: 'set-text', ...place, locale, text: was[locale] ?? '' })),
    ...(preferred === null || preferred === preferredIn(has ?? undefined)
      ? []
      : [{ type: 'set-preferred' as const, ...place, locale: preferred }]),
  ]
}

/** A value of LinkedIn's as a form would hold it, without what LinkedIn adds by itself and takes from nobody. */
export const editable = (kind: Kind, value: Json): Json => fromWire(kind, sendable(kind, value))

/** Whether two values of LinkedIn's are the same to send; null is empty. */
export const sameValue = (kind: Kind, a: Json | undefined, b: Json | undefined): boolean =>
  sameJson(sendable(kind, a ?? null), sendable(kind, b ?? null))

const sendable = (kind: Kind, value: Json): Json =>
  value === null ? null : toWire(kind, fromWire(kind, value))
