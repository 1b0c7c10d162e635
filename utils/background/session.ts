import * as z from 'zod/mini'
import { createStore, del, get, set } from 'idb-keyval'
import { browser } from '../browser/api.ts'
import type { Connection } from '../browser/item-schemas.ts'
import { items } from '../browser/items.ts'
import { changeItem } from '../browser/kept.ts'
import { signInWays, type SignInWay } from '../browser/sign-in-way.ts'

/**
 * The token, and nobody but the worker's services reads it. It lies in `storage.session` (memory), or, when the member
 * chose to stay signed in, also in IndexedDB: unlike `storage.local`, no content script can open that.
 */
export interface Session {
  person: string
  accessToken: string
  way: SignInWay
  scopes: string[] | null
  /** Epoch milliseconds; null where the way of signing in can't know it. */
  expiresAt: number | null
}

const schema: z.ZodMiniType<Session> = z.object({
  person: z.string(),
  accessToken: z.string(),
  way: z.enum(signInWays),
  scopes: z.nullable(z.array(z.string())),
  expiresAt: z.nullable(z.number()),
})

const key = 'session'
const kept = () => createStore('profile-patch', 'kept')

export const readSession = async (): Promise<Session | null> => {
  const inMemory = schema.safeParse((await browser.storage.session.get(key))[key])
  if (inMemory.success) return inMemory.data
  const onDisk = schema.safeParse(await get(key, kept()))
  if (!onDisk.success) return null
  await browser.storage.session.set({ [key]: onDisk.data })
  return onDisk.data
}

export const openSession = async (session: Session, keep: boolean): Promise<void> => {
  await browser.storage.session.set({ [key]: session })
  await (keep ? set(key, session, kept()) : del(key, kept()))
  const { person, way, scopes, expiresAt } = session
  await changeItem(items.connection, (): Connection => ({ state: 'live', person, way, scopes, expiresAt }))
}

export const forgetSession = async (why: 'signed-out' | 'expired'): Promise<void> => {
  const session = await readSession()
  await browser.storage.session.remove(key)
  await del(key, kept())
  await changeItem(items.connection, (): Connection =>
    why === 'expired' && session ? { state: 'expired', person: session.person } : { state: 'none' },
  )
}

/** LinkedIn no longer takes this token. Another one opened since, by whomever, stays. */
export const expireSession = async ({ accessToken }: Pick<Session, 'accessToken'>): Promise<void> => {
  if ((await readSession())?.accessToken === accessToken) await forgetSession('expired')
}

/** After a browser start without a kept token, the connection that was is no longer. */
export const reviewConnection = async (): Promise<void> => {
  const session = await readSession()
  if (!session)
    await changeItem(items.connection, (was): Connection => (was.state === 'live' ? { state: 'none' } : was))
}
