import { knownEntries, type Baseline } from '../profile/baseline.ts'
import {
  editIn,
  entryIn,
  newIdsFrom,
  valueAfter,
  type Draft,
  type DraftOperation,
  type Place,
} from '../profile/draft.ts'
import { knownAt } from '../profile/draft.ts'
import { firstValues, shownEntries, type ShownEntry } from '../profile/entries.ts'
import { sameJson, type Json, type JsonObject } from '../profile/json.ts'
import { isLocalized, type Kind } from '../profile/kinds.ts'
import { textsIn, type LocaleKey } from '../profile/localized.ts'
import { fieldOf, fields, rowOf, sectionOf, sections } from '../profile/registry.ts'
import { shorten, type Hint, type Imported, type ImportedEntry, type Left } from './imported.ts'
import { pairUp, textLikeness, type Likeness } from './matching.ts'
import { mergeValue } from './merge-value.ts'

/** One row or field before and after, in the shape that is edited. */
export interface ValueProposal {
  field: string
  before: Json | undefined
  after: Json
  /** What is there differs in case, accents, punctuation or a legal form only. */
  spelling: boolean
}

export type Proposal = { key: string; hint: Hint | null; values: ValueProposal[]; overDraft: boolean } & (
  | { type: 'field'; field: string; state: 'new' | 'differs' | 'spelling' }
  | { type: 'create'; section: string; imported: JsonObject }
  | { type: 'update'; section: string; id: string; state: 'differs' | 'spelling'; likeness: Likeness }
)

export interface Comparison {
  /** What a tick would change: new, or different. */
  proposals: Proposal[]
  /** There already, but spelled otherwise: nothing to do, though the file's spelling can be taken. */
  spelled: Proposal[]
  /** How many fields and entries are there already, as the file has them, by field or section. */
  same: Record<string, number>
  left: Left[]
}

/**
 * What a file would change of a profile as it will be after its draft. Nothing here changes anything: `operationsOf`
 * makes the ticked ones one step of the draft.
 */
export const compare = (
  imported: Imported,
  baseline: Baseline,
  draft: Draft,
  locale: LocaleKey,
  home: LocaleKey | null,
): Comparison => {
  const all: Proposal[] = []
  const left = [...imported.left]
  const same: Record<string, number> = {}
  const note = (where: string) => {
    same[where] = (same[where] ?? 0) + 1
  }
  for (const { id, kind } of fields) {
    const value = imported.fields[id]
    if (value === undefined) continue
    if (
      (kind.type === 'list' || kind.type === 'keyedList') &&
      knownAt(baseline, { field: id }).state === 'unknown'
    ) {
      // Sent whole, a list that can't be read would lose what LinkedIn has.
      left.push({ where: id, value: shorten(value), reason: 'not-listed' })
      continue
    }
    const proposed = proposeValue({ field: id }, kind, value, baseline, draft, locale, home)
    if (!proposed) note(id)
    else if (
      kind.type === 'keyedList' &&
      kind.max !== undefined &&
      Array.isArray(proposed.after) &&
      proposed.after.length > kind.max
    )
      left.push({ where: id, value: shorten(value), reason: 'too-many' })
    else
      all.push({
        type: 'field',
        key: id,
        field: id,
        state: proposed.spelling ? 'spelling' : isSet(proposed.before, kind, locale) ? 'differs' : 'new',
        hint: null,
        values: [proposed],
        overDraft: editIn(draft, { field: id }) !== undefined,
      })
  }
  for (const { id: section } of sections) {
    const entries = imported.entries.filter((entry) => entry.section === section)
    if (entries.length > 0) compareSection(section, entries, all, note, { baseline, draft, locale, home })
  }
  const found = withoutSameName(
    all,
    wholeName(imported.fields, locale),
    wholeName(
      {
        firstName: valueAfter({ field: 'firstName' }, draft, baseline, home),
        lastName: valueAfter({ field: 'lastName' }, draft, baseline, home),
      },
      locale,
    ),
    note,
  )
  return {
    proposals: found.filter((each) => !isSpelled(each)),
    spelled: found.filter(isSpelled),
    same,
    left,
  }
}

const isSpelled = (proposal: Proposal): boolean => proposal.type !== 'create' && proposal.state === 'spelling'

const isSet = (value: Json | undefined, kind: Kind, locale: LocaleKey): boolean =>
  isLocalized(kind) ? textsIn(value)[locale] !== undefined : value !== undefined

interface Ground {
  baseline: Baseline
  draft: Draft
  locale: LocaleKey
  home: LocaleKey | null
}

