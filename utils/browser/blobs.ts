import { createStore, delMany, entries, get, set } from 'idb-keyval'

/**
 * Bytes of pictures, by the SHA-256 of themselves; drafts and submissions hold the hash. They lie in IndexedDB, which no
 * content script can open. Pages write here too, the one exception to the worker being the only writer: messages carry
 * JSON alone. That is safe because nothing stored here ever changes: the key says exactly what the value is.
 */
interface Kept {
  blob: Blob
  /** Epoch milliseconds. */
  at: number
}

const files = () => createStore('profile-patch-pictures', 'files')

/** In hexadecimal. */
export const sha256Of = async (bytes: BufferSource): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps a file and tells its hash. Rejects where the disk is full. */
export const keepFile = async (blob: Blob, now: number): Promise<string> => {
  const hash = await sha256Of(await blob.arrayBuffer())
  await set(hash, { blob, at: now } satisfies Kept, files())
  return hash
}

/** The file with this hash, or null where it is gone. Its type is the one it was kept with. */
export const readFile = async (hash: string): Promise<Blob | null> =>
  (await get<Kept>(hash, files()))?.blob ?? null

/** What was put here may be waiting for its draft, or for a discarded draft to be put back. */
const graceMs = 24 * 60 * 60_000

/** Lets go of the files that nothing names any more and that have lain here for a day. */
export const forgetFilesBut = async (named: ReadonlySet<string>, now: number): Promise<void> => {
  const kept = await entries<string, Kept>(files())
  const idle = kept.filter(([hash, { at }]) => !named.has(hash) && at < now - graceMs)
  await delMany(
    idle.map(([hash]) => hash),
    files(),
  )
}
