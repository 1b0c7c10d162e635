import * as z from 'zod/mini'
import { parts, type Allowed } from '../profile/allowed.ts'
import { browser } from './api.ts'
import { signInWays, type Settings, type SignInWay } from './item-schemas.ts'
import { items, readItem } from './items.ts'

/**
 * What an organisation has decided for the browsers it manages (`storage.managed`). The names are those of
 * managed-schema.json, which Chromium checks the policy file against; Firefox checks nothing, so all is checked here.
 */
export interface Policy {
  signInWay: SignInWay | null
  clientId: string | null
  exchangeUrl: string | null
  allowedSections: Allowed
}

export const noPolicy: Policy = { signInWay: null, clientId: null, exchangeUrl: null, allowedSections: null }

const written = z.record(z.string(), z.unknown())
const way = z.enum(signInWays)
const filled = z.string().check(z.minLength(1))
const list = z.array(z.unknown())

/** Reads a policy as it was written by hand. What can't be used is as if it were absent, except a restriction. */
export const parsePolicy = (raw: unknown): Policy => {
  const { signInWay, clientId, exchangeUrl, allowedSections } = written.safeParse(raw).data ?? {}
  return {
    signInWay: way.safeParse(signInWay).data ?? null,
    clientId: filled.safeParse(clientId).data ?? null,
    exchangeUrl: filled.safeParse(exchangeUrl).data ?? null,
    allowedSections: allowedSections === undefined ? null : partsIn(allowedSections),
  }
}

/** What was meant to restrict must not open everything by a slip of the pen: a value that is no list allows nothing. */
const partsIn = (value: unknown): string[] =>
  (list.safeParse(value).data ?? []).filter(
    (part): part is string => typeof part === 'string' && parts.includes(part),
  )

export const readPolicy = async (): Promise<Policy> => {
  // Firefox rejects where nothing is managed at all; Chromium answers with an empty object.
  const raw = await browser.storage.managed.get().catch(() => ({}))
  return parsePolicy(raw)
}

/** Calls back when the organisation changes its mind, which Chromium tells without a restart. */
export const watchPolicy = (onChange: () => void, signal: AbortSignal): void => {
  const listener = (_changes: unknown, area: string) => {
    if (area === 'managed') onChange()
  }
  browser.storage.onChanged.addListener(listener)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}

/** The settings a policy sets, under their own names. */
export const managedSettings = ({ signInWay, clientId, exchangeUrl }: Policy): Partial<Settings> => ({
  ...(signInWay === null ? {} : { way: signInWay }),
  ...(clientId === null ? {} : { clientId }),
  ...(exchangeUrl === null ? {} : { exchangeUrl }),
})

/** The settings that hold: the member's own, under what is managed. */
export const readSettings = async (): Promise<Settings> => ({
  ...(await readItem(items.settings)),
  ...managedSettings(await readPolicy()),
})
