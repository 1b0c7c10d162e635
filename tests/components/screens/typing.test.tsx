// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/preact'
import { options, type VNode } from 'preact'
import { afterEach, expect, it } from 'vitest'
import { Editor } from '../../../components/editor.tsx'
import { items } from '../../../utils/browser/items.ts'
import { readItem } from '../../../utils/browser/kept.ts'
import { person, show, supportedLocales, texts, type } from './stage.tsx'

/** Preact’s own hook before a component is drawn, by the name it has in its package, as its dev tools use it. */
const hook = '__r'
const former: unknown = Reflect.get(options, hook)
afterEach(() => void Reflect.set(options, hook, former))

/** How often each component is drawn from now on. */
const watchDrawing = () => {
  const drawn = new Map<string, number>()
  Reflect.set(options, hook, (node: VNode) => {
    const name = typeof node.type === 'function' ? node.type.name : node.type
    drawn.set(name, (drawn.get(name) ?? 0) + 1)
    if (typeof former === 'function') former(node)
  })
  return drawn
}

const control = (within: string) =>
  screen.getByTestId(within).querySelector<HTMLInputElement>('[data-testid=locale-en_US]') ?? expect.fail()

const stored = async () => JSON.stringify(await readItem(items.draft(person)))

it('draws the field that is typed in, and of what stands around it only what changes', async () => {
  location.hash = '#/headline'
  await show(<Editor />, {
    baseline: { fields: { supportedLocales, headline: texts({ en_US: 'Engineer' }) } },
  })
  await screen.findByTestId('field-headline')
  type(control('field-headline'), 'Engineer o')
  await waitFor(() => expect(screen.getAllByTestId('pending-count')[0]?.textContent).toBe('1'))
  const drawn = watchDrawing()
  type(control('field-headline'), 'Engineer of')
  await expect.poll(stored).toContain('Engineer of')
  await waitFor(() => expect(drawn.get('PendingList')).toBe(1))
  expect(Object.fromEntries(drawn)).toMatchObject({ OneField: 1, PlaceForm: 1 })
  expect([...drawn.keys()]).not.toContain('EditorNav')
  expect([...drawn.keys()]).not.toContain('NavLink')
  expect([...drawn.keys()]).not.toContain('TopBar')
})

it('draws of a list the entry, and of that the row, that is typed in', async () => {
  location.hash = '#/positions'
  const ids = Array.from({ length: 30 }, (_, n) => String(n + 1))
  await show(<Editor />, {
    baseline: {
      fields: { supportedLocales },
      sections: {
        positions: ids.map((id) => ({ id, values: { title: texts({ en_US: `Job ${id}` }) } })),
      },
    },
  })
  const [first] = await screen.findAllByTestId('edit-entry')
  first?.click()
  await screen.findByTestId('row-title')
  type(control('row-title'), 'Job')
  await waitFor(() => expect(screen.getAllByTestId('pending-count')[0]?.textContent).toBe('1'))
  const drawn = watchDrawing()
  type(control('row-title'), 'Jobs')
  await expect.poll(stored).toContain('Jobs')
  await waitFor(() => expect(drawn.get('PendingList')).toBe(1))
  expect(Object.fromEntries(drawn)).toMatchObject({ EntryItem: 1, EntryHead: 1, EntryForm: 1, RowForm: 1 })
})
