import type { Call, Reference } from './call.ts'
import type { Change, EntryChange, FieldChange } from './diff.ts'
import { isNewId } from './local-ids.ts'
import type { Json, JsonObject, Path } from './json.ts'
import type { Kind } from './kinds.ts'
import { assetKey, assetPlaceholder, chosenIn, renditions, type ChosenPicture } from './picture.ts'
import { hasErrors } from './problem.ts'
import { positionIn } from './urn.ts'
import { longsIn, toWire } from './wire.ts'

/**
 * The calls that make the changes, the fewest that can: all basic fields, sets and deletes together, in one partial
 * update with whole values (PE), and one call an entry. What names an entry made in the same plan waits for its id. The
 * two renditions of a picture are registered and uploaded first, and the update waits for that.
 * Changes with errors are left out; a plan is only sent when there are none.
 */
export const planOf = (changes: readonly Change[]): Call[] => {
  const ready = changes.filter((change) => !hasErrors(change.problems))
  const made = new Set(ready.flatMap((change) => (change.type === 'create' ? [change.key] : [])))
  const update = profileUpdate(
    ready.filter((change): change is FieldChange => change.type === 'field'),
    made,
  )
  const entries = ready.filter((change): change is EntryChange => change.type !== 'field')
  return inOrder([
    ...ready.flatMap(pictureCalls),
    ...(update ? [update] : []),
    ...entries.map((change) => entryCall(change, made)),
  ])
}

/** In the order of sending: each after what it waits for, and otherwise as they came. */
const inOrder = (calls: readonly Call[]): Call[] => {
  const sent = new Set<string>()
  const ordered: Call[] = []
  let left = [...calls]
  while (left.length > 0) {
    const next = left.filter(({ waitsFor }) => waitsFor.every((id) => sent.has(id)))
    if (next.length === 0) throw new RangeError('Calls of a plan wait for each other')
    for (const { id } of next) sent.add(id)
    ordered.push(...next)
    left = left.filter(({ id }) => !sent.has(id))
  }
  return ordered
}

/** Registering and uploading, for each rendition of a picture that was chosen here (PE, "Edit Profile Picture"). */
const pictureCalls = (change: Change): Call[] => {
  const chosen = change.type === 'field' && isPicture(change) ? chosenIn(change.after) : null
  if (!chosen || change.type !== 'field') return []
  const { field } = change
  const plain = { body: null, longs: [], references: [] }
  return renditions.flatMap((rendition): Call[] => {
    const file = chosen[rendition]
    const id = assetKey(field, rendition, file)
    const { sha256 } = file
    return [
      { id, operation: { type: 'register-upload', field, rendition, sha256 }, ...plain, waitsFor: [] },
      {
        id: `${id}/upload`,
        operation: { type: 'upload', field, rendition, file, registration: id },
        ...plain,
        waitsFor: [id],
      },
    ]
  })
}

const isPicture = ({ kind }: FieldChange): boolean => kind.type === 'picture'

/** The two URNs, which LinkedIn gives on registering. */
const pictureReferences = (field: string, chosen: ChosenPicture, path: Path): Reference[] =>
  renditions.map((rendition) => ({
    path: [...path, `${rendition}Image`],
    section: field,
    entry: `${rendition}/${chosen[rendition].sha256}`,
    form: 'asset',
  }))

const pictureValue = (field: string): Json => ({
  originalImage: assetPlaceholder(field, 'original'),
  displayImage: assetPlaceholder(field, 'display'),
})

const profileUpdate = (changes: readonly FieldChange[], made: ReadonlySet<string>): Call | null => {
  const set: JsonObject = {}
  const removed: string[] = []
  const nested: JsonObject = {}
  const longs: Path[] = []
  const references: Reference[] = []
  for (const { field, kind, before, after } of changes) {
    if (after === undefined) {
      removed.push(field)
      continue
    }
    if (kind.type === 'picture') {
      const chosen = chosenIn(after)
      const value = chosen ? pictureValue(field) : toWire(kind, after)
      // The seed prints pictures as a nested patch, which needs a field to patch: without a picture it is set whole.
      const isNested = before.state === 'known' || (before.state === 'unknown' && chosen?.isFirst !== true)
      if (isNested) nested[field] = { $set: value }
      else set[field] = value
      const path = isNested ? ['patch', field, '$set'] : ['patch', '$set', field]
      if (chosen) references.push(...pictureReferences(field, chosen, path))
    } else {
      const value: Json =
        kind.type === 'order' ? withoutUnmade(kind.section, after, made) : toWire(kind, after)
      set[field] = value
      longs.push(...longsIn(kind, value).map((path) => ['patch', '$set', field, ...path]))
      references.push(...referencesIn(kind, value, ['patch', '$set', field], made))
    }
  }
  const patch: JsonObject = {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(removed.length > 0 ? { $delete: removed } : {}),
    ...nested,
  }
  if (Object.keys(patch).length === 0) return null
  return {
    id: 'profile',
    operation: { type: 'update-profile' },
    body: { patch },
    longs,
    references,
    waitsFor: waitsFor(references),
  }
}

/** An order can't name an entry that is not going to be made: one whose form still has errors. */
const withoutUnmade = (section: string, order: Json, made: ReadonlySet<string>): Json =>
  Array.isArray(order)
    ? order.filter((id) => typeof id !== 'string' || !isNewId(id) || made.has(`${section}/${id}`))
    : order

const entryCall = (change: EntryChange, made: ReadonlySet<string>): Call => {
  const { key, section, id: entry } = change
  if (change.type === 'delete')
    return {
      id: key,
      operation: { type: 'delete-entry', section, entry },
      body: null,
      longs: [],
      references: [],
      waitsFor: [],
    }
  const path: Path = change.type === 'create' ? [] : ['patch', '$set']
  const values: JsonObject = {}
  const removed: string[] = []
  const references: Reference[] = []
  for (const { field, kind, after } of change.rows) {
    if (after === undefined) removed.push(field)
    else {
      values[field] = toWire(kind, after)
      references.push(...referencesIn(kind, values[field], [...path, field], made))
    }
  }
  const patch = {
    ...(Object.keys(values).length > 0 ? { $set: values } : {}),
    ...(removed.length > 0 ? { $delete: removed } : {}),
  }
  return {
    id: key,
    operation: { type: change.type === 'create' ? 'create-entry' : 'update-entry', section, entry },
    body: change.type === 'create' ? values : { patch },
    longs: [],
    references,
    waitsFor: waitsFor(references),
  }
}

const waitsFor = (references: readonly Reference[]): string[] => [
  ...new Set(
    references.map(({ section, entry, form }) => `${section}/${entry}${form === 'asset' ? '/upload' : ''}`),
  ),
]

/** Where a value names an entry that this very plan makes: in an order, or as the position of an occupation. */
const referencesIn = (kind: Kind, value: Json, path: Path, made: ReadonlySet<string>): Reference[] => {
  if (kind.type === 'order' && Array.isArray(value))
    return value.flatMap((id, index): Reference[] =>
      typeof id === 'string' && isNewId(id) && made.has(`${kind.section}/${id}`)
        ? [{ path: [...path, index], section: kind.section, entry: id, form: 'long' }]
        : [],
    )
  if (kind.type !== 'urn' || kind.suggest !== 'occupations' || typeof value !== 'string') return []
  const entry = positionIn(value)
  return entry !== undefined && made.has(`positions/${entry}`)
    ? [{ path, section: 'positions', entry, form: 'position-urn' }]
    : []
}
