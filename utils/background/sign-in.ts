import * as z from 'zod/mini'
import { browser } from '../browser/api.ts'
import type { ConnectProblem } from '../browser/connect-problem.ts'
import type { Connection, Settings } from '../browser/item-schemas.ts'
import { items } from '../browser/items.ts'
import { changeItem } from '../browser/kept.ts'
import { loadLateScript } from '../browser/late-script.ts'
import type { SignInWay } from '../browser/sign-in-way.ts'
import type { ConnectReply } from '../browser/messages.ts'
import { readPolicy } from '../browser/policy.ts'
import { redirectAddress, signInWindowCatches, watchLoopback } from '../browser/redirect.ts'
import { pendingSchema, type PendingSignIn } from '../linkedin/pending-sign-in.ts'
import { readProfile } from '../linkedin/profile.ts'
import { createClient } from '../linkedin/client.ts'
import { resumeSignedOut } from './outbox.ts'
import { client } from './client.ts'
import { handOver } from './local-profiles.ts'
import { storeRead } from './profile-reader.ts'
import { readSettings } from './settings.ts'
import { openSession } from './session.ts'

/** From a way of signing in to an open session: whose token it is, what it may do, until when. */

const failed = (problem: Extract<ConnectReply, { state: 'failed' }>['problem']): ConnectReply => ({
  state: 'failed',
  problem,
})

/** An organisation that names a way of signing in has no other: no page can go around its locked control. */
const isOtherWay = async (way: SignInWay): Promise<boolean> => {
  const { signInWay } = await readPolicy()
  return signInWay !== null && signInWay !== way
}

const fetchHere: typeof fetch = (...request) => fetch(...request)

interface NewToken {
  accessToken: string
  scopes: string[] | null
  expiresAt: number | null
}

export const connectWithToken = async (token: NewToken, way: SignInWay): Promise<ConnectReply> => {
  const settings = await readSettings()
  if (await isOtherWay(way)) return failed({ type: 'way-managed' })
  const probe = createClient({
    fetch: fetchHere,
    token: () => Promise.resolve(token.accessToken),
    now: () => Date.now(),
  })
  const read = await readProfile(probe, settings.person === '' ? {} : { person: settings.person })
  if (!read.ok)
    return failed(
      read.failure.type === 'forbidden' && settings.person === ''
        ? { type: 'person-unknown' }
        : { type: 'profile', failure: read.failure },
    )
  const { person } = read.baseline
  await storeRead(read)
  await handOver(person)
  await changeItem(items.members, (members) => ({ ...members, current: person }))
  await changeItem(items.pageOwner, () => ({ vanityName: read.member.vanityName }))
  await openSession({ person, way, ...token }, settings.staySignedIn)
  void resumeSignedOut(person, client)
  return { state: 'connected' }
}

/** Null where the browser can't load it: that is told beside the button, and the next press tries again. */
const loadProtocol = () => loadLateScript('sign-in').catch(() => null)

const pendingKey = 'pending-sign-in'

const readPending = async (): Promise<PendingSignIn | null> => {
  const stored = pendingSchema.safeParse((await browser.storage.session.get(pendingKey))[pendingKey])
  return stored.success ? stored.data : null
}

/** Another one, begun on another page since, goes on. */
const forgetPending = async ({ state }: PendingSignIn): Promise<void> => {
  if ((await readPending())?.state !== state) return
  await browser.storage.session.remove(pendingKey)
  loopback.end()
}

