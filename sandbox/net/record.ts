import { createHash } from 'node:crypto'
import type { Request } from './message.ts'
import type { Operation } from './operation.ts'
import type { FaultKind } from './faults.ts'

/** What the sandbox keeps of a request. */
export type RecordedRequest = {
  at: number
  host: string
  method: string
  /** Path with query, as sent. */
  path: string
  operation: Operation
  /** Lower-case names. `authorization` keeps its scheme and the token's last four characters. */
  headers: Record<string, string>
  /** The raw text, or null for a binary body. */
  body: string | null
  bytes: number
  sha256: string
  /** `Origin` and `Sec-Fetch-Site`: tell the extension's own requests from a page's. */
  origin: string | null
  secFetchSite: string | null
  /** Person id of the token, where it is a live one. */
  member: string | null
  /** Null while it is not answered, and when the connection was cut. */
  status: number | null
  fault: FaultKind | null
}

export type Refusal = { at: number; way: 'connect' | 'plain-http' | 'upgrade'; target: string }

export function recordRequest(request: Request, operation: Operation, at: number): RecordedRequest {
  const headers = { ...request.headers }
  const authorization = headers['authorization']
  if (authorization !== undefined) headers['authorization'] = redactAuthorization(authorization)
  return {
    at,
    host: request.host,
    method: request.method,
    path: request.path,
    operation,
    headers,
    body: isText(headers['content-type'], request.body) ? request.body.toString('utf8') : null,
    bytes: request.body.byteLength,
    sha256: createHash('sha256').update(request.body).digest('hex'),
    origin: headers['origin'] ?? null,
    secFetchSite: headers['sec-fetch-site'] ?? null,
    member: null,
    status: null,
    fault: null,
  }
}

function redactAuthorization(value: string): string {
  const [scheme = '', token] = value.split(' ', 2)
  return token === undefined ? '…' : `${scheme} …${token.slice(-4)}`
}

function isText(type: string | undefined, body: Buffer): boolean {
  if (body.byteLength === 0) return true
  return type !== undefined && /json|urlencoded|^text\//.test(type)
}
