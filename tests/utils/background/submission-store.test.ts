import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { freeze } from '../../../utils/background/record.ts'
import {
  changeSubmission,
  changeSubmissions,
  readSubmissions,
  reviewSubmissions,
  allSubmissionItems,
} from '../../../utils/background/submission-store.ts'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem, removeItems } from '../../../utils/browser/kept.ts'
import type { Submission } from '../../../utils/browser/submission.ts'
import { unknownBaseline } from '../../../utils/profile/baseline.ts'

const ada = 'ada'
const submission = (id: string): Submission =>
  freeze({ id, person: ada, createdAt: 1 }, [], [], unknownBaseline(ada, 0))
const [a, b, c] = [submission('a'), submission('b'), submission('c')]
const paused = (former: Submission): Submission => ({ ...former, state: 'paused' })

const idsNow = async (): Promise<string[]> => (await readSubmissions(ada)).map(({ id }) => id)
const keys = async (): Promise<string[]> => Object.keys(await browser.storage.local.get(null)).toSorted()

/** What each write of a piece of work holds, by key. */
const writesOf = async (work: () => Promise<unknown>): Promise<string[][]> => {
  const { local } = fakeBrowser.storage
  const set = local.set.bind(local)
  const all: string[][] = []
  Object.assign(local, {
    set: (rows: Record<string, unknown>) => {
      all.push(Object.keys(rows).toSorted())
      return set(rows)
    },
  })
  await work()
  Object.assign(local, { set })
  return all
}

/** As versions up to November 2026 kept them. */
const keepWhole = (value: string): Promise<void> =>
  fakeBrowser.storage.local.set({ 'outbox:ada': { version: 1, value } })

const begin = (): Promise<unknown> => changeSubmissions(ada, () => [a, b], { made: ['a', 'b'] })

beforeEach(() => fakeBrowser.reset())

