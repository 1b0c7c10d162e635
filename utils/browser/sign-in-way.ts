/** How a member can sign in: see docs/exchange-service.md and the README. */
export const signInWays = ['exchange', 'pkce', 'token'] as const
export type SignInWay = (typeof signInWays)[number]
