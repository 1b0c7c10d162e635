import { changeItem, items, readItem } from '../browser/items.ts'
import type { Member } from '../browser/item-schemas.ts'
import { clientAs, type Client } from '../linkedin/client.ts'
import { notSignedIn, type Failure } from '../linkedin/failure.ts'
import { readProfile } from '../linkedin/profile.ts'
import { withFormer } from '../profile/conflicts.ts'
import { unknownBaseline, type Baseline } from '../profile/baseline.ts'
import { expireSession, readSession } from './session.ts'

/** Keeps what LinkedIn has, as last read or as last written from here. */

export const readBaseline = async (person: string): Promise<Baseline> =>
  (await readItem(items.baseline(person))) ?? unknownBaseline(person, 0)

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
  const baseline = await storeBaseline(read.baseline)
  await rememberMember(read.member)
  return { baseline, failure: null }
}

/** Where the app may not read everything, what was written from here stays known. */
export const storeBaseline = async (read: Baseline): Promise<Baseline> => {
  let before: Baseline | null = null
  const stored = await changeItem(items.baseline(read.person), (former) => {
    before = former
    return read.access === 'full' || !former
      ? read
      : {
          ...read,
          fields: { ...former.fields, ...read.fields },
          emptied: former.emptied.filter((field) => !(field in read.fields)),
          sections: { ...former.sections, ...read.sections },
        }
  })
  const [last, now] = [before as Baseline | null, stored ?? read]
  if (last) await changeItem(items.draft(read.person), (draft) => withFormer(draft, last, now))
  return stored ?? read
}

/** Keeps who a member is; the address of the picture is left out, because it expires. */
export const rememberMember = ({ person, name, vanityName }: Member): Promise<unknown> =>
  changeItem(items.members, ({ current, list }) => {
    const former = list.find((member) => member.person === person)
    const others = list.filter((member) => member !== former)
    return {
      current,
      list: [...others, { person, name, vanityName: vanityName ?? former?.vanityName ?? null }],
    }
  })
