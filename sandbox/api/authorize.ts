import type { Answer, Request } from '../net/message.ts'
import type { Token, World } from '../world.ts'
import { answerError } from './errors.ts'

type Authorized = { token: Token; refused?: undefined } | { refused: Answer; token?: undefined }

/** Reads the bearer token; texts and codes of linkedin-api.md 1.6. */
export function authorize(world: World, request: Request): Authorized {
  const header = request.headers['authorization'] ?? ''
  const [scheme = '', value = ''] = header.split(' ', 2)
  if (header === '' || (scheme.toLowerCase() === 'bearer' && value === '')) {
    return { refused: answerError(401, 'Empty oauth2_access_token', 401) }
  }
  if (scheme.toLowerCase() !== 'bearer') {
    return { refused: answerError(401, 'Unknown authentication schema', 65604) }
  }
  const token = world.tokens.get(value)
  if (token === undefined) return { refused: answerError(401, 'Invalid access token', 65600) }
  if (token.revoked) {
    const more = { code: 'REVOKED_ACCESS_TOKEN' }
    return {
      refused: answerError(401, 'The token used in the request has been revoked by the user', 65601, more),
    }
  }
  if (token.expiresAt <= world.settings.now())
    return { refused: answerError(401, 'Expired access token', 65602) }
  return { token }
}

export function mayWrite(token: Token): boolean {
  return token.scopes.includes('w_compliance')
}
