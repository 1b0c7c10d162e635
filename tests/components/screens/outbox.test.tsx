// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { browser } from '../../../utils/browser/api.ts'
import { formatTime } from '../../../utils/browser/text.ts'
import type { Step, Submission } from '../../../utils/browser/submission.ts'
import { changedMeanwhile, type Failure } from '../../../utils/linkedin/failure.ts'
import { asked, show, told } from './stage.tsx'

const refused: Failure = {
  type: 'refused',
  status: 422,
  serviceErrorCode: null,
  message: 'Headline is too long',
  requestId: 'req-1',
  fields: [{ path: ['headline', 'localized', 'en_US'], message: 'Headline is too long' }],
}

const step = (state: Step['state'], failure: Failure | null = null): Step => ({
  call: {
    id: 'profile',
    operation: { type: 'update-profile' },
    body: {},
    longs: [],
    references: [],
    waitsFor: [],
  },
  state,
  attempts: 1,
  failure,
  createdId: null,
  lookUp: null,
})

const named = (state: Step['state']): Step => ({
  ...step(state),
  call: { ...step(state).call, id: 'another' },
})

const submission = (parts: Partial<Submission>): Submission => ({
  id: 's1',
  person: 'ada',
  createdAt: 1_700_000_000_000,
  finishedAt: null,
  state: 'running',
  pause: null,
  steps: [step('sent')],
  changes: [{ type: 'field', key: 'headline', field: 'headline', before: null, after: 'x' }],
  entriesBefore: {},
  differences: null,
  ...parts,
})

const outbox = async (...list: Submission[]) => {
  location.hash = '#/outbox'
  await show(<Editor />, { outbox: list })
  await screen.findByRole('heading', { level: 1 })
}

const messageOf = (name: string) => asked.find((message) => message.name === name)?.request

