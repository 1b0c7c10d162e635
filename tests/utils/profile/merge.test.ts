import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { conflictsAt, rebased, withFormer } from '../../../utils/profile/conflicts.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { emptyDraft, valueAfter, type Draft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { sameJson, type Json } from '../../../utils/profile/json.ts'
import { textsIn } from '../../../utils/profile/localized.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { baselineWith, us } from './baselines.ts'
import { draftOf } from './taken.ts'

const text = (localized: Record<string, string>): Json => ({ localized, preferredLocale: us })
const headline = { field: 'headline' }
const typed = (locale: string, words: string): DraftOperation => ({
  type: 'set-text',
  ...headline,
  locale,
  text: words,
})
const after = (baseline: Baseline, draft: Draft, field = 'headline') =>
  valueAfter({ field }, draft, baseline, 'en_US')

/** A draft begun over `base`, looked at over what LinkedIn has now. */
const begun = (base: Record<string, Json>, ...operations: DraftOperation[]) =>
  draftOf(baselineWith(base), operations)

describe('an edit and a change on LinkedIn', () => {
  it('in different languages are merged without a question', () => {
    const draft = begun({ headline: text({ en_US: 'A', de_DE: 'B' }) }, typed('en_US', 'Mine'))
    const now = baselineWith({ headline: text({ en_US: 'A', de_DE: 'Theirs', ja_JP: 'New' }) })
    expect(conflictsAt(headline, now, draft)).toEqual([])
    expect(textsIn(after(now, draft))).toEqual({ en_US: 'Mine', de_DE: 'Theirs', ja_JP: 'New' })
  })

  it('in the same language are a conflict, and nothing of it is planned', () => {
    const draft = begun({ headline: text({ en_US: 'A' }) }, typed('en_US', 'Mine'))
    const now = baselineWith({ headline: text({ en_US: 'Theirs' }) })
    expect(conflictsAt(headline, now, draft)).toEqual([
      { part: { type: 'language', locale: 'en_US' }, base: 'A', theirs: 'Theirs', mine: 'Mine' },
    ])
    const changes = changesOf(now, draft)
    expect(changes[0]?.problems).toMatchObject([{ severity: 'error', message: 'problem_conflict' }])
    expect(planOf(changes)).toEqual([])
  })

  it('that agree are none', () => {
    const draft = begun({ headline: text({ en_US: 'A' }) }, typed('en_US', 'Same'))
    expect(conflictsAt(headline, baselineWith({ headline: text({ en_US: 'Same' }) }), draft)).toEqual([])
  })

  it('in different rows of a record are merged, in the same row not', () => {
    const field = 'location'
    const [base, mine] = [
      { countryCode: 'us', postalCode: '1' },
      { countryCode: 'us', postalCode: '2' },
    ]
    const draft = begun({ [field]: base }, { type: 'set-value', field, value: mine })
    const elsewhere = baselineWith({ [field]: { countryCode: 'de', postalCode: '1' } })
    expect(after(elsewhere, draft, field)).toEqual({ countryCode: 'de', postalCode: '2' })
    const same = baselineWith({ [field]: { countryCode: 'us', postalCode: '3' } })
    expect(conflictsAt({ field }, same, draft)).toEqual([
      { part: { type: 'row', row: 'postalCode' }, base: '1', theirs: '3', mine: '2' },
    ])
  })

  it('where one deletes what the other changes are a conflict', () => {
    const cleared = begun({ headline: text({ en_US: 'A' }) }, { type: 'clear', ...headline })
    const changed = baselineWith({ headline: text({ en_US: 'B' }) })
    expect(conflictsAt(headline, changed, cleared)).toMatchObject([{ part: { type: 'whole' }, mine: null }])
    const edited = begun({ headline: text({ en_US: 'A' }) }, typed('en_US', 'Mine'))
    expect(conflictsAt(headline, baselineWith({}), edited)).toMatchObject([{ base: 'A', theirs: null }])
  })

  it('can’t be told apart where LinkedIn could not be read', () => {
    const unread = { ...baselineWith({}), access: 'none' as const, fields: {} }
    const draft = draftOf(unread, [typed('en_US', 'Mine')])
    expect(conflictsAt(headline, baselineWith({ headline: text({ en_US: 'X' }) }), draft)).toEqual([])
  })

  it('of orders clash only over entries both have', () => {
    const field = 'skillsOrder'
    const order = (...ids: string[]) => baselineWith({ [field]: ids })
    const draft = draftOf(order('1', '2', '3'), [{ type: 'set-value', field, value: ['2', '1', '3'] }])
    expect(conflictsAt({ field }, order('1', '2', '3', '4'), draft)).toEqual([])
    expect(conflictsAt({ field }, order('1', '3'), draft)).toEqual([])
    expect(conflictsAt({ field }, order('3', '1', '2'), draft)).toHaveLength(1)
  })
})

