import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { Certificate } from './certificate.ts'
import { HOST_NAMES, HOSTS } from './hosts.ts'
import type { Request } from './message.ts'
import type { Refusal } from './record.ts'

export type Serve = (request: Request, response: ServerResponse) => Promise<void>

type Target = { host: string; path: string }

export type Proxy = { port: number; close: () => Promise<void> }

type Options = {
  port: number
  certificate: Certificate
  serve: Serve
  refuse: (refusal: Omit<Refusal, 'at'>) => void
}

const LARGEST_BODY = 64 * 1024 * 1024

/**
 * One loopback port that is an HTTP CONNECT proxy ending TLS for the sandbox's hosts, and, spoken to
 * directly, the control surface. Everything else is refused with 403 and told to `refuse`.
 */
export async function openProxy({ port, certificate, serve, refuse }: Options): Promise<Proxy> {
  const sockets = new Set<Duplex>()
  const hostOf = new WeakMap<Duplex, string>()
  const secureContext = createSecureContext({
    cert: `${certificate.leaf}\n${certificate.ca}`,
    key: certificate.key,
  })

  const server = createServer((message, response) => {
    const target = nameTarget(message, hostOf.get(message.socket))
    if (target === null) {
      refuse({ way: 'plain-http', target: message.url ?? '' })
      response.writeHead(403, { 'content-type': 'text/plain', connection: 'close' })
      response.end('The sandbox passes no plain HTTP on.\n')
      return
    }
    void answer(message, target, response, serve)
  })
  // Longer than any client keeps an idle connection: closing one is a fault, and faults are scheduled.
  server.keepAliveTimeout = 600_000
  server.on('connection', (socket: Socket) => keep(sockets, socket))
  server.on('upgrade', (message, socket) => {
    refuse({ way: 'upgrade', target: message.url ?? '' })
    socket.destroy()
  })
  server.on('connect', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [host = '', port] = (message.url ?? '').toLowerCase().split(':')
    if (!HOST_NAMES.includes(host) || port !== '443') {
      refuse({ way: 'connect', target: message.url ?? '' })
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext,
      ALPNProtocols: ['http/1.1'],
    })
    hostOf.set(secure, host)
    keep(sockets, secure)
    server.emit('connection', secure)
  })
  // A client that goes away in the middle of a handshake is no concern of ours.
  server.on('clientError', (_error, socket) => socket.destroy())

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => closeAll(server, sockets),
  }
}

async function answer(
  message: IncomingMessage,
  target: Target,
  response: ServerResponse,
  serve: Serve,
): Promise<void> {
  try {
    await serve(await receive(message, target), response)
  } catch (error) {
    // A fault of the sandbox itself, or a client gone in the middle of its request.
    if (response.headersSent || response.socket === null) return
    response.writeHead(500, { 'content-type': 'text/plain', connection: 'close' })
    response.end(`The sandbox failed: ${String(error)}\n`)
  }
}

function keep(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => sockets.delete(socket))
}

async function closeAll(server: Server, sockets: Set<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  for (const socket of sockets) socket.destroy()
  await closed
}

/** Which host a request is for, with its path; null when it is a plain-HTTP proxy request for another host. */
function nameTarget(message: IncomingMessage, tunnel: string | undefined): Target | null {
  const url = message.url ?? '/'
  if (tunnel !== undefined) return { host: tunnel, path: url }
  if (url.startsWith('/')) return { host: HOSTS.control, path: url }
  const absolute = URL.parse(url)
  if (absolute?.hostname !== HOSTS.control) return null
  return { host: HOSTS.control, path: absolute.pathname + absolute.search }
}

async function receive(message: IncomingMessage, target: Target): Promise<Request> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > LARGEST_BODY) throw new Error('body too large')
    chunks.push(chunk)
  }
  const at = target.path.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: message.method ?? 'GET',
    host: target.host,
    path: target.path,
    pathname: at === -1 ? target.path : target.path.slice(0, at),
    query: new URLSearchParams(at === -1 ? '' : target.path.slice(at + 1)),
    headers,
    body: Buffer.concat(chunks),
  }
}
