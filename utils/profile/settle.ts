import type { Baseline } from './baseline.ts'
import { changesOf } from './diff.ts'
import {
  applyOperation,
  entryKey,
  placeKey,
  withoutEntries,
  withoutFields,
  type Draft,
  type Edit,
  type EntryDraft,
} from './draft.ts'
import { isNewId } from './local-ids.ts'
import type { Json } from './json.ts'
import { assetKey, chosenIn } from './picture.ts'

/** Ids LinkedIn gave to entries made here, by `${section}/${newId}`, and URNs of pictures' assets, by `assetKey`. */
export type CreatedIds = Readonly<Record<string, string>>

/**
 * The draft after LinkedIn has taken part of it: entries that were made go on under LinkedIn's id, also where an order
 * or an occupation names them; entries that were deleted are let go; an edit that would change nothing any more is
 * dropped, and one typed on meanwhile stays.
 */
export const settled = (
  draft: Draft,
  baseline: Baseline,
  created: CreatedIds,
  deleted: readonly string[],
): Draft => pruned(renamed(draft, created), baseline, deleted)

/** The draft with entries called otherwise, also where an order or an occupation names them. */
export const renamed = (draft: Draft, created: CreatedIds): Draft => {
  if (Object.keys(created).length === 0) return draft
  const idIn = (section: string, id: string) => created[`${section}/${id}`] ?? id
  const rename = (edit: Edit, section: string | undefined): Edit =>
    edit.type === 'value' ? { ...edit, value: renamedIn(edit.value, section, idIn) } : edit
  const entry = ({ state, rows }: EntryDraft, isCreated: boolean): EntryDraft => ({
    state: isCreated && state === 'added' ? 'edited' : state,
    rows: mapValues(rows, (edit) => rename(edit, undefined)),
  })
  return {
    fields: mapValues(draft.fields, (edit, field) =>
      attached(rename(edit, /^(.+)Order$/.exec(field)?.[1]), field, created),
    ),
    sections: mapValues(draft.sections, (entries, section) =>
      Object.fromEntries(
        Object.entries(entries).map(([id, of]) => [
          idIn(section, id),
          entry(of, isNewId(id) && !isNewId(idIn(section, id))),
        ]),
      ),
    ),
    refusals: draft.refusals,
    ...(draft.reserved ? { reserved: draft.reserved } : {}),
  }
}

/** A picture that LinkedIn has by now is called by its assets. */
const attached = (edit: Edit, field: string, created: CreatedIds): Edit => {
  const chosen = edit.type === 'value' ? chosenIn(edit.value) : null
  if (!chosen || edit.type !== 'value') return edit
  const originalImage = created[assetKey(field, 'original', chosen.original)]
  const displayImage = created[assetKey(field, 'display', chosen.display)]
  return originalImage === undefined || displayImage === undefined
    ? edit
    : { ...edit, value: { originalImage, displayImage } }
}

/** `section` is that of an order; elsewhere only an occupation can name an entry, as a position's URN. */
const renamedIn = (
  value: Json,
  section: string | undefined,
  idIn: (section: string, id: string) => string,
): Json => {
  if (section !== undefined && Array.isArray(value))
    return value.map((id) => (typeof id === 'string' ? idIn(section, id) : id))
  const [, before, id] =
    (typeof value === 'string' && /^(urn:li:position:\([^,]+,)((?:new|local)-\d+)\)$/.exec(value)) || []
  return before !== undefined && id !== undefined ? `${before}${idIn('positions', id)})` : value
}

const pruned = (draft: Draft, baseline: Baseline, deleted: readonly string[]): Draft => {
  const changing = new Set(
    changesOf(baseline, draft).flatMap((change) =>
      change.type === 'field'
        ? [change.key]
        : [change.key, ...change.rows.map(({ field }) => placeKey({ field, entry: change }))],
    ),
  )
  const fields = Object.keys(draft.fields).filter((field) => !changing.has(field))
  const edited = Object.entries(draft.sections).flatMap(([section, entries]) =>
    Object.entries(entries).flatMap(([id, { rows, state }]) =>
      isNewId(id) || (state === 'removed' && !deleted.includes(`${section}/${id}`))
        ? []
        : [{ entry: { section, id }, rows, state }],
    ),
  )
  const isOver = ({ entry, state }: (typeof edited)[number]) =>
    state === 'removed' || !changing.has(entryKey(entry))
  const kept = withoutEntries(
    withoutFields(draft, fields),
    edited.filter(isOver).map(({ entry }) => entry),
  )
  return edited
    .filter((each) => !isOver(each))
    .flatMap(({ entry, rows }) => Object.keys(rows).map((field) => ({ field, entry })))
    .filter((place) => !changing.has(placeKey(place)))
    .reduce<Draft>((rest, place) => applyOperation(rest, { type: 'revert', ...place }, baseline), kept)
}

const mapValues = <T, U>(
  record: Record<string, T>,
  change: (value: T, key: string) => U,
): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
