import { browser } from '../browser/api.ts'
import { items } from '../browser/items.ts'
import { readItem } from '../browser/kept.ts'
import type { Submission } from '../browser/submission.ts'
import { changesOf } from '../profile/diff.ts'
import { readBaselineUnder } from './baseline-store.ts'
import { readSubmission } from './submission-store.ts'

/** The toolbar button says how many edits are pending, that something is being sent, or that something needs a look. */
export const drawBadge = async (): Promise<void> => {
  const { current } = await readItem(items.members)
  const latest = current === null ? null : await latestOf(current)
  // While it runs the number is not shown, and every step of it comes by here.
  const pending = current === null || latest?.state === 'running' ? 0 : await pendingOf(current)
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

const latestOf = async (person: string): Promise<Submission | null> => {
  const [id] = await readItem(items.submissions(person))
  return id === undefined ? null : readSubmission(person, id)
}

const pendingOf = async (person: string): Promise<number> => {
  const draft = await readItem(items.draft(person))
  return changesOf(await readBaselineUnder(person, draft), draft).length
}

/** Draws it again whenever what it shows may have changed. */
export const watchBadge = (): void => {
  browser.storage.onChanged.addListener((changes, area) => {
    if (
      area === 'local' &&
      Object.keys(changes).some((key) => /^(draft|submission|baseline|members)/.test(key))
    )
      void drawAgain()
  })
}

/** Nothing that is under way waits for a badge: it is drawn when what changed it has had its time. In milliseconds. */
const drawnAfter = 50

/** And then not again for as long: a submission on its way writes down step after step. */
const drawnFor = 200

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

let isDrawing = false
let isOutdated = false

/** Drawn soon, and then once more for all that changed meanwhile. */
const drawAgain = async (): Promise<void> => {
  isOutdated = true
  if (isDrawing) return
  isDrawing = true
  try {
    while (isOutdated) {
      await pass(drawnAfter)
      isOutdated = false
      await drawBadge()
      await pass(drawnFor)
    }
  } finally {
    isDrawing = false
  }
}
