/** The part that is used here of the browser's own `trustedTypes`; browsers without it check nothing. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => unknown }
}

/** A name is given once a page. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * Our policy lets no address become code but by the policy named here (wxt.config.ts). It knows the addresses that are
 * named at its first use, and no other: a page's own workers, or what the background loads later.
 */
export const trustedAddress = (wanted: string, known: readonly string[]): string => {
  const { trustedTypes } = globalThis as unknown as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('workers', {
    createScriptURL: (address) => {
      if (!known.includes(address)) throw new TypeError('Only our own scripts')
      return address
    },
  })
  return (policy?.createScriptURL(wanted) ?? wanted) as string
}
