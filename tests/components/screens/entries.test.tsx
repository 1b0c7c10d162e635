// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { InlineEditor } from '../../../components/inline-editor.tsx'
import { Popup } from '../../../components/popup.tsx'
import { operationsOf } from '../../../components/use-discard.ts'
import { unknownBaseline, type Entry } from '../../../utils/profile/baseline.ts'
import { applyOperation, emptyDraft, type Draft } from '../../../utils/profile/draft.ts'
import { answer, asked, show, supportedLocales, texts, type Stored } from './stage.tsx'

const positions: Entry[] = [
  { id: '10', values: { title: texts({ en_US: 'Analyst' }), companyName: texts({ en_US: 'Engines' }) } },
  { id: '20', values: { title: texts({ en_US: 'Intern' }), startMonthYear: { year: 2018 } } },
]
const baseline = {
  fields: { supportedLocales },
  sections: { positions, courses: [{ id: '1', values: { name: texts({ en_US: 'Tables' }) } }] },
}
const value = (of: Draft['sections'][string][string]['rows'][string] & { type: 'value' }) => of

/** One of each: an order, a deleted, an edited and a new position, and a course that names the new one. */
const draft: Draft = {
  fields: { positionsOrder: { type: 'value', value: ['new-1', '10'] } },
  sections: {
    positions: {
      10: { state: 'edited', rows: { title: { type: 'texts', texts: { en_US: 'Analyst of Engines' } } } },
      20: { state: 'removed', rows: {} },
      'new-1': {
        state: 'added',
        rows: {
          title: value({ type: 'value', value: texts({ en_US: 'Chief' }) }),
          companyName: value({ type: 'value', value: texts({ en_US: 'Own' }) }),
        },
      },
    },
    courses: {
      1: {
        state: 'edited',
        rows: { occupation: value({ type: 'value', value: 'urn:li:position:(urn:li:person:ada,new-1)' }) },
      },
    },
  },
  refusals: {},
}

const at = async (route: string, stored: Stored = {}) => {
  location.hash = `#/${route}`
  await show(<Editor />, { baseline, ...stored })
  await screen.findByRole('heading', { level: 1 })
}
const changeOf = (key: string) =>
  screen.getAllByTestId('change').find(({ dataset }) => dataset['field'] === key) ?? document.body

describe('review', () => {
  it('shows an entry that comes, one that changes, one that goes, and the order', async () => {
    await at('review', { draft })
    await screen.findAllByTestId('request')
    expect(screen.getAllByTestId('change').map(({ dataset }) => dataset['field'])).toEqual([
      'positionsOrder',
      'positions/10',
      'positions/20',
      'positions/new-1',
      'courses/1',
    ])
    expect(screen.getByTestId('pending-count').textContent).toBe('5')
    expect(within(changeOf('positions/new-1')).getByText('Chief', { selector: 'ins' })).toBeTruthy()
    expect(
      within(changeOf('positions/10')).getByText('of Engines', { exact: false, selector: 'ins' }),
    ).toBeTruthy()
    expect(within(changeOf('positions/20')).getByText('Intern', { selector: 'del' })).toBeTruthy()
    const lists = changeOf('positionsOrder').querySelectorAll('ol')
    expect([...lists].map((list) => [...list.children].map(({ textContent }) => textContent))).toEqual([
      ['Analyst of Engines', 'Chief'],
      ['Chiefmoved', 'Analyst of Engines'],
    ])
  })

  it('calls things by their names, and leads to the entry', async () => {
    await at('review', { draft })
    await screen.findAllByTestId('change')
    const change = changeOf('courses/1')
    expect(change.textContent).toContain('Chief at Own (new) (urn:li:position:(urn:li:person:ada,new-1))')
    expect(within(change).getByRole('link').getAttribute('href')).toBe('#/courses/1')
    expect(within(changeOf('positionsOrder')).getByRole('link').getAttribute('href')).toBe('#/positions')
  })

  it('says what a request waits for, and leaves ids not known yet as they are', async () => {
    await at('review', { draft })
    const requests = await screen.findAllByTestId('request')
    expect(requests.map(({ dataset }) => dataset['method'])).toEqual([
      'POST',
      'DELETE',
      'POST',
      'POST',
      'POST',
    ])
    expect(screen.getAllByTestId('waits-for').map(({ textContent }) => textContent)).toEqual([
      'waits for Chief',
      'waits for Chief',
    ])
    expect(requests.at(-1)?.textContent).toContain('{{entry-new-1}}')
  })

  it('takes back one entry at a time', async () => {
    await at('review', { draft })
    await screen.findAllByTestId('change')
    fireEvent.click(within(changeOf('positions/20')).getByTestId('revert-change'))
    await waitFor(() => expect(screen.getAllByTestId('change')).toHaveLength(4))
  })

  it('names the row of a problem, and of a refusal', async () => {
    const refusals = { 'positions/10/title': { message: 'Too loud', at: 0 } }
    const sections = {
      positions: {
        ...draft.sections['positions'],
        'new-1': { state: 'added' as const, rows: {} },
      },
    }
    await at('review', { draft: { ...emptyDraft, sections, refusals } })
    await screen.findAllByTestId('change')
    expect(within(changeOf('positions/10')).getByTestId('warning').textContent).toContain(
      'Title: LinkedIn refused',
    )
    const errors = within(changeOf('positions/new-1')).getAllByTestId('error')
    expect(errors.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Title: '),
      expect.stringContaining('Company: '),
    ])
  })
})

