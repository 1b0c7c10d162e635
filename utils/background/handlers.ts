import { browser } from '../browser/api.ts'
import { items } from '../browser/items.ts'
import { changeItem, readItem, removeItems } from '../browser/kept.ts'
import type { Handlers, Reviewed } from '../browser/messages.ts'
import { openEditor, openSite, patchPage } from '../browser/pages.ts'
import { readPolicy, type Policy } from '../browser/policy.ts'
import { isToKeep, isUndecided } from '../browser/submission.ts'
import { curlOf, requestOf } from '../linkedin/request.ts'
import { readShownPicture } from '../linkedin/shown-picture.ts'
import { withForbidden } from '../profile/allowed.ts'
import type { Baseline } from '../profile/baseline.ts'
import { changesOf, type Change } from '../profile/diff.ts'
import type { Draft } from '../profile/draft.ts'
import { planOf } from '../profile/plan.ts'
import { hasErrors } from '../profile/problem.ts'
import { isPictureField } from '../profile/picture.ts'
import type { Call } from '../profile/call.ts'
import { readBaselineUnder } from './baseline-store.ts'
import { markDone, unmarkDone } from './by-hand.ts'
import { client } from './client.ts'
import { deleteEverything } from './delete-everything.ts'
import { keepEdits } from './edits.ts'
import { deleteHistory, saveHistorySettings } from './history.ts'
import { isUnfinished } from './journal.ts'
import { addLocalProfile, knowProfile, removeLocalProfile } from './local-profiles.ts'
import { alarmName, exclusively, readOutset, submit, tell } from './outbox.ts'
import { reloadBaseline } from './profile-reader.ts'
import { deleteSetAside } from './set-aside.ts'
import { forgetSession, readSession } from './session.ts'
import { readSettings } from './settings.ts'
import { completeSignIn, connectWithToken, revoke, signIn } from './sign-in.ts'
import { changeSubmissions, readSubmissions } from './submission-store.ts'

interface Planned {
  changes: Change[]
  calls: Call[]
  digest: string
}

const planned = async (person: string): Promise<Planned> => {
  const [policy, draft] = await Promise.all([readPolicy(), readItem(items.draft(person))])
  return plannedFrom(await readBaselineUnder(person, draft), draft, policy)
}

const plannedFrom = async (
  baseline: Baseline,
  draft: Draft,
  { allowedSections }: Policy,
): Promise<Planned> => {
  const changes = withForbidden(changesOf(baseline, draft), allowedSections)
  const calls = planOf(changes)
  return { changes, calls, digest: await digestOf(calls) }
}

const has = (calls: readonly Call[], { id }: Call): boolean => calls.some((call) => call.id === id)

/** Two plans have one digest only if every request is the same, text for text. */
const digestOf = async (calls: readonly Call[]): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(calls))
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const reviewed = (person: string, { calls, changes, digest }: Planned): Omit<Reviewed, 'failure'> => ({
  digest,
  requests: calls.map((call) => {
    const request = requestOf(call, person, {})
    return {
      id: call.id,
      method: request.method,
      path: request.path,
      body: request.body,
      curl: curlOf(request),
      waitsFor: [...new Set(call.waitsFor.map(changeOf))],
      changes: changes
        .filter(({ problems }) => !hasErrors(problems))
        .map(({ key }) => key)
        .filter((key) => key === changeOf(call.id) || (call.id === 'profile' && !key.includes('/'))),
    }
  }),
})

/** The change that a call is made for: a picture takes several, named after its field. */
const changeOf = (call: string): string => {
  const [field = ''] = call.split('/')
  return isPictureField(field) ? field : call
}

