import { browser } from '../browser/api.ts'
import type { Deleted } from '../browser/messages.ts'

/** Leaves nothing of any member on this computer, and says what that was. What is on LinkedIn stays as it is. */
export const deleteEverything = (): Promise<Deleted> =>
  // No write may come between: the lock is that of the stored items.
  navigator.locks.request('profile-patch-storage', async () => {
    const { local, session } = browser.storage
    const stored = { ...(await session.get(null)), ...(await local.get(null)) }
    // The token first: what is under way finds none and ends.
    await session.clear()
    const databases = await emptyDatabases()
    await local.clear()
    const alarms = await browser.alarms.getAll()
    await browser.alarms.clearAll()
    return {
      stored: Object.keys(stored).length,
      databases,
      alarms: alarms.length,
      permissions: await giveBackPermissions(),
    }
  })

/**
 * Emptied, not removed: removing waits for every open connection, and whoever opens one next would wait with it. How many
 * held anything.
 */
const emptyDatabases = async (): Promise<number> => {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  const held = await Promise.all(names.map(emptyDatabase))
  return held.filter((count) => count > 0).length
}

/** How many records there were. */
const emptyDatabase = async (name: string): Promise<number> => {
  const database = await finished(indexedDB.open(name))
  const stores = [...database.objectStoreNames]
  try {
    if (stores.length === 0) return 0
    const transaction = database.transaction(stores, 'readwrite')
    const counts = await Promise.all(
      stores.map(async (kept) => {
        const store = transaction.objectStore(kept)
        const count = await finished(store.count())
        await finished(store.clear())
        return count
      }),
    )
    return counts.reduce((sum, count) => sum + count, 0)
  } finally {
    database.close()
  }
}

const finished = <T>(request: IDBRequest<T>): Promise<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error ?? new Error('The database gave no reason')))
  return promise
}

/** Hosts that were asked for at a click; those the extension can't do without stay with it. */
const giveBackPermissions = async (): Promise<number> => {
  const needed = new Set<string>(browser.runtime.getManifest().host_permissions)
  const { origins = [] } = await browser.permissions.getAll()
  const asked = origins.filter((origin) => !needed.has(origin) && !isContentMatch(origin))
  if (asked.length > 0) await browser.permissions.remove({ origins: asked })
  return asked.length
}

/** Browsers count the addresses of content scripts among the granted ones. */
const isContentMatch = (origin: string): boolean =>
  (browser.runtime.getManifest().content_scripts ?? []).some(({ matches }) => matches?.includes(origin))
