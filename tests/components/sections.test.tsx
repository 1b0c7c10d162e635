// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { unknownBaseline, type Baseline, type Entry } from '../../utils/profile/baseline.ts'
import { applyOperation, emptyDraft, type DraftOperation } from '../../utils/profile/draft.ts'
import type { Json } from '../../utils/profile/json.ts'
import { sections } from '../../utils/profile/registry.ts'
import { baselineWith, us } from '../utils/profile/baselines.ts'
import { at, choose, errorsIn, has, leave, openSection, press, type, valueOf } from './setup.tsx'

const text = (en_US: string, others: Record<string, string> = {}): Json => ({
  localized: { en_US, ...others },
  preferredLocale: us,
})
const withEntries = (listed: Record<string, Entry[]>): Baseline => ({ ...baselineWith({}), sections: listed })

const positions: Entry[] = [
  {
    id: '10',
    values: {
      title: text('Analyst'),
      companyName: text('Engines'),
      startMonthYear: { year: 2020, month: 1 },
    },
  },
  {
    id: '9007199254740993',
    values: {
      title: text('Translator', { de_DE: 'Übersetzerin' }),
      companyName: text('Memoirs'),
      startMonthYear: { year: 2015, month: 3 },
      endMonthYear: { year: 2019, month: 12 },
      unknownKey: 1,
    },
  },
  { id: '30', values: { title: text('Intern'), companyName: text('Royal Society') } },
]
const career = withEntries({ positions })

const shown = (container: HTMLElement): string[] =>
  [...container.querySelectorAll<HTMLElement>('[data-entry]')].map(({ dataset }) => dataset['entry'] ?? '')
const draftOf = (baseline: Baseline, ...operations: DraftOperation[]) =>
  operations.reduce((draft, operation) => applyOperation(draft, operation, baseline), emptyDraft)

describe('every section', () => {
  it.each(sections.map(({ id }) => id))(
    '%s adds an entry, last and open, with all that belongs to a new one',
    (id) => {
      const { container, close, operations } = openSection(id)
      expect(container.textContent).toContain('LinkedIn has nothing here yet')
      press(at(container, 'add-entry'))
      expect(operations).toHaveLength(1)
      const rows = [
        ...at(container, 'entry-new-1').querySelectorAll<HTMLElement>('.entry-row > [data-testid^=row-]'),
      ]
      expect(rows.length).toBeGreaterThan(0)
      expect(document.activeElement?.closest('[data-entry]')).toBe(at(container, 'entry-new-1'))
      expect(errorsIn(container)).toEqual([])
      close()
    },
  )

  it.each(sections.map(({ id, rows }) => [id, rows] as const))('%s marks what is required', (id, rows) => {
    const { container } = openSection(id)
    press(at(container, 'add-entry'))
    for (const row of rows.filter(({ required, expected }) => required ?? expected))
      expect(at(container, `row-${row.id}`).textContent).toContain('required')
    const first = at(container, 'entry-new-1').querySelector<HTMLElement>('.entry-rows :is(input, select)')
    if (first) leave(first)
    // Patents, projects and publications begin with the member among the authors: that is no longer missing.
    const missing = rows.filter(
      ({ kind, required, expected }) =>
        (required ?? expected) && kind.type !== 'list' && kind.type !== 'flag',
    )
    expect(errorsIn(container)).toEqual(missing.map(() => 'problem_required'))
    for (const { id: row } of missing)
      expect(errorsIn(at(container, `row-${row}`))).toEqual(['problem_required'])
  })
})

describe('the list', () => {
  it('says of each entry what it is and when, in the order of the profile', () => {
    const { container } = openSection('positions', career)
    expect(shown(container)).toEqual(['10', '9007199254740993', '30'])
    expect(at(container, 'entry-10').textContent).toContain('Engines')
    expect(at(container, 'entry-10').textContent).toContain('Jan 2020 to present')
    expect(at(container, 'entry-9007199254740993').textContent).toContain('Mar 2015 to Dec 2019')
  })

  it('draws no form before an entry is opened', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      id: String(index + 1),
      values: { name: text(`S${index}`) },
    }))
    const { container } = openSection('skills', withEntries({ skills: many }))
    expect(shown(container)).toHaveLength(100)
    expect(container.querySelectorAll('[data-testid^=row-]')).toHaveLength(0)
  })

  it('opens in place and closes with Done', () => {
    const { container } = openSection('positions', career)
    const edit = at(container, 'entry-10', 'edit-entry')
    press(edit)
    expect(edit.getAttribute('aria-expanded')).toBe('true')
    expect(valueOf(at(container, 'entry-10', 'row-title', 'locale-en_US'))).toBe('Analyst')
    press(edit)
    expect(has(at(container, 'entry-10'), 'row-title')).toBe(false)
  })

  it('opens the entry an address names', () => {
    const { container } = openSection('positions', career, emptyDraft, '30')
    expect(has(at(container, 'entry-30'), 'row-title')).toBe(true)
    expect(document.activeElement?.closest('[data-entry]')).toBe(at(container, 'entry-30'))
  })
})

