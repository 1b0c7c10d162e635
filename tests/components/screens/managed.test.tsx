// @vitest-environment jsdom
import { screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { InlineEditor } from '../../../components/inline-editor.tsx'
import { loadPolicy } from '../../../components/page-policy.ts'
import { Popup } from '../../../components/popup.tsx'
import { browser } from '../../../utils/browser/api.ts'
import { asked, press, show, supportedLocales, texts, type } from './stage.tsx'

const draft = {
  fields: {
    headline: { type: 'texts', texts: { en_US: 'New' } },
    summary: { type: 'texts', texts: { en_US: 'New' } },
  },
  sections: {},
  refusals: {},
} as const
const baseline = {
  fields: { supportedLocales, headline: texts({ en_US: 'Old' }), summary: texts({ en_US: 'Old' }) },
}

const manage = async (policy: Record<string, unknown>): Promise<void> => {
  Object.assign(browser, { identity: { getRedirectURL: (path: string) => `https://abc.example/${path}` } })
  await loadPolicy(Promise.resolve(policy))
}

afterEach(async () => {
  vi.restoreAllMocks()
  await manage({})
})

const open = async (route: string, stored: Parameters<typeof show>[1] = { baseline, draft }) => {
  location.hash = `#/${route}`
  await show(<Editor />, stored)
}

describe('a managed setting', () => {
  it('is shown as managed and can’t be changed; the others can', async () => {
    await manage({ signInWay: 'exchange', clientId: 'theirs' })
    await open('connection', { stranger: true })
    const way = await screen.findByTestId<HTMLSelectElement>('sign-in-way')
    expect(way.disabled).toBe(true)
    const client = screen.getByTestId<HTMLInputElement>('client-id')
    expect([client.readOnly, client.value]).toEqual([true, 'theirs'])
    for (const id of ['sign-in-way', 'client-id']) {
      const mark = screen.getByTestId(`managed-${id}`)
      expect(screen.getByTestId(id).getAttribute('aria-describedby')).toContain(mark.id)
    }
    expect(screen.queryByTestId('managed-exchange-url')).toBeNull()
    type(screen.getByTestId('exchange-url'), 'https://exchange.example/token')
    expect(asked.at(-1)).toMatchObject({
      name: 'save-settings',
      // What is managed is not taken over: it goes when the policy goes.
      request: { clientId: '', exchangeUrl: 'https://exchange.example/token' },
    })
  })

  it('is signed in with', async () => {
    await manage({ signInWay: 'pkce', clientId: 'theirs' })
    await open('connection', { stranger: true })
    await screen.findByTestId('client-id')
    expect(screen.queryByTestId('exchange-url')).toBeNull()
    expect(screen.queryByTestId('managed-parts')).toBeNull()
  })
})

describe('allowed sections', () => {
  it('are all the editor shows', async () => {
    await manage({ allowedSections: ['about', 'skills'] })
    await open('')
    const nav = await screen.findByRole('navigation')
    await within(nav).findAllByRole('link')
    const leads = (inside: HTMLElement) =>
      within(inside)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href'))
    expect(leads(nav)).toEqual([
      '#/summary',
      '#/career',
      '#/skills',
      '#/by-hand',
      '#/outbox',
      '#/history',
      '#/transfer',
      '#/connection',
    ])
    const main = screen.getByRole('main')
    await within(main).findAllByRole('link')
    expect(leads(main)).toEqual(['#/summary', '#/skills'])
  })

  it.each(['headline', 'intro', 'positions', 'positions/1', 'positionsOrder', 'accomplishments', 'imsOrder'])(
    'no form at %s',
    async (route) => {
      await manage({ allowedSections: ['about', 'skills'] })
      await open(route)
      expect(await screen.findByTestId('not-allowed')).toBeTruthy()
      expect(screen.getByRole('main').querySelector('input, textarea, [data-testid="add-entry"]')).toBeNull()
    },
  )

  it('say so in the frame and leave the popup’s other fields', async () => {
    await manage({ allowedSections: ['about'] })
    location.hash = '#/intro'
    const { unmount } = await show(<InlineEditor />, { baseline })
    expect(await screen.findByTestId('not-allowed')).toBeTruthy()
    expect(screen.queryByTestId('field-headline')).toBeNull()
    unmount()
    await show(<Popup />, { baseline })
    expect(await screen.findByTestId('field-summary')).toBeTruthy()
    expect(screen.queryByTestId('field-headline')).toBeNull()
  })

  it('an edit outside of them can’t be sent, is still there, and can be taken back', async () => {
    await manage({ allowedSections: ['about'] })
    await open('review')
    const error = await screen.findByTestId('error')
    expect(error.dataset['problem']).toBe('problem_not_allowed')
    expect(screen.getAllByTestId('change')).toHaveLength(2)
    expect(screen.getByTestId<HTMLButtonElement>('send').disabled).toBe(true)
    press(screen.getByTestId('discard'))
  })

  it('are named on the connection’s screen', async () => {
    await manage({ allowedSections: ['about', 'skills'] })
    await open('connection')
    expect((await screen.findByTestId('managed-parts')).textContent).toContain('About and Skills')
  })
})
