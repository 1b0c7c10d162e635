import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Keeps what was computed, so that no optimiser can leave the computing out. */
const kept: { last: unknown } = { last: undefined }

const timeOf = (run: () => unknown, times: number): number => {
  const started = performance.now()
  for (let turn = 0; turn < times; turn += 1) kept.last = run()
  return performance.now() - started
}

/** How often it has to run to take about this long, in milliseconds. */
const timesFor = (run: () => unknown, ms: number): number => {
  let times = 1
  while (timeOf(run, times) < ms / 4) times *= 2
  return times * 4
}

/**
 * Milliseconds one run of each takes. All take turns in every round, so that whatever else the machine does falls on
 * them alike. `of` says which round counts: the median, or, where nothing takes turns with it, the least.
 */
export const paces = (
  runs: readonly (() => unknown)[],
  { rounds = 9, roundMs = 40, of = median, before }: Pacing = {},
): number[] => {
  const times = runs.map((run) => timesFor(run, roundMs))
  const samples = runs.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [at, run] of runs.entries()) {
      before?.()
      samples[at]?.push(timeOf(run, times[at] ?? 1) / (times[at] ?? 1))
    }
  return samples.map(of)
}

interface Pacing {
  readonly rounds?: number
  readonly roundMs?: number
  readonly of?: (samples: readonly number[]) => number
  /** Done before each time that is taken. */
  readonly before?: () => void
}

/** Clears away what nothing holds any more, as the engine would some time later. */
export const collect = (): void => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}

export const least = (samples: readonly number[]): number => Math.min(...samples)