describe('editing an entry', () => {
  it('sends only the rows that changed, and whole values with every language', () => {
    const desk = openSection('positions', career)
    press(at(desk.container, 'entry-9007199254740993', 'edit-entry'))
    type(at(desk.container, 'row-title', 'locale-en_US'), 'Annotator')
    expect(desk.plan()).toMatchObject([
      { operation: { type: 'update-entry', section: 'positions', entry: '9007199254740993' } },
    ])
    expect(desk.body()).toEqual({
      patch: { $set: { title: text('Annotator', { de_DE: 'Übersetzerin' }) } },
    })
    expect(at(desk.container, 'entry-9007199254740993').textContent).toContain('1 edit')
    expect(at(desk.container, 'row-title').textContent).toContain('LinkedIn has: Translator')
    press(at(desk.container, 'row-title', 'revert-field'))
    expect(desk.draft()).toEqual(emptyDraft)
  })

  it('deletes a row that is emptied, and drops all edits of an entry at a press', () => {
    const desk = openSection('positions', career)
    press(at(desk.container, 'entry-9007199254740993', 'edit-entry'))
    press(at(desk.container, 'row-endMonthYear', 'clear-field'))
    expect(desk.body()).toEqual({ patch: { $delete: ['endMonthYear'] } })
    press(at(desk.container, 'revert-entry'))
    expect(desk.draft()).toEqual(emptyDraft)
  })

  it('names what is wrong beside its row, and keeps what was typed', () => {
    const { container } = openSection('positions', career)
    press(at(container, 'entry-9007199254740993', 'edit-entry'))
    type(at(container, 'row-endMonthYear', 'row-year', 'value'), '2014')
    expect(errorsIn(at(container, 'row-endMonthYear'))).toEqual(['problem_end_before_start'])
    expect(valueOf(at(container, 'row-endMonthYear', 'row-year', 'value'))).toBe('2014')
    expect(at(container, 'entry-9007199254740993').textContent).toContain('needs a fix')
  })

  it('has no day or month where only a year is allowed', () => {
    const { container } = openSection('educations')
    press(at(container, 'add-entry'))
    expect(has(at(container, 'row-startMonthYear'), 'row-month')).toBe(false)
    expect(has(at(container, 'row-startMonthYear'), 'row-year')).toBe(true)
  })

  it('takes an address without a scheme, with a hint', () => {
    const desk = openSection('certifications')
    press(at(desk.container, 'add-entry'))
    type(at(desk.container, 'row-name', 'locale-en_US'), 'Operator')
    type(at(desk.container, 'row-url', 'value'), 'www.example.org')
    expect(errorsIn(desk.container)).toEqual([])
    expect(at(desk.container, 'row-url', 'warning').dataset['problem']).toBe('problem_url_scheme')
    expect(desk.body()).toMatchObject({ url: 'www.example.org' })
  })

  it('shows the words of LinkedIn beside the row or the entry they are about', () => {
    const refusals = {
      'positions/10/title': { message: 'Too loud', at: 0 },
      'positions/10': { message: 'Not today', at: 0 },
    }
    const { container } = openSection('positions', career, { ...emptyDraft, refusals })
    expect(at(container, 'entry-10').textContent).toContain('refused')
    press(at(container, 'entry-10', 'edit-entry'))
    expect(at(container, 'row-title', 'error').textContent).toContain('Too loud')
    expect(at(container, 'entry-10').textContent).toContain('Not today')
    type(at(container, 'row-title', 'locale-en_US'), 'x')
    expect(container.textContent).not.toContain('Too loud')
  })

  it('says when LinkedIn has deleted the entry meanwhile, and loses nothing', () => {
    const draft = draftOf(career, {
      type: 'set-text',
      field: 'title',
      entry: { section: 'positions', id: '30' },
      locale: 'en_US',
      text: 'Apprentice',
    })
    const gone = withEntries({ positions: positions.slice(0, 2) })
    const { container } = openSection('positions', gone, draft, '30')
    expect(errorsIn(at(container, 'entry-30'))).toContain('problem_entry_deleted')
    expect(valueOf(at(container, 'entry-30', 'row-title', 'locale-en_US'))).toBe('Apprentice')
  })
})

