/** What the service has to know; read from the environment, never from a file in the repository. */
export interface Settings {
  clientId: string
  clientSecret: string
  /** The extension's own addresses, as registered in the LinkedIn app; a code for any other is not swapped. */
  redirectUris: readonly string[]
  /** Requests an address may make in a minute. */
  requestsPerMinute: number
  /** The header in which the proxy in front names the caller's address; null where there is none. */
  addressHeader: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Throws with every variable that is wrong or missing, and with no value: one of them is the secret. */
export function readSettings(environment: Environment): Settings {
  const wrong: string[] = []
  const text = (name: string): string => {
    const value = environment[name]?.trim() ?? ''
    if (value === '') wrong.push(`${name} is missing`)
    return value
  }
  const clientId = text('LINKEDIN_CLIENT_ID')
  const clientSecret = text('LINKEDIN_CLIENT_SECRET')
  const redirectUris = text('REDIRECT_URIS')
    .split(/[\s,]+/)
    .filter((address) => address !== '')
  if (!redirectUris.every(isHttps)) wrong.push('REDIRECT_URIS names something that is no https address')
  const requestsPerMinute = Number(environment['REQUESTS_PER_MINUTE'] ?? 20)
  if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 1)
    wrong.push('REQUESTS_PER_MINUTE is no whole number above 0')
  const addressHeader = environment['ADDRESS_HEADER']?.trim() || null
  if (wrong.length > 0) throw new Error(`The sign-in exchange can't start: ${wrong.join('; ')}.`)
  return { clientId, clientSecret, redirectUris, requestsPerMinute, addressHeader }
}

const isHttps = (address: string): boolean => URL.parse(address)?.protocol === 'https:'
