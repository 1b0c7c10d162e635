import { items } from '../browser/items.ts'
import type { Member, Members } from '../browser/item-schemas.ts'
import { clientAs, type Client } from '../linkedin/client.ts'
import { closed, notSignedIn, type Failure } from '../linkedin/failure.ts'
import { readProfile, type ProfileRead } from '../linkedin/profile.ts'
import { withFormer } from '../profile/conflicts.ts'
import type { Baseline } from '../profile/baseline.ts'
import type { Draft } from '../profile/draft.ts'
import { changeBaseline, readBaseline } from './baseline-store.ts'
import { expireSession, readSession, type Session } from './session.ts'

/** Reads what LinkedIn has, and keeps it. */

/** What is known of a profile once more was written to it. */
type Written = (before: Baseline) => Baseline

/** What LinkedIn said, and whose token it was asked with. */
export type Reading =
  | { ok: true; read: Extract<ProfileRead, { ok: true }> }
  | { ok: false; failure: Failure; session: Session | null }

/** Asks LinkedIn, under that member's own token or not at all. Keeps nothing yet, and never rejects. */
export const askProfile = async (
  person: string,
  client: Client,
  session: Session | null,
): Promise<Reading> => {
  if (session?.person !== person) return { ok: false, failure: notSignedIn('no-token'), session: null }
  const read = await readProfile(clientAs(client, person), { person })
  if (!read.ok) return { ...read, session }
  // The token of a member who was signed in by mistake of the settings: not this one's profile.
  return read.baseline.person === person
    ? { ok: true, read }
    : { ok: false, failure: notSignedIn('invalid'), session: null }
}

/**
 * Reads the profile anew. With a failure, `baseline` is the last one known. A reading that was refused is one where there
 * was a fuller one before.
 */
export const reloadBaseline = async (person: string, client: Client): Promise<Reloaded> =>
  keepReading(person, await askProfile(person, client, await readSession()))

export interface Reloaded {
  baseline: Baseline
  failure: Failure | null
}

/**
 * Keeps what LinkedIn said. What was `written` since the last reading is known wherever LinkedIn does not say otherwise,
 * in the same write.
 */
export const keepReading = async (
  person: string,
  reading: Reading,
  written: Written = (before) => before,
): Promise<Reloaded> => {
  const failed = async (failure: Failure) => ({
    baseline: await changeBaseline(person, (before) => before && written(before)),
    failure,
  })
  if (!reading.ok) {
    const { failure, session } = reading
    if (failure.type === 'signed-out' && session) await expireSession(session)
    return failed(failure)
  }
  const { read } = reading
  // A token does not come to open less than it did: this is LinkedIn's refusal of the moment, and no news of the profile.
  // What another token opens, signing in finds out.
  if (read.refusal && opens(read.baseline) < opens(await readBaseline(person, [])))
    return failed(closed(read.refusal))
  // Signed out, or all deleted, while LinkedIn answered: nothing more is to be kept of it.
  if (!(await readSession())) return failed(notSignedIn('no-token'))
  return { baseline: await storeRead(read, written), failure: null }
}

const opens = ({ access }: Baseline): number => ['none', 'partial', 'full'].indexOf(access)

/**
 * Keeps what was read, whose it is, and what a draft has to remember of what is gone, all in one write. Where the app may
 * not read everything, what was written from here stays known.
 */
export const storeRead = (
  { baseline: read, member }: { baseline: Baseline; member: Member },
  written: Written = (before) => before,
): Promise<Baseline> =>
  changeBaseline(
    read.person,
    (before) => {
      if (read.access === 'full' || !before) return read
      const former = written(before)
      return {
        ...read,
        fields: { ...former.fields, ...read.fields },
        emptied: former.emptied.filter((field) => !(field in read.fields)),
        sections: { ...former.sections, ...read.sections },
      }
    },
    {
      of: items.draft(read.person),
      change: (draft: Draft, before, now) => (before ? withFormer(draft, before, now) : draft),
    },
    { of: items.members, change: (members: Members) => withMember(members, member) },
  )

/** Who a member is; the address of the picture is left out, because it expires. */
const withMember = (members: Members, { person, name, vanityName }: Member): Members => {
  const { current, list } = members
  const former = list.find((member) => member.person === person)
  const others = list.filter((member) => member !== former)
  const known = { person, name, vanityName: vanityName ?? former?.vanityName ?? null }
  const isLast = former === list.at(-1) && !former?.local && !former?.sample
  return isLast && former?.name === name && former.vanityName === known.vanityName
    ? members
    : { current, list: [...others, known] }
}