describe('rows that depend on another', () => {
  const issued = withEntries({
    patents: [
      {
        id: '1',
        values: {
          title: text('Sorter'),
          issuer: text('us'),
          pending: false,
          number: text('123'),
          inventors: [{ memberId: 'urn:li:person:yrZCpj2ZYQ' }],
        },
      },
    ],
  })

  it('show only where they belong', () => {
    const { container } = openSection('patents')
    press(at(container, 'add-entry'))
    expect(has(container, 'row-number')).toBe(true)
    expect(has(container, 'row-applicationNumber')).toBe(false)
    fireEvent.click(at(container, 'row-pending', 'value'))
    expect(has(container, 'row-number')).toBe(false)
    expect(has(container, 'row-applicationNumber')).toBe(true)
  })

  it('stay, with a note, while LinkedIn has something there', () => {
    const desk = openSection('patents', issued, emptyDraft, '1')
    fireEvent.click(at(desk.container, 'row-pending', 'value'))
    expect(at(desk.container, 'row-number').textContent).toContain('LinkedIn still has it')
    type(at(desk.container, 'row-number', 'locale-en_US'), '')
    expect(desk.body()).toEqual({ patch: { $set: { pending: true }, $delete: ['number'] } })
  })

  it('that are on their way out show only while they hold something', () => {
    const urn = 'urn:li:school:1'
    const educations = [{ id: '1', values: { schoolName: text('A'), school: urn } }]
    const { container, close } = openSection('educations', withEntries({ educations }), emptyDraft, '1')
    expect(at(container, 'row-school').textContent).toContain('on its way out')
    close()
    const fresh = openSection('educations')
    press(at(fresh.container, 'add-entry'))
    expect(has(fresh.container, 'row-school')).toBe(false)
  })
})

describe('contributors', () => {
  it('begin with the member, who can’t be removed', () => {
    const desk = openSection('publications')
    press(at(desk.container, 'add-entry'))
    const authors = at(desk.container, 'row-authors')
    expect(at(authors, 'item-0').textContent).toContain('You')
    expect(at(authors, 'item-0', 'row-memberId', 'value')).toHaveProperty('readOnly', true)
    press(at(authors, 'item-0', 'remove-item'))
    expect(errorsIn(authors)).toEqual(['problem_owner_missing'])
    expect(has(authors, 'item-0')).toBe(true)
    press(at(authors, 'add-item'))
    expect(errorsIn(authors)).toEqual([])
    type(at(authors, 'item-1', 'row-name', 'locale-en_US'), 'Charles')
    type(at(desk.container, 'row-name', 'locale-en_US'), 'Notes')
    expect(desk.body()).toEqual({
      name: text('Notes'),
      authors: [{ memberId: 'urn:li:person:yrZCpj2ZYQ' }, { name: text('Charles') }],
    })
  })

  it('of an entry that lost the member are refused in words', () => {
    const projects = [
      { id: '1', values: { title: text('P'), members: [{ memberId: 'urn:li:person:other' }] } },
    ]
    const { container } = openSection('projects', withEntries({ projects }), emptyDraft, '1')
    press(at(container, 'row-members', 'add-item'))
    type(at(container, 'row-members', 'item-1').querySelector('input') ?? container, 'Bob')
    expect(errorsIn(at(container, 'row-members'))).toContain('problem_owner_missing')
  })
})

