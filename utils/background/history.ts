import type { HistoryEntry, HistoryLine, HistorySettings } from '../browser/history.ts'
import { items } from '../browser/items.ts'
import { changeItem, readItem, removeItems } from '../browser/kept.ts'
import type { Submission } from '../browser/submission.ts'
import { requestOf } from '../linkedin/request.ts'
import { createdIds, doneChanges } from './record.ts'

/** Keeps what was sent, per member, as much of it as the member wants. */

/** What is kept of a submission. Named part by part, so that nothing more ever gets in. */
export const historyOf = (submission: Submission, finishedAt: number): HistoryEntry => {
  const created = createdIds(submission)
  const { id, person, createdAt, state, changes, entriesBefore, differences } = submission
  return {
    id,
    person,
    createdAt,
    finishedAt: submission.finishedAt ?? finishedAt,
    state,
    changes,
    done: doneChanges(submission).map(({ key }) => key),
    created,
    entriesBefore,
    differences,
    ...(submission.byHand ? { byHand: true } : {}),
    requests: (submission.byHand ? [] : submission.steps).map(
      ({ call, state: ended, failure, createdId, answer }) => {
        const { method, path, body } = requestOf(call, person, created)
        const isApi = path.startsWith('/v2/')
        return {
          id: call.id,
          method,
          // An upload's address is a permission to upload.
          path: isApi ? path : '',
          body: isApi ? body : null,
          state: ended,
          status: answer?.status ?? failure?.status ?? null,
          requestId: answer?.requestId ?? failure?.requestId ?? null,
          createdId,
          failure,
        }
      },
    ),
  }
}

/** Puts a finished submission into the history; one that was tried again takes the place of what it was. */
export const keepInHistory = async (submission: Submission, now: number): Promise<void> => {
  const settings = await readItem(items.historySettings)
  const entry = historyOf(submission, now)
  if (settings.keep === 0 || entry.done.length === 0) return
  const { person } = entry
  // What was sent is done and written down already: a history that can't be kept must not make it look undone.
  try {
    await putIntoHistory(entry)
    await trimHistory(person, settings, now)
    await changeItem(items.historyUnkept(person), () => null)
  } catch {
    await deleteHistory(person, [entry.id])
    await changeItem(items.historyUnkept(person), () => now)
  }
}

export const putIntoHistory = async (entry: HistoryEntry): Promise<void> => {
  const { person, id, finishedAt } = entry
  const line: HistoryLine = { id, finishedAt, size: JSON.stringify(entry).length }
  const room = () => changeItem(items.historyEntry(person, id), () => entry)
  // Storage may be full of history: the older half of it makes way for the newest.
  await room().catch(async () => {
    const lines = await readItem(items.history(person))
    await deleteHistory(
      person,
      lines.slice(Math.floor(lines.length / 2)).map((old) => old.id),
    )
    return room()
  })
  await changeItem(items.history(person), (lines) => [line, ...lines.filter((other) => other.id !== id)])
}

/** What a setting lets go of. */
export const beyond = (
  lines: readonly HistoryLine[],
  { keep, days }: HistorySettings,
  now: number,
): string[] =>
  lines
    .filter(
      ({ finishedAt }, index) => index >= keep || (days !== null && finishedAt < now - days * 86_400_000),
    )
    .map(({ id }) => id)

const trimHistory = async (person: string, settings: HistorySettings, now: number): Promise<void> =>
  deleteHistory(person, beyond(await readItem(items.history(person)), settings, now))

/** The list goes first: an entry that is not in it is nowhere shown. */
export const deleteHistory = async (person: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  const gone = new Set(ids)
  await changeItem(items.history(person), (lines) => lines.filter(({ id }) => !gone.has(id)))
  await removeItems(ids.map((id) => items.historyEntry(person, id)))
}

/** A new setting holds at once, for every member. */
export const saveHistorySettings = async (settings: HistorySettings, now: number): Promise<void> => {
  await changeItem(items.historySettings, () => settings)
  const { list } = await readItem(items.members)
  for (const { person } of list) await trimHistory(person, settings, now)
}
