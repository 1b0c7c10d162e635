import type { RecordedRequest } from '../../sandbox/start.ts'
import type { ReviewedRequest } from '../../utils/browser/messages.ts'
import type { SentChange, SentEntry, Step, Submission } from '../../utils/browser/submission.ts'
import { requestOf } from '../../utils/linkedin/request.ts'
import type { Change, EntryChange } from '../../utils/profile/diff.ts'
import type { Draft } from '../../utils/profile/draft.ts'
import { isObject, partAt, sameJson, type Json, type JsonObject } from '../../utils/profile/json.ts'
import { textsIn } from '../../utils/profile/localized.ts'
import { positionUrn } from '../../utils/profile/urn.ts'
import { ada, entriesIn } from './profile.ts'
import type { Schedule } from './schedule.ts'

/** What was there, what was wanted, and what happened that no submission is to blame for. */
export interface Story {
  schedule: Schedule
  before: JsonObject
  meant: readonly Change[]
  shown: readonly ReviewedRequest[]
  record: () => readonly RecordedRequest[]
  /** The member dropped all edits meanwhile. */
  discarded: boolean
  /** Entries the member dropped in the end, because they could not be sent any more. */
  dropped: Set<string>
  /** Names of what was added meanwhile, in two sections each. */
  typed: string[]
  /** When Japanese was added to the headline on LinkedIn itself. */
  elsewhere: number | null
  repeatedPosts: () => boolean
}

export interface Outcome {
  profile: JsonObject
  list: readonly Submission[]
  changes: readonly Change[]
  draft: Draft
}

const sections = ['skills', 'positions', 'courses', 'certifications']
const textFields = ['headline', 'summary', 'address', 'maidenName', 'interests']

const stepFor = ({ steps }: Submission, { type, key }: SentChange): Step | undefined =>
  steps.find(({ call }) => call.id === (type === 'field' ? 'profile' : key))

/** As sent, with the ids that were not known then. */
const filled = (value: Json, ids: Record<string, string>, section: string | null): Json => {
  if (section !== null && Array.isArray(value))
    return value.map((id) => (typeof id === 'string' ? (ids[`${section}/${id}`] ?? id) : id))
  const entry = typeof value === 'string' ? /,(new-\d+)\)$/.exec(value)?.[1] : undefined
  const id = entry === undefined ? undefined : ids[`positions/${entry}`]
  return id === undefined ? value : positionUrn(ada, id)
}

const isIn = (entry: JsonObject | undefined, body: Json, ids: Record<string, string>): boolean =>
  entry !== undefined &&
  isObject(body) &&
  Object.entries(body).every(([row, value]) => sameJson(entry[row], filled(value, ids, null)))

