import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  extensionAlive,
  inlineAddress,
  openEditor,
  patchPage,
  readAllowed,
  readOwnVanityName,
  text,
  watchAllowed,
  watchOwnVanityName,
} from '../../../utils/browser/content.ts'

// What stands for the browser is another one in each test.
vi.mock('../../../utils/browser/api.ts', () => ({
  get browser() {
    return Reflect.get(globalThis, 'chrome')
  },
}))

type Listener = (changes: Record<string, unknown>, area: string) => void

/** As much of an extension as a content script sees. */
const stand = (stored: Record<string, unknown> = {}) => {
  const listeners = new Set<Listener>()
  const chrome = {
    storage: {
      local: { get: (key: string) => Promise.resolve({ [key]: stored[key] }) },
      onChanged: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
    runtime: {
      id: 'abc',
      getURL: (path: string) => `chrome-extension://abc${path}`,
      sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(() => Promise.resolve({ state: 'done' })),
    },
    i18n: { getMessage: (key: string, values: string[]) => [key, ...values].join(' ') },
  }
  vi.stubGlobal('chrome', chrome)
  return { chrome, listeners }
}

const wrap = (value: unknown) => ({ version: 1, value })

afterEach(() => vi.unstubAllGlobals())

describe('the member’s own name', () => {
  it.each([
    [wrap({ vanityName: 'ada-example' }), 'ada-example'],
    [wrap({ vanityName: null }), null],
    [wrap({ vanityName: 7 }), undefined],
    [wrap(null), undefined],
    ['ada-example', undefined],
    [undefined, undefined],
  ])('%o is %s', async (stored, name) => {
    stand({ 'page-owner': stored })
    expect(await readOwnVanityName()).toBe(name)
  })

  it('is followed until the signal aborts', () => {
    const { listeners } = stand()
    const stop = new AbortController()
    const onChange = vi.fn<(name: string | null | undefined) => void>()
    watchOwnVanityName(onChange, stop.signal)
    const tell = (changes: Record<string, unknown>, area: string) => {
      for (const listener of listeners) listener(changes, area)
    }
    tell({ 'page-owner': { newValue: wrap({ vanityName: 'ada' }) } }, 'local')
    tell({ 'page-owner': { newValue: wrap({ vanityName: 'eve' }) } }, 'session')
    tell({ members: { newValue: {} } }, 'local')
    tell({ 'page-owner': {} }, 'local')
    expect(onChange.mock.calls).toEqual([['ada'], [undefined]])
    stop.abort()
    expect(listeners.size).toBe(0)
  })
})

describe('what the organisation allows', () => {
  const allowed = async (get: () => Promise<unknown>) => {
    const { chrome } = stand()
    Object.assign(chrome.storage, { managed: { get } })
    const isAllowed = await readAllowed()
    return ['intro', 'summary', 'skills'].filter(isAllowed)
  }

  it.each([
    [{}, ['intro', 'summary', 'skills']],
    [{ allowedSections: ['about', 'skills'] }, ['summary', 'skills']],
    [{ allowedSections: 'about' }, []],
    [{ allowedSections: null }, []],
  ])('of %j: %j', async (policy, meant) => {
    expect(await allowed(() => Promise.resolve(policy))).toEqual(meant)
  })

  it('is read again when the organisation changes its mind', () => {
    const { listeners } = stand()
    const stop = new AbortController()
    const onChange = vi.fn<() => void>()
    watchAllowed(onChange, stop.signal)
    for (const area of ['local', 'managed', 'session']) for (const tell of listeners) tell({}, area)
    expect(onChange).toHaveBeenCalledTimes(1)
    stop.abort()
    expect(listeners.size).toBe(0)
  })

  it('is everything where the browser knows no policy', async () => {
    expect(await allowed(() => Promise.reject(new Error('Managed storage manifest not found')))).toHaveLength(
      3,
    )
  })
})

it('gives addresses, words and one message, and no more', async () => {
  const { chrome } = stand()
  expect(inlineAddress('summary')).toBe('chrome-extension://abc/inline.html#/summary')
  expect(text('page_frame', 'About')).toBe('page_frame About')
  await openEditor('intro')
  expect(chrome.runtime.sendMessage).toHaveBeenCalledExactlyOnceWith({
    name: 'open-editor',
    request: { route: 'intro' },
  })
})

describe('asking for the rest of the script', () => {
  it('is done when the worker says so', async () => {
    const { chrome } = stand()
    await patchPage()
    expect(chrome.runtime.sendMessage).toHaveBeenCalledExactlyOnceWith({ name: 'patch-page', request: {} })
  })

  it.each([
    ['refuses', () => Promise.resolve({ state: 'refused' })],
    ['ends amid its answer', () => Promise.resolve(undefined)],
    ['can’t be woken', () => Promise.reject(new Error('Receiving end does not exist.'))],
  ])('fails where the worker %s', async (_what, answer) => {
    const { chrome } = stand()
    chrome.runtime.sendMessage.mockImplementation(answer)
    await expect(patchPage()).rejects.toThrow(Error)
  })
})

it('knows when the extension is gone', () => {
  const { chrome } = stand()
  expect(extensionAlive()).toBe(true)
  Reflect.deleteProperty(chrome.runtime, 'id')
  expect(extensionAlive()).toBe(false)
  Reflect.deleteProperty(chrome, 'runtime')
  expect(extensionAlive()).toBe(false)
})
