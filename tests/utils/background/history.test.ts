import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { beyond, deleteHistory, historyOf, keepInHistory } from '../../../utils/background/history.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import type { Submission } from '../../../utils/browser/submission.ts'

const sent = (id: string): Submission => ({
  id,
  person: 'ada',
  createdAt: 1,
  finishedAt: Number(id),
  state: 'done',
  pause: null,
  steps: [
    {
      call: {
        id: 'profile',
        operation: { type: 'update-profile' },
        body: { patch: { $set: { headline: id } } },
        longs: [],
        references: [],
        waitsFor: [],
      },
      state: 'done',
      attempts: 1,
      failure: null,
      createdId: null,
      lookUp: null,
      answer: { status: 204, requestId: 'r1' },
    },
  ],
  changes: [{ type: 'field', key: 'headline', field: 'headline', before: null, after: id }],
  entriesBefore: {},
  differences: [],
})

const ids = async (): Promise<string[]> => (await readItem(items.history('ada'))).map(({ id }) => id)

beforeEach(() => fakeBrowser.reset())

describe('the history', () => {
  it('keeps what was sent, newest first, with request and answer', async () => {
    await keepInHistory(sent('1'), 9)
    await keepInHistory(sent('2'), 9)
    expect(await ids()).toEqual(['2', '1'])
    expect(await readItem(items.historyEntry('ada', '2'))).toMatchObject({
      done: ['headline'],
      requests: [
        {
          method: 'POST',
          path: '/v2/people/(id:ada)',
          body: expect.stringMatching(/"headline":\s*"2"/),
          status: 204,
          requestId: 'r1',
        },
      ],
    })
  })

  it('keeps one that was tried again once', async () => {
    await keepInHistory(sent('1'), 9)
    await keepInHistory(sent('2'), 9)
    await keepInHistory(sent('1'), 9)
    expect(await ids()).toEqual(['1', '2'])
  })

  it('keeps nothing of what LinkedIn took nothing of', async () => {
    const [step] = sent('1').steps
    if (step) await keepInHistory({ ...sent('1'), steps: [{ ...step, state: 'refused' }] }, 9)
    expect(await ids()).toEqual([])
  })

  it('names its parts one by one: what a submission gains is not kept by itself', () => {
    const entry = historyOf({ ...sent('1'), token: 'secret' } as Submission, 9)
    expect(JSON.stringify(entry)).not.toContain('secret')
  })

  it('goes no further back than it may', () => {
    const day = 86_400_000
    const lines = [4, 3, 2, 1].map((at) => ({ id: String(at), finishedAt: at * day, size: 1 }))
    expect(beyond(lines, { keep: 3, days: null }, 4 * day)).toEqual(['1'])
    expect(beyond(lines, { keep: 9, days: 2 }, 4 * day)).toEqual(['1'])
    expect(beyond(lines, { keep: 0, days: null }, 4 * day)).toHaveLength(4)
  })

  it('is deleted with all that belongs to it', async () => {
    await keepInHistory(sent('1'), 9)
    await keepInHistory(sent('2'), 9)
    await deleteHistory('ada', ['1'])
    const keys = Object.keys(await fakeBrowser.storage.local.get(null))
    expect(keys.filter((key) => key.startsWith('history-entry:'))).toEqual(['history-entry:ada:2'])
  })

  it('makes room for the newest when storage is full, and says so when there is none', async () => {
    for (const id of ['1', '2', '3', '4']) await keepInHistory(sent(id), 9)
    const { local } = fakeBrowser.storage
    const set = local.set.bind(local)
    let room = 4
    const count = async () =>
      Object.keys(await local.get(null)).filter((key) => key.startsWith('history-entry:')).length
    Object.assign(local, {
      set: async (rows: Record<string, unknown>) => {
        const grows = Object.keys(rows).some((key) => key.startsWith('history-entry:'))
        if (grows && (await count()) >= room) throw new Error('QUOTA_BYTES quota exceeded')
        return set(rows)
      },
    })
    onTestFinished(() => void Object.assign(local, { set }))
    await keepInHistory(sent('5'), 9)
    expect(await ids()).toEqual(['5', '4', '3'])
    room = 0
    await keepInHistory(sent('6'), 99)
    expect(await readItem(items.historyUnkept('ada'))).toBe(99)
    expect(await ids()).not.toContain('6')
  })
})