/** Message name → what the worker does. Total over the table of messages, or it does not compile. */
export const handlers: Handlers = {
  'edit-draft': async ({ person, operation }) => {
    await keepEdits(person, [operation])
    return { saved: true }
  },

  'refresh-profile': async ({ person }) => {
    const { failure } = await reloadBaseline(person, client)
    return { failure }
  },

  'review-draft': async ({ person, refresh }) => {
    const signedIn = (await readSession())?.person === person
    const failure = refresh && signedIn ? (await reloadBaseline(person, client)).failure : null
    return { ...reviewed(person, await planned(person)), failure }
  },

  'read-picture': async ({ person, field }) =>
    (await readSession())?.person === person ? readShownPicture(client, field) : null,

  'take-picked': async ({ id }) => {
    await changeItem(items.picked, (picked) => (picked?.id === id ? null : picked))
    return null
  },

  'send-draft': async ({ person, digest }) => {
    // Another member's token may be open by now: nothing of this one's is read with it then, nor sent.
    const { failure } = await reloadBaseline(person, client)
    if (failure) return { state: 'failed', failure }
    return exclusively(person, async () => {
      const [outset, draft, policy] = await Promise.all([
        readOutset(person),
        readItem(items.draft(person)),
        readPolicy(),
      ])
      const { baseline, former } = outset
      if (former.some(isUnfinished)) return { state: 'busy' }
      const plan = await plannedFrom(baseline, draft, policy)
      if (plan.digest !== digest) return { state: 'changed' }
      if (plan.calls.length === 0 || plan.changes.some(({ problems }) => hasErrors(problems)))
        return { state: 'not-ready' }
      // Of a create that may have been done, the member has to say first whether it was.
      if (former.some(({ steps }) => steps.some((step) => isUndecided(step) && has(plan.calls, step.call))))
        return { state: 'undecided' }
      const submission = await submit(person, outset, plan.calls, plan.changes, client).catch(() => null)
      return submission === null ? { state: 'not-kept' } : { state: 'sending', submission }
    })
  },

  'retry-submission': async ({ person, submission }) => {
    const found = (await readSubmissions(person)).find(({ id }) => id === submission)
    if (found) void tell(person, submission, { type: isUnfinished(found) ? 'resumed' : 'retried' }, client)
    return null
  },

  'decide-step': async ({ person, submission, step, decision }) => {
    await tell(person, submission, { type: 'decided', step, decision }, client)
    return null
  },

  'pause-submission': async ({ person, submission }) => {
    await tell(person, submission, { type: 'pause-asked' }, client)
    return null
  },

  'cancel-submission': async ({ person, submission }) => {
    await tell(person, submission, { type: 'cancelled' }, client)
    return null
  },

  'dismiss-submission': async ({ person, submission }) => {
    await browser.alarms.clear(alarmName(person, submission))
    const draft = await readItem(items.draft(person))
    await changeSubmissions(person, (list) =>
      list.filter((former) => former.id !== submission || isUnfinished(former) || isToKeep(former, draft)),
    )
    return null
  },

  'delete-history': async ({ person, ids }) => {
    await deleteHistory(person, ids ?? (await readItem(items.history(person))).map(({ id }) => id))
    return null
  },

  'save-history-settings': async (settings) => {
    await saveHistorySettings(settings, Date.now())
    return null
  },

  'delete-set-aside': async ({ key }) => {
    await deleteSetAside(key)
    return null
  },

  'delete-everything': () => deleteEverything(),

  'save-settings': async (settings) => {
    await changeItem(items.settings, () => settings)
    return null
  },

  'connect-with-token': async ({ accessToken }) =>
    accessToken === ''
      ? { state: 'failed', problem: { type: 'missing', setting: 'accessToken' } }
      : connectWithToken({ accessToken, scopes: null, expiresAt: null }, 'token'),

  'sign-in': ({ way }) => signIn(way),

  'finish-sign-in': ({ callback }) => completeSignIn(callback),

  'switch-member': async ({ person }) => {
    const { list } = await changeItem(items.members, (members) =>
      members.list.some((member) => member.person === person) ? { ...members, current: person } : members,
    )
    const vanityName = list.find((member) => member.person === person)?.vanityName ?? null
    await changeItem(items.pageOwner, () => ({ vanityName }))
    return null
  },

  disconnect: async () => {
    const session = await readSession()
    const { exchangeUrl, clientId } = await readSettings()
    await forgetSession('signed-out')
    // Signed out, the site's pages are left alone: whoever sits here next has no business with this member's buttons.
    await removeItems([items.pageOwner])
    // The exchange holds the secret that revoking needs; without one, forgetting is all there is.
    if (session?.way === 'exchange' && exchangeUrl !== '')
      await revoke(session.accessToken, { exchangeUrl, clientId })
    return null
  },

  'mark-done': async ({ person, step }) => ({ done: await markDone(person, step, Date.now()) }),

  'unmark-done': async ({ person }) => ({ undone: await unmarkDone(person) }),

  'forget-done': async ({ person }) => {
    await changeItem(items.byHand(person), () => items.byHand(person).fallback)
    return null
  },

  'open-form': async ({ address, slug }) => {
    await changeItem(items.handGuide, () => ({ isOpen: true }))
    // Also after signing out: whoever applies changes by hand is at this profile, and the checklist goes along there.
    if (slug !== null) await changeItem(items.pageOwner, () => ({ vanityName: slug }))
    await openSite(address, slug)
    return null
  },

  'close-guide': async () => {
    await changeItem(items.handGuide, () => ({ isOpen: false }))
    const { current, list } = await readItem(items.members)
    const isLocal = list.some((member) => member.local && member.person === current)
    if (!isLocal && !(await readSession())) await removeItems([items.pageOwner])
    return null
  },

  'add-local-profile': async (profile) => {
    await addLocalProfile(profile)
    return null
  },

  'know-profile': async ({ person, baseline }) => {
    await knowProfile(person, baseline)
    return null
  },

  'remove-local-profile': async ({ person }) => {
    await removeLocalProfile(person)
    return null
  },

  'patch-page': async (_request, from) => {
    if (from === null) throw new Error('What is in no tab can’t be patched')
    await patchPage(from)
    return null
  },

  'open-editor': async ({ route }) => {
    await openEditor(route)
    return null
  },
}
