/** An answer by RFC 6749: of a token or of what was wrong. */
export interface OauthAnswer {
  status: number
  body: Record<string, string | number>
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** LinkedIn's endpoints: https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow */
const endpoints = {
  token: 'https://www.linkedin.com/oauth/v2/accessToken',
  revoke: 'https://www.linkedin.com/oauth/v2/revoke',
} as const

/** Shorter than the extension's own patience, so that it hears why. */
const timeoutMs = 15_000

export const oauthError = (status: number, error: string, description: string): OauthAnswer => ({
  status,
  body: { error, error_description: description },
})

/**
 * Asks LinkedIn. Hands on what the extension needs and nothing else: no refresh token, which would outlive the
 * member's session, and no id token, which says who they are.
 */
export async function askLinkedIn(
  endpoint: keyof typeof endpoints,
  form: Readonly<Record<string, string>>,
  fetch: Fetch,
): Promise<OauthAnswer> {
  let answer: unknown
  let status: number
  try {
    const response = await fetch(endpoints[endpoint], {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    status = response.status
    answer = parseJson(await response.text())
  } catch {
    // The reason may quote the request, and the request holds the secret.
    return oauthError(502, 'server_error', 'LinkedIn could not be reached')
  }
  if (status >= 200 && status < 300) return endpoint === 'revoke' ? { status: 200, body: {} } : grant(answer)
  if (status >= 500) return oauthError(502, 'server_error', `LinkedIn answered ${status}`)
  return oauthError(
    status === 401 ? 401 : 400,
    textIn(answer, 'error') ?? 'invalid_request',
    textIn(answer, 'error_description') ?? textIn(answer, 'message') ?? `LinkedIn answered ${status}`,
  )
}

function grant(answer: unknown): OauthAnswer {
  const token = textIn(answer, 'access_token')
  if (token === undefined) return oauthError(502, 'server_error', 'LinkedIn answered without a token')
  const expiresIn = read(answer, 'expires_in')
  const scope = textIn(answer, 'scope')
  return {
    status: 200,
    body: {
      access_token: token,
      // RFC 6749 wants it; LinkedIn leaves it out.
      token_type: 'Bearer',
      ...(typeof expiresIn === 'number' ? { expires_in: expiresIn } : {}),
      ...(scope === undefined ? {} : { scope }),
    },
  }
}

const read = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined

function textIn(from: unknown, name: string): string | undefined {
  const value = read(from, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
