// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepLateScripts, loadLateScript, provideLateScript } from '../../../utils/browser/late-script.ts'
import * as signIn from '../../../utils/linkedin/oauth.ts'

/** What the script does when a browser runs it. */
const runIt = () => provideLateScript('sign-in', signIn)

const scripts = () => [...document.querySelectorAll('script')]

beforeEach(() => {
  vi.unstubAllGlobals()
  document.head.replaceChildren()
  Reflect.deleteProperty(globalThis, 'sign-in')
})

describe('in a service worker', () => {
  it('is asked for while the worker is installed, and then once in a life, when it is needed', async () => {
    const importScripts = vi.fn<(address: string) => void>()
    vi.stubGlobal('importScripts', importScripts)
    keepLateScripts()
    expect(importScripts).not.toHaveBeenCalled()
    globalThis.dispatchEvent(new Event('install'))
    expect(importScripts.mock.calls).toEqual([['/sign-in.js']])
    importScripts.mockImplementation(runIt)
    expect((await loadLateScript('sign-in')).beginSignIn).toBe(signIn.beginSignIn)
    await loadLateScript('sign-in')
    expect(importScripts).toHaveBeenCalledTimes(2)
  })

  it('that it can’t be loaded is told, and the next time tries again', async () => {
    const importScripts = vi.fn<(address: string) => void>(() => {
      throw new DOMException('importScripts() of new scripts', 'NetworkError')
    })
    vi.stubGlobal('importScripts', importScripts)
    await expect(loadLateScript('sign-in')).rejects.toThrow('importScripts() of new scripts')
    importScripts.mockImplementation(() => undefined)
    await expect(loadLateScript('sign-in')).rejects.toThrow('/sign-in.js')
    importScripts.mockImplementation(runIt)
    expect((await loadLateScript('sign-in')).finishSignIn).toBe(signIn.finishSignIn)
  })
})

describe('in a background page', () => {
  it('is an element of the page, once', async () => {
    const loading = loadLateScript('sign-in')
    const [script] = scripts()
    expect(script?.getAttribute('src')).toBe('/sign-in.js')
    runIt()
    script?.dispatchEvent(new Event('load'))
    expect((await loading).beginSignIn).toBe(signIn.beginSignIn)
    await loadLateScript('sign-in')
    expect(scripts()).toHaveLength(1)
  })

  it('that it can’t be loaded is told, and the next time tries again', async () => {
    const failing = loadLateScript('sign-in')
    scripts()[0]?.dispatchEvent(new Event('error'))
    await expect(failing).rejects.toThrow('/sign-in.js')
    const loading = loadLateScript('sign-in')
    runIt()
    scripts()[1]?.dispatchEvent(new Event('load'))
    expect((await loading).beginSignIn).toBe(signIn.beginSignIn)
  })
})