/** What holds of a submission that has come to rest, whatever befell it. */
export const judge = (story: Story, { profile, list, changes, draft }: Outcome): string[] => {
  const complaints: string[] = []
  const steps = list.flatMap((submission) => submission.steps)

  // Nothing but what was confirmed, text for text, and under nobody else's token.
  const confirmed = new Set(
    list.flatMap((submission) =>
      submission.steps.map(({ call }) => {
        const { method, path, body } = requestOf(call, ada, Object.fromEntries(idsFrom(submission)))
        return `${method} ${path} ${body ?? ''}`
      }),
    ),
  )
  for (const { operation, method, path, body, member } of story.record()) {
    if (operation === 'read') continue
    if (!confirmed.has(`${method} ${path} ${body ?? ''}`))
      complaints.push(`unconfirmed: ${method} ${path} ${body}`)
    if (/"occupation": "[^"]*(?:new-\d|\{\{)/.test(body ?? ''))
      complaints.push(`sent before its time: ${body}`)
    if (member !== ada && member !== null) complaints.push(`sent as ${member}`)
  }

  // The entries there are, and why.
  for (const section of sections) {
    const before = entriesIn(story.before, section)
    const after = entriesIn(profile, section)
    const made = list.flatMap((submission) =>
      submission.steps
        .filter(({ call }) => call.operation.type === 'create-entry' && call.operation.section === section)
        .map((step) => ({ ...step, ids: Object.fromEntries(idsFrom(submission)) })),
    )
    const explained = new Set(made.flatMap(({ createdId }) => createdId ?? []))
    const told = new Set(list.flatMap(({ differences }) => differences ?? []))
    const isTold = (id: string) => told.has(`${section}/${id}`)
    // Where the profile can't be read afterwards, the outbox says that nobody checked.
    const isBlind = story.schedule.access !== 'full' || list.some(({ differences }) => differences === null)
    for (const [id, entry] of Object.entries(after)) {
      if (id in before || explained.has(id) || isTold(id)) continue
      const lostOne = made.find(
        ({ state, createdId, call, ids }) =>
          (state === 'lost' || (state === 'done' && createdId === null)) && isIn(entry, call.body, ids),
      )
      if (lostOne) {
        made.splice(made.indexOf(lostOne), 1)
        continue
      }
      if (story.repeatedPosts() && isBlind) continue
      complaints.push(`${section}/${id} is there, and nothing says why: ${JSON.stringify(entry)}`)
    }
    const deleted = steps.filter(
      ({ call }) => call.operation.type === 'delete-entry' && call.operation.section === section,
    )
    for (const id of Object.keys(before)) {
      const asked = deleted.filter(({ call }) => call.id === `${section}/${id}`)
      if (
        !(id in after) &&
        !asked.some(({ state, isUnsure }) => state === 'done' || state === 'lost' || isUnsure)
      )
        complaints.push(`${section}/${id} is gone, and nothing says why`)
    }
  }

  for (const [index, submission] of list.entries()) {
    const ids = Object.fromEntries(idsFrom(submission))
    const later = list.slice(0, index)
    const isOvertaken = (key: string) =>
      later.some((other) => other.changes.some((change) => change.key === key))
    for (const change of submission.changes) {
      const step = stepFor(submission, change)
      if (!step) {
        complaints.push(`${change.key} has no step`)
        continue
      }
      const isDone = step.state === 'done'
      if (change.type === 'field') {
        const section = /^(.+)Order$/.exec(change.field)?.[1] ?? null
        const meant = filled(change.after, ids, section)
        const found = profile[change.field] ?? null
        if (isDone && section === null && !isOvertaken(change.key) && !sameJson(normal(found), normal(meant)))
          if (!(change.field === 'headline' && story.elsewhere !== null))
            complaints.push(`${change.key} is not as sent: ${JSON.stringify([found, meant])}`)
      } else if (isDone && !isOvertaken(change.key)) {
        const id = ids[change.key] ?? change.id
        const entry = entriesIn(profile, change.section)[id]
        const isGoneSince = later.some((other) =>
          other.changes.some(({ key, type }) => key === `${change.section}/${id}` && type !== 'create'),
        )
        if (change.type === 'delete' && entry) complaints.push(`${change.key} is still there`)
        if (change.type !== 'delete' && step.createdId !== null && !isGoneSince)
          for (const { field, after } of change.rows)
            if (!sameJson(normal(entry?.[field] ?? null), normal(filled(after, ids, null))))
              complaints.push(`${change.key}/${field} is not as sent: ${JSON.stringify([entry, after])}`)
      }
      // What was taken is no edit any more; what was not still is one.
      const isFirst = index === list.length - 1
      const left = changes.find(
        (other) =>
          other.key === change.key &&
          // Another new entry may have taken the name since.
          (other.type !== 'create' || change.type !== 'create' || isSameCreate(other, change, ids)),
      )
      const differs = list.some(({ differences }) => differences?.includes(change.key))
      if (
        isDone &&
        left &&
        !differs &&
        !story.discarded &&
        !isOvertaken(change.key) &&
        !isTouched(story, change)
      )
        complaints.push(`${change.key} is done, and still among the edits: ${JSON.stringify([left, draft])}`)
      if (
        !isDone &&
        isFirst &&
        list.length === 1 &&
        !left &&
        !story.discarded &&
        !story.dropped.has(change.key) &&
        // It had arrived, and was changed there since: the card says both.
        !(step.isUnsure && story.elsewhere !== null) &&
        !isAsMeant(change, profile, ids)
      )
        complaints.push(`${change.key} is ${step.state}, and no longer among the edits`)
    }
  }

  // Typed while it was under way: neither lost nor taken for something else.
  if (!story.discarded || story.typed.length > 0)
    for (const name of story.typed)
      for (const section of ['certifications', 'skills']) {
        const drafted = Object.values(draft.sections[section] ?? {}).some((entry) =>
          JSON.stringify(entry.rows).includes(JSON.stringify(name).slice(1, -1)),
        )
        const there = Object.values(entriesIn(profile, section)).filter(
          (entry) => textsIn(entry['name'])['en_US'] === name,
        ).length
        if (!drafted && there === 0) complaints.push(`${section}: “${name}” is lost`)
        if (there > 1 && !story.repeatedPosts())
          complaints.push(`${section}: “${name}” is there ${there} times`)
      }

  complaints.push(...lostLanguages(story, profile))
  return complaints
}

const isSameCreate = (left: EntryChange, sent: SentEntry, ids: Record<string, string>): boolean =>
  sent.rows.every(({ field, after }) =>
    left.rows.some((row) => row.field === field && sameJson(row.after ?? null, filled(after, ids, null))),
  )

/** Order edits follow every change to the entries they list. */
const isTouched = (story: Story, change: SentChange): boolean =>
  change.type === 'field' &&
  change.field.endsWith('Order') &&
  (story.typed.length > 0 || story.schedule.access !== 'full')

const idsFrom = ({ steps }: Submission): [string, string][] =>
  steps.flatMap(({ call, createdId }) =>
    createdId === null ? [] : [[call.id, createdId] as [string, string]],
  )

/** LinkedIn gives back no empty parts. */
const normal = (value: Json): Json => (isObject(value) && Object.keys(value).length === 0 ? null : value)

const isAsMeant = (change: SentChange, profile: JsonObject, ids: Record<string, string>): boolean => {
  if (change.type === 'field') {
    const section = /^(.+)Order$/.exec(change.field)?.[1] ?? null
    return section !== null || sameJson(normal(profile[change.field] ?? null), normal(change.after))
  }
  const entry = entriesIn(profile, change.section)[ids[change.key] ?? change.id]
  if (change.type === 'delete') return !entry
  return (
    entry !== undefined &&
    change.rows.every(({ field, after }) =>
      sameJson(normal(entry[field] ?? null), normal(filled(after, ids, null))),
    )
  )
}

/** Languages the member never asked to lose; blind edits replace all of them, and the review says so. */
const lostLanguages = (story: Story, profile: JsonObject): string[] => {
  if (story.schedule.access !== 'full') return []
  const asked = (key: string, field: string): Set<string> | 'all' => {
    const change = story.meant.find((meant) => meant.key === key)
    if (!change) return new Set()
    if (change.type === 'delete') return 'all'
    const row = change.type === 'field' ? change : change.rows.find((one) => one.field === field)
    if (!row) return new Set()
    if (row.after === undefined) return 'all'
    const had = row.before.state === 'known' ? textsIn(row.before.value) : {}
    const has = textsIn(row.after)
    return new Set(Object.keys(had).filter((language) => !(language in has)))
  }
  const compare = (key: string, field: string, was: Json | undefined, is: Json | undefined): string[] => {
    const may = asked(key, field)
    return may === 'all'
      ? []
      : Object.keys(textsIn(was))
          .filter((language) => !(language in textsIn(is)) && !may.has(language))
          .map((language) => `${key}/${field} lost ${language}`)
  }
  const lost = [
    ...textFields.flatMap((field) => compare(field, field, story.before[field], profile[field])),
    ...sections.flatMap((section) =>
      Object.entries(entriesIn(story.before, section)).flatMap(([id, was]) => {
        const is = entriesIn(profile, section)[id]
        return is
          ? Object.keys(was).flatMap((row) => compare(`${section}/${id}`, row, was[row], is[row]))
          : []
      }),
    ),
  ]
  const update = story
    .record()
    .findLast(
      ({ operation, status, body }) =>
        operation === 'update' && status === 200 && (body ?? '').includes('"headline"'),
    )
  // Between a look at the profile and the update there is always some time.
  const isOld = story.elsewhere !== null && update !== undefined && update.at - story.elsewhere > 61_000
  // An edit that drops a language drops it also when it came later; the review shows it.
  const isDropped = story.schedule.edits.some(
    (edit) => edit.type === 'drop-language' && edit.language === 'ja_JP',
  )
  const mayDrop = isDropped ? 'all' : asked('headline', 'headline')
  if (isOld && mayDrop !== 'all' && partAt(profile['headline'], ['localized', 'ja_JP']) === undefined)
    lost.push('headline lost the language that was added on LinkedIn meanwhile')
  return lost
}

/** Once nothing goes wrong any more and the member sees it through, everything is as it was meant, once. */
export const judgeEnd = (story: Story, { profile, list, changes }: Outcome): string[] => {
  const complaints: string[] = []
  if (changes.length > 0)
    complaints.push(`in the end edits are left: ${changes.map(({ key }) => key).join()}`)
  if (story.discarded) return complaints
  const before = Object.fromEntries(sections.map((section) => [section, entriesIn(story.before, section)]))
  for (const change of story.meant) {
    if (change.type === 'delete' && entriesIn(profile, change.section)[change.id])
      complaints.push(`in the end ${change.key} is not deleted`)
    if (change.type !== 'create' || story.dropped.has(change.key)) continue
    const row = change.section === 'positions' ? 'title' : 'name'
    const title = textsIn(change.rows.find(({ field }) => field === row)?.after)
    const same = (texts: Record<string, string>) => sameJson(texts, title)
    const there = Object.entries(entriesIn(profile, change.section)).filter(
      ([id, entry]) => !(id in (before[change.section] ?? {})) && same(textsIn(entry[row])),
    ).length
    const wanted = story.meant.filter(
      (other) =>
        other.type === 'create' &&
        !story.dropped.has(other.key) &&
        other.section === change.section &&
        same(textsIn(other.rows.find(({ field }) => field === row)?.after)),
    ).length
    const told = list.flatMap(({ differences }) => differences ?? []).length
    const mayBeMore =
      story.repeatedPosts() &&
      (told > 0 || story.schedule.access !== 'full' || list.some(({ differences }) => differences === null))
    if (there < wanted || (there > wanted && !mayBeMore))
      complaints.push(`in the end ${change.key} is there ${there} times, not ${wanted}`)
  }
  return complaints
}
