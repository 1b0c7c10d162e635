import type { Request } from './message.ts'
import { HOSTS } from './hosts.ts'

/** What a request is about: the handle by which faults and tests pick requests. */
export type Operation =
  | 'read'
  | 'update'
  | 'create'
  | 'delete'
  | 'register'
  | 'upload'
  | 'asset-status'
  | 'authorize'
  | 'token'
  | 'introspect'
  | 'revoke'
  | 'page'
  | 'picture'
  | 'other'

/** Names a request by its method and path alone, so that a refused one has a name too. */
export function nameOperation(request: Request): Operation {
  switch (request.host) {
    case HOSTS.api:
      return nameApiOperation(request)
    case HOSTS.exchange:
      return nameTokenOperation(request.pathname)
    case HOSTS.site:
      return request.pathname.startsWith('/oauth/') ? nameTokenOperation(request.pathname) : 'page'
    case HOSTS.media:
    case HOSTS.pictures:
      return 'picture'
    default:
      return 'other'
  }
}

function nameTokenOperation(path: string): Operation {
  if (path.endsWith('/authorization')) return 'authorize'
  if (path.endsWith('/introspectToken') || path.endsWith('/introspect')) return 'introspect'
  if (path.endsWith('/revoke')) return 'revoke'
  return 'token'
}

function nameApiOperation(request: Request): Operation {
  const [root, version, ...rest] = request.pathname.split('/').filter((part) => part !== '')
  if (root === 'mediaUpload') return 'upload'
  if (root !== 'v2') return 'other'
  if (version === 'assets') return request.method === 'GET' ? 'asset-status' : 'register'
  if (version !== 'people' && version !== 'me' && version !== 'userinfo') return 'other'
  if (request.method === 'GET') return 'read'
  if (request.method === 'DELETE') return 'delete'
  if (request.method === 'POST') return rest.length === 2 ? 'create' : 'update'
  return 'other'
}
