import type { Request } from '../net/message.ts'
import { readCookies } from '../net/message.ts'
import type { Member, World } from '../world.ts'
import type { Look } from './profile.ts'
import { LANGUAGES, readLanguage, readLayout } from './variants.ts'

/** Who is signed in on the site: the browser's `li_at` cookie, else the sandbox's own default. */
export function findViewer(world: World, request: Request): Member | null {
  const cookie = readCookies(request).get('li_at')
  if (cookie === 'signed-out') return null
  return world.members.get(cookie ?? '') ?? world.members.get(world.siteMember ?? '') ?? null
}

export function signInCookie(personId: string): string {
  return `li_at=${personId}; Path=/; Secure; HttpOnly; SameSite=None`
}

/** Layout and language by query, else by cookie, else by setting; what the query says is remembered. */
export function chooseLook(
  world: World,
  request: Request,
  viewer: Member | null,
): { look: Look; cookies: string[] } {
  const cookies = readCookies(request)
  const layout = readLayout(request.query.get('layout'))
  const language = readLanguage(request.query.get('lang'))
  const ownLanguage = LANGUAGES.find((known) => known === viewer?.defaultLocale)
  const look: Look = {
    layout: layout ?? readLayout(cookies.get('sandbox_layout')) ?? world.settings.layout,
    language:
      language ??
      readLanguage(cookies.get('sandbox_lang')) ??
      world.settings.language ??
      ownLanguage ??
      'en_US',
    late: request.query.get('late') === '1',
  }
  const remember = (name: string, value: string | null): string[] =>
    value === null ? [] : [`${name}=${value}; Path=/; Secure`]
  return { look, cookies: [...remember('sandbox_layout', layout), ...remember('sandbox_lang', language)] }
}
