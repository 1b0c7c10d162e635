// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'

/** Puts the first frame on the screen. */
let paint = (): void => {}

vi.stubGlobal(
  'PerformanceObserver',
  class {
    constructor(tell: (list: Pick<PerformanceObserverEntryList, 'getEntriesByName'>) => void) {
      paint = () => tell({ getEntriesByName: () => [new PerformanceMark('painted')] })
    }
    observe() {}
  },
)
/** What waits for idle time, by its handle. */
const idle = new Map<number, () => void>()
let handle = 0
vi.stubGlobal('requestIdleCallback', (run: () => void) => {
  handle += 1
  idle.set(handle, run)
  return handle
})
vi.stubGlobal('cancelIdleCallback', (which: number) => idle.delete(which))
const rest = (): void => {
  for (const run of idle.values()) run()
  idle.clear()
}

afterEach(cleanup)

it('lets what can wait come when the first frame is on the screen, and from then on at once', async () => {
  const { useFirstPaint } = await import('../../components/use-first-paint.ts')
  const Screen = () => <p>{useFirstPaint() ? 'all' : 'the first'}</p>
  const { container, unmount } = render(<Screen />)
  await act(async () => {})
  expect(idle.size).toBe(0)
  expect(container.textContent).toBe('the first')

  await act(async () => paint())
  await act(async () => rest())
  expect(container.textContent).toBe('all')

  unmount()
  expect(render(<Screen />).container.textContent).toBe('all')
})

it('forgets what is called off, before the frame and after it', async () => {
  const { afterFirstPaint } = await import('../../components/first-paint.ts')
  const run = vi.fn<() => void>()
  afterFirstPaint(run)()
  const off = afterFirstPaint(run)
  await vi.waitFor(() => expect(idle.size).toBe(1))
  off()
  rest()
  expect(run).not.toHaveBeenCalled()
})