export const signIn = async (way: 'exchange' | 'pkce'): Promise<ConnectReply> => {
  const settings = await readSettings()
  if (await isOtherWay(way)) return failed({ type: 'way-managed' })
  const missing = missingSetting(settings, way)
  if (missing) return failed(missing)
  const protocol = await loadProtocol()
  if (!protocol) return failed({ type: 'not-loaded' })
  const redirectUri = redirectAddress(way)
  const { url, pending } = await protocol.beginSignIn({
    way,
    clientId: settings.clientId,
    redirectUri,
    scopes: settings.scopes,
  })
  await browser.storage.session.set({ [pendingKey]: pending })
  await leaveProblem(undefined)
  if (!signInWindowCatches(redirectUri)) {
    loopback.begin()
    await browser.tabs.create({ url })
    return { state: 'waiting' }
  }
  const callback = await openSignInWindow(url)
  if (callback !== null) return complete(pending, callback)
  await forgetPending(pending)
  return failed({ type: 'sign-in', problem: { type: 'cancelled' } })
}

/** The address LinkedIn sent the window back to, or null: the browser rejects when the member closes it. */
const openSignInWindow = (url: string): Promise<string | null> =>
  browser.identity.launchWebAuthFlow({ url, interactive: true }).catch(() => null)

const missingSetting = (settings: Settings, way: SignInWay) => {
  if (settings.clientId === '') return { type: 'missing', setting: 'clientId' } as const
  if (way !== 'exchange') return null
  if (settings.exchangeUrl === '') return { type: 'missing', setting: 'exchangeUrl' } as const
  return z.url({ protocol: /^https$/ }).safeParse(settings.exchangeUrl).success
    ? null
    : ({ type: 'exchange-not-https' } as const)
}

/** A tab that came back on the loopback address of the sign-in under way. True where it was one. */
export const catchRedirect = async (url: string): Promise<boolean> => {
  const pending = await readPending()
  if (!pending || pending.way !== 'pkce' || !url.startsWith(`${pending.redirectUri}?`)) return false
  const reply = await completeSignIn(url)
  if (reply.state === 'failed') await leaveProblem(reply.problem)
  return true
}

/** How the last sign-in in a tab ended, for a page that looks later; undefined: nothing is to be said of it any more. */
const leaveProblem = (problem: ConnectProblem | undefined): Promise<unknown> =>
  changeItem(items.connection, (was): Connection => {
    if (problem) return was.state === 'live' ? was : { state: 'none', problem }
    return was.state === 'none' && was.problem ? { state: 'none' } : was
  })

/** Takes the address LinkedIn sent the browser back to, however it was caught. */
export const completeSignIn = async (callback: string): Promise<ConnectReply> => {
  const pending = await readPending()
  return pending ? complete(pending, callback) : failed({ type: 'sign-in', problem: { type: 'wrong-state' } })
}

const complete = async (pending: PendingSignIn, callback: string): Promise<ConnectReply> => {
  const protocol = await loadProtocol()
  if (!protocol) return failed({ type: 'not-loaded' })
  const { exchangeUrl } = await readSettings()
  const finished = await protocol.finishSignIn(pending, callback, {
    fetch: fetchHere,
    now: () => Date.now(),
    exchangeUrl,
  })
  await forgetPending(pending)
  if (!finished.ok) return failed({ type: 'sign-in', problem: finished.problem })
  const { accessToken, scopes, expiresAt } = finished.token
  return connectWithToken({ accessToken, scopes, expiresAt }, pending.way)
}

/** Asks the exchange to revoke a token that is forgotten here already, so that nothing hangs on the answer. */
export const revoke = async (
  accessToken: string,
  { exchangeUrl, clientId }: Pick<Settings, 'exchangeUrl' | 'clientId'>,
): Promise<void> => {
  const protocol = await loadProtocol()
  await protocol?.revokeAtExchange(exchangeUrl, accessToken, { fetch: fetchHere, clientId })
}

/** In Chromium a PKCE sign-in ends in an ordinary tab, which is closed once its address is read. */
const loopback = watchLoopback((url, tab) => {
  void catchRedirect(url).then((caught) => (caught ? browser.tabs.remove(tab) : undefined))
})

/** For the background's start, which may be that tab's doing. */
export const watchSignInTabs = (): void => {
  loopback.begin()
  void readPending().then((pending) => (pending?.way === 'pkce' ? undefined : loopback.end()))
}
