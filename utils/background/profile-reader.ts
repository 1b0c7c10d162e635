import { items } from '../browser/items.ts'
import type { Member, Members } from '../browser/item-schemas.ts'
import { clientAs, type Client } from '../linkedin/client.ts'
import { closed, notSignedIn, type Failure } from '../linkedin/failure.ts'
import { readProfile } from '../linkedin/profile.ts'
import { withFormer } from '../profile/conflicts.ts'
import { unknownBaseline, type Baseline } from '../profile/baseline.ts'
import type { Draft } from '../profile/draft.ts'
import { changeBaseline, readBaseline } from './baseline-store.ts'
import { expireSession, readSession } from './session.ts'

/** Reads what LinkedIn has, and keeps it. */

/** What is known of a profile once more was written to it. */
type Written = (before: Baseline) => Baseline

/**
 * Reads the profile anew, under that member's own token or not at all. With a failure, `baseline` is the last one known.
 * A reading that was refused is one where there was a fuller one before. What was `written` since the last one is known
 * wherever LinkedIn does not say otherwise, in the same write.
 */
export const reloadBaseline = async (
  person: string,
  client: Client,
  written?: Written,
): Promise<{ baseline: Baseline; failure: Failure | null }> => {
  const failed = async (failure: Failure) => ({
    baseline: await (written
      ? changeBaseline(person, (before) => written(before ?? unknownBaseline(person, 0)))
      : readBaseline(person)),
    failure,
  })
  const session = await readSession()
  if (session?.person !== person) return failed(notSignedIn('no-token'))
  const read = await readProfile(clientAs(client, person), { person })
  if (!read.ok) {
    if (read.failure.type === 'signed-out') await expireSession(session)
    return failed(read.failure)
  }
  // The token of a member who was signed in by mistake of the settings: not this one's profile.
  if (read.baseline.person !== person) return failed(notSignedIn('invalid'))
  // A token does not come to open less than it did: this is LinkedIn's refusal of the moment, and no news of the profile.
  // What another token opens, signing in finds out.
  if (read.refusal && opens(read.baseline) < opens(await readBaseline(person, [])))
    return failed(closed(read.refusal))
  // Signed out, or all deleted, while LinkedIn answered: nothing more is to be kept of it.
  if (!(await readSession()))
    return { baseline: await readBaseline(person), failure: notSignedIn('no-token') }
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
