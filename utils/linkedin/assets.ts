import * as z from 'zod/mini'
import { jsonIn } from '../profile/json.ts'
import type { Answer, Client } from './client.ts'
import { getRequest, type Request } from './request.ts'
import { encodeText } from './restli.ts'
import { isUploadAddress, type UploadTicket } from './upload-address.ts'

/**
 * Pictures as assets: register, upload, ask how far LinkedIn is (linkedin-api.md 7).
 * https://learn.microsoft.com/en-us/linkedin/shared/integrations/people/profile-edit-api
 */

export interface Registered {
  /** `urn:li:digitalmediaAsset:…` */
  asset: string
  ticket: UploadTicket
}

const mechanism = 'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest'

const registeredSchema = z.looseObject({
  value: z.looseObject({
    asset: z.string().check(z.regex(/^urn:li:digitalmediaAsset:[\w-]+$/)),
    uploadMechanism: z.looseObject({
      [mechanism]: z.looseObject({
        uploadUrl: z.string(),
        headers: z.optional(z.record(z.string(), z.string())),
      }),
    }),
  }),
})

/** The answer to a registration; null where it names no asset, or an address that no bytes may go to. */
export const registeredIn = (body: string): Registered | null => {
  const parsed = registeredSchema.safeParse(jsonIn(body))
  if (!parsed.success) return null
  const { asset, uploadMechanism } = parsed.data.value
  const upload = uploadMechanism[mechanism]
  if (upload === undefined || !isUploadAddress(upload.uploadUrl)) return null
  const asked = Object.entries(upload.headers ?? {}).filter(([name]) => !ownHeaders.has(name.toLowerCase()))
  return { asset, ticket: { url: upload.uploadUrl, headers: Object.fromEntries(asked) } }
}

/** What an answer may not ask for: the token's header is ours. */
const ownHeaders = new Set(['authorization', 'cookie', 'host', 'content-length'])

/**
 * Sends the bytes once. The documentation says POST of one picture and PUT of the other, and prints PUT for both
 * (linkedin-api.md 9, row 6): so PUT, and where that is not allowed (405) POST, once.
 */
export const uploadBytes = async (client: Client, ticket: UploadTicket, bytes: Blob): Promise<Answer> => {
  const put = await client.upload('PUT', ticket, bytes)
  return !put.ok && put.failure.status === 405 ? client.upload('POST', ticket, bytes) : put
}

/** How an upload address that has expired, or was used up, answers. Nowhere documented, so broadly; tried anew once. */
export const isExpired = (answer: Answer): boolean =>
  !answer.ok && [400, 403, 404, 410].includes(answer.failure.status ?? 0)

/** `GET /v2/assets/{id}`, where id is the part after the last colon. */
export const assetRequest = (asset: string): Request =>
  getRequest(`/v2/assets/${encodeText(asset.split(':').at(-1) ?? '')}`)

export type AssetState =
  | { type: 'ready' }
  /** LinkedIn is still making its sizes of it. */
  | { type: 'processing' }
  /** LinkedIn could not make anything of the bytes; its own word for that. */
  | { type: 'failed'; word: string }

const assetSchema = z.looseObject({ recipes: z.array(z.looseObject({ status: z.string() })) })
const processing = new Set(['PROCESSING', 'WAITING_UPLOAD', 'INCOMPLETE', 'MUTATING'])

/** What goes by, or is the member's to mend: worth asking again after that. */
const passing: ReadonlySet<string> = new Set(['signed-out', 'rate-limited', 'server', 'lost'])

/**
 * How far LinkedIn is with an asset, or the answer that says nothing about it. Where the app may not ask (403, 404), or
 * the answer is none of the known words, there is nothing to wait for: attaching decides.
 */
export const readAssetState = async (client: Client, asset: string): Promise<AssetState | Answer> => {
  const answer = await client.send(assetRequest(asset))
  if (!answer.ok) return passing.has(answer.failure.type) ? answer : { type: 'ready' }
  const statuses = assetSchema.safeParse(jsonIn(answer.body)).data?.recipes.map(({ status }) => status) ?? []
  const word = statuses.find((status) => status.endsWith('ERROR'))
  if (word !== undefined) return { type: 'failed', word }
  return { type: statuses.some((status) => processing.has(status)) ? 'processing' : 'ready' }
}
