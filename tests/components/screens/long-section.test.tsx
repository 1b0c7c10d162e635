// @vitest-environment jsdom
import { screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { browser } from '../../../utils/browser/api.ts'
import type { Entry } from '../../../utils/profile/baseline.ts'
import { emptyDraft, type Draft } from '../../../utils/profile/draft.ts'
import { show, supportedLocales, texts } from './stage.tsx'

const count = 450
const courses: Entry[] = Array.from({ length: count }, (_, n) => ({
  id: String(n),
  values: { name: texts({ en_US: `Course ${n}` }) },
}))

const { local } = browser.storage
const get = local.get.bind(local)
let letGo: () => void
/** Which parts of sections were asked for. */
let asked: string[]

/** All but the first entries takes its time to be read. */
beforeEach(() => {
  const held = Promise.withResolvers<undefined>()
  letGo = () => held.resolve(undefined)
  asked = []
  local.get = async (keys: string | string[]) => {
    const parts = [keys].flat().filter((key) => key.startsWith('baseline-') && key.endsWith(':courses'))
    asked.push(...parts.map((key) => key.replace(/:.*/, '')))
    if (parts.some((key) => key.startsWith('baseline-rest'))) await held.promise
    return get(keys)
  }
})
afterEach(() => {
  local.get = get
})

const withoutRests = (stored: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(stored).filter(([key]) => !key.startsWith('baseline-rest')))

const at = async (route: string, draft: Draft = emptyDraft, { rest = true } = {}) => {
  location.hash = `#/${route}`
  if (!rest) local.get = async (keys: string | string[]) => withoutRests(await get(keys))
  await show(<Editor />, { baseline: { fields: { supportedLocales }, sections: { courses } }, draft })
}

it('is drawn as soon as its beginning has been read, and says how much there is', async () => {
  await at('courses')
  await screen.findByTestId('entry-0')
  expect(screen.getByTestId('entry-0').textContent).toContain('Course 0')
  expect(screen.getByRole('main').textContent).toContain('450 entries')
  // What is made of all of it waits for all of it.
  expect(asked).toContain('baseline-section')
  await expect.poll(() => asked).toContain('baseline-rest')
})

it('opens an entry far down with what is in it', async () => {
  await at('courses/449')
  await expect.poll(() => asked).toContain('baseline-rest')
  expect(screen.queryByTestId('entry-449')).toBeNull()
  letGo()
  const entry = await screen.findByTestId('entry-449')
  expect(await within(entry).findByDisplayValue('Course 449')).toBeTruthy()
})

it('with edits in it shows them when all of it has been read', async () => {
  const rows = { name: { type: 'texts', texts: { en_US: 'Looms' } } as const }
  await at('courses', { ...emptyDraft, sections: { courses: { 449: { state: 'edited', rows } } } })
  await expect.poll(() => asked).toContain('baseline-rest')
  expect(screen.queryByTestId('pending')).toBeNull()
  expect(screen.queryByTestId('edit-entry')).toBeNull()
  letGo()
  await screen.findAllByTestId('edit-entry')
  expect(screen.getAllByText(/1 edit/u).length).toBeGreaterThan(0)
})

it('is still edited when the rest of it is lost', async () => {
  letGo()
  const rows = { name: { type: 'texts', texts: { en_US: 'Looms' } } as const }
  const draft: Draft = { ...emptyDraft, sections: { courses: { 1: { state: 'edited', rows } } } }
  await at('courses/1', draft, { rest: false })
  expect(await screen.findByTestId('entry-1')).toBeTruthy()
})

it('is printed whole', async () => {
  await at('print')
  await expect.poll(() => asked).toContain('baseline-rest')
  expect(screen.queryByText('Course 1')).toBeNull()
  letGo()
  expect(await screen.findByText('Course 449')).toBeTruthy()
})
