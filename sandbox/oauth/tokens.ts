import { randomBytes } from 'node:crypto'
import type { Token, World } from '../world.ts'
import { ADA } from '../members/ids.ts'
import { PORTAL_CLIENT } from './clients.ts'

/** 60 and 365 days (linkedin/shared/authentication/authorization-code-flow, programmatic-refresh-tokens). */
export const TOKEN_SECONDS = 5_184_000
export const REFRESH_SECONDS = 31_536_000

/** Always valid for the main member: the token `main.ts` prints to be pasted. */
export const MAIN_TOKEN = 'sandbox-token-of-ada'
export const MAIN_SCOPES = ['r_fullprofile', 'w_compliance'] as const

type Grant = { member: string; client: string; scopes: readonly string[]; expiresIn?: number; value?: string }

export function grantToken(world: World, { member, client, scopes, expiresIn, value }: Grant): Token {
  const issuedAt = world.settings.now()
  const token: Token = {
    // LinkedIn's are about 500 characters; a client must not mind.
    value: value ?? `AQX${randomBytes(255).toString('base64url')}`,
    member,
    client,
    scopes,
    issuedAt,
    expiresAt: issuedAt + (expiresIn ?? TOKEN_SECONDS) * 1000,
    revoked: false,
  }
  world.tokens.set(token.value, token)
  return token
}

/** A token as the Developer Portal's generator gives it out. */
export function issuePastedToken(world: World, grant: Omit<Grant, 'client'>): Token {
  if (!world.members.has(grant.member)) throw new Error(`no member with id ${grant.member}`)
  return grantToken(world, { ...grant, client: PORTAL_CLIENT })
}

export function grantMainToken(world: World): void {
  // Far beyond any test's clock: it is there to be pasted at any time.
  const expiresIn = 100 * TOKEN_SECONDS
  issuePastedToken(world, { member: ADA, scopes: MAIN_SCOPES, value: MAIN_TOKEN, expiresIn })
}
