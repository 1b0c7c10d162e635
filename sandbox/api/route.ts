import type { Answer, Request } from '../net/message.ts'
import { readJson } from '../net/message.ts'
import { SECTION_NAMES } from '../rules/sections.ts'
import type { Member, Token, World } from '../world.ts'
import { readAsset, registerUpload, uploadImage } from './assets.ts'
import { authorize, mayWrite } from './authorize.ts'
import { createEntry, deleteEntry, updateEntry } from './entries.ts'
import { answerError, answerForbidden } from './errors.ts'
import { checkCall, decodeSegment, readPersonKey, readVersion } from './protocol.ts'
import { readPerson, readUserInfo } from './read.ts'
import { updatePerson } from './update.ts'

/** Everything on api.linkedin.com. */
export function serveApi(world: World, request: Request): Answer {
  const answer = answerCall(world, request)
  const version = request.headers['x-restli-protocol-version']
  const trace = { 'x-li-fabric': 'sandbox', 'x-li-request-id': crypto.randomUUID() }
  const echo = version === undefined ? {} : { 'x-restli-protocol-version': version }
  return { ...answer, headers: { ...answer.headers, ...trace, ...echo } }
}

function answerCall(world: World, request: Request): Answer {
  const { token, refused } = authorize(world, request)
  if (refused !== undefined) return refused
  const version = readVersion(request)
  if (version === null) return answerError(400, 'Invalid X-RestLi-Protocol-Version, expected 1.0.0 or 2.0.0')
  const member = world.members.get(token.member)
  if (member === undefined) return answerError(401, 'Invalid access token', 65600)

  const [root, resource, ...rest] = request.pathname.split('/').slice(1)
  if (root === 'mediaUpload') return uploadImage(world, request, member)
  if (root !== 'v2') return answerError(404, `No virtual resource found for ${request.pathname}`)
  if (resource === 'assets') return serveAssets(world, request, token, member, rest)
  if (resource === 'me' && rest.length === 0) {
    return request.method === 'GET' ? readPerson(world, request, token, member, 'me') : answerMethod(request)
  }
  if (resource === 'userinfo' && rest.length === 0) {
    return request.method === 'GET' ? readUserInfo(world, token, member) : answerMethod(request)
  }
  const [key, section, entry] = rest
  if (resource !== 'people' || key === undefined || rest.length > 3) {
    return answerError(404, `No virtual resource found for ${request.pathname}`)
  }
  const id = readPersonKey(key, version)
  if (id === null) {
    const form = version === '2.0.0' ? '(id:…)' : 'id=… (or send X-RestLi-Protocol-Version: 2.0.0)'
    return answerError(400, `Invalid key ${decodeSegment(key)}: protocol ${version} expects ${form}`)
  }
  const person = world.members.get(id)
  if (person === undefined) return answerError(404, `No person with id ${id}`)
  if (section === undefined) return servePerson(world, request, token, person)
  if (!SECTION_NAMES.includes(section)) return answerError(404, `No sub-resource people/${section}`)
  return serveSection(world, request, { token, person, section, entry: entry && decodeSegment(entry) })
}

function servePerson(world: World, request: Request, token: Token, person: Member): Answer {
  if (request.method === 'GET') return readPerson(world, request, token, person, 'people')
  if (request.method !== 'POST') return answerMethod(request)
  const refused = refuseWrite(request, token, person, 'partial_update', 'people')
  if (refused !== null) return refused
  const body = readJson(request)
  return body === null ? answerMalformed() : updatePerson(world, person, body.value)
}

type SectionCall = { token: Token; person: Member; section: string; entry: string | undefined }

/** No GET, PUT, batch or finder is documented on the sections. */
function serveSection(
  world: World,
  request: Request,
  { token, person, section, entry }: SectionCall,
): Answer {
  const method = nameMethod(request.method, entry !== undefined)
  if (method === null) return answerMethod(request)
  const refused = refuseWrite(request, token, person, method, `people/${section}`)
  if (refused !== null) return refused
  if (entry !== undefined && method === 'delete') return deleteEntry(person, section, entry)
  const body = readJson(request)
  if (body === null) return answerMalformed()
  if (entry === undefined) return createEntry(world, person, section, body.value)
  return updateEntry(world, person, section, entry, body.value)
}

function nameMethod(http: string, hasEntry: boolean): string | null {
  if (http === 'POST') return hasEntry ? 'partial_update' : 'create'
  return http === 'DELETE' && hasEntry ? 'delete' : null
}

function refuseWrite(
  request: Request,
  token: Token,
  person: Member,
  method: string,
  what: string,
): Answer | null {
  const wrong = checkCall(request, method)
  if (wrong !== null) return wrong
  if (!mayWrite(token)) return answerForbidden(`${what}.${method.toUpperCase()}.NO_VERSION`)
  return token.member === person.id ? null : answerForbidden(`${what} of another member`)
}

function serveAssets(world: World, request: Request, token: Token, member: Member, rest: string[]): Answer {
  if (!mayWrite(token)) return answerForbidden('assets')
  const [id] = rest
  if (request.method === 'GET' && id !== undefined) return readAsset(world, decodeSegment(id), member)
  if (request.method !== 'POST' || id !== undefined) return answerMethod(request)
  if (request.query.get('action') !== 'registerUpload') return answerError(400, 'Unknown or missing action')
  const wrong = checkCall(request, 'action')
  if (wrong !== null) return wrong
  const body = readJson(request)
  return body === null ? answerMalformed() : registerUpload(world, member, body.value)
}

function answerMalformed(): Answer {
  return answerError(400, 'Could not parse the body as JSON')
}

function answerMethod(request: Request): Answer {
  return answerError(405, `${request.method} is not allowed on ${request.pathname}`)
}
