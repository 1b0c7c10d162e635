// @vitest-environment jsdom
import { screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { pagePolicy } from '../../../components/page-policy.ts'
import { browser } from '../../../utils/browser/api.ts'

// jsdom knows no idle time, and what is fetched in it is not needed here.
vi.stubGlobal('requestIdleCallback', () => 0)
afterEach(() => vi.restoreAllMocks())

const Client = () => <p data-testid="client">{pagePolicy().clientId}</p>

it('shows the policy of now, also where it changed before the page was there to watch it', async () => {
  document.body.innerHTML = '<div id="app"></div>'
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('en')
  const answers = ['first', 'second', 'third'].map((clientId) => ({ clientId }))
  vi.spyOn(browser.storage.managed, 'get').mockImplementation(() => Promise.resolve(answers.shift() ?? {}))
  const change = () => fakeBrowser.storage.onChanged.trigger({ clientId: {} }, 'managed')

  await import('../../../components/first-read.ts')
  await change()
  const { showPage } = await import('../../../components/show-page.tsx')
  showPage(() => <Client />, Promise.resolve())
  expect((await screen.findByTestId('client')).textContent).toBe('second')
})
