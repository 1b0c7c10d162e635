// @vitest-environment jsdom
import { screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import messages from '../../../assets/public/_locales/en/messages.json'
import { SetAside } from '../../../components/set-aside.tsx'
import { browser } from '../../../utils/browser/api.ts'
import { items } from '../../../utils/browser/items.ts'
import { person, show } from './stage.tsx'

it.each([
  [items.baselineHead(person), messages.set_aside_baseline],
  [items.baselineSection(person, 'skills'), messages.set_aside_baseline],
  [items.baseline(person), messages.set_aside_baseline],
  [items.draft(person), messages.set_aside_draft],
  [items.submissions(person), messages.set_aside_outbox],
  [items.submission(person, '1'), messages.set_aside_outbox],
  [items.outbox(person), messages.set_aside_outbox],
  [items.historyEntry(person, '1'), messages.set_aside_history],
])('says of what lay under $key what it was', async ({ key }, { message }) => {
  const aside = { key: `set-aside:${key}:1`, of: key, at: 1_790_000_000_000 }
  const { key: list, version } = items.setAside
  await browser.storage.local.set({ [list]: { version, value: [aside] } })
  await show(<SetAside />)
  expect((await screen.findByTestId('set-aside-item')).textContent).toContain(message)
})
