// @vitest-environment jsdom
import { screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { pagePolicy } from '../../../components/page-policy.ts'
import { browser } from '../../../utils/browser/api.ts'

// jsdom paints nothing, so that what is fetched after that is not: it is not needed here.
vi.stubGlobal(
  'PerformanceObserver',
  class {
    observe() {}
  },
)
beforeEach(() => vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('en'))
afterEach(() => vi.restoreAllMocks())

const Client = () => <p data-testid="client">{pagePolicy().clientId}</p>

it('shows the policy of now, also where it changed before the page was there to watch it', async () => {
  document.body.innerHTML = '<div id="app"></div>'
  const answers = ['first', 'second', 'third'].map((clientId) => ({ clientId }))
  vi.spyOn(browser.storage.managed, 'get').mockImplementation(() => Promise.resolve(answers.shift() ?? {}))
  const change = () => fakeBrowser.storage.onChanged.trigger({ clientId: {} }, 'managed')

  await import('../../../components/first-read.ts')
  await change()
  const { showPage } = await import('../../../components/show-page.tsx')
  showPage(() => <Client />, Promise.resolve())
  expect((await screen.findByTestId('client')).textContent).toBe('second')
})

it('waits for the page it is drawn in, if its script is there first', async () => {
  document.body.innerHTML = '<div id="app"></div>'
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
  const { showPage } = await import('../../../components/show-page.tsx')
  showPage(() => <p>Drawn</p>, Promise.resolve())
  await new Promise((resolve) => setImmediate(resolve))
  expect(screen.queryByText('Drawn')).toBeNull()
  document.dispatchEvent(new Event('DOMContentLoaded'))
  expect(await screen.findByText('Drawn')).toBeTruthy()
})
