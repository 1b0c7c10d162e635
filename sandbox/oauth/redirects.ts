import type { World } from '../world.ts'

/** Addresses that browsers give to extensions: registered for every client of the sandbox. */
const EXTENSION_ADDRESSES = [
  /^https:\/\/[a-p]{32}\.chromiumapp\.org\//,
  /^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\//,
]

/** Loopback only, any port (linkedin/shared/authentication/authorization-code-flow-native). */
const LOOPBACK = /^https?:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/

/** Query arguments don't count, a fragment is refused (linkedin/shared/authentication/authorization-code-flow). */
export function isRegistered(world: World, uri: string, isNative: boolean): boolean {
  if (uri.includes('#') || !URL.canParse(uri)) return false
  if (isNative) return LOOPBACK.test(uri)
  const [address = ''] = uri.split('?')
  const full = address.endsWith('/') || address.split('/').length > 3 ? address : `${address}/`
  return (
    world.settings.redirectUris.includes(address) || EXTENSION_ADDRESSES.some((known) => known.test(full))
  )
}

export function addQuery(uri: string, parameters: Record<string, string | null>): string {
  const url = new URL(uri)
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, value)
  }
  return url.href
}