describe('discarding entries', () => {
  it('is taken back whole, beside what was begun since', () => {
    const nothing = { ...unknownBaseline('ada', 1), access: 'full' as const, ...baseline }
    const put = (on: Draft) =>
      applyOperation(on, { type: 'several', operations: operationsOf(draft, on) }, nothing)
    expect(put(emptyDraft)).toMatchObject({ fields: draft.fields, sections: draft.sections })
    const since: Draft = {
      ...emptyDraft,
      sections: { positions: { 'new-1': { state: 'added', rows: { title: { type: 'clear' } } } } },
    }
    const both = put(since)
    expect(both.sections['positions']?.['new-1']).toEqual(since.sections['positions']?.['new-1'])
    expect(both.sections['positions']?.['new-2']).toMatchObject({ state: 'added', rows: { companyName: {} } })
    expect(both.fields['positionsOrder']).toMatchObject({ value: ['new-2', '10'] })
    expect(both.sections['courses']?.['1']?.rows['occupation']).toMatchObject({
      value: 'urn:li:position:(urn:li:person:ada,new-2)',
    })
  })
})

describe('the ways to a section', () => {
  it('lead through the navigation, with its count and the mark of its edits', async () => {
    await at('', { draft })
    const nav = screen.getByRole('navigation')
    const link = await waitFor(() => {
      const found = nav.querySelector('a[href="#/positions"]')
      expect(found?.textContent).toContain('edited')
      return found
    })
    expect(link?.textContent).toContain('2 entries')
    expect(nav.querySelector('a[href="#/skills"]')?.textContent).not.toContain('edited')
  })

  it.each([
    ['positions', 'Experience', 'entry-10'],
    ['positionsOrder', 'Experience', 'entry-10'],
    ['positions/20', 'Experience', 'row-title'],
    ['imsOrder', 'Order of instant messengers', 'field-imsOrder'],
  ])('%s', async (route, title, testId) => {
    await at(route)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(title)
    expect(await screen.findByTestId(testId)).toBeTruthy()
  })

  it('show a group of sections at a glance', async () => {
    await at('career')
    expect(screen.getByRole('main').textContent).toContain('Analyst · Intern')
  })

  it.each([
    ['experience', 'positions', '#/positions'],
    ['proficiency', 'languages/proficiency', '#/languages'],
    ['order of pos', 'positionsOrder', '#/positions'],
    ['imsOrder', 'imsOrder', '#/imsOrder'],
  ])('are found by “%s”', async (query, found, hash) => {
    await at('')
    const finder = await screen.findByTestId('field-finder')
    fireEvent.input(finder, { target: { value: query } })
    expect(screen.getAllByTestId('finder-result')[0]?.dataset['field']).toBe(found)
    fireEvent.keyDown(finder, { key: 'Enter' })
    expect(location.hash).toBe(hash)
  })

  it('lead from the popup to the editor', async () => {
    await show(<Popup />, { baseline })
    const finder = await screen.findByTestId('field-finder')
    fireEvent.input(finder, { target: { value: 'experience' } })
    fireEvent.keyDown(finder, { key: 'Enter' })
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ name: 'open-editor', request: { route: 'positions' } }),
    )
  })

  it('lead from the profile page into the frame', async () => {
    location.hash = '#/positions'
    await show(<InlineEditor />, { baseline })
    fireEvent.click(await screen.findByTestId('add-entry'))
    expect(await screen.findByTestId('entry-new-1')).toBeTruthy()
    await waitFor(() => expect(screen.getByTestId('pending-count').textContent).toBe('1'))
  })
})

it('keeps many edits in one message', async () => {
  answer('edit-draft', () => Promise.resolve({ saved: true }))
  await at('skills')
  fireEvent.click(await screen.findByTestId('bulk-add'))
  fireEvent.input(screen.getByTestId('bulk-text'), { target: { value: 'A,B,C' } })
  fireEvent.click(screen.getByTestId('bulk-apply'))
  expect(asked.filter(({ name }) => name === 'edit-draft')).toHaveLength(1)
})