const compareSection = (
  section: string,
  entries: readonly ImportedEntry[],
  all: Proposal[],
  note: (section: string) => void,
  { baseline, draft, locale, home }: Ground,
): void => {
  const present: ShownEntry[] = shownEntries(baseline, draft, section, home).filter(
    ({ state }) => state !== 'removed',
  )
  pairUp(section, entries, present).forEach(({ one, other, likeness }, at) => {
    const hint = one.hint ?? null
    if (!other) {
      const values = Object.entries(one.values).map(([field, after]) => ({
        field,
        before: undefined,
        after,
        spelling: false,
      }))
      all.push({
        type: 'create',
        key: `${section}/import-${at}`,
        section,
        imported: one.values,
        hint,
        values,
        overDraft: false,
      })
      return
    }
    const place = { section, id: other.id }
    const values = Object.entries(one.values).flatMap(
      ([field, value]) =>
        proposeValue(
          { field, entry: place },
          rowOf(section, field).kind,
          value,
          baseline,
          draft,
          locale,
          home,
        ) ?? [],
    )
    if (values.length === 0) {
      note(section)
      return
    }
    const edited = entryIn(draft, place)
    all.push({
      type: 'update',
      key: `${section}/${other.id}`,
      section,
      id: other.id,
      state: values.every(({ spelling }) => spelling) ? 'spelling' : 'differs',
      likeness,
      hint,
      values,
      overDraft: values.some(({ field }) => edited?.rows[field] !== undefined),
    })
  })
}

/** Null where the profile says so already. */
const proposeValue = (
  place: Place,
  kind: Kind,
  imported: Json,
  baseline: Baseline,
  draft: Draft,
  locale: LocaleKey,
  home: LocaleKey | null,
): ValueProposal | null => {
  const before = valueAfter(place, draft, baseline, home)
  const after = mergeValue(kind, before, imported, locale)
  if (before !== undefined && sameJson(before, after)) return null
  const [was, will] = [textsIn(before)[locale], textsIn(after)[locale]]
  const spelling =
    kind.type === 'localizedText' &&
    was !== undefined &&
    will !== undefined &&
    textLikeness(was, will) >= 0.97
  return { field: place.field, before, after, spelling }
}

/** First and last name as one; whatever kind of space is between the words. */
const wholeName = (fieldsOf: Readonly<Record<string, Json | undefined>>, locale: LocaleKey): string =>
  ['firstName', 'lastName']
    .map((field) => textsIn(fieldsOf[field])[locale] ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A whole name split elsewhere than the profile has it is the same name; one that differs is to be looked at. */
const withoutSameName = (
  proposals: readonly Proposal[],
  imported: string,
  present: string,
  note: (field: string) => void,
): Proposal[] => {
  const isName = ({ key }: Proposal) => key === 'firstName' || key === 'lastName'
  if (imported !== present)
    return proposals.map((each) => (isName(each) ? { ...each, hint: 'name-split' } : each))
  proposals.filter(isName).forEach(({ key }) => note(key))
  return proposals.filter((each) => !isName(each))
}

/** The ticked proposals as one step of the draft. */
export const operationsOf = (
  proposals: readonly Proposal[],
  { person }: Baseline,
  draft: Draft,
  locale: LocaleKey,
): DraftOperation => {
  const made: Record<string, number> = {}
  const operations = proposals.flatMap((proposal): DraftOperation[] => {
    if (proposal.type === 'create') {
      const { section } = proposal
      const before = made[section] ?? 0
      made[section] = before + 1
      const id = newIdsFrom(draft, section, before + 1)[before] ?? 'new-1'
      return [
        { type: 'add-entry', entry: { section, id }, values: withNeeded(section, person, proposal.imported) },
      ]
    }
    const entry = proposal.type === 'update' ? { section: proposal.section, id: proposal.id } : undefined
    return proposal.values.map(({ field, after }): DraftOperation => {
      const kind = entry ? rowOf(entry.section, field).kind : fieldOf(field).kind
      const place: Place = { field, ...(entry ? { entry } : {}) }
      return isLocalized(kind)
        ? { type: 'set-text', ...place, locale, text: textsIn(after)[locale] ?? '' }
        : { type: 'set-value', ...place, value: after }
    })
  })
  return { type: 'several', operations }
}

/** A new entry with what LinkedIn asks for and no file has: the member among the authors, each yes or no answered. */
const withNeeded = (section: string, person: string, imported: JsonObject): JsonObject => {
  const values = { ...firstValues(section, person), ...imported }
  const asksForOne = sectionOf(section).rows.some(({ id }) => id === 'singleDate')
  return asksForOne && values['startMonthYear'] !== undefined && values['singleDate'] === undefined
    ? { ...values, singleDate: false }
    : values
}

/** Whether the app may list a section: without that, nothing imported can be told from what is there. */
export const canCompare = (baseline: Baseline, section: string): boolean =>
  knownEntries(baseline, section).complete
