import { items } from '../browser/items.ts'
import { changeItem, readItem, removeItems } from '../browser/kept.ts'
import { reviewBaseline } from './baseline-store.ts'
import { reviewSubmissions } from './submission-store.ts'

/** What could not be read is kept until the member has seen it. */

/** Whatever is unreadable is put aside as soon as the worker starts, and not only when it is next written. */
export const findUnreadable = async (): Promise<void> => {
  const { list } = await changeItem(items.members, (members) => members)
  await changeItem(items.settings, (settings) => settings)
  await changeItem(items.connection, (connection) => connection)
  await changeItem(items.historySettings, (settings) => settings)
  for (const { person } of list) {
    await reviewBaseline(person)
    await changeItem(items.draft(person), (draft) => draft)
    await reviewSubmissions(person)
    await changeItem(items.history(person), (lines) => lines)
  }
}

/** Only what is listed as put aside can be deleted so. */
export const deleteSetAside = async (key: string): Promise<void> => {
  if (!(await readItem(items.setAside)).some((aside) => aside.key === key)) return
  await changeItem(items.setAside, (list) => list.filter((aside) => aside.key !== key))
  await removeItems([{ key }])
}
