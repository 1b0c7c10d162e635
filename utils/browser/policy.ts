import { parts, type Allowed } from '../profile/allowed.ts'
import type { Settings } from './item-schemas.ts'
import { readManaged } from './managed.ts'
import { signInWays, type SignInWay } from './sign-in-way.ts'

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

/**
 * Reads a policy as it was written by hand. What can't be used is as if it were absent, except a restriction. By hand
 * as well, because every page reads it before it draws.
 */
export const parsePolicy = (raw: unknown): Policy => {
  const written: Partial<Record<keyof Policy, unknown>> = typeof raw === 'object' && raw !== null ? raw : {}
  const { signInWay, clientId, exchangeUrl, allowedSections } = written
  return {
    signInWay: signInWays.find((way) => way === signInWay) ?? null,
    clientId: filled(clientId),
    exchangeUrl: filled(exchangeUrl),
    allowedSections: allowedSections === undefined ? null : partsIn(allowedSections),
  }
}

const filled = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** What was meant to restrict must not open everything by a slip of the pen: a value that is no list allows nothing. */
const partsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter(
    (part): part is string => typeof part === 'string' && parts.includes(part),
  )

export const readPolicy = async (): Promise<Policy> => parsePolicy(await readManaged())

/** The settings a policy sets, under their own names. */
export const managedSettings = ({ signInWay, clientId, exchangeUrl }: Policy): Partial<Settings> => ({
  ...(signInWay === null ? {} : { way: signInWay }),
  ...(clientId === null ? {} : { clientId }),
  ...(exchangeUrl === null ? {} : { exchangeUrl }),
})
