import { readFileSync } from 'node:fs'
import type { Answer, Request } from '../net/message.ts'
import { answerText, redirect } from '../net/message.ts'
import { serveOauth } from '../oauth/route.ts'
import type { World } from '../world.ts'
import { findMemberBySlug, slugOf } from '../world.ts'
import { decodeSegment } from '../api/protocol.ts'
import { serveEditing } from './editing.ts'
import { drawFeed } from './feed.ts'
import { drawProfile } from './profile.ts'
import { chooseLook, findViewer } from './session.ts'
import { answerPage } from './shell.ts'

const STATIC: Readonly<Record<string, { text: string; type: string }>> = {
  '/sandbox/page.css': { text: readStatic('page.css'), type: 'text/css; charset=utf-8' },
  '/sandbox/page.js': { text: readStatic('page.js'), type: 'text/javascript; charset=utf-8' },
}

function readStatic(name: string): string {
  return readFileSync(new URL(`static/${name}`, import.meta.url), 'utf8')
}

/** Everything on www.linkedin.com. */
export function serveSite(world: World, request: Request): Answer {
  if (request.pathname.startsWith('/oauth/')) return serveOauth(world, request)
  const asset = STATIC[request.pathname]
  if (asset !== undefined) return answerText(200, asset.text, asset.type)

  const viewer = findViewer(world, request)
  const { look, cookies } = chooseLook(world, request, viewer)
  const isPart = request.headers['x-sandbox-part'] === '1'
  const headers = cookies.length === 0 ? {} : { 'set-cookie': cookies }
  const [place, name, ...rest] = request.pathname.split('/').filter((part) => part !== '')
  if (place === undefined) return redirect('/feed/')
  if (place === 'feed') return answerPage(drawFeed(world, viewer?.id ?? null, look), isPart, headers)
  if (place !== 'in' || name === undefined) return answerText(404, 'No such page in the sandbox.\n')
  const slug = decodeSegment(name)
  if (slug === 'me') {
    if (viewer === null) return redirect('/feed/')
    if (world.settings.redirectMe && !isPart)
      return redirect(`/in/${slugOf(viewer)}/${queryOf(request)}`, headers)
  }
  const member = slug === 'me' ? viewer : findMemberBySlug(world, slug)
  if (member === undefined || member === null) return answerText(404, 'This profile is not in the sandbox.\n')
  if (rest.length > 0) {
    // The edit forms and lists belong to their owner.
    if (viewer?.id !== member.id) return answerText(403, 'This is another member’s.\n')
    return serveEditing(world, request, member, { parts: rest, look, isPart, headers })
  }
  return answerPage(drawProfile(world, member, viewer?.id ?? null, look), isPart, headers)
}

function queryOf(request: Request): string {
  const at = request.path.indexOf('?')
  return at === -1 ? '' : request.path.slice(at)
}
