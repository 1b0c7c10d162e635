import type { Baseline, Entry } from './baseline.ts'
import type { Draft } from './draft.ts'
import { sameJson, type Json } from './json.ts'
import { isLocalId } from './local-ids.ts'
import { sectionOf, sections } from './registry.ts'
import { renamed, type CreatedIds } from './settle.ts'
import { personUrn } from './urn.ts'
import { fromWire, toWire } from './wire.ts'

/**
 * The draft of a profile that was edited without connecting, for the member it turned out to be: their URN stands
 * where a made-up one did, and entries go by LinkedIn's ids where exactly the same entry is on the profile.
 */
export const adopted = (draft: Draft, local: Baseline, read: Baseline): Draft => {
  const own = [personUrn(local.person), personUrn(read.person)] as const
  return renamed(JSON.parse(renamedText(JSON.stringify(draft), own)) as Draft, idsIn(local, read, own))
}

/** What is known of one profile, as another's: where the one is named, the other is. */
export const ownedBy = (baseline: Baseline, person: string): Baseline => {
  const own = [personUrn(baseline.person), personUrn(person)] as const
  return { ...(JSON.parse(renamedText(JSON.stringify(baseline), own)) as Baseline), person }
}

type Own = readonly [former: string, now: string]

const renamedText = (text: string, [former, now]: Own): string => text.replaceAll(former, now)

const idsIn = (local: Baseline, read: Baseline, own: Own): CreatedIds =>
  Object.fromEntries(
    sections.flatMap(({ id: section }) => {
      const taken = new Set<Entry>()
      return (local.sections[section] ?? []).flatMap((entry) => {
        if (!isLocalId(entry.id)) return []
        const same = read.sections[section]?.find(
          (other) => !taken.has(other) && holds(section, other, entry, own),
        )
        if (!same) return []
        taken.add(same)
        return [[`${section}/${entry.id}`, same.id]]
      })
    }),
  )

/** Whether the one has every row of the other, as it stands there. */
const holds = (section: string, read: Entry, local: Entry, own: Own): boolean =>
  sectionOf(section).rows.every(({ id, kind }) => {
    const value = local.values[id]
    if (value === undefined) return true
    const owned = JSON.parse(renamedText(JSON.stringify(value), own)) as Json
    const there = read.values[id]
    return (
      there !== undefined &&
      sameJson(toWire(kind, fromWire(kind, there)), toWire(kind, fromWire(kind, owned)))
    )
  })
