// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import { answer, asked, choose, live, press, show, type } from './stage.tsx'

const hosts: unknown[] = []

beforeEach(() => {
  hosts.length = 0
  Object.assign(browser, {
    identity: { getRedirectURL: (path: string) => `https://abc.chromiumapp.org/${path}` },
    permissions: {
      request: (wanted: unknown) => {
        hosts.push(wanted)
        return Promise.resolve(true)
      },
    },
  })
})

const open = async (stored: Parameters<typeof show>[1] = { stranger: true }) => {
  location.hash = '#/connection'
  await show(<Editor />, stored)
  await screen.findByTestId('sign-in-way')
}

const chooseWay = (way: string) => choose(screen.getByTestId('sign-in-way'), way)
const typeIn = (testId: string, value: string) => type(screen.getByTestId(testId), value)
const connect = () => press(screen.getByTestId('connect'))

describe('connection', () => {
  it('saves what is typed, and shows the address to register', async () => {
    await open()
    expect(screen.getByTestId('redirect-url').textContent).toBe('https://abc.chromiumapp.org/linkedin')
    typeIn('client-id', 'app 1')
    typeIn('exchange-url', 'https://exchange.example/token')
    await waitFor(async () =>
      expect(await readItem(items.settings)).toMatchObject({
        way: 'exchange',
        clientId: 'app 1',
        exchangeUrl: 'https://exchange.example/token',
      }),
    )
  })

  it('hands a pasted token to the worker and stores it nowhere', async () => {
    await open()
    chooseWay('token')
    typeIn('access-token', 'AQX-secret')
    connect()
    await waitFor(() => expect(asked.at(-1)?.name).toBe('connect-with-token'))
    expect(asked.at(-1)?.request).toEqual({ accessToken: 'AQX-secret' })
    expect(JSON.stringify(await browser.storage.local.get())).not.toContain('AQX-secret')
    expect(screen.getByTestId('access-token').getAttribute('type')).toBe('password')
  })

  it('says in words why it did not work', async () => {
    answer('sign-in', () =>
      Promise.resolve({ state: 'failed', problem: { type: 'missing', setting: 'clientId' } }),
    )
    await open()
    connect()
    expect((await screen.findByTestId('error')).textContent).toContain('client ID is missing')
  })

  it('asks for the loopback host at the click itself, and goes on whatever the answer', async () => {
    await open()
    chooseWay('pkce')
    connect()
    expect(hosts).toEqual([{ origins: ['http://127.0.0.1/*'] }])
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'sign-in')?.request).toEqual({ way: 'pkce' }),
    )
  })

  it('takes the address of the page that can’t be reached', async () => {
    await open()
    chooseWay('pkce')
    connect()
    await screen.findByTestId('callback-url')
    typeIn('callback-url', 'http://127.0.0.1:47811/callback?code=1&state=2')
    press(screen.getByTestId('finish-sign-in'))
    await waitFor(() => expect(asked.at(-1)?.name).toBe('finish-sign-in'))
    expect(asked.at(-1)?.request).toEqual({ callback: 'http://127.0.0.1:47811/callback?code=1&state=2' })
  })

  it('shows how a sign-in that ended in a tab went', async () => {
    await open({
      connection: { state: 'none', problem: { type: 'sign-in', problem: { type: 'cancelled' } } },
    })
    expect((await screen.findByTestId('error')).textContent).toContain('did not sign in')
  })

  it('asks for the person id only where LinkedIn does not tell it', async () => {
    answer('connect-with-token', () =>
      Promise.resolve({ state: 'failed', problem: { type: 'person-unknown' } }),
    )
    await open()
    chooseWay('token')
    typeIn('access-token', 'x')
    connect()
    await screen.findByTestId('error')
    expect(screen.getByTestId('person-id').closest('details')).toBeNull()
  })

  it('shows whose token it is, what it may do and until when, and what is missing', async () => {
    await open({
      connection: { ...live, way: 'pkce', scopes: ['r_liteprofile'], expiresAt: 1_900_000_000_000 },
    })
    expect(screen.getByTestId('connected-as').textContent).toBe('Ada Example')
    expect(screen.getByText('r_liteprofile')).toBeTruthy()
    expect(screen.getByTestId('no-write-scope')).toBeTruthy()
    press(screen.getByTestId('disconnect'))
    expect(asked.at(-1)?.name).toBe('disconnect')
  })

  it('has one of each control that leads in and out', async () => {
    await open({ connection: live })
    expect(screen.getAllByTestId('connect')).toHaveLength(1)
    expect(screen.getAllByTestId('disconnect')).toHaveLength(1)
    expect(screen.getAllByTestId('account')).toHaveLength(1)
  })
})
