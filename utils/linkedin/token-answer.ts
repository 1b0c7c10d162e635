type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** The last answer that went through `tolerantFetch`: null where none came. */
export interface Seen {
  status: number | null
  /** What the provider says of a refusal in LinkedIn's own form `{message}` rather than in OAuth's. */
  message: string
}

/**
 * `fetch` for the OAuth library, which takes RFC 6749 by its letter. LinkedIn's token answers, and services that pass
 * them on, do not keep to it in three harmless ways, mended here and nowhere else:
 * - `token_type` is missing (required by RFC 6749 5.1): LinkedIn has bearer tokens only, so `bearer` it is;
 * - `expires_in`, `scope` or `refresh_token` may be null or '': left out;
 * - `id_token` comes along when `openid` is among the scopes: left out, since who signed in is asked of the API and
 *   the library would hold the answer to OpenID Connect's rules.
 * Everything else is handed on as it came.
 */
export const tolerantFetch =
  (fetch: Fetch, seen: Seen): Fetch =>
  async (url, init) => {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
    const text = await response.text()
    seen.status = response.status
    const answer = objectIn(text)
    if (!answer) return new Response(hasBody(response.status) ? text : null, { status: response.status })
    seen.message = typeof answer['message'] === 'string' ? answer['message'] : ''
    return Response.json(response.ok ? mended(answer) : answer, { status: response.status })
  }

const hasBody = (status: number): boolean => ![101, 204, 205, 304].includes(status)

const objectIn = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

const mended = ({ id_token: _unused, ...answer }: Record<string, unknown>): Record<string, unknown> => ({
  token_type: 'bearer',
  ...Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null && value !== '')),
})
