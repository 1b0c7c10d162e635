import type { Call, Reference } from '../profile/call.ts'
import { withParts, type Json, type Path } from '../profile/json.ts'
import { assetPlaceholder, isPictureField } from '../profile/picture.ts'
import { personUrn, positionUrn } from '../profile/urn.ts'
import { writeJson } from './json-text.ts'
import { recipes } from './recipes.ts'
import { entryPath, personPath, sectionPath } from './restli.ts'

export const apiHost = 'https://api.linkedin.com'

/** One HTTP request as it is shown, kept and sent; the host and the token are added by the client alone. */
export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Without the host, encoded: `/v2/people/(id:X)`. */
  path: string
  /** Without `Authorization`. */
  headers: Record<string, string>
  body: string | null
}

/**
 * Ids that LinkedIn gave to created entries, by `section/draft id`: `{'positions/new-1': '677616236'}`, and URNs of assets
 * by `assetKey`.
 */
export type CreatedIds = Readonly<Record<string, string>>

type Method = 'get' | 'create' | 'partial_update' | 'delete' | 'action'

const headersOf = (method: Method): Record<string, string> => ({
  'X-RestLi-Protocol-Version': '2.0.0',
  'X-RestLi-Method': method,
})

export const getRequest = (path: string): Request => ({
  method: 'GET',
  path,
  headers: headersOf('get'),
  body: null,
})

const post = (path: string, method: Method, body: string): Request => ({
  method: 'POST',
  path,
  headers: { ...headersOf(method), 'Content-Type': 'application/json' },
  body,
})

/**
 * The HTTP request of a call (linkedin-api.md 1.1 to 1.4). References to entries that `ids` does not know yet stand as
 * `{{entry-new-1}}`, so that the request can be shown before it can be sent.
 */
export const requestOf = (call: Call, person: string, ids: CreatedIds): Request => {
  const { operation } = call
  if (operation.type === 'update-profile')
    return post(personPath(person), 'partial_update', bodyOf(call, person, ids))
  if (operation.type === 'register-upload')
    return post(registerPath, 'action', registration(operation, person))
  if (operation.type === 'upload') return uploadShown(operation)
  const { section, entry } = operation
  if (operation.type === 'create-entry')
    return post(sectionPath(person, section), 'create', bodyOf(call, person, ids))
  const path = entryPath(person, section, entry)
  if (operation.type === 'update-entry') return post(path, 'partial_update', bodyOf(call, person, ids))
  return { method: 'DELETE', path, headers: headersOf('delete'), body: null }
}

const registerPath = '/v2/assets?action=registerUpload'

type Of<T extends Call['operation']['type']> = Extract<Call['operation'], { type: T }>

/** As the documentation prints it (PE, "Register your image to be uploaded"). */
const registration = ({ field, rendition }: Of<'register-upload'>, person: string): string => {
  if (!isPictureField(field)) throw new RangeError(`${field} is no picture`)
  const registerUploadRequest = {
    recipes: [recipes[field][rendition]],
    owner: personUrn(person),
    serviceRelationships: [],
  }
  return writeJson({ registerUploadRequest }, [])
}

/** An upload to look at: where it goes is known, and signed, only once it is registered; its body is the file. */
const uploadShown = ({ field, rendition, file }: Of<'upload'>): Request => ({
  method: 'PUT',
  path: `{{upload-url-${field}-${rendition}}}`,
  headers: {},
  body: [
    `${file.type}, ${file.width} × ${file.height} pixels`,
    `${file.bytes} bytes`,
    `SHA-256 ${file.sha256}`,
  ].join('\n'),
})

const idOf = ({ section, entry }: Reference, ids: CreatedIds): string | undefined =>
  ids[`${section}/${entry}`]

const bodyOf = (call: Call, person: string, ids: CreatedIds): string => {
  const parts = call.references.map((reference): [Path, Json] => {
    const id = idOf(reference, ids) ?? placeholder(reference)
    return [reference.path, reference.form === 'position-urn' ? positionUrn(person, id) : id]
  })
  const made = call.references.flatMap(({ form, path }) => (form === 'long' ? [path] : []))
  const body = parts.length > 0 ? withParts(call.body, parts) : call.body
  return writeJson(body, [...call.longs, ...made])
}

const placeholder = ({ form, section, entry }: Reference): string =>
  form === 'asset' ? assetPlaceholder(section, entry.split('/')[0] ?? '') : `{{entry-${entry}}}`

/** The references that can't be filled yet; a call is sent only when there are none. */
export const missingReferences = (call: Call, ids: CreatedIds): Reference[] =>
  call.references.filter((reference) => idOf(reference, ids) === undefined)

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * The request as a command for a POSIX shell, to be pasted anywhere: the token is left out and taken from the
 * environment variable LINKEDIN_TOKEN when it is run.
 */
export const curlOf = (request: Request): string =>
  request.method === 'PUT' ? curlOfUpload(request) : curlOfText(request)

/** The file lies where the member has it, and the address is in the answer to the registration. */
const curlOfUpload = ({ path }: Request): string =>
  [`curl --upload-file ${quote('{{file}}')}`, `-H "Authorization: Bearer $LINKEDIN_TOKEN"`, quote(path)].join(
    ' \\\n  ',
  )

const curlOfText = (request: Request): string =>
  [
    `curl -X ${request.method} ${quote(apiHost + request.path)}`,
    `-H "Authorization: Bearer $LINKEDIN_TOKEN"`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    // --data-raw and not --data: a body that begins with @ is no file name.
    ...(request.body === null ? [] : [`--data-raw ${quote(request.body)}`]),
  ].join(' \\\n  ')
