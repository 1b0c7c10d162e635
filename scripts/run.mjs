// The door of `npm start` and `npm test`. Plain JavaScript for any Node from 18 on, with no package needed:
// it installs what the lock file names when that has not been done or has changed, then runs
// scripts/<name>.ts with the pinned Node that the install brought.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.installed-from')
const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** What an install depends on, so that a checkout of another revision or a copied folder installs again. */
function wanted() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', '.npmrc']) {
    hash.update(readFileSync(join(root, file)))
  }
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`
}

function isInstalled() {
  return existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()
}

function install() {
  console.log('Installing the packages of the lock file …')
  const npm = process.env.npm_execpath
  // The warnings are about the machine's own Node, which only starts the pinned one.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status !== 0) {
    console.error('The packages could not be installed: npm ci failed (its words are above).')
    process.exit(result.status ?? 1)
  }
  writeFileSync(stamp, wanted())
}

const [name, ...args] = process.argv.slice(2)
if (!isInstalled()) install()

const child = spawn(pinnedNode, [join(root, 'scripts', `${name}.ts`), ...args], {
  cwd: root,
  stdio: 'inherit',
})
// Ctrl-C reaches the child by itself; this process only waits for it, so that npm does too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT') child.kill(signal)
  })
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
