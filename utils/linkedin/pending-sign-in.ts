import * as z from 'zod/mini'

export const pendingSchema = z.object({
  way: z.enum(['exchange', 'pkce']),
  state: z.string(),
  verifier: z.nullable(z.string()),
  redirectUri: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
})

/** A sign-in under way, as plain JSON: the worker may die while the member is on LinkedIn's page. */
export type PendingSignIn = z.infer<typeof pendingSchema>
