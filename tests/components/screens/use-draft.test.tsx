// @vitest-environment jsdom
import { act, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { useDraft, type Profile } from '../../../components/use-draft.ts'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { unknownBaseline } from '../../../utils/profile/baseline.ts'
import { textsIn } from '../../../utils/profile/localized.ts'
import { valueAfter } from '../../../utils/profile/draft.ts'
import { answer, person, show, texts } from './stage.tsx'

type Listener = Parameters<typeof browser.storage.onChanged.addListener>[0]

/** News of storage that are on their way: a browser may bring them after the worker's answer. */
let news: (() => void)[] = []
const { onChanged } = browser.storage
const addListener = onChanged.addListener.bind(onChanged)
afterEach(() => {
  browser.storage.onChanged.addListener = addListener
  news = []
})
const holdNews = () => {
  browser.storage.onChanged.addListener = (listener: Listener) =>
    addListener((...change) => {
      news.push(() => listener(...change))
    })
}
const bringNews = () => act(() => news.splice(0).forEach((bring) => bring()))

let profile: Profile | undefined
/** Every text that was drawn. */
let drawn: string[] = []
const Headline = () => {
  profile = useDraft(person, [])
  if (!profile) return null
  const value = valueAfter({ field: 'headline' }, profile.draft, profile.baseline, 'en_US')
  const text = textsIn(value)['en_US'] ?? ''
  drawn.push(text)
  return <p data-testid="text">{text}</p>
}

const baseline = { fields: { headline: texts({ en_US: 'Before' }) } }
const type = (text: string) =>
  act(async () => {
    profile?.edit({ type: 'set-text', field: 'headline', locale: 'en_US', text })
    await Promise.resolve()
  })

it('never draws an old text again between the worker’s answer and the news of it', async () => {
  holdNews()
  await show(<Headline />, { baseline })
  await screen.findByText('Before')
  drawn = []
  await type('After')
  await type('After all')
  // Both are in storage, and both answers are here.
  await expect.poll(async () => JSON.stringify(await readItem(items.draft(person)))).toContain('After all')
  await act(() => new Promise((resolve) => setImmediate(resolve)))
  await bringNews()
  expect(new Set(drawn.slice(drawn.indexOf('After')))).toEqual(new Set(['After', 'After all']))
  expect(drawn.at(-1)).toBe('After all')
  expect(profile?.kept).toBe(1)
})

it('gives way to what another window made of it before the answer was here', async () => {
  holdNews()
  await show(<Headline />, { baseline })
  await screen.findByText('Before')
  answer('edit-draft', async ({ operation }) => {
    const known = { ...unknownBaseline(person, 0), ...baseline }
    const store = (text: string) =>
      browser.storage.local.set({
        [`draft:${person}`]: {
          version: 1,
          value: applyOperation(
            applyOperation(emptyDraft, operation, known),
            { type: 'set-text', field: 'headline', locale: 'en_US', text },
            known,
          ),
        },
      })
    await store('Mine')
    await store('Theirs')
    return { saved: true }
  })
  await type('Mine')
  await act(() => new Promise((resolve) => setImmediate(resolve)))
  await bringNews()
  expect(drawn.at(-1)).toBe('Theirs')
})

it('never falls back to an older text that was not kept before a newer one was, and keeps both with the next', async () => {
  await show(<Headline />, { baseline })
  await screen.findByText('Before')
  const known = { ...unknownBaseline(person, 0), ...baseline }
  const sent: DraftOperation[] = []
  answer('edit-draft', async ({ operation }) => {
    sent.push(operation)
    if (sent.length === 1) throw new Error('The disk is full.')
    const draft = applyOperation(await readItem(items.draft(person)), operation, known)
    await browser.storage.local.set({ [`draft:${person}`]: { version: 1, value: draft } })
    return { saved: true }
  })
  await type('A')
  await type('After')
  await act(() => new Promise((resolve) => setImmediate(resolve)))
  expect(drawn.at(-1)).toBe('After')
  expect(profile?.unsaved).toBe(true)
  await type('After all')
  await act(() => new Promise((resolve) => setImmediate(resolve)))
  expect(sent.at(-1)).toMatchObject({
    type: 'several',
    operations: [{ text: 'A' }, { text: 'After' }, { text: 'After all' }],
  })
  expect(drawn.at(-1)).toBe('After all')
  expect(profile?.unsaved).toBe(false)
  expect(JSON.stringify(await readItem(items.draft(person)))).toContain('After all')
})
