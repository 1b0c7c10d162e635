import { connect } from 'node:net'
import { request } from 'node:https'
import { connect as secure } from 'node:tls'

interface Proxy {
  port: number
  caCertificate: string
}

/** `fetch` through an HTTP CONNECT proxy, which Node's own can't without a package. One connection a request. */
export const proxiedFetch =
  ({ port, caCertificate }: Proxy) =>
  (address: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const url = new URL(address)
      const socket = connect(port, '127.0.0.1')
      socket.on('error', reject)
      socket.write(`CONNECT ${url.hostname}:443 HTTP/1.1\r\nHost: ${url.hostname}:443\r\n\r\n`)
      socket.once('data', (head) => {
        if (!head.toString().includes(' 200 ')) return reject(new TypeError(`Refused: ${url.hostname}`))
        const tunnel = secure({ socket, servername: url.hostname, ca: caCertificate })
        tunnel.on('error', reject)
        const sent = request(url, {
          createConnection: () => tunnel,
          method: init.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init.headers)),
          ...(init.signal ? { signal: init.signal } : {}),
        })
        sent.on('error', reject)
        sent.on('response', (answer) => {
          const chunks: Buffer[] = []
          answer.on('error', reject)
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => {
            const status = answer.statusCode ?? 0
            const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
              values.map((value): [string, string] => [name, value]),
            )
            resolve(new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers }))
          })
        })
        // A form is a URLSearchParams, everything else here a string.
        sent.end(
          init.body === undefined || init.body === null ? '' : String(init.body as string | URLSearchParams),
        )
      })
    })
