import { Agent, request as httpsRequest } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../../sandbox/json.ts'
import { parseJson, printJson } from '../../sandbox/json.ts'
import type { Sandbox } from '../../sandbox/start.ts'

export type Reply = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string; json: Json }
export type Extra = { headers?: Record<string, string>; body?: unknown; token?: string | null }
export type Client = {
  send: (method: string, url: string, extra?: Extra) => Promise<Reply>
  close: () => void
}

/** A small HTTP client that goes through the sandbox's proxy and trusts its authority alone. */
export function openClient(sandbox: Pick<Sandbox, 'caCertificate' | 'proxyUrl'>): Client {
  const agent = new Agent({
    keepAlive: true,
    ca: sandbox.caCertificate,
    proxyEnv: { HTTPS_PROXY: sandbox.proxyUrl },
  })
  return {
    send: async (method, url, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = httpsRequest(url, { method, agent, headers }, (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => resolve(readReply(incoming.statusCode ?? 0, incoming.headers, chunks)))
        })
        outgoing.on('error', reject)
        outgoing.end(body === undefined ? undefined : toBytes(body))
      }),
    close: () => agent.destroy(),
  }
}

/** The same for the API: token, protocol header and JSON put in. */
export function openApi(client: Client, token: string): Client['send'] {
  return async (method, path, extra = {}) => {
    const chosen = extra.token === undefined ? token : extra.token
    const headers: Record<string, string> = { 'X-RestLi-Protocol-Version': '2.0.0' }
    if (chosen !== null) headers['Authorization'] = `Bearer ${chosen}`
    if (extra.body !== undefined) headers['Content-Type'] = 'application/json'
    return client.send(method, `https://api.linkedin.com${path}`, {
      ...extra,
      headers: { ...headers, ...extra.headers },
    })
  }
}

function toBytes(body: unknown): string | Buffer {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body
  return printJson(body)
}

function readReply(status: number, headers: IncomingHttpHeaders, chunks: Buffer[]): Reply {
  const bytes = Buffer.concat(chunks)
  const text = bytes.toString('utf8')
  const isJson = (headers['content-type'] ?? '').includes('json') && text !== ''
  return { status, headers, bytes, text, json: isJson ? tryJson(text) : null }
}

function tryJson(text: string): Json {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
