// `npm run soak -- 10000 [seed]`: so many schedules of tests/model, more than a test run has time for.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** A worker of Vitest holds so many; each batch is a process of its own. */
const batch = 2_000

const [wanted = '10000', from = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
const count = Number(wanted)
const seed = Number(from)
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed))
  throw new Error('npm run soak -- <how many> [seed]')

const started = performance.now()
const failed: number[] = []
let done = 0
while (done < count) {
  const size = Math.min(batch, count - done)
  const batchSeed = seed + done / batch
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project=unit',
      'tests/utils/background/model.test.ts',
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, MODEL_RUNS: String(size), SEED: String(batchSeed) },
    },
  )
  if (status !== 0) {
    failed.push(batchSeed)
    console.log(stdout + stderr)
  }
  done += size
  console.log(`${done} of ${count} schedules, seed ${batchSeed}: ${status === 0 ? 'passed' : 'FAILED'}`)
}

const seconds = Math.round((performance.now() - started) / 1000)
console.log(`soak: seed ${seed}, ${count} schedules, ${failed.length} failures, ${seconds} s`)
if (failed.length > 0) {
  console.log('Replay one with the seed and path printed above:')
  console.log('SEED=… MODEL_PATH=… npm test -- tests/utils/background/model.test.ts')
}
process.exitCode = failed.length > 0 ? 1 : 0
