import type { Edit } from './draft.ts'
import { isObject, partAt, sameJson, withPart, type Json, type Path } from './json.ts'
import { isLocalized, type Kind, type RecordKind } from './kinds.ts'
import { preferredIn, textsIn, type LocaleKey } from './localized.ts'
import { editable, sameValue } from './put-back.ts'

/**
 * Three-way: what LinkedIn had when an edit began (`base`), what it has now (`theirs`), and what the member wants
 * (`mine`). Per language and per row: what only one side changed is merged silently, what both changed is a conflict.
 */
export interface Merged {
  /** The edit, less what only LinkedIn changed; in a conflict it is still the member's. */
  edit: Edit
  conflicts: Clash[]
}

/** One part both sides changed, to something different. null: empty. A text stands for itself, other parts as edited. */
export interface Clash {
  part: Part
  base: Json
  theirs: Json
  mine: Json
}

export type Part =
  | { type: 'whole' }
  | { type: 'language'; locale: LocaleKey }
  | { type: 'preferred' }
  | { type: 'row'; row: string }

/** `theirs` in the API's shape; null: empty. Without a base nothing can be told, and nothing is claimed. */
export const mergeEdit = (kind: Kind, edit: Edit, theirs: Json): Merged => {
  if (edit.base === undefined || sameValue(kind, edit.base, theirs)) return { edit, conflicts: [] }
  if (edit.type === 'texts') return mergeTexts(edit, edit.base, theirs)
  if (edit.type === 'clear')
    return { edit, conflicts: theirs === null ? [] : [whole(kind, edit.base, theirs, null)] }
  if (isLocalized(kind) && isObject(edit.value)) return mergeLocalized(edit, edit.base, theirs)
  if (kind.type === 'record') return mergeRecord(kind, edit, edit.base, theirs)
  return mergeWhole(kind, edit, edit.base, theirs)
}

type TextsEdit = Extract<Edit, { type: 'texts' }>
type ValueEdit = Extract<Edit, { type: 'value' }>

/** Who has it: `mine` also where both agree. */
const side = (base: Json, theirs: Json, mine: Json): 'mine' | 'theirs' | 'both' => {
  if (sameJson(theirs, base) || sameJson(theirs, mine)) return 'mine'
  return sameJson(mine, base) ? 'theirs' : 'both'
}

const mergeTexts = (edit: TextsEdit, base: Json, theirs: Json): Merged => {
  const conflicts: Clash[] = []
  const texts: Record<LocaleKey, string> = {}
  for (const [locale, mine] of Object.entries(edit.texts)) {
    const [had, has] = [textsIn(base)[locale] ?? '', textsIn(theirs)[locale] ?? '']
    const keeps = side(had, has, mine)
    if (keeps !== 'theirs') texts[locale] = mine
    if (keeps === 'both')
      conflicts.push({
        part: { type: 'language', locale },
        base: had || null,
        theirs: has || null,
        mine: mine || null,
      })
  }
  const { preferred, ...rest } = edit
  if (preferred === undefined) return { edit: { ...rest, texts }, conflicts }
  const [had, has] = [preferredIn(base), preferredIn(theirs)]
  const keeps = side(had, has, preferred)
  if (keeps === 'both')
    conflicts.push({ part: { type: 'preferred' }, base: had, theirs: has, mine: preferred })
  return { edit: { ...rest, texts, ...(keeps === 'theirs' ? {} : { preferred }) }, conflicts }
}

const textPath = (locale: LocaleKey): Path => ['localized', locale]

/** A localized value given as a whole, as an import or an undo gives it. */
const mergeLocalized = (edit: ValueEdit, base: Json, theirs: Json): Merged => {
  const conflicts: Clash[] = []
  const [had, has, mine] = [textsIn(base), textsIn(theirs), textsIn(edit.value)]
  let { value } = edit
  for (const locale of new Set([...Object.keys(mine), ...Object.keys(had), ...Object.keys(has)])) {
    const texts = [had[locale] ?? '', has[locale] ?? '', mine[locale] ?? ''] as const
    const keeps = side(...texts)
    if (keeps === 'theirs') value = withPart(value, textPath(locale), partAt(theirs, textPath(locale)))
    if (keeps === 'both')
      conflicts.push({
        part: { type: 'language', locale },
        base: texts[0] || null,
        theirs: texts[1] || null,
        mine: texts[2] || null,
      })
  }
  return { edit: { ...edit, value }, conflicts }
}

