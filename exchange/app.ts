import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { askLinkedIn, oauthError, type OauthAnswer } from './linkedin.ts'
import { allowedOrigins } from './origins.ts'
import { createRateLimit } from './rate-limit.ts'
import type { Settings } from './settings.ts'

/** What a machine gives the service; everything else is standard Fetch. */
export interface Machine {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Epoch milliseconds. */
  now: () => number
  /** One line for every request: no query, no form, no token. */
  log: (line: string) => void
  /** The caller's address where no proxy in front names it. */
  addressOf: (context: Context) => string | undefined
}

/** Forms are a few hundred bytes. */
const mostBytes = 16 * 1024

/**
 * The sign-in exchange of docs/exchange-service.md: takes a token request without a secret, adds the secret it holds,
 * asks LinkedIn, and hands the answer on.
 */
export function createExchange(settings: Settings, machine: Machine): Hono {
  const { clientId, clientSecret, redirectUris, requestsPerMinute, addressHeader } = settings
  const isAllowedOrigin = allowedOrigins(redirectUris)
  const limit = createRateLimit(requestsPerMinute, machine.now)

  const answer = (context: Context, { status, body }: OauthAnswer): Response =>
    context.json(body, status as ContentfulStatusCode, { 'cache-control': 'no-store', pragma: 'no-cache' })

  const logged = createMiddleware(async (context, next) => {
    const began = machine.now()
    await next()
    const { method, path } = context.req
    const known = ['/token', '/revoke', '/health'].includes(path) ? path : 'other'
    const at = new Date(began).toISOString()
    const ms = machine.now() - began
    machine.log(JSON.stringify({ at, method, path: known, status: context.res.status, ms }))
  })

  const limited = createMiddleware(async (context, next) => {
    const wait = limit.take(addressIn(context))
    if (wait === 0) return next()
    context.header('retry-after', String(wait))
    return answer(context, oauthError(429, 'slow_down', `Too many requests; try again in ${wait} s`))
  })

  /** The last of a list: what comes before it was written by whoever the proxy talked to. */
  const addressIn = (context: Context): string => {
    const named =
      addressHeader === null ? undefined : context.req.header(addressHeader)?.split(',').at(-1)?.trim()
    return named || (machine.addressOf(context) ?? 'unknown')
  }

  /** A page on some other site has no business here, whether it could read the answer or not. */
  const fromExtensions = createMiddleware(async (context, next) => {
    const origin = context.req.header('origin')
    return origin === undefined || isAllowedOrigin(origin)
      ? next()
      : answer(context, oauthError(403, 'invalid_request', 'This origin may not ask'))
  })

  /** The form of a request for this client, or what is wrong with it. No parameter twice (RFC 6749 3.2). */
  async function readForm(context: Context): Promise<Map<string, string> | OauthAnswer> {
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/x-www-form-urlencoded')
      return oauthError(400, 'invalid_request', 'Send application/x-www-form-urlencoded')
    const pairs = [...new URLSearchParams(await context.req.text())]
    const form = new Map(pairs)
    if (form.size < pairs.length) return oauthError(400, 'invalid_request', 'A parameter is there twice')
    if (form.has('client_secret')) return oauthError(400, 'invalid_request', 'The secret is kept here')
    if (form.get('client_id') !== clientId)
      return oauthError(401, 'invalid_client', 'This service does not know the client')
    return form
  }

  async function swapCode(form: Map<string, string>): Promise<OauthAnswer> {
    if (form.get('grant_type') !== 'authorization_code')
      return oauthError(400, 'unsupported_grant_type', 'Only authorization_code')
    const redirectUri = form.get('redirect_uri') ?? ''
    if (!redirectUris.includes(redirectUri))
      return oauthError(400, 'invalid_request', 'The redirect_uri is not one of this service')
    const code = form.get('code') ?? ''
    if (code === '') return oauthError(400, 'invalid_request', 'The code is missing')
    return askLinkedIn(
      'token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        client_id: clientId,
        client_secret: clientSecret,
      },
      machine.fetch,
    )
  }

  async function revoke(form: Map<string, string>): Promise<OauthAnswer> {
    const token = form.get('token') ?? ''
    if (token === '') return oauthError(400, 'invalid_request', 'The token is missing')
    const secret = { token, client_id: clientId, client_secret: clientSecret }
    return askLinkedIn('revoke', secret, machine.fetch)
  }

  const serving =
    (serve: (form: Map<string, string>) => Promise<OauthAnswer>) => async (context: Context) => {
      const form = await readForm(context)
      return answer(context, form instanceof Map ? await serve(form) : form)
    }

  const tooLong = bodyLimit({
    maxSize: mostBytes,
    onError: (context) => answer(context, oauthError(413, 'invalid_request', 'The request is too long')),
  })
  const forExtensions = cors({
    origin: (origin) => (isAllowedOrigin(origin) ? origin : null),
    allowMethods: ['POST'],
    allowHeaders: ['content-type', 'accept'],
    maxAge: 600,
  })

  const app = new Hono()
  app.use(logged, secureHeaders())
  app.get('/health', (context) => context.json({ status: 'ok' }))
  app.use(forExtensions, fromExtensions)
  app.post('/token', limited, tooLong, serving(swapCode))
  app.post('/revoke', limited, tooLong, serving(revoke))
  app.notFound((context) =>
    answer(context, oauthError(404, 'invalid_request', 'POST /token or POST /revoke')),
  )
  // Nothing of the error is told: it may quote what was sent.
  app.onError((_error, context) =>
    answer(context, oauthError(500, 'server_error', 'The service has a fault')),
  )
  return app
}