describe('submissions', () => {
  it('come back in the order of their list', async () => {
    await begin()
    await changeSubmissions(ada, (list) => [c, ...list], { made: ['c'] })
    expect(await readSubmissions(ada)).toEqual([c, a, b])
  })

  it('are written with what names them, and those that stay are not', async () => {
    await begin()
    expect(await writesOf(() => changeSubmissions(ada, (list) => [c, ...list], { made: ['c'] }))).toEqual([
      ['submission-progress:ada:c', 'submission:ada:c', 'submissions:ada'],
    ])
  })

  it('are frozen: of what becomes of them only that is written', async () => {
    await begin()
    expect(await writesOf(() => changeSubmission(ada, 'a', paused))).toEqual([['submission-progress:ada:a']])
    expect(await readSubmissions(ada)).toEqual([paused(a), b])
    const renamed = (former: Submission): Submission => ({ ...former, entriesBefore: { skills: [] } })
    expect(await writesOf(() => changeSubmission(ada, 'a', renamed))).toEqual([
      ['submission-progress:ada:a', 'submission:ada:a'],
    ])
    expect(await readSubmissions(ada)).toEqual([renamed(paused(a)), b])
  })

  it('lose a mark for good, whatever else is written anew meanwhile', async () => {
    await begin()
    await changeSubmission(ada, 'a', (former) => ({ ...former, isCancelled: true, changes: [] }))
    await changeSubmission(ada, 'a', (former) => ({ ...former, isCancelled: undefined }))
    const [now] = await readSubmissions(ada)
    expect(now?.isCancelled).toBeUndefined()
  })

  it('that stay as they are cost no write', async () => {
    await begin()
    expect(await writesOf(() => changeSubmission(ada, 'a', (same) => same))).toEqual([])
    expect(await writesOf(() => changeSubmissions(ada, (list) => [...list]))).toEqual([])
  })

  it('that are not there stay so', async () => {
    expect(await changeSubmission(ada, 'a', paused)).toBeUndefined()
    expect(await keys()).toEqual([])
  })

  it('are dropped from the list and then from storage', async () => {
    await begin()
    await changeSubmissions(ada, (list) => list.filter(({ id }) => id !== 'a'))
    expect(await idsNow()).toEqual(['b'])
    expect(await keys()).toEqual(['submission-progress:ada:b', 'submission:ada:b', 'submissions:ada'])
  })

  it('that are entered at the same time are both kept', async () => {
    await Promise.all([
      changeSubmissions(ada, (list) => [a, ...list], { made: ['a'] }),
      changeSubmissions(ada, (list) => [b, ...list], { made: ['b'] }),
      changeSubmissions(ada, (list) => [c, ...list], { made: ['c'] }),
    ])
    expect((await idsNow()).toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('leave nothing behind when all of them are forgotten', async () => {
    await begin()
    await removeItems(await allSubmissionItems(ada))
    expect(await keys()).toEqual([])
  })

  it('of one that can’t be read any more: it is put aside, and the others stay', async () => {
    await begin()
    await fakeBrowser.storage.local.set({ 'submission:ada:a': { version: 1, value: '{"id":' } })
    await reviewSubmissions(ada)
    expect(await idsNow()).toEqual(['b'])
    expect(await readItem(items.setAside)).toMatchObject([{ of: 'submission:ada:a' }])
  })
})

describe('one of which a part is missing', () => {
  const of = { whole: 'submission:ada:a', progress: 'submission-progress:ada:a' }
  const never = (): never => {
    throw new Error('It went on.')
  }

  it.each(Object.values(of))('never goes on as if nothing had been sent yet: %s', async (key) => {
    await begin()
    await changeSubmission(ada, 'a', paused)
    await fakeBrowser.storage.local.remove(key)
    expect(await idsNow()).toEqual(['b'])
    expect(await changeSubmission(ada, 'a', never)).toBeUndefined()
  })

  it('because it can’t be read: that is put aside', async () => {
    await begin()
    await fakeBrowser.storage.local.set({ [of.progress]: { version: 1, value: '{"steps":' } })
    await reviewSubmissions(ada)
    expect(await idsNow()).toEqual(['b'])
    expect(await readItem(items.setAside)).toMatchObject([{ of: of.progress }])
  })
})

describe('what former versions kept of one in one piece', () => {
  it('goes on, and is in two from then on', async () => {
    await begin()
    await fakeBrowser.storage.local.remove('submission-progress:ada:a')
    await fakeBrowser.storage.local.set({
      'submission:ada:a': { version: 1, value: JSON.stringify(a) },
    })
    expect(await readSubmissions(ada)).toEqual([a, b])
    expect(await changeSubmission(ada, 'a', paused)).toEqual(paused(a))
    expect(await readSubmissions(ada)).toEqual([paused(a), b])
    const running = (former: Submission): Submission => ({ ...former, state: 'running' })
    expect(await writesOf(() => changeSubmission(ada, 'a', running))).toEqual([['submission-progress:ada:a']])
  })
})

describe('what former versions kept in one piece', () => {
  const parts = ['a', 'b']
    .map((id) => `submission-progress:ada:${id}`)
    .concat(['a', 'b'].map((id) => `submission:ada:${id}`))

  it('is taken apart at the first reading, in one write', async () => {
    await keepWhole(JSON.stringify([a, b]))
    expect(await writesOf(async () => expect(await readSubmissions(ada)).toEqual([a, b]))).toEqual([
      ['outbox:ada', ...parts, 'submissions:ada'],
    ])
    expect(await keys()).toEqual([...parts, 'submissions:ada'])
  })

  it('is taken apart where one of them goes on first, as after an alarm', async () => {
    await keepWhole(JSON.stringify([a, b]))
    expect(await changeSubmission(ada, 'b', paused)).toEqual(paused(b))
    expect(await readSubmissions(ada)).toEqual([a, paused(b)])
  })

  it('is put aside where it can’t be read, and never overwritten', async () => {
    await keepWhole('[{"id":')
    await reviewSubmissions(ada)
    expect(await idsNow()).toEqual([])
    const [aside] = await readItem(items.setAside)
    expect(aside).toMatchObject({ of: 'outbox:ada' })
    expect((await browser.storage.local.get(aside?.key))[aside?.key ?? '']).toEqual({
      version: 1,
      value: '[{"id":',
    })
  })
})