const skills = (entries: Record<string, Json>): Baseline => ({
  ...baselineWith({}),
  sections: { skills: Object.entries(entries).map(([id, name]) => ({ id, values: { name } })) },
})
const skill = { section: 'skills', id: '101' }

describe('an entry deleted on LinkedIn while it was edited', () => {
  const before = skills({ 101: text({ en_US: 'A', de_DE: 'B' }), 102: text({ en_US: 'C' }) })
  const now = skills({ 102: text({ en_US: 'C' }) })
  const edited = draftOf(before, [
    { type: 'set-text', field: 'name', entry: skill, locale: 'en_US', text: 'Mine' },
    { type: 'set-value', field: 'skillsOrder', value: ['102', '101'] },
  ])

  it('is made again whole, under a new id, also in its order', () => {
    const known = withFormer(edited, before, now)
    const draft = draftOf(now, [{ type: 'make-again', entry: skill }], known)
    const create = changesOf(now, draft).find(({ type }) => type === 'create')
    expect(create).toMatchObject({
      key: 'skills/new-1',
      rows: [{ after: text({ en_US: 'Mine', de_DE: 'B' }) }],
    })
    expect(draft.sections['skills']?.['new-1']?.again).toBe('101')
    expect(draft.fields['skillsOrder']).toMatchObject({ value: ['102', 'new-1'] })
  })

  it('or dropped', () => {
    const draft = draftOf(now, [{ type: 'revert-entry', entry: skill }], withFormer(edited, before, now))
    expect(changesOf(now, draft)).toEqual([])
  })

  it('is remembered only then', () => {
    expect(withFormer(edited, before, before)).toBe(edited)
    expect(withFormer(emptyDraft, before, now)).toBe(emptyDraft)
  })
})

describe('what was typed on while the first part was sent', () => {
  it('is no conflict with what was sent', () => {
    const draft = begun({ headline: text({ en_US: 'A' }) }, typed('en_US', 'Sent, and typed on'))
    const now = baselineWith({ headline: text({ en_US: 'Sent' }) })
    expect(conflictsAt(headline, now, draft)).toHaveLength(1)
    const sent = { type: 'field' as const, key: 'headline', ...headline, after: text({ en_US: 'Sent' }) }
    const rest = rebased(draft, [sent], {})
    expect(conflictsAt(headline, now, rest)).toEqual([])
    expect(textsIn(after(now, rest))).toEqual({ en_US: 'Sent, and typed on' })
  })

  it('nor where it was an entry, under the id LinkedIn gave it', () => {
    const named: Draft = {
      ...emptyDraft,
      sections: {
        skills: {
          101: {
            state: 'edited',
            rows: { name: { type: 'texts', texts: { en_US: 'Typed on' }, base: null } },
          },
        },
      },
    }
    const after = text({ en_US: 'Sent' })
    const sent = { type: 'create' as const, key: 'skills/new-1', section: 'skills', id: 'new-1' }
    const rest = rebased(named, [{ ...sent, rows: [{ field: 'name', after }] }], { 'skills/new-1': '101' })
    expect(conflictsAt({ field: 'name', entry: skill }, skills({ 101: after }), rest)).toEqual([])
  })
})

