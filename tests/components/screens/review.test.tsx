// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import { emptyDraft, type Draft } from '../../../utils/profile/draft.ts'
import { answer, asked, show, supportedLocales, texts, type Stored } from './stage.tsx'

const fields = {
  supportedLocales,
  headline: texts({ en_US: 'Engineer of engines', de_DE: 'Ingenieurin' }),
  vanityName: 'adaexample',
}

const draftOf = (edits: Draft['fields']): Draft => ({ ...emptyDraft, fields: edits })
const headline = { type: 'texts', texts: { en_US: 'Engineer of thinking engines' } } as const
const summary = { type: 'texts', texts: { en_US: 'I build quiet systems.' } } as const

const review = async (stored: Stored) => {
  location.hash = '#/review'
  await show(<Editor />, { baseline: { fields }, ...stored })
  await screen.findByRole('heading', { level: 1 })
}

const sendButton = () => screen.getByTestId<HTMLButtonElement>('send')
const ready = () => waitFor(() => expect(sendButton().disabled).toBe(false))

describe('review', () => {
  it('shows every pending change, as many as the count says, and the exact request', async () => {
    await review({ draft: draftOf({ headline, summary }) })
    await ready()
    expect(screen.getAllByTestId('change')).toHaveLength(2)
    expect(screen.getByTestId('pending-count').textContent).toBe('2')
    expect(sendButton().textContent).toBe('Send 2 changes to LinkedIn')

    const request = screen.getByTestId('request')
    expect(request.dataset).toMatchObject({ method: 'POST', path: '/v2/people/(id:ada)' })
    const body: unknown = JSON.parse(within(request).getByTestId('request-body').textContent)
    expect(body).toMatchObject({
      patch: {
        $set: { headline: { localized: { en_US: 'Engineer of thinking engines', de_DE: 'Ingenieurin' } } },
      },
    })
  })

  it('shows the texts themselves, nothing put in between', async () => {
    await review({ draft: draftOf({ headline }) })
    const change = await screen.findByTestId('change')
    expect(change.textContent).toContain('Engineer of thinking engines')
    expect(change.textContent).toContain('Engineer of engines')
    expect(within(change).getByText('thinking', { exact: false, selector: 'ins' })).toBeTruthy()
    expect(change.textContent).toContain('Ingenieurin')
    expect(change.textContent).toContain('(kept)')
  })

  it('draws a change of nothing but a space', async () => {
    await review({
      draft: draftOf({ headline: { type: 'texts', texts: { en_US: 'Engineer of engines ' } } }),
    })
    const change = await screen.findByTestId('change')
    expect(change.querySelector('ins .blank')?.getAttribute('data-sign')).toBe('·')
  })

  it('says that a field which could not be read is replaced in every language', async () => {
    await review({ baseline: { fields: {}, access: 'none' }, draft: draftOf({ headline }) })
    const change = await screen.findByTestId('change')
    expect(change.textContent).toContain('any language not shown here is removed')
    expect(change.querySelector('ins')).toBeNull()
  })

  it('shows errors at the change and does not send', async () => {
    await review({ draft: draftOf({ headline, vanityName: { type: 'value', value: 'ada example' } }) })
    const error = await screen.findByTestId('error')
    expect(error.closest('[data-testid=change]')?.getAttribute('data-field')).toBe('vanityName')
    expect(sendButton().disabled).toBe(true)
    expect(document.querySelector('#send-reason')?.textContent).toContain('Fix what is marked')
  })

  it('does not send without a connection, and says so', async () => {
    await review({ draft: draftOf({ headline }), connection: { state: 'none' } })
    await screen.findByTestId('request')
    expect(sendButton().disabled).toBe(true)
    expect(document.querySelector('#send-reason')?.textContent).toContain('Not connected')
    expect(screen.getByTestId('connect').getAttribute('href')).toBe('#/connection')
  })

  it('does not send before the plan is there', async () => {
    answer('review-draft', () => new Promise(() => {}))
    await review({ draft: draftOf({ headline }) })
    expect(await screen.findByTestId('change')).toBeTruthy()
    expect(sendButton().disabled).toBe(true)
    expect(screen.queryByTestId('request')).toBeNull()
  })

  it('has nothing to send when nothing is pending', async () => {
    await review({})
    await screen.findByTestId('send')
    expect(screen.getByTestId('pending-count').textContent).toBe('0')
    expect(sendButton().disabled).toBe(true)
  })

  it('sends what was shown, by its digest, and goes on to the outbox', async () => {
    await review({ draft: draftOf({ headline }) })
    await ready()
    fireEvent.click(sendButton())
    await waitFor(() => expect(location.hash).toBe('#/outbox'))
    expect(asked.find(({ name }) => name === 'send-draft')?.request).toEqual({
      person: 'ada',
      digest: 'shown',
    })
  })

  describe('pressed while the worker looks whether the plan is still the one shown', () => {
    const pressedMeanwhile = async (digest: string) => {
      await review({ draft: draftOf({ headline }) })
      await ready()
      const { promise: looked, resolve } = Promise.withResolvers<void>()
      answer('review-draft', async () => {
        await looked
        return { requests: [], digest, failure: null }
      })
      const row = items.baselineHead('ada')
      const before = asked.filter(({ name }) => name === 'review-draft').length
      await browser.storage.local.set({
        [row.key]: { version: row.version, value: { ...(await readItem(row)), readAt: 1 } },
      })
      await waitFor(() =>
        expect(asked.filter(({ name }) => name === 'review-draft').length).toBeGreaterThan(before),
      )
      fireEvent.click(sendButton())
      expect(asked.some(({ name }) => name === 'send-draft')).toBe(false)
      resolve()
    }

    it('sends it where it is', async () => {
      await pressedMeanwhile('shown')
      await waitFor(() => expect(location.hash).toBe('#/outbox'))
      expect(asked.filter(({ name }) => name === 'send-draft').map(({ request }) => request)).toEqual([
        { person: 'ada', digest: 'shown' },
      ])
    })

    it('sends nothing where it is another, and says so', async () => {
      await pressedMeanwhile('another')
      expect((await screen.findByTestId('error')).textContent).toContain('nothing was sent')
      expect(asked.some(({ name }) => name === 'send-draft')).toBe(false)
    })
  })

  it('asks to look again when something changed meanwhile', async () => {
    answer('send-draft', () => Promise.resolve({ state: 'changed' }))
    await review({ draft: draftOf({ headline }) })
    await ready()
    const before = asked.filter(({ name }) => name === 'review-draft').length
    fireEvent.click(sendButton())
    expect((await screen.findByTestId('error')).textContent).toContain('nothing was sent')
    await waitFor(() =>
      expect(asked.filter(({ name }) => name === 'review-draft').length).toBeGreaterThan(before),
    )
    expect(location.hash).toBe('#/review')
  })

  it('puts a failure in words beside the button', async () => {
    const failure = {
      type: 'forbidden',
      status: 403,
      serviceErrorCode: 100,
      message: 'Not enough permissions',
      requestId: null,
    } as const
    answer('send-draft', () => Promise.resolve({ state: 'failed', failure }))
    await review({ draft: draftOf({ headline }) })
    await ready()
    fireEvent.click(sendButton())
    const { textContent } = await screen.findByTestId('error')
    expect(textContent).toContain('w_compliance')
    expect(textContent).toContain('Not enough permissions')
  })

  it('reverts one change, and plans anew', async () => {
    await review({ draft: draftOf({ headline, summary }) })
    await ready()
    const [first] = screen.getAllByTestId('change')
    if (!first) throw new Error('There is no change')
    fireEvent.click(within(first).getByTestId('revert-change'))
    await waitFor(() => expect(screen.getAllByTestId('change')).toHaveLength(1))
    await waitFor(() =>
      expect(screen.getByTestId('request-body').textContent).not.toContain('thinking engines'),
    )
  })

  it('discards everything, and puts it back just as it was', async () => {
    const edits = { headline, summary, vanityName: { type: 'value', value: 'adab' } } as const
    await review({ draft: draftOf(edits) })
    await ready()
    fireEvent.click(screen.getByTestId('discard'))
    await waitFor(() => expect(screen.queryAllByTestId('change')).toHaveLength(0))
    fireEvent.click(await screen.findByTestId('put-back'))
    await waitFor(() => expect(screen.getAllByTestId('change')).toHaveLength(3))
    await waitFor(async () =>
      expect((await browser.storage.local.get('draft:ada'))['draft:ada']).toMatchObject({
        value: { fields: edits },
      }),
    )
  })
})