describe('occupation', () => {
  const all = withEntries({
    positions,
    educations: [
      { id: '5', values: { schoolName: text('University'), organization: 'urn:li:organization:7' } },
    ],
    courses: [
      { id: '1', values: { name: text('Tables'), occupation: 'urn:li:position:(urn:li:person:x,99)' } },
    ],
  })
  const options = (container: HTMLElement) =>
    [...container.querySelectorAll<HTMLOptionElement>('[data-testid=row-occupation] option')].map(
      ({ value, textContent }) => [value, textContent],
    )

  it('is chosen by name, new positions among them, and waits for their id', () => {
    const entry = { section: 'positions', id: 'new-1' }
    const draft = draftOf(
      all,
      { type: 'add-entry', entry, values: { title: text('Chief'), companyName: text('Own') } },
      { type: 'remove-entry', entry: { section: 'positions', id: '30' } },
    )
    const desk = openSection('courses', all, draft, '1')
    expect(options(desk.container)).toEqual([
      ['', 'Not set'],
      ['urn:li:position:(urn:li:person:yrZCpj2ZYQ,10)', 'Analyst at Engines'],
      ['urn:li:position:(urn:li:person:yrZCpj2ZYQ,9007199254740993)', 'Translator at Memoirs'],
      ['urn:li:position:(urn:li:person:yrZCpj2ZYQ,new-1)', 'Chief at Own (new)'],
      ['urn:li:organization:7', 'University'],
      ['urn:li:position:(urn:li:person:x,99)', 'Other: urn:li:position:(urn:li:person:x,99)'],
      ['other', 'Another, by its URN…'],
    ])
    choose(at(desk.container, 'row-occupation', 'value'), 'urn:li:position:(urn:li:person:yrZCpj2ZYQ,new-1)')
    expect(desk.plan().find(({ id }) => id === 'courses/1')).toMatchObject({ waitsFor: ['positions/new-1'] })
  })

  it('may be any other, by its URN', () => {
    const desk = openSection('courses', all, emptyDraft, '1')
    choose(at(desk.container, 'row-occupation', 'value'), 'other')
    type(at(desk.container, 'row-occupation', 'other-urn'), 'urn:li:school:12')
    expect(desk.body()).toEqual({ patch: { $set: { occupation: 'urn:li:school:12' } } })
  })
})

describe('deleting', () => {
  it('asks once, and can be taken back until it is sent', () => {
    const desk = openSection('positions', career)
    const entry = () => at(desk.container, 'entry-10')
    press(at(entry(), 'remove-entry'))
    expect(desk.operations).toEqual([])
    press(at(entry(), 'confirm-remove'))
    expect(desk.plan()).toMatchObject([{ operation: { type: 'delete-entry', entry: '10' }, body: null }])
    expect(entry().textContent).toContain('will be deleted')
    expect(has(entry(), 'edit-entry')).toBe(false)
    expect(document.activeElement).toBe(at(entry(), 'restore-entry'))
    press(at(entry(), 'restore-entry'))
    expect(desk.draft()).toEqual(emptyDraft)
  })

  it('can be thought better of', () => {
    const desk = openSection('positions', career)
    press(at(desk.container, 'entry-10', 'remove-entry'))
    press(at(desk.container, 'entry-10', 'cancel-remove'))
    expect(has(desk.container, 'confirm-remove')).toBe(false)
    expect(desk.operations).toEqual([])
  })

  it('of a new one needs no question', () => {
    const desk = openSection('positions', career)
    press(at(desk.container, 'add-entry'))
    press(at(desk.container, 'entry-new-1', 'remove-entry'))
    expect(desk.draft()).toEqual(emptyDraft)
  })

  it('takes several at once', () => {
    const desk = openSection('positions', career)
    press(at(desk.container, 'select-entries'))
    fireEvent.click(at(desk.container, 'entry-10', 'select-entry'))
    fireEvent.click(at(desk.container, 'entry-30', 'select-entry'))
    press(at(desk.container, 'remove-selected'))
    expect(desk.operations).toEqual([])
    press(at(desk.container, 'confirm-remove'))
    expect(desk.plan().map(({ id }) => id)).toEqual(['positions/10', 'positions/30'])
    expect(desk.operations).toHaveLength(1)
  })
})

