// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { browser } from '../../../utils/browser/api.ts'
import type { HistoryEntry } from '../../../utils/browser/history.ts'
import { items } from '../../../utils/browser/items.ts'
import { emptyDraft, type Draft } from '../../../utils/profile/draft.ts'
import { answer, asked, person, show, texts } from './stage.tsx'

const entry = (id: string, words: string): HistoryEntry => ({
  id,
  person,
  createdAt: 1_700_000_000_000,
  finishedAt: 1_700_000_000_000,
  state: 'done',
  changes: [
    {
      type: 'field',
      key: 'headline',
      field: 'headline',
      before: texts({ en_US: 'Before' }),
      after: texts({ en_US: words }),
    },
  ],
  done: ['headline'],
  created: {},
  entriesBefore: {},
  differences: [],
  requests: [
    {
      id: 'profile',
      method: 'POST',
      path: '/v2/people/(id:ada)',
      body: '{}',
      state: 'done',
      status: 204,
      requestId: 'r-1',
      createdId: null,
      failure: null,
    },
  ],
})

const history = async (entries: readonly HistoryEntry[], draft: Draft = emptyDraft, route = 'history') => {
  const stored = entries.map((of) => [items.historyEntry(person, of.id).key, { version: 1, value: of }])
  const lines = entries.map(({ id, finishedAt }) => ({ id, finishedAt, size: 1500 }))
  location.hash = `#/${route}`
  await browser.storage.local.set({
    ...Object.fromEntries(stored),
    [items.history(person).key]: { version: 1, value: lines },
  })
  await show(<Editor />, { baseline: { fields: { headline: texts({ en_US: 'Now' }) } }, draft })
  await screen.findByRole('heading', { level: 1 })
}

const edits = () => asked.filter(({ name }) => name === 'edit-draft')

describe('history', () => {
  it('says what will be here when nothing has been sent', async () => {
    await history([])
    expect(await screen.findByText(/Nothing has been sent yet/)).toBeTruthy()
    expect(screen.queryByTestId('history-entry')).toBeNull()
    expect(screen.queryByTestId('export-history')).toBeNull()
  })

  it('shows before and after, the request and its answer', async () => {
    await history([entry('1', 'After')])
    const shown = await screen.findByTestId('history-entry')
    expect(shown.textContent).toContain('Before')
    expect(shown.textContent).toContain('After')
    expect(within(shown).getByTestId('history-request').textContent).toContain('LinkedIn answered 204')
  })

  it('says when a record can’t be read, and shows the others', async () => {
    await history([entry('1', 'After'), { ...entry('2', 'Torn'), state: 'torn' } as unknown as HistoryEntry])
    expect(await screen.findByText(/1 record could not be read/)).toBeTruthy()
    expect(screen.getAllByTestId('history-entry')).toHaveLength(1)
  })

  it('finds what was sent by its words', async () => {
    await history([entry('1', 'Weaver of looms'), entry('2', 'Engineer')])
    await waitFor(() => expect(screen.getAllByTestId('history-entry')).toHaveLength(2))
    fireEvent.input(screen.getByTestId('history-search'), { target: { value: 'LOOMS' } })
    await waitFor(() => expect(screen.getAllByTestId('history-entry')).toHaveLength(1))
    expect(screen.getByTestId('history-entry').dataset['submission']).toBe('1')
  })

  it('undoes by an edit, and leads to its review', async () => {
    await history([entry('1', 'After')])
    fireEvent.click(await screen.findByTestId('undo'))
    await waitFor(() => expect(location.hash).toBe('#/review'))
    expect(edits().map(({ request }) => request)).toMatchObject([
      { operation: { type: 'several', operations: [{ type: 'set-text', text: 'Before' }] } },
    ])
  })

  it('asks before an undo takes the place of something typed', async () => {
    const typed = { type: 'texts', texts: { en_US: 'Typed' } } as const
    await history([entry('1', 'After')], { ...emptyDraft, fields: { headline: typed } })
    fireEvent.click(await screen.findByTestId('undo'))
    expect((await screen.findByTestId('undo-asks')).textContent).toContain('Headline')
    expect(edits()).toEqual([])
    fireEvent.click(screen.getByTestId('confirm-undo'))
    await waitFor(() => expect(location.hash).toBe('#/review'))
  })

  it('says when there is nothing to undo', async () => {
    const same = entry('1', 'After')
    const [change] = same.changes
    if (change?.type !== 'field') throw new Error('There is no change')
    await history([{ ...same, changes: [{ ...change, before: texts({ en_US: 'Now' }) }] }])
    fireEvent.click(await screen.findByTestId('undo'))
    expect(await screen.findByTestId('undo-nothing')).toBeTruthy()
    expect(edits()).toEqual([])
  })

  it('deletes a record only when asked twice', async () => {
    await history([entry('1', 'After')])
    fireEvent.click(await screen.findByTestId('delete-history-entry'))
    expect(asked.some(({ name }) => name === 'delete-history')).toBe(false)
    fireEvent.click(await screen.findByTestId('confirm-delete-history-entry'))
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'delete-history')?.request).toEqual({ person, ids: ['1'] }),
    )
  })

  it('is named as what could make room when an edit can’t be stored', async () => {
    answer('edit-draft', () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')))
    await history([entry('1', 'After')], emptyDraft, 'headline')
    const control = await screen.findByTestId('locale-en_US')
    fireEvent.input(control, { target: { value: 'Typed' } })
    expect((await screen.findByTestId('free-history')).getAttribute('href')).toContain('#/history')
  })
})
