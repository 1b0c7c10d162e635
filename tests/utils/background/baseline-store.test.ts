import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import {
  baselineItems,
  changeBaseline,
  readBaseline,
  readBaselineUnder,
  reviewBaseline,
} from '../../../utils/background/baseline-store.ts'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem, removeItems } from '../../../utils/browser/kept.ts'
import { headOf } from '../../../utils/profile/baseline-parts.ts'
import { knownRow, type Baseline, type Entry } from '../../../utils/profile/baseline.ts'
import { emptyDraft } from '../../../utils/profile/draft.ts'
import { baselineWith, us } from '../profile/baselines.ts'

const ada = 'ada'
const text = (words: string) => ({ localized: { en_US: words }, preferredLocale: us })
const looms = { id: '10', values: { name: text('Looms') } }
const notes = { id: '11', values: { name: text('Notes') } }
const whole: Baseline = {
  ...baselineWith({ headline: text('Before'), publicationsOrder: ['11', '10'], imsOrder: ['1'] }),
  person: ada,
  sections: { publications: [looms, notes], courses: [] },
}

const courses = (length: number): Entry[] =>
  Array.from({ length }, (_, n) => ({ id: `c-${n}`, values: { name: text(`Course ${n}`) } }))
const long = (length: number): Baseline => ({ ...whole, sections: { courses: courses(length) } })
const renamed = (at: number): Baseline => ({
  ...whole,
  sections: { courses: courses(401).with(at, { id: `c-${at}`, values: { name: text('Renamed') } }) },
})

const keys = async (): Promise<string[]> => Object.keys(await browser.storage.local.get(null)).toSorted()

/** Keys that a piece of work writes. */
const written = async (work: () => Promise<unknown>): Promise<string[]> => {
  const all: string[] = []
  const listener = (changes: object) => void all.push(...Object.keys(changes))
  browser.storage.onChanged.addListener(listener)
  await work()
  browser.storage.onChanged.removeListener(listener)
  return all
}

beforeEach(() => fakeBrowser.reset())

describe('what LinkedIn has', () => {
  it('is put together as it was taken apart', async () => {
    await changeBaseline(ada, () => whole)
    expect(await readBaseline(ada)).toEqual(whole)
  })

  it('has a head that says nothing of entries but how many there are', async () => {
    await changeBaseline(ada, () => whole)
    const head = await readItem(items.baselineHead(ada))
    expect(head).toEqual(headOf(whole))
    expect(head?.counts).toEqual({ publications: 2, courses: 0 })
    expect(Object.keys(head?.fields ?? {})).toEqual(['supportedLocales', 'headline', 'imsOrder'])
  })

  it('is read as far as a draft needs it', async () => {
    await changeBaseline(ada, () => whole)
    expect((await readBaselineUnder(ada, emptyDraft)).sections).toEqual({})
    const ordered = { ...emptyDraft, fields: { publicationsOrder: { type: 'clear' } as const } }
    expect(await readBaselineUnder(ada, ordered)).toEqual({
      ...whole,
      sections: { publications: whole.sections['publications'] },
    })
  })

  it('is written part by part: a headline leaves the entries alone', async () => {
    await changeBaseline(ada, () => whole)
    const headline = { ...whole.fields, headline: text('After') }
    expect(
      // Read anew, with the same in every section.
      await written(() => changeBaseline(ada, () => ({ ...structuredClone(whole), fields: headline }))),
    ).toEqual(['baseline-head:ada'])
    expect(
      await written(() =>
        changeBaseline(ada, (now) => ({
          ...(now ?? whole),
          sections: { publications: [looms], courses: [] },
        })),
      ),
    ).toEqual(['baseline-head:ada', 'baseline-section:ada:publications'])
  })

  it('keeps all but the beginning of a long section by itself', async () => {
    await changeBaseline(ada, () => long(401))
    expect(await readBaseline(ada)).toEqual(long(401))
    const part = await readItem(items.baselineSection(ada, 'courses'))
    const rest = await readItem(items.baselineRest(ada, 'courses'))
    expect(part?.entries).toHaveLength(50)
    expect(rest).toHaveLength(351)
    expect(part?.rest).toEqual(rest?.map(({ id }) => id))

    expect(await written(() => changeBaseline(ada, () => renamed(0)))).toEqual([
      'baseline-section:ada:courses',
    ])
    await changeBaseline(ada, () => long(401))
    expect(await written(() => changeBaseline(ada, () => renamed(400)))).toEqual([
      'baseline-rest:ada:courses',
    ])

    await changeBaseline(ada, () => long(400))
    expect(await readBaseline(ada)).toEqual(long(400))
    expect(await readItem(items.baselineRest(ada, 'courses'))).toBeNull()
  })

  it('knows of a section whose rest is lost that it goes on, and nothing else of that', async () => {
    await changeBaseline(ada, () => long(401))
    await removeItems([items.baselineRest(ada, 'courses')])
    const now = await readBaseline(ada)
    expect(now.sections['courses']?.map(({ id }) => id)).toEqual(courses(401).map(({ id }) => id))
    expect(knownRow(now, 'courses', 'c-400', 'name')).toEqual({ state: 'unknown' })
    expect(knownRow(now, 'courses', 'c-1', 'number')).toEqual({ state: 'empty' })
  })

  it.each(['baseline-rest:ada:courses', 'baseline-section:ada:courses'])(
    'is no longer taken for all there is when %s can’t be read',
    async (key) => {
      await changeBaseline(ada, () => long(401))
      await reviewBaseline(ada)
      expect((await readBaseline(ada)).access).toBe('full')
      await browser.storage.local.set({ [key]: { version: 1, value: 'torn' } })
      await reviewBaseline(ada)
      const now = await readBaseline(ada)
      expect(await readItem(items.setAside)).toMatchObject([{ of: key }])
      expect(now.access).toBe('partial')
      expect(now.fields).toEqual(long(401).fields)
    },
  )

  it('leaves nothing when it is forgotten', async () => {
    await changeBaseline(ada, () => long(401))
    await removeItems(baselineItems(ada))
    expect(await keys()).toEqual([])
  })

  it('is unknown where nothing was ever read', async () => {
    expect(await readBaseline(ada)).toMatchObject({ person: ada, access: 'none', sections: {} })
    expect(await keys()).toEqual([])
  })
})

describe('what a former version kept in one piece', () => {
  const former = { 'baseline:ada': { version: 1, value: whole } }

  it('is taken apart by whoever reads it first, and is gone then', async () => {
    await browser.storage.local.set(former)
    expect(await readBaseline(ada, ['publications'])).toEqual(whole)
    expect(await keys()).not.toContain('baseline:ada')
    expect(await readBaseline(ada)).toEqual(whole)
  })

  it('is taken apart at the worker’s start', async () => {
    await browser.storage.local.set(former)
    await reviewBaseline(ada)
    expect(await keys()).not.toContain('baseline:ada')
    expect(await readItem(items.baselineHead(ada))).toEqual(headOf(whole))
  })

  it('never takes the place of what was read since', async () => {
    await changeBaseline(ada, () => ({ ...whole, fields: { headline: text('After') } }))
    await browser.storage.local.set(former)
    await reviewBaseline(ada)
    expect((await readBaseline(ada)).fields).toEqual({ headline: text('After') })
  })

  it('is set aside where it can’t be read', async () => {
    await browser.storage.local.set({ 'baseline:ada': { version: 1, value: 'torn' } })
    await reviewBaseline(ada)
    expect(await readItem(items.setAside)).toMatchObject([{ of: 'baseline:ada' }])
  })
})
