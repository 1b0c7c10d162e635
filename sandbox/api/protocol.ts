import type { Answer, Request } from '../net/message.ts'
import { answerError } from './errors.ts'

export type Version = '1.0.0' | '2.0.0'

/** Without the header the server falls back to 1.0 (linkedin/shared/api-guide/concepts/protocol-version). */
export function readVersion(request: Request): Version | null {
  const version = request.headers['x-restli-protocol-version'] ?? '1.0.0'
  return version === '1.0.0' || version === '2.0.0' ? version : null
}

/** Reads a person key in the style of its protocol version (stand-in rule of linkedin-api.md 1.2). */
export function readPersonKey(segment: string, version: Version): string | null {
  const key = decodeSegment(segment)
  const pattern =
    version === '2.0.0' ? /^\((?:\$params:\(\),)?id:(?<id>[^():,]+)\)$/ : /^id=(?<id>[^():,=]+)$/
  return pattern.exec(key)?.groups?.['id'] ?? null
}

export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Refuses a method override that contradicts the call, and a body that is not JSON. */
export function checkCall(request: Request, method: string): Answer | null {
  const named = request.headers['x-restli-method']
  if (named !== undefined && named.toLowerCase() !== method) {
    return answerError(400, `X-RestLi-Method ${named} does not fit this request, which is ${method}`)
  }
  const type = request.headers['content-type']
  if (request.body.length > 0 && type !== undefined && !/^application\/json\b/i.test(type)) {
    return answerError(415, `Content-Type ${type} is not supported, send application/json`)
  }
  return null
}
