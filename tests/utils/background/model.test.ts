import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { runSchedule } from '../../model/run.ts'
import { meantSchedules, schedules } from '../../model/schedule.ts'

vi.mock('idb-keyval', () => {
  const kept = new Map<string, unknown>()
  return {
    createStore: () => null,
    get: (key: string) => Promise.resolve(kept.get(key)),
    set: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    del: (key: string) => Promise.resolve(void kept.delete(key)),
  }
})

const { seed } = fc.readConfigureGlobal()
const numRuns = Number(process.env['MODEL_RUNS'] ?? 1_000)
const path = process.env['MODEL_PATH']

test(`${numRuns} schedules of everything that goes wrong end done once, or stopped in words (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      expect(await runSchedule(schedule)).toEqual([])
    }),
    {
      numRuns,
      examples: meantSchedules.map((schedule) => [schedule]),
      ...(path === undefined ? {} : { path, endOnFailure: false }),
    },
  )
}, 3_600_000)
