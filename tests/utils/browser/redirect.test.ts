import { beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../../../utils/browser/api.ts'
import { redirectAddress, signInWindowCatches } from '../../../utils/browser/redirect.ts'

const be = (page: string, own: string): void => {
  Object.assign(browser, { identity: { getRedirectURL: (path = '') => `${own}${path}` } })
  Object.assign(browser.runtime, { getURL: (path: string) => `${page}${path}` })
}

describe('in Chromium', () => {
  beforeEach(() => be('chrome-extension://abc/', 'https://abc.chromiumapp.org/'))

  it('the window ends on the extension’s own address, and a tab on loopback', () => {
    expect(redirectAddress('exchange')).toBe('https://abc.chromiumapp.org/linkedin')
    expect(signInWindowCatches(redirectAddress('exchange'))).toBe(true)
    expect(redirectAddress('pkce')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
    expect(signInWindowCatches(redirectAddress('pkce'))).toBe(false)
  })
})

describe('in Firefox', () => {
  beforeEach(() => be('moz-extension://uuid/', 'https://0e917529.extensions.allizom.org/'))

  it('the window ends on both, and on loopback by the extension’s name alone', () => {
    expect(redirectAddress('exchange')).toBe('https://0e917529.extensions.allizom.org/linkedin')
    expect(redirectAddress('pkce')).toBe('http://127.0.0.1/mozoauth2/0e917529')
    expect(signInWindowCatches(redirectAddress('exchange'))).toBe(true)
    expect(signInWindowCatches(redirectAddress('pkce'))).toBe(true)
  })
})
