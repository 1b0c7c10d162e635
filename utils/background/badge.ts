import { browser } from '../browser/api.ts'
import { items, readItem } from '../browser/items.ts'
import { changesOf } from '../profile/diff.ts'
import { readBaseline } from './profile-reader.ts'

/** The toolbar button says how many edits are pending, that something is being sent, or that something needs a look. */
export const drawBadge = async (): Promise<void> => {
  const { current } = await readItem(items.members)
  const submissions = current === null ? [] : await readItem(items.outbox(current))
  const [latest] = submissions
  const pending =
    current === null ? 0 : changesOf(await readBaseline(current), await readItem(items.draft(current))).length
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

/** Draws it again whenever what it shows may have changed. */
export const watchBadge = (): void => {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && Object.keys(changes).some((key) => /^(draft|outbox|baseline|members)/.test(key)))
      void drawBadge()
  })
}
