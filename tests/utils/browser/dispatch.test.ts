import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { classifySender, dispatch, documentOf } from '../../../utils/browser/dispatch.ts'
import { messages } from '../../../utils/browser/message-table.ts'
import type { Tabs } from 'webextension-polyfill'
import type { Handlers } from '../../../utils/browser/messages.ts'

const own = { id: 'abc', address: 'chrome-extension://abc/' }

describe('who sent a message', () => {
  it.each([
    [{ id: 'abc', url: 'chrome-extension://abc/options.html#/headline' }, 'page'],
    [{ id: 'abc', url: 'https://www.linkedin.com/in/ada-example/' }, 'content'],
    [{ id: 'abc', url: 'https://www.linkedin.com.evil.example/' }, null],
    [{ id: 'abc', url: 'https://evil.example/#chrome-extension://abc/' }, null],
    [{ id: 'other', url: 'chrome-extension://abc/options.html' }, null],
    [{ id: 'abc' }, null],
    [{ url: 'chrome-extension://abc/options.html' }, null],
  ])('%j is %s', (sender, asker) => {
    expect(classifySender(sender, own)).toBe(asker)
  })

  const odd = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.constantFrom('', ' ', 'view-source:', 'blob:', 'HTTPS://', '//', '\u0000', 'javascript:'),
        fc.constantFrom(
          own.address,
          'chrome-extension://abc',
          'https://www.linkedin.com/',
          'https://www.linkedin.com',
        ),
        fc.constantFrom('', '/', '.evil.example/', '@evil.example/', ':443/', '%2f', '\\evil', 'in/ada/'),
      )
      .map((parts) => parts.join('')),
  )

  it('is decided by where the address leads and by nothing that merely looks like it', () => {
    fc.assert(
      fc.property(fc.constantFrom('abc', 'other', ''), odd, (id, url) => {
        const asker = classifySender({ id, url }, own)
        if (asker === null) return
        expect(id).toBe(own.id)
        const { protocol, host } = new URL(url)
        expect(`${protocol}//${host}`).toBe(
          asker === 'page' ? 'chrome-extension://abc' : 'https://www.linkedin.com',
        )
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the document a message came from', () => {
  const tab = { id: 7 } as Tabs.Tab

  it.each([
    [
      { tab, frameId: 0, documentId: 'A1' },
      { tabId: 7, documentIds: ['A1'] },
    ],
    // Drawn ahead of its being opened: the first frame is another page's.
    [
      { tab, frameId: 1234, documentId: 'B2' },
      { tabId: 7, documentIds: ['B2'] },
    ],
    [
      { tab, frameId: 0 },
      { tabId: 7, frameIds: [0] },
    ],
    [
      { tab, frameId: 5 },
      { tabId: 7, frameIds: [5] },
    ],
    [{ documentId: 'A1' }, null],
    [{}, null],
  ])('of %j is %j', (sender, target) => {
    expect(documentOf(sender)).toEqual(target)
  })
})

/** What our content script may ask for. */
const ofContent = new Set<unknown>(['open-editor', 'close-guide', 'patch-page'])

describe('dispatch', () => {
  const spied = () => {
    const called = vi.fn<(request: unknown, from?: unknown) => Promise<null>>(() => Promise.resolve(null))
    const handlers = Object.fromEntries(Object.keys(messages).map((name) => [name, called]))
    return { called, handlers: handlers as unknown as Handlers }
  }

  it('lets a content script open the editor, close the checklist and be put on its page, and nothing else', async () => {
    for (const name of Object.keys(messages)) {
      const { called, handlers } = spied()
      await dispatch(handlers, { name, request: { route: 'review', person: 'p' } }, 'content')
      expect([name, called.mock.calls.length]).toEqual([name, ofContent.has(name) ? 1 : 0])
    }
  })

  it('tells a handler which document asks', async () => {
    const { called, handlers } = spied()
    const from = { tabId: 7, documentIds: ['A1'] }
    await dispatch(handlers, { name: 'patch-page', request: {} }, 'content', from)
    expect(called).toHaveBeenCalledExactlyOnceWith({}, from)
  })

  it('answers nobody it can’t place', async () => {
    const { called, handlers } = spied()
    expect(await dispatch(handlers, { name: 'disconnect', request: {} }, null)).toEqual({ state: 'refused' })
    expect(called).not.toHaveBeenCalled()
  })

  it('hands a handler nothing that does not parse', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...Object.keys(messages), 'toString', '__proto__'), fc.string()),
        fc.jsonValue(),
        async (name, request) => {
          const { called, handlers } = spied()
          await dispatch(handlers, { name, request }, 'page')
          for (const [given] of called.mock.calls) {
            const row = messages[name as keyof typeof messages]
            expect(row.request.safeParse(given).success).toBe(true)
          }
        },
      ),
    )
    const { called, handlers } = spied()
    expect(
      await dispatch(
        handlers,
        { name: 'edit-draft', request: { person: 'p', operation: { type: 'x' } } },
        'page',
      ),
    ).toEqual({ state: 'refused' })
    expect(called).not.toHaveBeenCalled()
  })

  it('neither throws nor does anything at whatever a sender without leave comes up with', async () => {
    const name = fc.constantFrom(...Object.keys(messages), '__proto__', 'constructor', 'toString')
    const raw = fc.oneof(
      fc.anything({ withNullPrototype: true, withObjectString: true }),
      fc.record({ name, request: fc.anything() }),
      fc.record({ name, request: fc.record({ person: fc.string(), route: fc.string() }) }),
    )
    await fc.assert(
      fc.asyncProperty(raw, fc.constantFrom('content' as const, null), async (message, asker) => {
        const { called, handlers } = spied()
        const answer = await dispatch(handlers, message, asker)
        const named: unknown = Reflect.get(Object(message), 'name')
        if (asker === 'content' && ofContent.has(named)) return
        expect(called).not.toHaveBeenCalled()
        expect([null, 'refused']).toContain(answer?.state ?? null)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves what is not a message of ours alone', async () => {
    expect(await dispatch(spied().handlers, { name: 'wxt:reload' }, 'page')).toBeNull()
    expect(await dispatch(spied().handlers, 'hello', 'page')).toBeNull()
  })
})
