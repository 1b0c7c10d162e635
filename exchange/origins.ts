/**
 * Which extensions may read an answer, told from the redirect addresses: a browser derives those from the extension.
 * https://developer.chrome.com/docs/extensions/reference/api/identity
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/identity
 */
export function allowedOrigins(redirectUris: readonly string[]): (origin: string) => boolean {
  const hosts = redirectUris.map((address) => new URL(address).hostname)
  const chromium = new Set(
    hosts.flatMap((host) => {
      const id = /^([a-p]{32})\.chromiumapp\.org$/.exec(host)?.[1]
      return id === undefined ? [] : [`chrome-extension://${id}`]
    }),
  )
  // Firefox gives every installation an origin of its own, so any of its extensions: the code is what counts.
  const anyFirefox = hosts.some((host) => host.endsWith('.extensions.allizom.org'))
  return (origin) => chromium.has(origin) || (anyFirefox && /^moz-extension:\/\/[0-9a-f-]{36}$/.test(origin))
}
