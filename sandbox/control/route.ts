import type { Json, JsonObject } from '../json.ts'
import { isObject, printJson } from '../json.ts'
import type { Fault } from '../net/faults.ts'
import { isFault } from '../net/faults.ts'
import type { Answer, Request } from '../net/message.ts'
import { answerHtml, answerJson, answerText, readJson } from '../net/message.ts'
import { html } from '../site/html.ts'
import type { Sandbox } from '../sandbox.ts'

/** What the control surface may do: the in-process API, less closing. */
export type Control = Omit<Sandbox, 'close'>

type Call = { control: Control; body: Json; id: string; request: Request }
type Row = { method: string; path: string; says: string; act: (call: Call) => Answer }

/** For people with curl and for tests in another process; the same as the in-process API. */
const ROWS: readonly Row[] = [
  { method: 'GET', path: '/', says: 'this page', act: () => answerHtml(200, drawIndex()) },
  {
    method: 'GET',
    path: '/ca.pem',
    says: 'the authority to trust',
    act: ({ control }) => answerText(200, control.caCertificate, 'application/x-pem-file'),
  },
  {
    method: 'GET',
    path: '/requests',
    says: 'all recorded requests',
    act: ({ control }) => answerPlain(control.record()),
  },
  {
    method: 'DELETE',
    path: '/requests',
    says: 'forget requests and refusals',
    act: ({ control }) => done(control.clearRecord()),
  },
  {
    method: 'GET',
    path: '/refusals',
    says: 'connections refused',
    act: ({ control }) => answerPlain(control.refusals()),
  },
  {
    method: 'GET',
    path: '/faults',
    says: 'the fault schedule',
    act: ({ control }) => answerPlain(control.faults()),
  },
  { method: 'PUT', path: '/faults', says: 'set the fault schedule, an array', act: putFaults },
  {
    method: 'POST',
    path: '/release',
    says: 'let slow answers go',
    act: ({ control }) => done(control.release()),
  },
  {
    method: 'POST',
    path: '/tokens',
    says: 'issue a token: {"member", "scopes", "expiresIn"?}',
    act: postToken,
  },
  {
    method: 'GET',
    path: '/members',
    says: 'the members',
    act: ({ control }) => answerPlain(control.members),
  },
  { method: 'GET', path: '/members/:id', says: 'the raw profile of a member', act: getMember },
  {
    method: 'PUT',
    path: '/members/:id',
    says: 'replace the raw profile of a member, unchecked',
    act: putMember,
  },
  {
    method: 'PUT',
    path: '/site',
    says: 'who is signed in on the site: {"member": id or null}',
    act: putSite,
  },
  { method: 'POST', path: '/reset', says: 'back to the seeds', act: ({ control }) => done(control.reset()) },
]

export function serveControl(control: Control, request: Request): Answer {
  // A page on some web site must not steer the sandbox.
  if (request.headers['sec-fetch-site'] === 'cross-site') return answerText(403, 'Not from a page.\n')
  const [, place = '', id = ''] = request.pathname.split('/')
  const path = id === '' ? `/${place}` : `/${place}/:id`
  const row = ROWS.find((known) => known.method === request.method && known.path === path)
  if (row === undefined) return answerText(404, 'No such control. GET / lists them.\n')
  const body = request.body.length === 0 ? { value: {} } : readJson(request)
  if (body === null) return answerText(400, 'The body is no JSON.\n')
  return row.act({ control, body: body.value, id: decodeURIComponent(id), request })
}

function answerPlain(value: unknown): Answer {
  const text = `${printJson(value, 2)}\n`
  return { ...answerJson(200, null), body: text }
}

function done(_nothing: void): Answer {
  return { status: 204 }
}

function putFaults({ control, body }: Call): Answer {
  if (!Array.isArray(body) || !body.every(isFault)) {
    return answerText(400, 'Send an array of {"match": {…}, "nth": 1, "fault": {"kind": …}}.\n')
  }
  control.setFaults(body as unknown as Fault[])
  return { status: 204 }
}

function postToken({ control, body }: Call): Answer {
  const { member, scopes, expiresIn } = isObject(body) ? body : {}
  if (typeof member !== 'string' || !control.members.some(({ id }) => id === member)) {
    return answerText(400, 'Name a member by person id.\n')
  }
  const list =
    typeof scopes === 'string' ? scopes.split(/[\s,]+/) : Array.isArray(scopes) ? scopes.map(String) : null
  const grant = {
    member,
    ...(list === null ? {} : { scopes: list }),
    ...(typeof expiresIn === 'number' ? { expiresIn } : {}),
  }
  return answerPlain({ access_token: control.issueToken(grant) })
}

function getMember({ control, id }: Call): Answer {
  const profile = control.member(id)
  return profile === null ? answerText(404, 'No such member.\n') : answerPlain(profile)
}

function putMember({ control, id, body }: Call): Answer {
  if (!isObject(body)) return answerText(400, 'Send a profile object.\n')
  const profile: JsonObject = body
  return control.changeMember(id, () => profile) ? { status: 204 } : answerText(404, 'No such member.\n')
}

function putSite({ control, body }: Call): Answer {
  const member = isObject(body) ? body['member'] : undefined
  if (member !== null && typeof member !== 'string') return answerText(400, 'Send {"member": id or null}.\n')
  control.setSiteMember(member)
  return { status: 204 }
}

function drawIndex(): string {
  const rows = ROWS.map(
    ({ method, path, says }) =>
      html`<tr>
        <td>${method}</td>
        <td><code>${path}</code></td>
        <td>${says}</td>
      </tr>`,
  )
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Sandbox</title>
    </head>
    <body>
      <h1>Stand-in LinkedIn: control</h1>
      <table>
        ${rows}
      </table>
    </body>
  </html>`
  return `<!doctype html>${page.markup}\n`
}
