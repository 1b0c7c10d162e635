import type { CDPSession, Frame, Page } from 'playwright-core'
import { expect } from 'vitest'

/*
 * A member who has a keyboard and ears: what has the focus is read off the accessibility tree, as a screen reader does.
 */

export interface Heard {
  readonly role: string
  readonly name: string
}

const sessions = new WeakMap<Page | Frame, Promise<CDPSession>>()

async function nodesOf(page: Page | Frame) {
  const context = 'page' in page ? page.page().context() : page.context()
  const session = sessions.get(page) ?? context.newCDPSession(page)
  sessions.set(page, session)
  const { nodes } = await (await session).send('Accessibility.getFullAXTree')
  return nodes
}

type AxNode = Awaited<ReturnType<typeof nodesOf>>[number]

const wordsIn = (value: AxNode['name']): string =>
  typeof value?.value === 'string' ? value.value.replaceAll(/\s+/g, ' ').trim() : ''

const isFocused = ({ properties = [] }: AxNode): boolean =>
  properties.some(({ name, value }) => name === 'focused' && value.value === true)

/** What has the focus; the document itself (`RootWebArea`) where nothing in it has, and nothing where the browser has it. */
export async function heard(page: Page | Frame): Promise<Heard> {
  const focused = (await nodesOf(page)).findLast(isFocused)
  return { role: wordsIn(focused?.role), name: wordsIn(focused?.name) }
}

/** Everything a screen reader comes by, in the order of its reading. */
export async function readOut(page: Page): Promise<string> {
  const nodes = await nodesOf(page)
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const textsBelow = (node: AxNode): string[] =>
    node.role?.value === 'StaticText'
      ? [wordsIn(node.name)]
      : (node.childIds ?? []).flatMap((id) => {
          const child = byId.get(id)
          return child ? textsBelow(child) : []
        })
  return nodes.slice(0, 1).flatMap(textsBelow).filter(Boolean).join(' ')
}

/** What a screen reader says of what can be done with an element, or of where one is. */
const roles = new Set([
  'article',
  'button',
  'checkbox',
  'combobox',
  'DisclosureTriangle',
  'group',
  'heading',
  'link',
  'searchbox',
  'slider',
  'tab',
  'textbox',
])

const matches = (name: string | RegExp, said: string): boolean =>
  typeof name === 'string' ? name === said : name.test(said)

/** Waits until the focus is there. */
export const expectFocus = (page: Page | Frame, role: string, name: string | RegExp): Promise<void> =>
  expect
    .poll(() => heard(page))
    .toEqual({ role, name: typeof name === 'string' ? name : expect.stringMatching(name) })

/**
 * Goes on with Tab to what has the role and the name. On our own pages whatever is passed on the way has to say what it
 * is, too: what it does and a name, and no two after one another the same.
 */
export async function tabTo(
  page: Page | Frame,
  role: string,
  name: string | RegExp,
  whose: 'ours' | 'theirs' = 'ours',
): Promise<void> {
  const { keyboard } = 'page' in page ? page.page() : page
  const passed: Heard[] = []
  const road = () => passed.map((each) => `${each.role} “${each.name}”`).join(', ')
  while (passed.length < 100) {
    await keyboard.press('Tab')
    const now = await heard(page)
    if (now.role === role && matches(name, now.name)) return
    const before = passed.at(-1)
    passed.push(now)
    // At the end of the page it is the browser's turn.
    if (whose === 'theirs' || now.role === '' || now.role === 'RootWebArea') continue
    if (!roles.has(now.role) || now.name === '') throw new Error(`Says too little of itself: ${road()}`)
    if (before?.role === now.role && before.name === now.name) throw new Error(`Said twice: ${road()}`)
  }
  throw new Error(`No ${role} “${String(name)}” after ${road()}`)
}
