import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Everything a build is made from. */
const inputs = [
  'assets',
  'components',
  'entrypoints',
  'utils',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'wxt.config.ts',
  'scripts/page-files.ts',
]

export type Target = 'chrome' | 'firefox'

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

function digest(folder: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    hash
      .update(`${relative(folder, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

function digestOfInputs(): string {
  const paths = inputs.map((input) => join(root, input))
  return digest(
    root,
    paths.flatMap((path) => (/\.(?:json|ts)$/.test(path) ? [path] : filesOf(path))),
  )
}

const digestOfOutput = (folder: string) => digest(folder, filesOf(folder))

/** The folder of the production build, made anew unless it is exactly what the present sources made. */
export function buildExtension(target: Target = 'chrome'): string {
  const output = join(root, '.output', `${target}-mv3`)
  const stamp = `${output}.built-from`
  const before = digestOfInputs()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === `${before} ${digestOfOutput(output)}`)
    return output

  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs')
  // Under a test runner the environment says `test`, and Vite would build what nobody ships.
  const env = { ...process.env, NODE_ENV: 'production' }
  const result = spawnSync(process.execPath, [wxt, 'build', '--browser', target], { cwd: root, env })
  if (result.status !== 0) {
    process.stdout.write(result.stdout)
    process.stderr.write(result.stderr)
    throw new Error(`The build for ${target} failed; its words are above.`)
  }
  writeFileSync(stamp, `${before} ${digestOfOutput(output)}`)
  return output
}

/** A copy of the build that stays as it is while the sources go on changing; the caller removes it. */
export function copyBuild(target: Target = 'chrome'): string {
  const output = buildExtension(target)
  const expected = digestOfOutput(output)
  const copy = mkdtempSync(join(tmpdir(), 'profile-patch-build-'))
  cpSync(output, copy, { recursive: true })
  if (digestOfOutput(copy) !== expected) {
    rmSync(copy, { recursive: true })
    throw new Error('Another build ran at the same time: run this again.')
  }
  return copy
}