const mergeRecord = (kind: RecordKind, edit: ValueEdit, base: Json, theirs: Json): Merged => {
  const [had, has] = [editable(kind, base), editable(kind, theirs)]
  if (!isObject(had) || !isObject(has) || !isObject(edit.value)) return mergeWhole(kind, edit, base, theirs)
  const conflicts: Clash[] = []
  let value: Json = edit.value
  for (const { id } of kind.rows) {
    const rows = [had[id] ?? null, has[id] ?? null, edit.value[id] ?? null] as const
    const keeps = side(...rows)
    if (keeps === 'theirs') value = withPart(value, [id], has[id])
    if (keeps === 'both')
      conflicts.push({ part: { type: 'row', row: id }, base: rows[0], theirs: rows[1], mine: rows[2] })
  }
  return { edit: { ...edit, value }, conflicts }
}

const mergeWhole = (kind: Kind, edit: ValueEdit, base: Json, theirs: Json): Merged => {
  const mine = edit.value
  const keeps =
    kind.type === 'order'
      ? sideOfOrder(base, theirs, mine)
      : side(editable(kind, base), editable(kind, theirs), mine)
  if (keeps === 'mine') return { edit, conflicts: [] }
  if (keeps === 'both') return { edit, conflicts: [whole(kind, base, theirs, mine)] }
  return {
    edit:
      theirs === null
        ? { type: 'clear', base: theirs }
        : { ...edit, value: editable(kind, theirs), base: theirs },
    conflicts: [],
  }
}

/** Entries that came or went are no other order: what is compared is how those that are in both stand to each other. */
const sideOfOrder = (base: Json, theirs: Json, mine: Json): 'mine' | 'theirs' | 'both' => {
  const lists = [base, theirs, mine].map((list) => (Array.isArray(list) ? list : []))
  const [had = [], has = [], wanted = []] = lists.map((list) =>
    list.filter((id) => lists.every((other) => other.includes(id))),
  )
  return side(had, has, wanted)
}

const whole = (kind: Kind, base: Json, theirs: Json, mine: Json): Clash => ({
  part: { type: 'whole' },
  base: editable(kind, base),
  theirs: editable(kind, theirs),
  mine,
})

export interface Decision {
  part: Part
  keep: 'mine' | 'theirs'
  /** What the member was shown as LinkedIn's: should it be another by now, the question stays open. */
  theirs: Json
}

/** The edit after a conflict was decided; undefined: nothing is left of it. */
export const decide = (kind: Kind, edit: Edit, theirs: Json, decision: Decision): Edit | undefined => {
  const clash = mergeEdit(kind, edit, theirs).conflicts.find(({ part }) =>
    sameJson({ ...part }, { ...decision.part }),
  )
  if (!clash || !sameJson(clash.theirs, decision.theirs)) return edit
  return decision.keep === 'mine'
    ? { ...edit, base: withTheirs(edit.base ?? null, theirs, clash.part) }
    : withoutMine(edit, theirs, clash.part)
}

const pathOf = (part: Part): Path => {
  switch (part.type) {
    case 'whole':
      return []
    case 'language':
      return textPath(part.locale)
    case 'preferred':
      return ['preferredLocale']
    case 'row':
      return [part.row]
  }
}

const withTheirs = (value: Json, theirs: Json, part: Part): Json =>
  part.type === 'whole'
    ? theirs
    : withPart(value ?? undefined, pathOf(part), partAt(theirs ?? undefined, pathOf(part)))

const withoutMine = (edit: Edit, theirs: Json, part: Part): Edit | undefined => {
  if (part.type === 'whole' || edit.type === 'clear') return undefined
  if (edit.type === 'value') return { ...edit, value: withTheirs(edit.value, theirs, part) }
  const { preferred, ...rest } = edit
  const texts = Object.fromEntries(
    Object.entries(edit.texts).filter(([locale]) => part.type !== 'language' || part.locale !== locale),
  )
  const keeps = part.type === 'preferred' ? undefined : preferred
  if (keeps === undefined && Object.keys(texts).length === 0) return undefined
  return { ...rest, texts, ...(keeps === undefined ? {} : { preferred: keeps }) }
}
