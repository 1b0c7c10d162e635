import type { ServerResponse } from 'node:http'
import type { Answer } from './message.ts'

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  const { status, headers = {}, body = '' } = answer
  response.writeHead(status, {
    ...headers,
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
  })
  response.end(status === 204 ? undefined : body)
}

export function cutConnection(response: ServerResponse): void {
  response.socket?.destroy()
}

/** Sends the first bytes of an answer's header, then cuts. */
export function cutInHeader(response: ServerResponse): void {
  const { socket } = response
  socket?.write('HTTP/1.1 200 OK\r\nContent-Typ', () => socket.destroy())
}
