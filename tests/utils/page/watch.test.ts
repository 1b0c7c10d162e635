// @vitest-environment jsdom
// @vitest-environment-options {"url":"https://www.linkedin.com/in/ada-example/"}
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { leisure, watchPage, type Urgency } from '../../../utils/page/watch.ts'

let stop = new AbortController()
let navigated: () => void = () => {}
let frames: (() => void)[] = []
const look = vi.fn<() => void>()

/** Changes say themselves how soon they want to be looked at: by the id of what is added. */
const start = (isWatched = (address: string): boolean => address.includes('/in/ada')) =>
  watchPage({
    look,
    isWatched,
    howSoon: ({ addedNodes: [node] }) => (node instanceof Element ? (node.id as Urgency) : 'never'),
    onNavigate: (listener) => {
      navigated = listener
    },
    signal: stop.signal,
  })

const change = async (...urgencies: Urgency[]): Promise<void> => {
  for (const id of urgencies) document.body.append(Object.assign(document.createElement('p'), { id }))
  // Observers are told in a microtask.
  await Promise.resolve()
}

/** What the browser does sixty times a second, and not at all where the tab is not in sight. */
const showFrame = (): void => {
  const due = frames
  frames = []
  for (const run of due) run()
}

/** The looks since the last call, in the frames of this long. */
const looksIn = (ms: number): number => {
  look.mockClear()
  for (let at = 0; at <= ms; at += 100) {
    showFrame()
    vi.advanceTimersByTime(100)
  }
  showFrame()
  return look.mock.calls.length
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.splice(frame - 1, 1))
  stop = new AbortController()
  frames = []
  history.replaceState(null, '', '/in/ada-example/')
})

afterEach(() => {
  stop.abort()
  document.body.replaceChildren()
  look.mockReset()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('looks at once, and never again at a page that stands still', () => {
  start()
  expect(looksIn(0)).toBe(1)
  expect(looksIn(60_000)).toBe(0)
})

it('looks once in the next frame, whatever else changes with it', async () => {
  start()
  showFrame()
  look.mockClear()
  await change('later', 'never', 'now', 'now')
  await change('now')
  showFrame()
  expect(look).toHaveBeenCalledOnce()
  expect(looksIn(10 * leisure)).toBe(0)
})

it('looks once after a while at what can wait, and surely', async () => {
  start()
  showFrame()
  await change('later')
  expect(looksIn(leisure - 200)).toBe(0)
  await change('later')
  expect(looksIn(leisure)).toBe(1)
  expect(looksIn(10 * leisure)).toBe(0)
})

it('looks once a while at a page that never stands still', async () => {
  start()
  showFrame()
  let looks = 0
  for (let frame = 0; frame < 100; frame += 1) {
    await change('later')
    looks += looksIn(0)
  }
  // Ten seconds.
  expect(looks).toBeGreaterThanOrEqual(8)
  expect(looks).toBeLessThanOrEqual(10)
})

it('looks not at all at what never matters', async () => {
  start()
  showFrame()
  await change('never')
  expect(looksIn(10 * leisure)).toBe(0)
})

it('does not look at what a look itself has changed', async () => {
  look.mockImplementation(() =>
    document.body.append(Object.assign(document.createElement('p'), { id: 'now' })),
  )
  start()
  expect(looksIn(0)).toBe(1)
  await Promise.resolve()
  expect(looksIn(10 * leisure)).toBe(0)
})

it('looks once when the tab comes into sight, whatever happened meanwhile', async () => {
  start()
  showFrame()
  look.mockClear()
  await change('now')
  for (let second = 0; second < 60; second += 1) {
    await change('now', 'later')
    vi.advanceTimersByTime(1000)
  }
  expect(look).not.toHaveBeenCalled()
  showFrame()
  expect(look).toHaveBeenCalledOnce()
  expect(frames).toEqual([])
})

it('goes on after minutes of rest', async () => {
  start()
  expect(looksIn(30 * 60_000)).toBe(1)
  await change('now')
  expect(looksIn(0)).toBe(1)
})

it('watches as long as it is on a page that matters', async () => {
  start()
  showFrame()
  navigated()
  history.replaceState(null, '', '/in/grace-other/')
  expect(looksIn(2 * leisure)).toBeGreaterThan(0)
  await change('now')
  expect(looksIn(10 * leisure)).toBe(0)
  navigated()
  history.replaceState(null, '', '/in/ada-example/')
  expect(looksIn(2 * leisure)).toBeGreaterThan(0)
  await change('now')
  expect(looksIn(0)).toBe(1)
})

it('goes on watching when a navigation came to nothing', async () => {
  start()
  showFrame()
  navigated()
  expect(looksIn(2 * leisure)).toBeGreaterThan(0)
  await change('now')
  expect(looksIn(0)).toBe(1)
})

it('follows an address that takes longer than a frame to change', async () => {
  history.replaceState(null, '', '/feed/')
  start()
  showFrame()
  navigated()
  showFrame()
  history.replaceState(null, '', '/in/ada-example/')
  expect(looksIn(leisure)).toBe(1)
  await change('now')
  expect(looksIn(0)).toBe(1)
})

it('looks when asked, and watches from then on where that matters now', async () => {
  let isOwn = false
  const lookNow = start(() => isOwn)
  showFrame()
  await change('now')
  expect(looksIn(10 * leisure)).toBe(0)
  isOwn = true
  lookNow()
  expect(looksIn(0)).toBe(1)
  await change('now')
  expect(looksIn(0)).toBe(1)
})

it('ends with its signal, also with a look that is due', async () => {
  const lookNow = start()
  showFrame()
  await change('later')
  stop.abort()
  expect(looksIn(10 * leisure)).toBe(0)
  await change('now')
  lookNow()
  navigated()
  expect(looksIn(10 * leisure)).toBe(0)
})
