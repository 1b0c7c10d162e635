/** Scopes are space-separated in requests, and clients may meet commas: split on both. */
export function splitScopes(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''))]
}

export function sameScopes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((scope) => b.includes(scope))
}

/** In words, for the consent page. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  openid: 'Sign you in',
  profile: 'Use your name and photo',
  email: 'Use your email address',
  r_liteprofile: 'Use your name and photo',
  r_basicprofile: 'Use your basic profile',
  r_fullprofile: 'Use your full profile',
  r_compliance: 'Read your data for compliance',
  w_compliance: 'Change and delete your profile data',
}
