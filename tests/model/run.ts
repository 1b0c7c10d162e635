import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openInProcess } from '../../sandbox/in-process.ts'
import { entryKey, nextNewId, type Draft } from '../../utils/profile/draft.ts'
import { joined, unknownHead } from '../../utils/profile/baseline-parts.ts'
import { sectionIds } from '../../utils/profile/registry.ts'
import type { Baseline } from '../../utils/profile/baseline.ts'
import { changesOf, type Change } from '../../utils/profile/diff.ts'
import { items, type Item } from '../../utils/browser/items.ts'
import { parseStored } from '../../utils/browser/kept.ts'
import { joinedSubmission } from '../../utils/browser/submission-parts.ts'
import type { Submission } from '../../utils/browser/submission.ts'
import { operationsFor, withoutErrors } from './edits.ts'
import { ada, entriesIn, grace, profileOf, seedProfile } from './profile.ts'
import type { Doing, Schedule } from './schedule.ts'
import { judge, judgeEnd, type Story } from './verdict.ts'
import { noTroubles, openBrowser, readStored } from './worker.ts'

const scopes = {
  full: ['r_fullprofile', 'w_compliance'],
  partial: ['r_basicprofile', 'w_compliance'],
  none: ['openid', 'profile', 'w_compliance'],
} as const

/** More turns than any schedule needs: a run that takes them all goes round in circles. */
const turns = 400

const startsAt = Date.UTC(2026, 5, 1, 12)

