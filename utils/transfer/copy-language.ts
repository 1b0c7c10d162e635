import type { Baseline } from '../profile/baseline.ts'
import { valueAfter, type Draft, type DraftOperation, type Place } from '../profile/draft.ts'
import { shownEntries } from '../profile/entries.ts'
import { isObject, sameJson, type Json } from '../profile/json.ts'
import { isLocalized, type Kind } from '../profile/kinds.ts'
import { textsIn, withTexts, type LocaleKey } from '../profile/localized.ts'
import { fields, sectionIds, sectionOf, type Field } from '../profile/registry.ts'

/** What is copied: some fields, the entries of one section, or everything. */
export type CopyScope = { fields: readonly Field[] } | { section: string } | 'everything'

/**
 * Begins one language from another: each text of `from` goes to where `to` has none. Nothing is overwritten, and what
 * is drafted counts as there.
 */
export const copyOperations = (
  baseline: Baseline,
  draft: Draft,
  scope: CopyScope,
  from: LocaleKey,
  to: LocaleKey,
  home: LocaleKey | null,
): DraftOperation[] => {
  const wantedFields = scope === 'everything' ? fields : 'fields' in scope ? scope.fields : []
  const wantedSections = scope === 'everything' ? sectionIds : 'section' in scope ? [scope.section] : []
  const copy = (place: Place, kind: Kind): DraftOperation[] => {
    const before = valueAfter(place, draft, baseline, home)
    if (before === undefined) return []
    if (isLocalized(kind)) {
      const texts = textsIn(before)
      const text = texts[from]
      return text === undefined || text === '' || texts[to]
        ? []
        : [{ type: 'set-text', ...place, locale: to, text }]
    }
    const after = copied(kind, before, from, to)
    return sameJson(before, after) ? [] : [{ type: 'set-value', ...place, value: after }]
  }
  return [
    ...wantedFields
      .filter(({ deleteOnly }) => !deleteOnly)
      .flatMap(({ id, kind }) => copy({ field: id }, kind)),
    ...wantedSections.flatMap((section) =>
      shownEntries(baseline, draft, section, home)
        .filter(({ state }) => state !== 'removed')
        .flatMap(({ id }) =>
          // A country code is the same in every language, and the API wants it in one.
          sectionOf(section).rows.flatMap((row) =>
            row.kind.type === 'localizedText' && row.kind.format !== undefined
              ? []
              : copy({ field: row.id, entry: { section, id } }, row.kind),
          ),
        ),
    ),
  ]
}

/** A value with the texts inside it copied. */
const copied = (kind: Kind, value: Json, from: LocaleKey, to: LocaleKey): Json => {
  if (isLocalized(kind)) {
    const texts = textsIn(value)
    const text = texts[from]
    if (text === undefined || texts[to]) return value
    const form = kind.type === 'localizedRichText' ? 'rich' : 'plain'
    return withTexts(value, { texts: { [to]: text } }, form, from) ?? value
  }
  if ((kind.type === 'list' || kind.type === 'keyedList') && Array.isArray(value))
    return value.map((item) => copied(kind.of, item, from, to))
  if (kind.type !== 'record' || !isObject(value)) return value
  const result = { ...value }
  for (const row of kind.rows) {
    const part = value[row.id]
    if (part !== undefined) result[row.id] = copied(row.kind, part, from, to)
  }
  return result
}
