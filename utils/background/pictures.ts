import { browser } from '../browser/api.ts'
import { forgetFilesBut, readFile } from '../browser/blobs.ts'
import { items } from '../browser/items.ts'
import { readItem } from '../browser/kept.ts'
import type { Step } from '../browser/submission.ts'
import { readAssetState, registeredIn, uploadBytes } from '../linkedin/assets.ts'
import type { Answer, Client } from '../linkedin/client.ts'
import { assetFailed, bytesGone, unreadable, type Failure } from '../linkedin/failure.ts'
import { hashesIn, type PictureFile } from '../profile/picture.ts'
import type { Event } from './journal.ts'
import { readSubmissions } from './submission-store.ts'

/** What sending a picture takes besides a request: its bytes, and patience while LinkedIn works on them. */

/** LinkedIn is asked this often in one go, after these waits; then an alarm takes over, so that the worker may sleep. */
const statusWaitsMs = [0, 500, 1000, 2000, 4000, 8000]

/** After as many alarms the picture is attached anyway, and LinkedIn decides. */
const mostWakings = 6

/** A worker that calls nothing of the browser's for 30 s is ended, also in the middle of an upload. */
const stayAwakeMs = 20_000

export const answerToRegistration = (step: string, answer: Answer): Event => {
  if (!answer.ok) return { type: 'answered', step, answer }
  const registered = registeredIn(answer.body)
  return registered
    ? { type: 'registered', step, registered }
    : failing(step, unreadable(answer.status, answer.requestId))
}

interface Upload {
  step: Step
  file: PictureFile
  registration: Step | undefined
}

/**
 * Sends the bytes, unless LinkedIn has them already, and waits until it is done with them. `onUploaded` writes down that
 * it has them, before anything else can go wrong.
 */
export const sendUpload = async (
  { step, file, registration }: Upload,
  client: Client,
  onUploaded: () => Promise<unknown>,
): Promise<Event> => {
  const { id } = step.call
  const asset = registration?.createdId
  if (!asset) return failing(id, bytesGone())
  if (!step.uploaded) {
    const bytes = await readFile(file.sha256)
    if (!bytes || !registration.ticket) return failing(id, bytesGone())
    // Without a type: the documentation's sample sends none, and only what the answer asks for is added.
    const answer = await staying(() => uploadBytes(client, registration.ticket ?? none, new Blob([bytes])))
    if (!answer.ok) return { type: 'answered', step: id, answer }
    await onUploaded()
  }
  return statusEvent(id, await waitForAsset(client, asset), step.attempts)
}

const none = { url: '', headers: {} }

const statusEvent = (
  step: string,
  state: Awaited<ReturnType<typeof waitForAsset>>,
  attempts: number,
): Event => {
  if ('ok' in state) return { type: 'answered', step, answer: state }
  if (state.type === 'failed') return failing(step, assetFailed(state.word))
  if (state.type === 'processing' && attempts <= mostWakings) return { type: 'processing', step }
  return { type: 'answered', step, answer: { ok: true, status: 200, id: null, body: '', requestId: null } }
}

const waitForAsset = async (client: Client, asset: string) => {
  let state: Awaited<ReturnType<typeof readAssetState>> = { type: 'processing' }
  for (const wait of statusWaitsMs) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    state = await readAssetState(client, asset)
    if ('ok' in state || state.type !== 'processing') break
  }
  return state
}

const staying = async <T>(work: () => Promise<T>): Promise<T> => {
  const calls = setInterval(() => void browser.alarms.get('wake'), stayAwakeMs)
  try {
    return await work()
  } finally {
    clearInterval(calls)
  }
}

const failing = (step: string, failure: Failure): Event => ({
  type: 'answered',
  step,
  answer: { ok: false, failure },
})

/** Lets go of the pictures that no draft and no submission that may still send them names. */
export const forgetUnusedPictures = async (): Promise<void> => {
  const { list } = await readItem(items.members)
  const named = await Promise.all(
    list.map(async ({ person }) => [
      ...hashesIn(await readItem(items.draft(person))),
      ...hashesIn((await readSubmissions(person)).filter(({ state }) => state !== 'done')),
    ]),
  )
  await forgetFilesBut(new Set([...named.flat(), ...hashesIn(await readItem(items.picked))]), Date.now())
}