describe('outbox', () => {
  it('says what will be here when nothing has been sent', async () => {
    await outbox()
    expect(await screen.findByText(/Nothing has been sent from here yet/)).toBeTruthy()
    expect(screen.queryByTestId('submission')).toBeNull()
  })

  it('shows how far a submission is, and nothing to press while it runs', async () => {
    await outbox(
      submission({ steps: [step('done'), { ...step('sent'), call: { ...step('sent').call, id: 'x' } }] }),
    )
    const card = await screen.findByTestId('submission')
    expect(card.dataset['state']).toBe('running')
    expect(
      within(card)
        .getAllByTestId('step')
        .map(({ dataset }) => dataset['state']),
    ).toEqual(['done', 'sent'])
    const bar = within(card).getByRole<HTMLProgressElement>('progressbar')
    expect([bar.value, bar.max]).toEqual([1, 2])
    expect(card.textContent).toContain('1 of 2 requests done')
    expect(within(card).queryByTestId('retry')).toBeNull()
  })

  it('says why it waits and until when, and tries now at a press', async () => {
    await outbox(submission({ state: 'paused', pause: { reason: 'rate-limited', until: 1_700_000_600_000 } }))
    const card = await screen.findByTestId('submission')
    expect(card.textContent).toContain('LinkedIn asks to wait')
    expect(card.textContent).toContain('2023')
    fireEvent.click(within(card).getByTestId('retry'))
    expect(messageOf('retry-submission')).toEqual({ person: 'ada', submission: 's1' })
  })

  it('leads to the connection when it waits for that', async () => {
    await outbox(submission({ state: 'paused', pause: { reason: 'signed-out', until: null } }))
    const card = await screen.findByTestId('submission')
    expect(within(card).getByRole('link', { name: 'Connect' }).getAttribute('href')).toBe('#/connection')
  })

  it('puts the words of LinkedIn beside the field they name, with the way to its form', async () => {
    await outbox(submission({ state: 'attention', finishedAt: 1, steps: [step('refused', refused)] }))
    const card = await screen.findByTestId('step')
    expect(within(card).getByTestId('error')).toBeTruthy()
    expect(card.textContent).toContain('Headline is too long')
    expect(card.textContent).toContain('req-1')
    expect(within(card).getByRole('link').getAttribute('href')).toBe('#/headline')
    expect(screen.getByTestId('retry')).toBeTruthy()
  })

  it('names what LinkedIn shows otherwise than it was sent', async () => {
    await outbox(
      submission({ state: 'done', finishedAt: 1, steps: [step('done')], differences: ['headline'] }),
    )
    const differences = await screen.findByTestId('differences')
    expect(within(differences).getByRole('link').getAttribute('href')).toBe('#/headline')
  })

  it('names entries by their titles, and leads to them', async () => {
    const create: Step = {
      ...step('done'),
      call: {
        ...step('done').call,
        id: 'positions/new-1',
        operation: { type: 'create-entry', section: 'positions', entry: 'new-1' },
      },
      createdId: '77',
    }
    const title = { localized: { en_US: 'Analyst of Engines' } }
    await outbox(
      submission({
        steps: [create],
        changes: [
          {
            type: 'create',
            key: 'positions/new-1',
            section: 'positions',
            id: 'new-1',
            rows: [{ field: 'title', before: null, after: title }],
          },
        ],
      }),
    )
    const made = await screen.findByTestId('step')
    expect(made.textContent).toContain('Create “Analyst of Engines”')
    expect(within(made).getByRole('link').getAttribute('href')).toBe('#/positions/77')
  })

  it('can be paused and stopped while something has not been sent', async () => {
    await outbox(submission({ steps: [step('done'), named('waiting')] }))
    const card = await screen.findByTestId('submission')
    fireEvent.click(within(card).getByTestId('pause'))
    expect(messageOf('pause-submission')).toEqual({ person: 'ada', submission: 's1' })
    fireEvent.click(within(card).getByTestId('cancel'))
    expect(messageOf('cancel-submission')).toEqual({ person: 'ada', submission: 's1' })
  })

  it('goes on at a press when the member paused it', async () => {
    await outbox(
      submission({
        state: 'paused',
        pause: { reason: 'member', until: null },
        steps: [step('done'), named('waiting')],
      }),
    )
    const card = await screen.findByTestId('submission')
    expect(card.textContent).toContain('You paused this')
    fireEvent.click(within(card).getByTestId('resume'))
    expect(messageOf('retry-submission')).toEqual({ person: 'ada', submission: 's1' })
  })

  it('says of one that was stopped that the rest is still among the edits', async () => {
    await outbox(
      submission({
        state: 'attention',
        finishedAt: 1,
        steps: [step('done'), named('skipped')],
        differences: [],
      }),
    )
    const card = await screen.findByTestId('submission')
    expect(card.textContent).toContain('What was not sent is still among your edits')
    expect(within(card).getAllByTestId('step')[1]?.textContent).toContain('not sent')
  })

  it('names midnight UTC in local time for a daily limit', async () => {
    const until = Date.UTC(2026, 5, 2)
    const limited: Failure = {
      ...told,
      type: 'rate-limited',
      status: 429,
      until: null,
      daily: true,
      scope: 'member',
    }
    await outbox(
      submission({
        state: 'paused',
        pause: { reason: 'rate-limited', until },
        steps: [step('waiting', limited)],
      }),
    )
    const reason = await screen.findByTestId('pause-reason')
    expect(reason.textContent).toContain('midnight UTC')
    expect(reason.textContent).toContain(formatTime(until))
  })

  it('asks the member about a create nobody can look for', async () => {
    const create: Step = {
      ...step('lost', { ...told, type: 'lost', reason: 'cut' }),
      call: {
        ...step('lost').call,
        id: 'skills/new-1',
        operation: { type: 'create-entry', section: 'skills', entry: 'new-1' },
      },
    }
    const asking = submission({ state: 'attention', finishedAt: 1, steps: [create], differences: [] })
    const added = { skills: { 'new-1': { state: 'added', rows: {} } } } as const
    location.hash = '#/outbox'
    await show(<Editor />, { outbox: [asking], draft: { fields: {}, sections: added, refusals: {} } })
    const question = await screen.findByTestId('decide')
    expect(within(question).getByRole('alert').textContent).toContain('it might end up there twice')
    for (const decision of ['there', 'send-again']) {
      fireEvent.click(within(question).getByTestId(`decide-${decision}`))
      expect(asked.at(-1)).toEqual({
        name: 'decide-step',
        request: { person: 'ada', submission: 's1', step: 'skills/new-1', decision },
      })
    }
    // Dismissed, it would be sent again unasked.
    expect(screen.queryByTestId('dismiss')).toBeNull()
  })

  it('lets go of what ended otherwise', async () => {
    await outbox(submission({ state: 'attention', finishedAt: 1, steps: [step('refused', refused)] }))
    fireEvent.click(await screen.findByTestId('dismiss'))
    expect(messageOf('dismiss-submission')).toEqual({ person: 'ada', submission: 's1' })
  })

  it('says that storage takes nothing more, though the submission as stored knows nothing of it', async () => {
    await browser.storage.session.set({ stalled: { version: 1, value: { s1: Date.UTC(2026, 5, 2) } } })
    await outbox(submission({}))
    const card = await screen.findByTestId('submission')
    expect(card.dataset['state']).toBe('paused')
    expect(within(card).getByTestId('pause-reason').textContent).toContain('storage is full')
    fireEvent.click(within(card).getByTestId('retry'))
    expect(messageOf('retry-submission')).toEqual({ person: 'ada', submission: 's1' })
  })

  it('offers no retry of what was sent again later', async () => {
    await outbox(
      submission({
        state: 'attention',
        finishedAt: 1,
        isSuperseded: true,
        steps: [step('refused', refused)],
      }),
    )
    const card = await screen.findByTestId('submission')
    expect(within(card).queryByTestId('retry')).toBeNull()
    expect(card.textContent).toContain('You sent it again later')
  })

  it('leads to the review, and offers no retry, where LinkedIn was changed meanwhile', async () => {
    const steps = [step('refused', changedMeanwhile(['headline']))]
    await outbox(submission({ state: 'attention', finishedAt: 1, steps }))
    const card = await screen.findByTestId('submission')
    expect(within(card).queryByTestId('retry')).toBeNull()
    expect(card.textContent).toContain('Look at it in the review')
  })

  it('says what nobody could look at afterwards', async () => {
    await outbox(submission({ state: 'done', finishedAt: 1, steps: [step('done')] }))
    expect((await screen.findByTestId('unverified')).textContent).toContain('could not be read afterwards')
  })

  it('keeps finished ones, in the order they are stored', async () => {
    const done = submission({ state: 'done', finishedAt: 1, steps: [step('done')], differences: [] })
    await outbox({ ...submission({}), id: 's2' }, done)
    await screen.findAllByTestId('submission')
    expect(screen.getAllByTestId('submission').map(({ dataset }) => dataset['state'])).toEqual([
      'running',
      'done',
    ])
  })
})
