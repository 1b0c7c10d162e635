import type { Client } from './oauth/clients.ts'
import { CLIENTS } from './oauth/clients.ts'
import type { Language, Layout } from './site/variants.ts'
import { ADA } from './members/ids.ts'

export type Settings = {
  now: () => number
  clients: readonly Client[]
  /** Redirect addresses allowed beside the browsers' own extension addresses. */
  redirectUris: readonly string[]
  /** Does `w_compliance` alone open reads? LinkedIn's answer is unknown; no by default. */
  complianceReads: boolean
  /** How a read answers the sections. */
  sections: 'map' | 'array'
  /** Person id of who is signed in on the site from the start; null for nobody. */
  siteMember: string | null
  /** Skip the consent page while a token of the same scopes lives, as LinkedIn does. */
  skipConsent: boolean
  /** Does the token endpoint hand out refresh tokens (a partner feature)? */
  refreshTokens: boolean
  /** Does the exchange service answer with CORS headers? */
  exchangeCors: boolean
  layout: Layout
  /** Language of the site's pages; null for the signed-in member's own. */
  language: Language | null
  /** Does `/in/me/` lead on to the member's own address? */
  redirectMe: boolean
}

export function completeSettings(partial: Partial<Settings>): Settings {
  return {
    now: Date.now,
    clients: CLIENTS,
    redirectUris: [],
    complianceReads: false,
    sections: 'map',
    siteMember: ADA,
    skipConsent: false,
    refreshTokens: false,
    exchangeCors: true,
    layout: 'sdui',
    language: null,
    redirectMe: true,
    ...partial,
  }
}