describe('the order', () => {
  it('has one pair of buttons an entry, also where a list inside it has its own', () => {
    const projects = [{ id: '1', values: { title: text('P'), members: [{}, {}] } }]
    const { container } = openSection('projects', withEntries({ projects }), emptyDraft, '1')
    expect(has(at(container, 'entry-1', 'row-members'), 'item-1')).toBe(true)
    expect(at(container, 'entry-1', 'move-up')).toHaveProperty('disabled', true)
  })

  it('is changed by buttons that stop at the ends, the focus going along', () => {
    const desk = openSection('positions', career)
    expect(at(desk.container, 'entry-10', 'move-up')).toHaveProperty('disabled', true)
    expect(at(desk.container, 'entry-30', 'move-down')).toHaveProperty('disabled', true)
    press(at(desk.container, 'entry-30', 'move-up'))
    expect(shown(desk.container)).toEqual(['10', '30', '9007199254740993'])
    expect(document.activeElement).toBe(at(desk.container, 'entry-30', 'move-up'))
    press(at(desk.container, 'entry-30', 'move-up'))
    expect(document.activeElement).toBe(at(desk.container, 'entry-30', 'move-down'))
    expect(desk.body()).toEqual({ patch: { $set: { positionsOrder: ['30', '10', '9007199254740993'] } } })
    press(at(desk.container, 'revert-order'))
    expect(desk.draft()).toEqual(emptyDraft)
  })

  it('is changed with Alt and the arrow keys, but not from within a text', () => {
    const { container } = openSection('positions', career)
    at(container, 'entry-10', 'edit-entry').focus()
    fireEvent.keyDown(at(container, 'entry-10', 'edit-entry'), { key: 'ArrowDown', altKey: true })
    expect(shown(container)).toEqual(['9007199254740993', '10', '30'])
    expect(document.activeElement).toBe(at(container, 'entry-10', 'edit-entry'))
    fireEvent.keyDown(at(container, 'entry-10', 'edit-entry'), { key: 'ArrowDown' })
    press(at(container, 'entry-10', 'edit-entry'))
    fireEvent.keyDown(at(container, 'row-title', 'locale-en_US'), { key: 'ArrowUp', altKey: true })
    expect(shown(container)).toEqual(['9007199254740993', '10', '30'])
  })

  it('is changed by dragging', () => {
    const { container } = openSection('positions', career)
    fireEvent.dragStart(at(container, 'entry-30', 'grip'))
    // Nothing is laid out here, so every point lies below the middle: after the entry.
    fireEvent.dragOver(at(container, 'entry-10'), { clientY: 1 })
    fireEvent.drop(at(container, 'entry-10'))
    expect(shown(container)).toEqual(['10', '30', '9007199254740993'])
  })

  it('says LinkedIn’s words about it', () => {
    const refusals = { positionsOrder: { message: 'Unknown id', at: 0 } }
    const { container } = openSection('positions', career, { ...emptyDraft, refusals })
    expect(at(container, 'error').textContent).toContain('Unknown id')
  })
})

describe('a section that can’t be listed', () => {
  const blind = unknownBaseline('yrZCpj2ZYQ', 0)

  it('says so, and lists what was made from here', () => {
    const { container, close } = openSection('positions', blind)
    expect(at(container, 'section-unknown').textContent).toContain('does not let this app list')
    expect(container.textContent).not.toContain('LinkedIn has nothing here yet')
    close()
    const made = { ...blind, sections: { positions: positions.slice(0, 1) } }
    expect(shown(openSection('positions', made).container)).toEqual(['10'])
  })

  it('takes up an entry by its number, and knows nothing of its rows', () => {
    const desk = openSection('positions', blind)
    type(at(desk.container, 'address-entry'), '12a')
    press(at(desk.container, 'address-open'))
    expect(at(desk.container, 'error').textContent).toContain('12a')
    type(at(desk.container, 'address-entry'), '9007199254740993')
    press(at(desk.container, 'address-open'))
    const entry = at(desk.container, 'entry-9007199254740993')
    expect(entry.textContent).toContain('does not let this app read this entry')
    expect(desk.plan()).toEqual([])
    type(at(entry, 'row-title', 'locale-en_US'), 'Chief')
    expect(at(entry, 'row-title', 'warning').textContent).toContain('in every language')
    expect(desk.body()).toEqual({ patch: { $set: { title: text('Chief') } } })
  })

  it('still shows one that is to be deleted there', () => {
    const desk = openSection('positions', blind)
    type(at(desk.container, 'address-entry'), '12')
    press(at(desk.container, 'address-open'))
    press(at(desk.container, 'entry-12', 'remove-entry'))
    press(at(desk.container, 'entry-12', 'confirm-remove'))
    expect(has(at(desk.container, 'entry-12'), 'restore-entry')).toBe(true)
    expect(desk.plan()).toMatchObject([{ operation: { type: 'delete-entry', entry: '12' } }])
  })
})

it('leaves alone what LinkedIn sent and no row names', () => {
  const desk = openSection('positions', career)
  press(at(desk.container, 'entry-9007199254740993', 'edit-entry'))
  type(at(desk.container, 'row-companyName', 'locale-en_US'), 'Press')
  expect(JSON.stringify(desk.body())).not.toContain('unknownKey')
  expect(within(desk.container).queryByText('unknownKey')).toBeNull()
})
