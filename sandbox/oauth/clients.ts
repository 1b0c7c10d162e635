/** An app of the Developer Portal. */
export type Client = {
  id: string
  name: string
  secret: string
  /** What its products grant; anything else is refused with `unauthorized_scope_error`. */
  scopes: readonly string[]
  /** PKCE for native clients, which LinkedIn enables per application. */
  native: boolean
}

const SELF_SERVE = ['openid', 'profile', 'email']
const PARTNER = [
  ...SELF_SERVE,
  'r_liteprofile',
  'r_basicprofile',
  'r_fullprofile',
  'r_compliance',
  'w_compliance',
]

export const CLIENTS: readonly Client[] = [
  { id: 'sandbox-client', name: 'Sandbox client', secret: 'sandbox-secret', scopes: PARTNER, native: false },
  {
    id: 'sandbox-native',
    name: 'Sandbox native client',
    secret: 'sandbox-native-secret',
    scopes: PARTNER,
    native: true,
  },
  {
    id: 'sandbox-no-compliance',
    name: 'Sandbox client without approval',
    secret: 'sandbox-no-compliance-secret',
    scopes: [...SELF_SERVE, 'r_liteprofile', 'r_basicprofile'],
    native: true,
  },
]

/** The Developer Portal's own token generator: pasted tokens belong to it. */
export const PORTAL_CLIENT = 'developer-portal'
