import type { Json } from '../json.ts'
import { parseJson, printJson } from '../json.ts'

/** One request as the sandbox's hosts see it. */
export type Request = {
  method: string
  host: string
  /** Path and query as sent. */
  path: string
  /** Path alone, percent-encoding kept. */
  pathname: string
  query: URLSearchParams
  headers: Readonly<Record<string, string>>
  body: Buffer
}

export type Answer = {
  status: number
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

export function answerJson(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: printJson(value) }
}

export function answerHtml(status: number, body: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body }
}

export function answerText(status: number, body: string, type = 'text/plain; charset=utf-8'): Answer {
  return { status, headers: { 'content-type': type }, body }
}

export function redirect(location: string, headers: Answer['headers'] = {}): Answer {
  return { status: 302, headers: { location, ...headers }, body: '' }
}

/** The body as JSON, or null when it is none. */
export function readJson(request: Request): { value: Json } | null {
  try {
    return { value: parseJson(request.body.toString('utf8')) }
  } catch {
    return null
  }
}

/** The body as `application/x-www-form-urlencoded`. */
export function readForm(request: Request): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'))
}

export function readCookies(request: Request): Map<string, string> {
  const pairs = (request.headers['cookie'] ?? '').split(';').map((part) => part.trim().split('='))
  return new Map(pairs.map(([name = '', value = '']) => [name, decodeURIComponent(value)]))
}
