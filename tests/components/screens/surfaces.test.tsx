// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { awaitLine } from '../../../components/ask-to-close.ts'
import { InlineEditor } from '../../../components/inline-editor.tsx'
import { Popup } from '../../../components/popup.tsx'
import { useRoute } from '../../../components/use-route.ts'
import { answer, asked, press, show, supportedLocales, texts } from './stage.tsx'

const draft = {
  fields: { headline: { type: 'texts', texts: { en_US: 'New' } } },
  sections: {},
  refusals: {},
} as const
const baseline = { fields: { supportedLocales, headline: texts({ en_US: 'Old' }) } }

describe('popup', () => {
  it('is usable although the worker says nothing', async () => {
    answer('edit-draft', () => new Promise(() => {}))
    await show(<Popup />, { baseline, draft })
    expect((await screen.findByTestId('account')).textContent).toBe('Ada Example')
    expect(await screen.findByTestId('field-headline')).toBeTruthy()
    expect(screen.getByTestId('pending-count').textContent).toBe('1')
  })

  it('has the four fields people edit most', async () => {
    await show(<Popup />, { baseline })
    for (const field of ['headline', 'summary', 'geoLocation', 'websites'])
      expect(await screen.findByTestId(`field-${field}`)).toBeTruthy()
    expect(screen.getByTestId('pending-count').textContent).toBe('0')
  })

  it('opens ready to type, and shows the field that was found', async () => {
    await show(<Popup />, { baseline })
    const finder = await screen.findByTestId('field-finder')
    await waitFor(() => expect(document.activeElement).toBe(finder))
    fireEvent.input(finder, { target: { value: 'vanity' } })
    fireEvent.keyDown(finder, { key: 'Enter' })
    expect(await screen.findByTestId('field-vanityName')).toBeTruthy()
    expect(screen.queryByTestId('field-headline')).toBeNull()
  })

  it('leads to the review in the editor', async () => {
    await show(<Popup />, { baseline, draft })
    fireEvent.click(await screen.findByTestId('go-review'))
    await waitFor(() => expect(asked.at(-1)).toEqual({ name: 'open-editor', request: { route: 'review' } }))
  })

  it('says what it is before anyone has connected, and leads to the connection', async () => {
    await show(<Popup />, { stranger: true })
    fireEvent.click(await screen.findByTestId('connect'))
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ name: 'open-editor', request: { route: 'connection' } }),
    )
    expect(screen.getByTestId('pending-count').textContent).toBe('0')
  })
})

/** The hash changes after the first drawing and before anything listens: no event tells. */
const HashChanger = () => {
  history.replaceState(null, '', '#/headline')
  return null
}

describe('editor', () => {
  it('follows a route that changed before the first paint', async () => {
    const Routed = () => {
      const route = useRoute()
      return (
        <p data-testid="route">
          {route}
          <HashChanger />
        </p>
      )
    }
    render(<Routed />)
    await waitFor(() => expect(screen.getByTestId('route').textContent).toBe('headline'))
  })

  it('shows a field or a whole group at its route, and says so where there is none', async () => {
    location.hash = '#/headline'
    await show(<Editor />, { baseline })
    expect(await screen.findByTestId('field-headline')).toBeTruthy()
    expect(screen.queryByTestId('field-vanityName')).toBeNull()
    location.hash = '#/intro'
    expect(await screen.findByTestId('field-vanityName')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
    location.hash = '#/nowhere'
    expect(await screen.findByText(/No field or screen is called/)).toBeTruthy()
  })

  it('marks what has edits, in words too', async () => {
    await show(<Editor />, { baseline, draft })
    const nav = await screen.findByRole('navigation')
    await waitFor(() => expect(nav.querySelector('a[href="#/headline"]')?.textContent).toContain('edited'))
    expect(nav.querySelector('a[href="#/vanityName"]')?.textContent).not.toContain('edited')
  })

  it('leads to a field that was searched for by its name', async () => {
    await show(<Editor />, { baseline })
    await screen.findByRole('navigation')
    const finder = screen.getByTestId('field-finder')
    await waitFor(() => {
      fireEvent.keyDown(document, { key: 'k', ctrlKey: true })
      expect(document.activeElement).toBe(finder)
    })
    fireEvent.input(finder, { target: { value: 'headline' } })
    fireEvent.keyDown(finder, { key: 'Enter' })
    expect(location.hash).toBe('#/headline')
  })

  it('counts an edit as pending only once it is kept', async () => {
    answer('edit-draft', () => new Promise(() => {}))
    location.hash = '#/vanityName'
    await show(<Editor />, { baseline })
    const value = await screen.findByTestId('value')
    fireEvent.input(value, { target: { value: 'adabyron' } })
    await screen.findByTestId('revert-field')
    expect(value).toHaveProperty('value', 'adabyron')
    expect(screen.getByTestId('pending-count').textContent).toBe('0')
  })

  it('says when an edit could not be saved', async () => {
    answer('edit-draft', () => Promise.resolve({ saved: false }))
    location.hash = '#/vanityName'
    await show(<Editor />, { baseline })
    fireEvent.input(await screen.findByTestId('value'), { target: { value: 'adabyron' } })
    expect((await screen.findByTestId('error')).textContent).toContain('could not be saved')
  })
})

/** jsdom's own events take no ports but its own. */
const lineEvent = (parts: { data: unknown; source: unknown; origin: string }, port: MessagePort): Event =>
  Object.assign(new Event('message'), { ...parts, ports: [port] })

describe('inline frame', () => {
  it('shows the part in its address and follows it', async () => {
    location.hash = '#/summary'
    await show(<InlineEditor />, { baseline, draft })
    expect(await screen.findByTestId('field-summary')).toBeTruthy()
    location.hash = '#/contact'
    expect(await screen.findByTestId('field-websites')).toBeTruthy()
    expect(screen.getByTestId('pending-count').textContent).toBe('1')
  })

  it('asks to be closed on the line it was handed, by the button and by Escape, and never in the window', async () => {
    const heard = vi.spyOn(window.parent, 'postMessage')
    const { port1, port2 } = new MessageChannel()
    const asks: unknown[] = []
    port1.addEventListener('message', ({ data }) => asks.push(data))
    port1.start()
    awaitLine()
    const handed = { data: { type: 'profile-patch:port' }, source: window.parent }
    // A line from anyone else is not taken.
    window.dispatchEvent(lineEvent({ ...handed, origin: 'https://elsewhere.example' }, port1))
    window.dispatchEvent(lineEvent({ ...handed, origin: 'https://www.linkedin.com' }, port2))
    location.hash = '#/intro'
    await show(<InlineEditor />, { baseline })
    press(await screen.findByTestId('close-frame'))
    fireEvent.keyDown(document, { key: 'Escape' })
    const ask = { type: 'profile-patch:close' }
    await waitFor(() => expect(asks).toEqual([ask, ask]))
    expect(heard).not.toHaveBeenCalled()
    port1.close()
  })

  it('says when nothing can be sent', async () => {
    location.hash = '#/intro'
    await show(<InlineEditor />, { baseline, connection: { state: 'none' } })
    expect(await screen.findByText(/You are not connected/)).toBeTruthy()
    expect(screen.getByTestId('connect')).toBeTruthy()
  })
})
