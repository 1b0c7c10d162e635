import { browser } from '../browser/api.ts'
import { items } from '../browser/items.ts'
import { readItem } from '../browser/kept.ts'
import { changesOf } from '../profile/diff.ts'
import { readBaselineUnder } from './baseline-store.ts'

/** The toolbar button says how many edits are pending, that something is being sent, or that something needs a look. */
export const drawBadge = async (): Promise<void> => {
  const { current } = await readItem(items.members)
  const submissions = current === null ? [] : await readItem(items.outbox(current))
  const [latest] = submissions
  const pending = current === null ? 0 : await pendingOf(current)
  const text =
    latest?.state === 'running'
      ? '…'
      : latest?.state === 'attention'
        ? '!'
        : pending > 0
          ? String(pending)
          : ''
  await browser.action.setBadgeText({ text })
  await browser.action.setBadgeBackgroundColor({
    color: latest?.state === 'attention' ? '#a4262c' : '#5746c9',
  })
}

const pendingOf = async (person: string): Promise<number> => {
  const draft = await readItem(items.draft(person))
  return changesOf(await readBaselineUnder(person, draft), draft).length
}

/** Draws it again whenever what it shows may have changed. */
export const watchBadge = (): void => {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && Object.keys(changes).some((key) => /^(draft|outbox|baseline|members)/.test(key)))
      void drawBadge()
  })
}