/** Drives one schedule to its end; everything that must never be, in sentences. */
export const runSchedule = async (schedule: Schedule): Promise<string[]> => {
  fakeBrowser.reset()
  let repeated = 0
  let clock = () => startsAt
  const sandbox = openInProcess({
    now: () => clock(),
    repeatsCutPost: () => {
      repeated += 1
      return schedule.repeats[repeated - 1] ?? false
    },
  })
  seedProfile(sandbox, schedule.profile)
  const worker = openBrowser(sandbox, startsAt)
  clock = worker.now
  const complaints: string[] = []

  const stored = async <T>(item: Item<T>): Promise<T> => {
    const read = parseStored(item, await readStored(item.area, item.key))
    if (read.state === 'unreadable') complaints.push(`${item.key} can't be read any more`)
    return read.state === 'ok' ? read.value : item.fallback
  }
  const baselineNow = async (): Promise<Baseline> => {
    const head = (await stored(items.baselineHead(ada))) ?? unknownHead(ada)
    const parts = sectionIds.map(async (section) => [
      section,
      {
        part: await stored(items.baselineSection(ada, section)),
        rest: await stored(items.baselineRest(ada, section)),
      },
    ])
    return joined(head, Object.fromEntries(await Promise.all(parts)))
  }
  const draftNow = (): Promise<Draft> => stored(items.draft(ada))
  const outboxNow = async (): Promise<Submission[]> => {
    const ids = await stored(items.submissions(ada))
    const list = await Promise.all(
      ids.map(async (id) =>
        joinedSubmission([
          await stored(items.submission(ada, id)),
          await stored(items.submissionProgress(ada, id)),
        ]),
      ),
    )
    if (list.includes(null)) complaints.push('the list of submissions names one that is not there')
    return list.flatMap((submission) => submission ?? [])
  }
  const changesNow = async (): Promise<Change[]> => changesOf(await baselineNow(), await draftNow())

  const signIn = async (member: string) => {
    const accessToken = sandbox.issueToken({ member, scopes: scopes[schedule.access] })
    await worker.ask('connect-with-token', { accessToken })
  }

  await signIn(ada)
  const before = profileOf(sandbox)
  const graceBefore = JSON.stringify(profileOf(sandbox, grace))
  for (const edit of schedule.edits)
    for (const operation of operationsFor(edit, await baselineNow(), await draftNow()))
      await worker.ask('edit-draft', { person: ada, operation })
  for (const operation of withoutErrors(await baselineNow(), await draftNow()))
    await worker.ask('edit-draft', { person: ada, operation })
  const meant = await changesNow()
  const reviewed = await worker.ask('review-draft', { person: ada, refresh: false })
  if (!reviewed) return ['the review came to nothing, though nothing was wrong yet']
  if (meant.length === 0) return []

  const story: Story = {
    schedule,
    before,
    meant,
    shown: reviewed.requests,
    record: () => sandbox.record(),
    discarded: false,
    dropped: new Set(),
    typed: [],
    elsewhere: null,
    repeatedPosts: () => repeated > 0,
  }
  sandbox.clearRecord()
  sandbox.setFaults(schedule.faults)
  worker.begin(schedule)

  const unfinished = (list: readonly Submission[]) =>
    list.find(({ state }) => state === 'running' || state === 'paused')

  /** What must hold whenever nothing moves. */
  const watch = async (turn: string) => {
    const list = await outboxNow()
    const open = list.filter(({ state }) => state === 'running' || state === 'paused')
    if (open.length > 1) complaints.push(`${turn}: two submissions are under way at once`)
    const stalled = Object(parseStored(items.stalled, await readStored('session', 'stalled')))
    for (const submission of open) {
      const isStalled = Object.hasOwn(Object(stalled.value), submission.id)
      const moves = worker.requestsUnderWay() > 0 || !worker.isAlive()
      if (submission.state === 'running' && !moves && !isStalled)
        complaints.push(`${turn}: it says it runs, and nothing is under way`)
      const waitsForMember =
        submission.state === 'paused' &&
        ['signed-out', 'other-member', 'member'].includes(submission.pause?.reason ?? '')
      if (!waitsForMember && !moves && worker.alarms().length === 0)
        complaints.push(`${turn}: nothing would ever wake it`)
      if (!waitsForMember && !worker.isAlive() && worker.alarms().length === 0)
        complaints.push(`${turn}: the worker died, and nothing would ever wake it`)
    }
  }

  const last = async (): Promise<Submission | undefined> => (await outboxNow())[0]

  const press = async (name: 'pause-submission' | 'cancel-submission' | 'retry-submission') => {
    const submission = await last()
    if (submission) await worker.ask(name, { person: ada, submission: submission.id })
  }

  const doIt = async (doing: Doing): Promise<void> => {
    switch (doing.type) {
      case 'pause':
        return press('pause-submission')
      case 'cancel':
        return press('cancel-submission')
      case 'resume':
      case 'retry':
        return press('retry-submission')
      case 'sign-in':
        return signIn(ada)
      case 'other-signs-in':
        return signIn(grace)
      case 'disconnect':
        await worker.ask('disconnect', {})
        return
      case 'expire': {
        const session = Object(await readStored('session', 'session'))
        sandbox.revokeToken(String(session.accessToken))
        return
      }
      case 'kill':
        return worker.kill()
      case 'restart':
        return worker.restart(true)
      case 'restart-without-alarms':
        return worker.restart(false)
      case 'wait':
        return worker.wait(doing.ms)
      case 'discard': {
        await worker.ask('edit-draft', { person: ada, operation: { type: 'discard' } })
        // Where the worker died over it, only the disk knows.
        const { fields, sections } = await draftNow()
        if (Object.keys(fields).length + Object.keys(sections).length > 0) return
        story.discarded = true
        story.typed = []
        return
      }
      case 'press-send': {
        const plan = await worker.ask('review-draft', { person: ada, refresh: false })
        if (plan && plan.requests.length > 0)
          await worker.ask('send-draft', { person: ada, digest: plan.digest })
        return
      }
      case 'edit': {
        const draft = await draftNow()
        const entry = { section: 'certifications', id: nextNewId(draft, 'certifications') }
        const skill = { section: 'skills', id: nextNewId(draft, 'skills') }
        const name = `Meanwhile ${story.typed.length}: ${doing.text}`
        await worker.ask('edit-draft', {
          person: ada,
          operation: {
            type: 'several',
            operations: [entry, skill].flatMap((at) => [
              { type: 'add-entry' as const, entry: at, values: {} },
              { type: 'set-text' as const, entry: at, field: 'name', locale: 'en_US', text: name },
            ]),
          },
        })
        if (JSON.stringify(await draftNow()).includes(JSON.stringify(name))) story.typed.push(name)
        return
      }
      case 'add-language-elsewhere': {
        if (story.elsewhere !== null || schedule.access !== 'full') return
        const there = Object(profileOf(sandbox)['headline'])
        if (there.localized === undefined || Object.hasOwn(Object(there.localized), 'ja_JP')) return
        story.elsewhere = worker.now()
        sandbox.changeMember(ada, (profile) => {
          const headline = Object(profile['headline'])
          return {
            ...profile,
            headline: { ...headline, localized: { ...headline.localized, ja_JP: 'よそから' } },
          }
        })
      }
    }
  }

  const doings = [...schedule.doings]
  let idle = 0
  /** Until nothing is left to happen by itself. */
  const goOn = async (name: string): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) {
      await worker.settle()
      await watch(`${name}, turn ${turn}`)
      const [next] = doings
      if (next && idle >= next.after) {
        doings.shift()
        idle = 0
        await doIt(next)
        continue
      }
      idle += 1
      if (schedule.naps && worker.requestsUnderWay() === 0) worker.kill()
      if (unfinished(await outboxNow()) || worker.requestsUnderWay() > 0 || worker.isHeld()) {
        if (await worker.pass()) continue
      } else if (next) continue
      const open = unfinished(await outboxNow())
      if (!open) return
      if (open.pause?.reason === 'member') await press('retry-submission')
      else if (open.state === 'paused') await signIn(ada)
      else {
        complaints.push(`${name}: it is ${open.state}, and nothing more happens`)
        return
      }
    }
    complaints.push(`${name}: it never ends`)
  }

  // Two pages may press at once; neither knows of the other.
  const sends = [
    worker.ask('send-draft', { person: ada, digest: reviewed.digest }),
    ...(schedule.pressedTwice ? [worker.ask('send-draft', { person: ada, digest: reviewed.digest })] : []),
  ]
  await Promise.all(sends)
  await goOn('first')

  const verdict = async (when: string) => {
    complaints.push(
      ...judge(story, {
        profile: profileOf(sandbox),
        list: await outboxNow(),
        changes: await changesNow(),
        draft: await draftNow(),
      }).map((complaint) => `${when}: ${complaint}`),
    )
  }
  await verdict('first')

  // Everything works again, and the member sees it through.
  sandbox.setFaults([])
  worker.begin(noTroubles)
  doings.length = 0
  const seen = new Set<string>()
  for (let round = 0; round < 6; round += 1) {
    const session = Object(await readStored('session', 'session'))
    if (session.person !== ada) await signIn(ada)
    await goOn(`round ${round}`)
    for (const submission of await outboxNow())
      for (const step of submission.steps.filter(({ state }) => state === 'lost')) {
        // The member looks on LinkedIn.
        const { operation } = step.call
        if (operation.type !== 'create-entry') continue
        const known = new Set(
          (await outboxNow()).flatMap(({ steps }) => steps.map(({ createdId }) => createdId)),
        )
        const formerly = new Set(Object.keys(entriesIn(before, operation.section)))
        const there = Object.entries(entriesIn(profileOf(sandbox), operation.section)).find(
          ([id, entry]) =>
            !seen.has(id) &&
            !known.has(id) &&
            !formerly.has(id) &&
            JSON.stringify(Object(entry['name'] ?? entry['title']).localized) ===
              JSON.stringify(
                Object(Object(step.call.body)['name'] ?? Object(step.call.body)['title']).localized,
              ),
        )
        if (there) seen.add(there[0])
        await worker.ask('decide-step', {
          person: ada,
          submission: submission.id,
          step: step.call.id,
          decision: there ? 'there' : 'send-again',
        })
        await goOn(`round ${round}`)
      }
    await worker.ask('review-draft', { person: ada, refresh: true })
    // What LinkedIn changed too is decided. What names an entry whose id nobody knows, or one that is gone by now, is
    // marked; the member drops it.
    for (const operation of withoutErrors(await baselineNow(), await draftNow())) {
      if ('entry' in operation && operation.entry) story.dropped.add(entryKey(operation.entry))
      await worker.ask('edit-draft', { person: ada, operation })
    }
    const again = await worker.ask('review-draft', { person: ada, refresh: false })
    if (again?.requests.length === 0) break
    if (again) await worker.ask('send-draft', { person: ada, digest: again.digest })
    await goOn(`round ${round}`)
  }
  await verdict('in the end')
  const left = await changesNow()
  complaints.push(
    ...judgeEnd(story, {
      profile: profileOf(sandbox),
      list: await outboxNow(),
      changes: left,
      draft: await draftNow(),
    }),
  )
  if (JSON.stringify(profileOf(sandbox, grace)) !== graceBefore)
    complaints.push('something reached the other member')
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  return complaints
}
