import { describe, expect, it } from 'vitest'
import { anchors, sectionIds } from '../../../utils/page/anchors.ts'
import type { Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../../utils/profile/draft.ts'
import { handValues } from '../../../utils/profile/hand-values.ts'
import type { Json } from '../../../utils/profile/json.ts'
import { fields, sections } from '../../../utils/profile/registry.ts'
import { handSteps, sectionPaths, siteAddress, siteForms } from '../../../utils/profile/site-forms.ts'
import { baselineWith, us } from './baselines.ts'

const text = (en_US: string): Json => ({ localized: { en_US }, preferredLocale: us })

const baseline: Baseline = {
  ...baselineWith({
    firstName: text('Ada'),
    headline: { localized: { en_US: 'Engineer', de_DE: 'Ingenieurin' }, preferredLocale: us },
    positionsOrder: ['10', '20'],
    websites: [{ url: text('https://a.example'), category: 'BLOG' }],
  }),
  sections: {
    positions: [
      { id: '10', values: { title: text('Analyst'), startMonthYear: { year: 2019, month: 3 } } },
      { id: '20', values: { title: text('Intern') } },
    ],
    skills: [{ id: 'local-1', values: { name: text('Looms') } }],
  },
}

const changesFor = (...operations: DraftOperation[]) =>
  changesOf(
    baseline,
    operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), emptyDraft),
  )

const headline = (locale: string, typed: string): DraftOperation => ({
  type: 'set-text',
  field: 'headline',
  locale,
  text: typed,
})
const at = (section: string, id: string) => ({ section, id })

describe('the table of forms', () => {
  it('has every basic field once, but for the orders, which are changed in the lists', () => {
    const named = siteForms.flatMap((form) => form.fields).toSorted()
    const wanted = fields.filter(({ id, group }) => group !== 'order' || id === 'imsOrder')
    expect(named).toEqual(wanted.map(({ id }) => id).toSorted())
  })

  it('has every section, where the profile page has its list', () => {
    expect(Object.keys(sectionPaths).toSorted()).toEqual(sections.map(({ id }) => id).toSorted())
    const listed = sectionIds.filter((id) => id in sectionPaths)
    expect(listed.map((id) => anchors[id].details)).toEqual(listed.map((id) => [sectionPaths[id]]))
  })

  it('opens LinkedIn and nothing else', () => {
    for (const { path } of siteForms)
      for (const slug of ['ada-example', 'zoë/../..', null])
        expect(new URL(siteAddress(path, slug)).origin).toBe('https://www.linkedin.com')
    expect(siteAddress('edit/intro/', 'zoë')).toBe('https://www.linkedin.com/in/zo%C3%AB/edit/intro/')
    expect(siteAddress('', null)).toBe('https://www.linkedin.com/in/me/')
  })
})

describe('the steps', () => {
  it('put an order last, when what it orders is there', () => {
    const steps = handSteps(
      changesFor(
        { type: 'set-value', field: 'positionsOrder', value: ['20', '10'] },
        { type: 'set-text', field: 'title', entry: at('positions', '10'), locale: 'en_US', text: 'Lead' },
      ),
    )
    expect(steps.map(({ id, action, path }) => [id, action, path])).toEqual([
      ['positions/10', 'change', 'details/experience/edit/forms/10/'],
      ['positionsOrder', 'order', 'details/experience/'],
    ])
  })

  it('open each form once', () => {
    const steps = handSteps(
      changesFor(
        headline('en_US', 'Poet'),
        { type: 'set-text', field: 'lastName', locale: 'en_US', text: 'Example' },
        { type: 'set-text', field: 'summary', locale: 'en_US', text: 'About' },
        { type: 'set-text', field: 'title', entry: at('positions', '10'), locale: 'en_US', text: 'Lead' },
        { type: 'add-entry', entry: at('positions', 'new-1'), values: { title: text('New') } },
        { type: 'remove-entry', entry: at('positions', '20') },
        { type: 'set-text', field: 'name', entry: at('skills', 'local-1'), locale: 'en_US', text: 'Loom' },
        { type: 'set-text', field: 'interests', locale: 'en_US', text: 'Looms' },
      ),
    )
    expect(
      steps.map(({ id, action, path, isMissing, changes }) => [id, action, path, isMissing, changes.length]),
    ).toEqual([
      ['intro', 'change', 'edit/intro/', false, 2],
      ['summary', 'change', 'edit/forms/summary/new/', false, 1],
      ['interests', 'change', '', true, 1],
      ['positions/10', 'change', 'details/experience/edit/forms/10/', false, 1],
      ['positions/20', 'delete', 'details/experience/edit/forms/20/', false, 1],
      ['positions/new-1', 'add', 'details/experience/edit/forms/new/', false, 1],
      ['skills/local-1', 'change', 'details/skills/', false, 1],
    ])
  })
})

describe('the values', () => {
  const valuesFor = (...operations: DraftOperation[]) =>
    changesFor(...operations)
      .flatMap(handValues)
      .map(({ key, before, after }) => [key, before, after])

  it('are the languages that change, code point for code point', () => {
    const awkward = ' Zoë 👩‍👩‍👧‍👦 e\u0301 \n '
    expect(valuesFor(headline('en_US', awkward), headline('ja_JP', '詩人'))).toEqual([
      ['headline/en_US', 'Engineer', awkward],
      ['headline/ja_JP', null, '詩人'],
    ])
    expect(valuesFor(headline('de_DE', ''))).toEqual([['headline/de_DE', 'Ingenieurin', null]])
  })

  it('are the parts of dates, records and lists that change', () => {
    expect(
      valuesFor(
        {
          type: 'set-value',
          field: 'startMonthYear',
          entry: at('positions', '10'),
          value: { year: 2019, month: 4 },
        },
        {
          type: 'set-value',
          field: 'websites',
          value: [
            { url: text('https://a.example'), category: 'PERSONAL' },
            { url: text('b.example'), category: 'OTHER', label: text('Mine') },
          ],
        },
      ),
    ).toEqual([
      ['websites/0/category', 'BLOG', 'PERSONAL'],
      ['websites/1/url/en_US', null, 'b.example'],
      ['websites/1/category', null, 'OTHER'],
      ['websites/1/label/en_US', null, 'Mine'],
      ['startMonthYear/month', 3, 4],
    ])
  })

  it('of a field nothing is known of are all of it', () => {
    const unknown: Baseline = { ...baselineWith({}), access: 'none' }
    const draft = applyOperation(emptyDraft, headline('en_US', 'Engineer'), unknown)
    expect(changesOf(unknown, draft).flatMap(handValues)).toMatchObject([
      { key: 'headline/en_US', before: undefined, after: 'Engineer' },
    ])
  })

  it('of an entry that is deleted are none', () => {
    expect(valuesFor({ type: 'remove-entry', entry: at('positions', '20') })).toEqual([])
  })
})
