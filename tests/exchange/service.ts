import { createExchange, type Machine } from '../../exchange/app.ts'
import type { Settings } from '../../exchange/settings.ts'

export const chromiumRedirect = 'https://dfdglldbjnhdjmoebdndmjpcgogbpjla.chromiumapp.org/linkedin'
export const firefoxRedirect =
  'https://0e917529f626f9180c693ba33ee474f4c418c98e.extensions.allizom.org/linkedin'
export const chromiumOrigin = 'chrome-extension://dfdglldbjnhdjmoebdndmjpcgogbpjla'
export const firefoxOrigin = 'moz-extension://6f3f7d80-5a38-4b43-bb2d-9a5c3a2b1c0d'

/** The sandbox's client, so that the same settings serve with it. */
export const settings: Settings = {
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  redirectUris: [chromiumRedirect, firefoxRedirect],
  requestsPerMinute: 20,
  addressHeader: 'x-forwarded-for',
}

export interface Asked {
  url: string
  form: Record<string, string>
}

/** The service over a LinkedIn that answers as told, with all that it asked and logged, and a clock to turn. */
export function startService(
  answer: () => Response | Promise<Response> = () =>
    Response.json({ access_token: 'AQX-token', expires_in: 5184000 }),
  changed: Partial<Settings> = {},
) {
  const asked: Asked[] = []
  const lines: string[] = []
  let now = 1_700_000_000_000
  const machine: Machine = {
    fetch: (url, { body }) => {
      asked.push({ url, form: Object.fromEntries(new URLSearchParams(body as string)) })
      return Promise.resolve().then(answer)
    },
    now: () => now,
    log: (line) => lines.push(line),
    addressOf: () => '198.51.100.7',
  }
  const app = createExchange({ ...settings, ...changed }, machine)
  return {
    asked,
    lines,
    pass: (ms: number) => {
      now += ms
    },
    get: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
    post: (path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
      }),
    preflight: (path: string, origin: string) =>
      app.request(path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } }),
  }
}

export const tokenForm = {
  grant_type: 'authorization_code',
  code: 'AQT-code',
  redirect_uri: chromiumRedirect,
  client_id: 'sandbox-client',
}
