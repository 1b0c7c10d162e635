import type { Answer, Request } from '../net/message.ts'
import { answerText } from '../net/message.ts'
import type { World } from '../world.ts'

/** media.licdn.com: the bytes of uploaded pictures, exactly as they came. */
export function serveMedia(world: World, request: Request): Answer {
  const id = request.pathname.split('/')[4]
  const image = id === undefined ? undefined : world.assets.get(id)?.image
  if (image === undefined || image === null) return answerText(404, 'No such picture.\n')
  return {
    status: 200,
    headers: { 'content-type': image.type, 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
    body: image.bytes,
  }
}
