import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { patchOnArrival, pauses } from '../../../utils/page/arrival.ts'

const own = 'https://www.linkedin.com/in/ada-example/'
const feed = 'https://www.linkedin.com/feed/'
const failure = new Error('Receiving end does not exist.')
const allPauses = pauses.reduce((sum, pause) => sum + pause, 0)

const patch = vi.fn<() => Promise<void>>()
let isAlive = true
let stop = new AbortController()

const start = () =>
  patchOnArrival({
    mayBeOwn: (address) => address === own,
    patch,
    isAlive: () => isAlive,
    signal: stop.signal,
  })

/** The tries so far. */
const tries = (): number => patch.mock.calls.length

beforeEach(() => {
  vi.useFakeTimers()
  patch.mockReset()
  isAlive = true
  stop = new AbortController()
})

afterEach(() => vi.useRealTimers())

it('asks once, on the member’s own profile alone', async () => {
  patch.mockResolvedValue()
  const arrive = start()
  await arrive(feed)
  expect(tries()).toBe(0)
  await arrive(own)
  await arrive(feed)
  await arrive(own)
  expect(tries()).toBe(1)
})

it('asks again after a failure, a little later each time', async () => {
  patch.mockRejectedValueOnce(failure).mockRejectedValueOnce(failure).mockResolvedValue()
  const arrived = start()(own)
  const [first = 0, second = 0] = pauses
  expect(tries()).toBe(1)
  await vi.advanceTimersByTimeAsync(first - 1)
  expect(tries()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(tries()).toBe(2)
  await vi.advanceTimersByTimeAsync(second)
  await arrived
  expect(tries()).toBe(3)
  await vi.advanceTimersByTimeAsync(10 * allPauses)
  expect(tries()).toBe(3)
})

it('says so when no try came to anything, and begins anew at the next occasion', async () => {
  patch.mockRejectedValue(failure)
  const arrive = start()
  const arrived = arrive(own).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(allPauses)
  expect(await arrived).toBe(failure)
  expect(tries()).toBe(pauses.length + 1)
  await vi.advanceTimersByTimeAsync(10 * allPauses)
  expect(tries()).toBe(pauses.length + 1)
  patch.mockReset().mockResolvedValue()
  await arrive(own)
  expect(tries()).toBe(1)
})

it('does not drop an arrival that comes while a failing try is under way', async () => {
  const { promise, reject } = Promise.withResolvers<void>()
  patch.mockReturnValueOnce(promise).mockResolvedValue()
  const arrive = start()
  const first = arrive(own)
  await arrive(feed)
  await arrive(own)
  expect(tries()).toBe(1)
  reject(failure)
  await vi.advanceTimersByTimeAsync(pauses[0] ?? 0)
  await first
  expect(tries()).toBe(2)
})

it('asks at once at an arrival that comes amid a pause', async () => {
  patch.mockRejectedValueOnce(failure).mockResolvedValue()
  const arrive = start()
  const first = arrive(own)
  await vi.advanceTimersByTimeAsync(1)
  await arrive(own)
  await first
  expect(tries()).toBe(2)
})

it('does not ask again once the page has gone elsewhere, until it comes back', async () => {
  patch.mockRejectedValueOnce(failure).mockResolvedValue()
  const arrive = start()
  const first = arrive(own)
  await arrive(feed)
  await vi.advanceTimersByTimeAsync(10 * allPauses)
  await first
  expect(tries()).toBe(1)
  await arrive(own)
  expect(tries()).toBe(2)
})

it('does not ask again when the extension was updated under the page, nor after its own end', async () => {
  patch.mockRejectedValue(failure)
  isAlive = false
  await start()(own)
  isAlive = true
  const arrived = start()(own)
  stop.abort()
  await vi.advanceTimersByTimeAsync(10 * allPauses)
  await arrived
  expect(tries()).toBe(2)
})
