import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { markDone, unmarkDone } from '../../../utils/background/by-hand.ts'
import { keepEdits } from '../../../utils/background/edits.ts'
import { addLocalProfile, handOver, removeLocalProfile } from '../../../utils/background/local-profiles.ts'
import { items } from '../../../utils/browser/items.ts'
import { changeItem, readItem } from '../../../utils/browser/kept.ts'
import { changeBaseline, readBaseline } from '../../../utils/background/baseline-store.ts'
import { readSubmissions } from '../../../utils/background/submission-store.ts'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type Draft, type DraftOperation } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { handSteps } from '../../../utils/profile/site-forms.ts'
import { baselineWith, us } from '../profile/baselines.ts'

beforeEach(() => fakeBrowser.reset())

const ada = 'yrZCpj2ZYQ'
const text = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })

const baseline: Baseline = {
  ...baselineWith({
    headline: { localized: { en_US: 'Engineer', de_DE: 'Ingenieurin' }, preferredLocale: us },
    positionsOrder: ['10', '20'],
  }),
  sections: {
    positions: [
      { id: '10', values: { title: text('Analyst') } },
      { id: '20', values: { title: text('Intern') } },
    ],
  },
}

const draftOf = (...operations: DraftOperation[]): Draft =>
  operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), emptyDraft)

const begin = async (...operations: DraftOperation[]): Promise<void> => {
  await changeBaseline(ada, () => baseline)
  await changeItem(items.draft(ada), () => draftOf(...operations))
}

const stored = async () => ({
  baseline: await readBaseline(ada),
  draft: await readItem(items.draft(ada)),
  records: await readSubmissions(ada),
  progress: await readItem(items.byHand(ada)),
})

const steps = async (): Promise<string[]> => {
  const { baseline: now, draft } = await stored()
  return now ? handSteps(changesOf(now, draft)).map(({ id }) => id) : []
}

const headline: DraftOperation = { type: 'set-text', field: 'headline', locale: 'en_US', text: ' Poet ' }
const newPosition: DraftOperation = {
  type: 'add-entry',
  entry: { section: 'positions', id: 'new-1' },
  values: { title: text('Lead'), companyName: text('Engines') },
}
const order: DraftOperation = { type: 'set-value', field: 'positionsOrder', value: ['new-1', '10', '20'] }
const removed: DraftOperation = { type: 'remove-entry', entry: { section: 'positions', id: '20' } }

describe('marking a step done', () => {
  it('moves the baseline by it, keeps the rest of the draft, and records it as not checked', async () => {
    await begin(headline, removed)
    expect(await markDone(ada, 'intro', 5)).toBe(true)
    const { baseline: now, records, progress } = await stored()
    expect(now?.fields['headline']).toEqual({
      localized: { en_US: ' Poet ', de_DE: 'Ingenieurin' },
      preferredLocale: us,
    })
    expect(await steps()).toEqual(['positions/20'])
    expect(records).toMatchObject([
      { byHand: true, state: 'done', finishedAt: 5, differences: null, changes: [{ key: 'headline' }] },
    ])
    expect(progress.done).toEqual([{ step: 'intro', record: records[0]?.id }])
  })

  it('loses nothing that is typed in the same moment, also when it is taken back', async () => {
    await begin(headline)
    const typed: DraftOperation = { type: 'set-text', field: 'address', locale: 'en_US', text: 'London' }
    expect(await Promise.all([markDone(ada, 'intro', 5), keepEdits(ada, [typed])])).toEqual([true, undefined])
    expect(Object.keys((await stored()).draft.fields)).toEqual(['address'])
    expect(await unmarkDone(ada)).toBe(true)
    expect(Object.keys((await stored()).draft.fields)).toEqual(['headline', 'address'])
  })

  it('takes two marks in the same moment one after the other', async () => {
    await begin(headline, removed)
    expect(await Promise.all([markDone(ada, 'intro', 5), markDone(ada, 'positions/20', 6)])).toEqual([
      true,
      true,
    ])
    expect(await steps()).toEqual([])
    const { baseline: now, records, progress } = await stored()
    expect(now.sections['positions']?.map(({ id }) => id)).toEqual(['10'])
    expect(records.map(({ changes }) => changes[0]?.key)).toEqual(['positions/20', 'headline'])
    expect(progress.done.map(({ step }) => step)).toEqual(['intro', 'positions/20'])
  })

  it('gives an entry an id of its own, and lets the order follow only then', async () => {
    await begin(newPosition, order)
    expect(await steps()).toEqual(['positions/new-1', 'positionsOrder'])
    expect(await markDone(ada, 'positionsOrder', 1)).toBe(false)
    expect(await markDone(ada, 'positions/new-1', 2)).toBe(true)
    expect(await steps()).toEqual(['positionsOrder'])
    expect(await markDone(ada, 'positionsOrder', 3)).toBe(true)
    const { baseline: now, draft } = await stored()
    expect(now?.sections['positions']?.map(({ id }) => id)).toContain('local-1')
    expect(now?.fields['positionsOrder']).toEqual(['local-1', '10', '20'])
    expect(draft).toEqual(emptyDraft)
  })

  it('forgets an entry that was deleted', async () => {
    await begin(removed)
    expect(await markDone(ada, 'positions/20', 1)).toBe(true)
    expect((await stored()).baseline?.sections['positions']?.map(({ id }) => id)).toEqual(['10'])
    expect(await steps()).toEqual([])
  })

  it('does nothing for a step that is gone or has errors', async () => {
    await begin({ type: 'set-value', field: 'vanityName', value: 'no spaces here' })
    expect(await markDone(ada, 'intro', 1)).toBe(false)
    expect(await markDone(ada, 'vanityName', 1)).toBe(false)
    expect((await stored()).records).toEqual([])
  })
})

