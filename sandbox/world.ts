import type { JsonObject } from './json.ts'
import { showJson } from './json.ts'
import { addMemberAssets } from './media/seeds.ts'
import { seedMembers } from './members/index.ts'
import type { Client } from './oauth/clients.ts'
import type { Settings } from './settings.ts'

/** A member as LinkedIn keeps them: `profile` is what a full read answers, less the derived texts. */
export type Member = {
  id: string
  defaultLocale: string
  profile: JsonObject
  /** URNs that exist, whether or not the profile shows them. */
  richContents: ReadonlySet<string>
  /** The id the next created entry gets. */
  nextEntryId: bigint
}

export type Asset = {
  id: string
  owner: string
  recipe: string
  /** Secret part of the upload address. */
  uploadKey: string
  created: number
  image: { bytes: Buffer; type: 'image/png' | 'image/jpeg'; width: number; height: number } | null
}

export type Token = {
  value: string
  member: string
  client: string
  scopes: readonly string[]
  issuedAt: number
  expiresAt: number
  revoked: boolean
}

export type Code = {
  member: string
  client: string
  redirectUri: string
  scopes: readonly string[]
  /** PKCE, S256. */
  challenge: string | null
  expiresAt: number
  used: boolean
}

/** All that changes while the sandbox runs; `reset()` makes a new one. */
export type World = {
  settings: Settings
  members: Map<string, Member>
  assets: Map<string, Asset>
  tokens: Map<string, Token>
  refreshTokens: Map<string, Token>
  codes: Map<string, Code>
  clients: ReadonlyMap<string, Client>
  /** Person id the site takes for signed in where the browser's cookie says nothing. */
  siteMember: string | null
}

export function createWorld(settings: Settings): World {
  const world: World = {
    settings,
    members: new Map(seedMembers().map((member) => [member.id, member])),
    assets: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    codes: new Map(),
    clients: new Map(settings.clients.map((client) => [client.id, client])),
    siteMember: settings.siteMember,
  }
  addMemberAssets(world)
  return world
}

export function findMemberBySlug(world: World, slug: string): Member | undefined {
  const wanted = slug.toLowerCase()
  return [...world.members.values()].find((member) => slugOf(member).toLowerCase() === wanted)
}

export function slugOf(member: Member): string {
  return showJson(member.profile['vanityName'])
}

export function personUrn(member: Member): string {
  return `urn:li:person:${member.id}`
}
