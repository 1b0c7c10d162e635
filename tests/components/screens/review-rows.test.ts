// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../components/review-rows.ts'
import { unknownBaseline, type Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { emptyDraft, type Edit } from '../../../utils/profile/draft.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { texts } from './stage.tsx'

const full = (fields: Record<string, Json>): Baseline => ({
  ...unknownBaseline('ada', 1),
  access: 'full',
  fields,
})

const rows = (field: string, edit: Edit, baseline: Baseline) =>
  changesOf(baseline, { ...emptyDraft, fields: { [field]: edit } })
    .flatMap((change) => rowsOf(change))
    .map(({ label, before, after, isKept }) => ({
      label,
      before: before?.map(({ text }) => text).join('') ?? before,
      after: after?.map(({ text }) => text).join('') ?? after,
      isKept,
    }))

const website = (url: string) => ({ url: texts({ en_US: url }), category: 'PERSONAL' })

describe('rowsOf', () => {
  it('names every language, the main one first: changed, added, removed and kept', () => {
    const baseline = full({ headline: texts({ de_DE: 'Bleibt', en_US: 'Old', fr_FR: 'Parti' }) })
    const edit: Edit = { type: 'texts', texts: { en_US: 'New', fr_FR: '', ja_JP: 'Added' } }
    expect(rows('headline', edit, baseline)).toEqual([
      { label: expect.any(String), before: 'Old', after: 'New', isKept: false },
      { label: expect.any(String), before: 'Bleibt', after: 'Bleibt', isKept: true },
      { label: expect.any(String), before: 'Parti', after: null, isKept: false },
      { label: expect.any(String), before: null, after: 'Added', isKept: false },
    ])
  })

  it('says that what LinkedIn has is unknown, and marks nothing as new against it', () => {
    const baseline = unknownBaseline('ada', 1)
    const changes = changesOf(baseline, {
      ...emptyDraft,
      fields: { headline: { type: 'texts', texts: { en_US: 'New' } } },
    })
    const [row] = changes.flatMap((change) => rowsOf(change))
    expect(row?.before).toBeUndefined()
    expect(row?.after).toEqual([{ text: 'New', isChanged: false }])
  })

  it('pairs the items of a list by what they are, not by where they stand', () => {
    const list = [website('https://a.example'), website('https://b.example')]
    const edit: Edit = { type: 'value', value: [website('https://b.example')] }
    expect(rows('websites', edit, full({ websites: list })).map(({ isKept }) => isKept)).toEqual([
      false,
      true,
    ])
    const changed: Edit = {
      type: 'value',
      value: [website('https://a.example'), website('https://c.example')],
    }
    const [, second] = rows('websites', changed, full({ websites: list }))
    expect(second?.before).toContain('https://b.example')
    expect(second?.after).toContain('https://c.example')
  })

  it('shows the parts of a record one by one', () => {
    const had = { countryCode: 'gb', postalCode: 'EC1A' }
    const edit: Edit = { type: 'value', value: { countryCode: 'gb', postalCode: 'N1' } }
    expect(rows('location', edit, full({ location: had })).map(({ isKept }) => isKept)).toEqual([true, false])
  })

  it('says of a deleted field what goes', () => {
    const baseline = full({ headline: texts({ en_US: 'Old' }) })
    expect(rows('headline', { type: 'clear' }, baseline)).toEqual([
      { label: expect.any(String), before: 'Old', after: null, isKept: false },
    ])
  })
})