describe('taking the last mark back', () => {
  it('leaves everything as it was', async () => {
    await begin(headline, newPosition, removed)
    for (const step of ['intro', 'positions/new-1', 'positions/20']) {
      const before = await stored()
      expect(await markDone(ada, step, 1)).toBe(true)
      expect(await unmarkDone(ada)).toBe(true)
      expect(await stored()).toEqual({ ...before, progress: { ...before.progress, undo: null } })
      expect(await markDone(ada, step, 2)).toBe(true)
    }
    expect(await steps()).toEqual([])
  })

  it('is refused once the draft was edited further, which would be lost', async () => {
    await begin(headline)
    await markDone(ada, 'intro', 1)
    const further = draftOf({ type: 'set-text', field: 'summary', locale: 'en_US', text: 'More' })
    await changeItem(items.draft(ada), () => further)
    expect(await unmarkDone(ada)).toBe(false)
    expect((await stored()).draft).toEqual(further)
  })
})

describe('connecting later', () => {
  const begun = async (): Promise<string> => {
    await addLocalProfile({ name: 'Ada, by hand', vanityName: 'ada-example', baseline: null, sample: false })
    const { current } = await readItem(items.members)
    return current ?? ''
  }

  it('hands the draft over, under LinkedIn’s ids and the member’s own name', async () => {
    const local = await begun()
    const own = [{ memberId: `urn:li:person:${local}` }]
    const looms = { id: 'local-1', values: { name: text('Looms'), authors: own } }
    const before: Baseline = { ...baselineWith({}), person: local, sections: { publications: [looms] } }
    await changeBaseline(local, () => before)
    const entry = { section: 'publications', id: 'local-1' }
    const edits: DraftOperation[] = [
      { type: 'set-text', field: 'publisher', entry, locale: 'en_US', text: 'Press' },
      { type: 'set-value', field: 'authors', entry, value: [...own, { name: text('Bee') }] },
    ]
    const draft = edits.reduce((rest, edit) => applyOperation(rest, edit, before), emptyDraft)
    await changeItem(items.draft(local), () => draft)
    const known = {
      ...looms,
      id: '77',
      values: { ...looms.values, authors: [{ memberId: `urn:li:person:${ada}` }] },
    }
    await changeBaseline(ada, () => ({ ...baseline, sections: { publications: [known] } }))
    await handOver(ada)
    const { publications } = (await stored()).draft.sections
    expect(Object.keys(publications ?? {})).toEqual(['77'])
    expect(JSON.stringify(publications)).toContain(`urn:li:person:${ada}`)
    expect(JSON.stringify(publications)).not.toContain(local)
    expect((await readItem(items.members)).list).toEqual([])
    expect(await readItem(items.draft(local))).toEqual(emptyDraft)
  })

  it('leaves the sample alone: it is nobody’s', async () => {
    await addLocalProfile({ name: 'Sample', vanityName: null, baseline, sample: true })
    const { current } = await readItem(items.members)
    await changeItem(items.draft(current ?? ''), () => draftOf(headline))
    await handOver(ada)
    expect((await stored()).draft).toEqual(emptyDraft)
    await removeLocalProfile(current ?? '')
    expect((await readItem(items.members)).list).toEqual([])
    expect(await readItem(items.baselineHead(current ?? ''))).toBeNull()
  })

  it('leaves both drafts alone where there are two', async () => {
    const local = await begun()
    await changeItem(items.draft(local), () => draftOf(headline))
    await begin(removed)
    await handOver(ada)
    expect(await readItem(items.draft(local))).toEqual(draftOf(headline))
    expect((await stored()).draft).toEqual(draftOf(removed))
  })
})
