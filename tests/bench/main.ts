// `npm run bench`: all that is measured, in one go. `npm run bench -- popup core`: only these parts, and nothing written.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem, type as systemName } from 'node:os'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import type { Sandbox } from '../../sandbox/start.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { measureCalls } from './calls.ts'
import { measureCore } from './core.ts'
import type { Figure } from './figure.ts'
import { measurePackage } from './package-size.ts'
import { measureEditorPaint, measureEditorRoutes, measurePopup } from './pages.ts'
import { pageOf, summaryOf, tableOf, type Setting } from './report.ts'
import { measureMemory, measureSending } from './sending.ts'
import { measureSite } from './site.ts'
import { openSandboxApart } from './sandbox-apart.ts'
import { openStage, type Stage } from './stage.ts'
import { measureTransfer } from './transfer.ts'
import { measureKeystrokes, measureScrolling, measureStorage } from './typing.ts'

const root = join(import.meta.dirname, '../..')

type Part = { readonly name: string; readonly measures: readonly (() => Promise<Figure[]>)[] }

const onStage =
  (
    measure: (stage: Stage) => Promise<Figure[]>,
    sandbox?: () => Promise<Sandbox>,
  ): (() => Promise<Figure[]>) =>
  async () => {
    const stage = await openStage(await sandbox?.())
    try {
      return await measure(stage)
    } finally {
      await stage.close()
    }
  }

/** TABLE of the parts, in the order of the report. Each measure has a browser of its own. */
const parts: readonly Part[] = [
  { name: 'calls', measures: [onStage(measureCalls)] },
  { name: 'site', measures: [onStage(measureSite)] },
  { name: 'popup', measures: [onStage(measurePopup)] },
  {
    name: 'editor',
    measures: [measureEditorPaint, measureEditorRoutes, measureKeystrokes, measureScrolling].map((measure) =>
      onStage(measure),
    ),
  },
  { name: 'package', measures: [measurePackage] },
  { name: 'core', measures: [measureCore] },
  { name: 'sending', measures: [onStage(measureSending, openSandboxApart)] },
  { name: 'memory', measures: [onStage(measureMemory)] },
  { name: 'storage', measures: [onStage(measureStorage)] },
  { name: 'transfer', measures: [onStage(measureTransfer)] },
]

/** One that can't be measured takes its line, and leaves the others theirs. */
const measure = async (part: string, at: number, run: () => Promise<Figure[]>): Promise<Figure[]> => {
  const started = performance.now()
  try {
    return await run()
  } catch (error) {
    console.error(error)
    const [reason = ''] = String(error).split('\n')
    return [
      {
        id: `failed-${part}-${at}`,
        group: part,
        what: `could not be measured: ${reason}`,
        figure: '–',
        beside: '',
        ratio: null,
        verdict: 'missed',
      },
    ]
  } finally {
    console.log(`${part} ${at + 1}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
}

const settingOf = (): Setting => {
  const browser = spawnSync(findBrowser(), ['--version'], { encoding: 'utf8' }).stdout.trim()
  const [processor] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${systemName()}, ${availableParallelism()} × ${processor?.model.trim() ?? 'unknown'}, ${memory} GiB`,
    versions: {
      'Profile Patch': packageJson.version,
      Browser: browser,
      Node: process.version,
      'linkedin-api-client': packageJson.devDependencies['linkedin-api-client'],
    },
  }
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}.`)

const figures: Figure[] = []
for (const { name, measures } of parts.filter((part) => wanted.length === 0 || wanted.includes(part.name)))
  for (const [at, run] of measures.entries()) figures.push(...(await measure(name, at, run)))

console.log(`\n${tableOf(figures)}\n\n${summaryOf(figures)}`)
if (wanted.length === 0) {
  const setting = settingOf()
  writeFileSync(join(root, 'bench-results.json'), `${JSON.stringify({ ...setting, figures }, null, 2)}\n`)
  const page = join(root, 'docs/performance.md')
  writeFileSync(page, pageOf(figures, setting))
  // Laid out as every other file here, which the checks insist on.
  spawnSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), page], { stdio: 'inherit' })
}
