import * as z from 'zod/mini'
import { unknownBaseline, type Baseline } from '../profile/baseline.ts'
import { isObject, type JsonObject } from '../profile/json.ts'
import { fields } from '../profile/registry.ts'
import type { Answer, Client } from './client.ts'
import { unreadable, type Failure } from './failure.ts'
import { parseJson } from './json-text.ts'
import { ownerInUserInfo, ownerOf, type ProfileOwner } from './owner.ts'
import { getRequest } from './request.ts'
import { personPath } from './restli.ts'
import { entriesIn, orderIn } from './sections.ts'

export type ProfileRead =
  | {
      ok: true
      baseline: Baseline
      member: ProfileOwner
      /** Why it holds no more than it does, where LinkedIn refused the rest. */
      refusal?: Failure
    }
  | { ok: false; failure: Failure }

/** The thirteen complex fields: every ordered thing but the IMs, which are a basic field. */
const sections = fields.flatMap(({ kind }) =>
  kind.type === 'order' && kind.section !== 'ims' ? [kind.section] : [],
)

/**
 * What `r_liteprofile` and `r_basicprofile` open (linkedin-api.md 2.2). The phonetic names are counted among "names", to
 * be careful: any other field in the answer proves that everything may be read.
 */
const basicScope = new Set([
  'firstName',
  'lastName',
  'maidenName',
  'phoneticFirstName',
  'phoneticLastName',
  'headline',
  'vanityName',
  'profilePicture',
])
const fullScope = [...fields.map(({ id }) => id), ...sections].filter((name) => !basicScope.has(name))

/** Punctuation of a projection stays as it is (linkedin-api.md 1.2). */
const everything = `(${['id', ...fields.map(({ id }) => id), ...sections].join(',')})`

const meSchema = z.looseObject({ id: z.string().check(z.minLength(1)) })

/**
 * Reads the profile of the token's owner, and how much of it the app may read:
 * - `/v2/me` holds a field beyond the basic scope → full; else it is asked for everything: 200 → full, a refusal →
 *   partial, with what `/v2/me` gave;
 * - `/v2/me` is refused → `/v2/userinfo` tells at least whose token it is → none; refused too → `person` where it is
 *   given, else the first refusal.
 *
 * `person` is a last resort and no check: compare it with `baseline.person`. Field values stand in the API's own
 * shapes; orders and entry ids are texts.
 * https://learn.microsoft.com/en-us/linkedin/shared/integrations/people/profile-api
 */
export const readProfile = async (
  client: Client,
  options: { person?: string; signal?: AbortSignal } = {},
): Promise<ProfileRead> => {
  const get = (path: string): Promise<Answer> =>
    client.send(getRequest(path), options.signal ? { signal: options.signal } : {})

  const answer = await get('/v2/me')
  if (!answer.ok) {
    if (answer.failure.type !== 'forbidden' && answer.failure.type !== 'gone') return answer
    return readOwner(client, await get('/v2/userinfo'), answer.failure, options.person)
  }
  const me = objectIn(answer.body)
  const person = meSchema.safeParse(me).data?.id
  if (!me || person === undefined) return { ok: false, failure: unreadable(answer.status, answer.requestId) }
  if (fullScope.some((name) => name in me)) return profileOf(person, me, 'full', client.now())

  const whole = await get(`${personPath(person)}?projection=${everything}`)
  if (!whole.ok) {
    const closed = ['forbidden', 'gone', 'refused', 'malformed'].includes(whole.failure.type)
    return closed ? { ...profileOf(person, me, 'partial', client.now()), refusal: whole.failure } : whole
  }
  const profile = objectIn(whole.body)
  if (!profile) return { ok: false, failure: unreadable(whole.status, whole.requestId) }
  return profileOf(person, { ...me, ...profile }, 'full', client.now())
}

const objectIn = (body: string): JsonObject | null => {
  try {
    const value = parseJson(body)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

const profileOf = (
  person: string,
  profile: JsonObject,
  access: 'full' | 'partial',
  readAt: number,
): Extract<ProfileRead, { ok: true }> => {
  const baseline: Baseline = { ...unknownBaseline(person, readAt), access }
  for (const { id, kind } of fields) {
    const value = profile[id]
    if (value !== undefined && value !== null)
      baseline.fields[id] = kind.type === 'order' ? orderIn(value) : value
  }
  for (const section of sections) {
    const value = profile[section]
    if (value !== undefined && value !== null)
      baseline.sections[section] = entriesIn(value, orderIn(profile[`${section}Order`]))
  }
  return { ok: true, baseline, member: ownerOf(person, profile) }
}

/**
 * Whose token it is, where the profile is closed. A 401 here counts as closed too: `/v2/me` has just taken the token,
 * so what is missing is the `openid` scope.
 */
const readOwner = (client: Client, answer: Answer, refusal: Failure, given?: string): ProfileRead => {
  const none = (member: ProfileOwner): ProfileRead => ({
    ok: true,
    baseline: unknownBaseline(member.person, client.now()),
    member,
    refusal,
  })
  if (answer.ok) {
    const owner = ownerInUserInfo(objectIn(answer.body))
    return owner ? none(owner) : { ok: false, failure: unreadable(answer.status, answer.requestId) }
  }
  const closed = ['forbidden', 'gone', 'signed-out', 'malformed'].includes(answer.failure.type)
  if (!closed) return answer
  return given === undefined ? { ok: false, failure: refusal } : none(ownerOf(given, {}))
}
