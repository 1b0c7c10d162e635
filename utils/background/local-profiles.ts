import { browser } from '../browser/api.ts'
import { changeItem, items, readItem } from '../browser/items.ts'
import type { Member } from '../browser/item-schemas.ts'
import { adopted } from '../profile/adopt.ts'
import { emptyDraft } from '../profile/draft.ts'
import { readBaseline } from './profile-reader.ts'

/** Profiles that are edited without connecting, kept apart by name. */

export const addLocalProfile = async (name: string, vanityName: string | null): Promise<void> => {
  const person = `local-${crypto.randomUUID().slice(0, 8)}`
  const member: Member = { person, name, vanityName, local: true }
  await changeItem(items.members, ({ list }) => ({ current: person, list: [...list, member] }))
  await changeItem(items.pageOwner, () => ({ vanityName }))
}

/**
 * Someone connected while editing without: the draft and the record of what was done go over to them. Where they have
 * a draft of their own, both stay as they are.
 */
export const handOver = async (person: string): Promise<void> => {
  const { current, list } = await readItem(items.members)
  const local = list.find((member) => member.local && member.person === current)
  if (!local) return
  const [from, to] = [await readBaseline(local.person), await readBaseline(person)]
  const draft = await readItem(items.draft(local.person))
  const own = await readItem(items.draft(person))
  const isFree = Object.keys(own.fields).length === 0 && Object.keys(own.sections).length === 0
  if (!isFree) return
  await changeItem(items.draft(person), () => adopted(draft, from, to))
  const records = await readItem(items.outbox(local.person))
  await changeItem(items.outbox(person), (before) => [
    ...records.map((record) => ({ ...record, person })),
    ...before,
  ])
  await changeItem(items.draft(local.person), () => emptyDraft)
  await changeItem(items.members, (members) => ({
    ...members,
    list: members.list.filter((member) => member.person !== local.person),
  }))
  const { draft: draftItem, baseline, outbox, byHand } = items
  await browser.storage.local.remove(
    [draftItem, baseline, outbox, byHand].map((item) => item(local.person).key),
  )
}
