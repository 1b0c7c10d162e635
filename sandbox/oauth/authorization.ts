import { randomBytes } from 'node:crypto'
import type { Answer, Request } from '../net/message.ts'
import { readForm, redirect } from '../net/message.ts'
import { findViewer, signInCookie } from '../site/session.ts'
import type { Member, World } from '../world.ts'
import type { Client } from './clients.ts'
import { answerConsent, answerProblem, answerSignIn } from './pages.ts'
import { addQuery, isRegistered } from './redirects.ts'
import { sameScopes, splitScopes } from './scopes.ts'

/** Codes live 30 minutes, once. */
const CODE_SECONDS = 1800

/** A request for authorization that may lead back to the client, with success or an error. */
export type Asked = {
  client: Client
  redirectUri: string
  state: string | null
  scopes: readonly string[]
  challenge: string | null
  isNative: boolean
}

/**
 * `/oauth/v2/authorization` and `/oauth/native-pkce/authorization`: sign-in page, consent page, and back.
 * The pages post the person's choice to the address they came from.
 */
export function authorizeClient(world: World, request: Request, isNative: boolean): Answer {
  const asked = readAsked(world, request.query, isNative)
  if ('problem' in asked) return answerProblem(asked.problem)
  const refused = refuseAsked(asked, request.query)
  if (refused !== null) return goBack(asked, refused)

  const choice = request.method === 'POST' ? readForm(request) : null
  const chosen = world.members.get(choice?.get('member') ?? '')
  if (chosen !== undefined) return redirect(request.path, { 'set-cookie': signInCookie(chosen.id) })

  const viewer = findViewer(world, request)
  const decision = choice?.get('decision') ?? null
  if (viewer === null) {
    if (decision === 'cancel')
      return goBack(asked, {
        error: 'user_cancelled_login',
        error_description: 'The user cancelled LinkedIn login',
      })
    return answerSignIn(world, asked, request.path)
  }
  if (decision === 'cancel')
    return goBack(asked, {
      error: 'user_cancelled_authorize',
      error_description: 'The user cancelled the authorization',
    })
  if (decision === 'allow' || isConsentKnown(world, viewer, asked)) {
    return goBack(asked, { code: issueCode(world, viewer, asked) })
  }
  return answerConsent(world, asked, viewer, request.path)
}

/** What can't be told to the client, for its identity or address is in doubt. */
function readAsked(world: World, query: URLSearchParams, isNative: boolean): Asked | { problem: string } {
  const client = world.clients.get(query.get('client_id') ?? '')
  if (client === undefined) return { problem: 'client_id is missing or unknown' }
  if (isNative && !client.native)
    return { problem: 'PKCE for native clients is not enabled for this application' }
  const redirectUri = query.get('redirect_uri')
  if (redirectUri === null || redirectUri === '') return { problem: 'redirect_uri is missing' }
  if (!isRegistered(world, redirectUri, isNative)) {
    return {
      problem: isNative
        ? 'redirect_uri must be a loopback address'
        : 'redirect_uri does not match a registered value',
    }
  }
  return {
    client,
    redirectUri,
    state: query.get('state'),
    scopes: splitScopes(query.get('scope') ?? ''),
    // The ordinary endpoint knows nothing of PKCE.
    challenge: isNative ? query.get('code_challenge') : null,
    isNative,
  }
}

type Refused = { error: string; error_description: string }

function refuseAsked({ client, scopes, challenge, isNative }: Asked, query: URLSearchParams): Refused | null {
  const refuse = (error: string, error_description: string): Refused => ({ error, error_description })
  if (query.get('response_type') !== 'code')
    return refuse('unsupported_response_type', 'response_type must be code')
  if (isNative && (challenge === null || !/^[\w-]{43}$/.test(challenge))) {
    return refuse('invalid_request', 'code_challenge is missing or is no S256 challenge')
  }
  if (isNative && query.get('code_challenge_method') !== 'S256') {
    return refuse('invalid_request', 'code_challenge_method must be S256')
  }
  if (scopes.length === 0) return refuse('invalid_scope', 'scope is missing')
  const foreign = scopes.filter((scope) => !client.scopes.includes(scope))
  if (foreign.length === 0) return null
  return refuse('unauthorized_scope_error', `Scope "${foreign[0]}" is not authorized for your application`)
}

function goBack({ redirectUri, state }: Asked, parameters: Record<string, string>): Answer {
  return redirect(addQuery(redirectUri, { ...parameters, state }))
}

function issueCode(world: World, member: Member, { client, redirectUri, scopes, challenge }: Asked): string {
  const code = `AQR${randomBytes(96).toString('base64url')}`
  world.codes.set(code, {
    member: member.id,
    client: client.id,
    redirectUri,
    scopes,
    challenge,
    expiresAt: world.settings.now() + CODE_SECONDS * 1000,
    used: false,
  })
  return code
}

/** LinkedIn skips the consent page while token and session live; here only when the settings say so. */
function isConsentKnown(world: World, member: Member, { client, scopes }: Asked): boolean {
  if (!world.settings.skipConsent) return false
  return [...world.tokens.values()].some(
    (token) =>
      token.member === member.id &&
      token.client === client.id &&
      !token.revoked &&
      token.expiresAt > world.settings.now() &&
      sameScopes(token.scopes, scopes),
  )
}
