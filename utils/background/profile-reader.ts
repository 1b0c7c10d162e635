import { items } from '../browser/items.ts'
import { changeItem } from '../browser/kept.ts'
import type { Member } from '../browser/item-schemas.ts'
import { clientAs, type Client } from '../linkedin/client.ts'
import { notSignedIn, type Failure } from '../linkedin/failure.ts'
import { readProfile } from '../linkedin/profile.ts'
import { withFormer } from '../profile/conflicts.ts'
import type { Baseline } from '../profile/baseline.ts'
import { changeBaseline, readBaseline } from './baseline-store.ts'
import { expireSession, readSession } from './session.ts'

/** Reads what LinkedIn has, and keeps it. */

/**
 * Reads the profile anew, under that member's own token or not at all. With a failure, `baseline` is the last one known.
 */
export const reloadBaseline = async (
  person: string,
  client: Client,
): Promise<{ baseline: Baseline; failure: Failure | null }> => {
  const failed = async (failure: Failure) => ({ baseline: await readBaseline(person), failure })
  const session = await readSession()
  if (session?.person !== person) return failed(notSignedIn('no-token'))
  const read = await readProfile(clientAs(client, person), { person })
  if (!read.ok) {
    if (read.failure.type === 'signed-out') await expireSession(session)
    return failed(read.failure)
  }
  // The token of a member who was signed in by mistake of the settings: not this one's profile.
  if (read.baseline.person !== person) return failed(notSignedIn('invalid'))
  // Signed out, or all deleted, while LinkedIn answered: nothing more is to be kept of it.
  if (!(await readSession()))
    return { baseline: await readBaseline(person), failure: notSignedIn('no-token') }
  const [baseline] = await Promise.all([storeBaseline(read.baseline), rememberMember(read.member)])
  return { baseline, failure: null }
}

/** Where the app may not read everything, what was written from here stays known. */
export const storeBaseline = async (read: Baseline): Promise<Baseline> => {
  let last: Baseline | null = null
  const now = await changeBaseline(read.person, (former) => {
    last = former
    return read.access === 'full' || !former
      ? read
      : {
          ...read,
          fields: { ...former.fields, ...read.fields },
          emptied: former.emptied.filter((field) => !(field in read.fields)),
          sections: { ...former.sections, ...read.sections },
        }
  })
  const before = last as Baseline | null
  if (before) await changeItem(items.draft(read.person), (draft) => withFormer(draft, before, now))
  return now
}

/** Keeps who a member is; the address of the picture is left out, because it expires. */
export const rememberMember = ({ person, name, vanityName }: Member): Promise<unknown> =>
  changeItem(items.members, (members) => {
    const { current, list } = members
    const former = list.find((member) => member.person === person)
    const others = list.filter((member) => member !== former)
    const known = { person, name, vanityName: vanityName ?? former?.vanityName ?? null }
    const isLast = former === list.at(-1) && !former?.local && !former?.sample
    return isLast && former?.name === name && former.vanityName === known.vanityName
      ? members
      : { current, list: [...others, known] }
  })