const locale = fc.constantFrom('en_US', 'de_DE', 'ja_JP')
const words = fc.constantFrom('a', 'b', 'c')
const texts = fc.dictionary(locale, words, { maxKeys: 3 })
const edits = fc.dictionary(locale, fc.constantFrom('', 'a', 'b', 'c'), { minKeys: 1, maxKeys: 3 })
const stored = (of: Record<string, string>): Record<string, Json> =>
  Object.keys(of).length > 0 ? { headline: text(of) } : {}

describe('any three', () => {
  it('lose no language: each is the one that changed it, and both only when they clash', () => {
    fc.assert(
      fc.property(texts, texts, edits, (base, theirs, mine) => {
        const draft = begun(stored(base), ...Object.entries(mine).map(([key, to]) => typed(key, to)))
        const now = baselineWith(stored(theirs))
        const clashing = new Set(conflictsAt(headline, now, draft).map(({ part }) => JSON.stringify(part)))
        const merged = textsIn(after(now, draft))
        for (const key of ['en_US', 'de_DE', 'ja_JP']) {
          const [had, has, wants] = [base[key] ?? '', theirs[key] ?? '', mine[key] ?? base[key] ?? '']
          const both = had !== has && had !== wants && has !== wants
          const part = JSON.stringify({ type: 'language', locale: key })
          expect([key, clashing.has(part)]).toEqual([key, both])
          expect([key, merged[key] ?? '']).toEqual([key, wants === had ? has : wants])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('are settled by deciding, each part as decided', () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        edits,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        (base, theirs, mine, choice) => {
          const draft = begun(stored(base), ...Object.entries(mine).map(([key, to]) => typed(key, to)))
          const now = baselineWith(stored(theirs))
          const clashes = conflictsAt(headline, now, draft)
          const decisions = clashes.map(({ part, theirs: shown }, index): DraftOperation => ({
            type: 'decide',
            ...headline,
            part,
            theirs: shown,
            keep: choice[index] ? 'mine' : 'theirs',
          }))
          const decided = draftOf(now, decisions, draft)
          expect(conflictsAt(headline, now, decided)).toEqual([])
          const merged = textsIn(after(now, decided))
          const found = clashes.map(({ part }) =>
            part.type === 'language' ? (merged[part.locale] ?? null) : part,
          )
          expect(found).toEqual(
            clashes.map(({ theirs: shown, mine: own }, index) => (choice[index] ? own : shown)),
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('stay open where LinkedIn changed again before the decision', () => {
    const draft = begun(stored({ en_US: 'a' }), typed('en_US', 'b'))
    const decision = { part: { type: 'language', locale: 'en_US' }, theirs: 'c', keep: 'mine' } as const
    const now = baselineWith(stored({ en_US: 'd' }))
    const decided = draftOf(now, [{ type: 'decide', ...headline, ...decision }], draft)
    expect(conflictsAt(headline, now, decided)).toHaveLength(1)
  })

  it('decide whole values too', () => {
    const lists = fc.array(
      words.map((url) => ({ url, category: 'PERSONAL' })),
      { minLength: 1, maxLength: 2 },
    )
    fc.assert(
      fc.property(lists, lists, lists, fc.boolean(), (base, theirs, mine, keepsMine) => {
        const field = 'websites'
        const draft = begun({ [field]: base }, { type: 'set-value', field, value: mine })
        const now = baselineWith({ [field]: theirs })
        const clashes = conflictsAt({ field }, now, draft)
        const both = !sameJson(base, theirs) && !sameJson(base, mine) && !sameJson(theirs, mine)
        expect(clashes).toHaveLength(both ? 1 : 0)
        const decided = draftOf(
          now,
          clashes.map(({ part, theirs: shown }): DraftOperation => ({
            type: 'decide',
            field,
            part,
            theirs: shown,
            keep: keepsMine ? 'mine' : 'theirs',
          })),
          draft,
        )
        expect(conflictsAt({ field }, now, decided)).toEqual([])
        const wanted = both ? keepsMine : !sameJson(base, mine)
        expect(after(now, decided, field)).toEqual(wanted ? mine : theirs)
      }),
    )
  })
})
