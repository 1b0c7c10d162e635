import { items } from '../browser/items.ts'
import { changeItem, readItem, removeItems } from '../browser/kept.ts'
import type { Member } from '../browser/item-schemas.ts'
import { adopted, ownedBy } from '../profile/adopt.ts'
import type { Baseline } from '../profile/baseline.ts'
import { emptyDraft } from '../profile/draft.ts'
import { deleteHistory, putIntoHistory } from './history.ts'
import { baselineItems, changeBaseline, readBaseline } from './baseline-store.ts'
import { changeSubmissions, readSubmissions, allSubmissionItems } from './submission-store.ts'

/** Profiles that are edited without connecting, kept apart by name. */

export interface NewLocalProfile {
  name: string
  vanityName: string | null
  /** What LinkedIn is known to have; null: nothing. */
  baseline: Baseline | null
  sample: boolean
}

export const addLocalProfile = async ({
  name,
  vanityName,
  baseline,
  sample,
}: NewLocalProfile): Promise<void> => {
  const person = `local-${crypto.randomUUID().slice(0, 8)}`
  const member: Member = { person, name, vanityName, local: true, ...(sample ? { sample } : {}) }
  await changeItem(items.members, ({ list }) => ({ current: person, list: [...list, member] }))
  if (baseline) await knowProfile(person, baseline)
  // The sample is nobody's: it has no page to put buttons on.
  if (!sample) await changeItem(items.pageOwner, () => ({ vanityName }))
}

/** Only where nobody has connected: of anyone else LinkedIn itself says what it has. */
export const knowProfile = async (person: string, baseline: Baseline): Promise<void> => {
  const { list } = await readItem(items.members)
  if (!list.some((member) => member.local && member.person === person)) return
  await changeBaseline(person, () => ownedBy(baseline, person))
}

export const removeLocalProfile = async (person: string): Promise<void> => {
  const { list, current } = await readItem(items.members)
  if (!list.some((member) => member.local && member.person === person)) return
  const others = list.filter((member) => member.person !== person)
  await changeItem(items.members, () => ({
    current: current === person ? (others[0]?.person ?? null) : current,
    list: others,
  }))
  await forget(person)
}

const forget = async (person: string): Promise<void> => {
  await deleteHistory(
    person,
    (await readItem(items.history(person))).map(({ id }) => id),
  )
  const { draft, byHand, history } = items
  await removeItems([
    ...baselineItems(person),
    ...(await allSubmissionItems(person)),
    ...[draft, byHand, history].map((item) => item(person)),
  ])
}

/**
 * Someone connected while editing without: the draft and the record of what was done go over to them. Where they have
 * a draft of their own, both stay as they are.
 */
export const handOver = async (person: string): Promise<void> => {
  const { current, list } = await readItem(items.members)
  const local = list.find((member) => member.local && !member.sample && member.person === current)
  if (!local) return
  const [from, to] = [await readBaseline(local.person), await readBaseline(person)]
  const draft = await readItem(items.draft(local.person))
  const own = await readItem(items.draft(person))
  const isFree = Object.keys(own.fields).length === 0 && Object.keys(own.sections).length === 0
  if (!isFree) return
  await changeItem(items.draft(person), () => adopted(draft, from, to))
  const records = await readSubmissions(local.person)
  await changeSubmissions(
    person,
    (before) => [...records.map((record) => ({ ...record, person })), ...before],
    { made: records.map(({ id }) => id) },
  )
  for (const { id } of (await readItem(items.history(local.person))).toReversed()) {
    const entry = await readItem(items.historyEntry(local.person, id))
    if (entry) await putIntoHistory({ ...entry, person })
  }
  await changeItem(items.draft(local.person), () => emptyDraft)
  await changeItem(items.members, (members) => ({
    ...members,
    list: members.list.filter((member) => member.person !== local.person),
  }))
  await forget(local.person)
}
