// `npm test`: everything. `npm test -- tests/utils/profile`: only those tests, without the checks before them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { buildExtension } from './build.ts'

const root = join(import.meta.dirname, '..')
const modules = join(root, 'node_modules')

/** The part that is read of Vitest's JSON report. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

interface Tally {
  passed: number
  failed: number
  skipped: number
}

function run(program: string, args: readonly string[]): boolean {
  const started = performance.now()
  // Some of the tools are JavaScript and say so in their first line; others are programs of their own.
  const result = spawnSync(process.execPath, [join(modules, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${result.status === 0 ? '✓' : '✗'} ${[program, ...args].join(' ')} (${seconds} s)\n`)
  return result.status === 0
}

/** What each entrypoint weighs, and whether it keeps to its limit. */
function weigh(): boolean {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/size.ts')], {
    cwd: root,
    stdio: 'inherit',
  })
  return status === 0
}

function build(): boolean {
  try {
    buildExtension()
    buildExtension('firefox')
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}

const prepare = () => run('wxt/bin/wxt.mjs', ['prepare'])

const checks: readonly (() => boolean)[] = [
  () => run('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
  () => run('oxfmt/bin/oxfmt', ['--check']),
  () => run('typescript/bin/tsc', ['--noEmit']),
]

function runVitest(args: readonly string[]): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'profile-patch-report-'))
  const report = join(folder, 'report.json')
  const succeeded = run('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = reportSchema.parse(
      JSON.parse(readFileSync(report, 'utf8')),
    )
    // A file that can't even be read holds no test that could fail.
    const brokenFiles = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    const failed = numFailedTests + brokenFiles.length
    return {
      passed: numPassedTests,
      // An error outside of every test fails the run as well.
      failed: failed === 0 && !succeeded ? 1 : failed,
      skipped: numPendingTests + numTodoTests,
    }
  } catch (error) {
    console.error('Vitest left no report:', error)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const wanted = process.argv.slice(2)
let failedChecks = [prepare, ...(wanted.length > 0 ? [] : checks)].filter((check) => !check()).length
const isBuilt = wanted.length > 0 || build()
if (!isBuilt || (wanted.length === 0 && !weigh())) failedChecks += 1

// Without a build nothing can be tried in a browser; everything else still can.
const { passed, failed, skipped } = runVitest(isBuilt ? wanted : ['--project', 'unit'])
if (failedChecks > 0) console.log(`${failedChecks} of the checks before the tests failed; look for ✗ above.`)
const allFailed = failed + failedChecks
console.log(`tests: ${passed} passed, ${allFailed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = allFailed > 0 || passed === 0 ? 1 : 0
