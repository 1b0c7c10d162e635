import { isObject, parseJson } from '../json.ts'
import type { Answer, Request } from '../net/message.ts'
import { answerJson, answerText, readJson } from '../net/message.ts'
import type { Member, World } from '../world.ts'
import { slugOf } from '../world.ts'
import { CARDS } from './cards.ts'
import { drawDetails, drawForm } from './form-page.ts'
import { findForm } from './forms.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Look } from './profile.ts'
import { drawProfile } from './profile.ts'
import { saveForm } from './save-form.ts'
import type { Page } from './shell.ts'
import { answerPage } from './shell.ts'
import { viewProfile } from './view.ts'

type Editing = {
  parts: readonly string[]
  look: Look
  isPart: boolean
  headers: Record<string, string | string[]>
}

/** The pages below `/in/<own slug>/`: forms to edit by hand, and lists of a section's entries. */
export function serveEditing(world: World, request: Request, member: Member, editing: Editing): Answer {
  const { parts, look, isPart, headers } = editing
  const detailsOf = (section: string): string | null =>
    CARDS.find((card) => card.section === section)?.details ?? null
  const target = findForm(parts, detailsOf)
  if (target !== null && request.method === 'POST') {
    const body = readJson(request)
    const typed = body !== null && isObject(body.value) ? body.value : {}
    const answer = saveForm(world, member, target, typed)
    if (answer.status >= 400) return answerJson(answer.status, parseJson(String(answer.body ?? '{}')))
    return answerJson(200, { next: `/in/${slugOf(member)}/` })
  }
  if (target !== null) {
    const locale = request.query.get('locale') ?? member.defaultLocale
    // LinkedIn's forms are dialogs over the profile.
    const form = drawForm(member, target, locale, request.path)
    const page = drawProfile(world, member, member.id, look)
    return answerPage({ ...page, app: html`${page.app}${form}` }, isPart, headers)
  }
  const card = CARDS.find(({ details }) => details !== null && details === parts[1])
  if (parts[0] !== 'details' || card === undefined) return answerText(404, 'No such page in the sandbox.\n')
  const entries = viewProfile(world, member, look.language, member.id).cards.find(
    ({ section }) => section === card.section,
  )?.entries
  const titles = new Map(entries?.map(({ id, title }) => [id, title]))
  const list = drawDetails(member, card.section, card.details ?? '', (id) => titles.get(id) ?? id)
  return answerPage(makePage(member, look, list), isPart, headers)
}

function makePage(member: Member, look: Look, app: Html): Page {
  return {
    title: 'Details | LinkedIn',
    language: look.language,
    canonical: `https://www.linkedin.com/in/${slugOf(member)}/`,
    bodyClass: '_details',
    app,
    selectors: {},
  }
}
