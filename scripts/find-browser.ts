import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

interface Wanted {
  readonly name: string
  /** An environment variable that names the executable, before anything is looked for. */
  readonly override: string
  readonly commands: readonly string[]
  readonly macApps: readonly string[]
  readonly windowsPaths: readonly string[]
  readonly debianPackage: string
  /** Playwright's own download of it, where one is usable with an extension. */
  readonly playwright?: { readonly name: string; readonly path: () => string }
}

const chromiumFamily: Wanted = {
  name: 'Chrome, Chromium or Edge',
  override: 'PROFILE_PATCH_BROWSER',
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  macApps: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  windowsPaths: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  debianPackage: 'chromium',
  playwright: { name: 'chromium', path: () => chromium.executablePath() },
}

const firefoxFamily: Wanted = {
  name: 'Firefox',
  override: 'PROFILE_PATCH_FIREFOX',
  commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
  macApps: ['Firefox.app/Contents/MacOS/firefox'],
  windowsPaths: ['Mozilla Firefox\\firefox.exe'],
  debianPackage: 'firefox-esr',
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function candidates(wanted: Wanted): string[] {
  const { env } = process
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')]
    return folders.flatMap((folder) => wanted.macApps.map((app) => join(folder, app)))
  }
  if (process.platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return folders.flatMap((folder) => (folder ? wanted.windowsPaths.map((path) => join(folder, path)) : []))
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return wanted.commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

function lookFor(wanted: Wanted): string | undefined {
  const chosen = process.env[wanted.override]
  if (chosen) {
    if (!isExecutable(chosen)) {
      throw new Error(`${wanted.override} names ${chosen}, which is not a program that can be run.`)
    }
    return chosen
  }
  const downloaded = wanted.playwright ? [wanted.playwright.path()] : []
  return [...candidates(wanted), ...downloaded].find(isExecutable)
}

function run(command: string, args: readonly string[], minutes: number): boolean {
  const result = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: minutes * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return result.status === 0
}

const isRoot = process.getuid?.() === 0

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** As root on Debian the distribution's package brings the libraries too. (Ubuntu's package is an empty door to a snap.) */
function installPackage(wanted: Wanted): boolean {
  return (
    isRoot &&
    isDebian() &&
    run('apt-get', ['update'], 5) &&
    run('apt-get', ['install', '--yes', '--no-install-recommends', wanted.debianPackage], 10)
  )
}

function download(wanted: Wanted): boolean {
  if (!wanted.playwright) return false
  const cli = join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'cli.js')
  const libraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : []
  return run(process.execPath, [cli, 'install', '--no-shell', ...libraries, wanted.playwright.name], 10)
}

function findOrInstall(wanted: Wanted): string {
  const found = lookFor(wanted)
  if (found) return found
  process.stdout.write(`No ${wanted.name} found; installing one …\n`)
  const installed = installPackage(wanted) || download(wanted) ? lookFor(wanted) : undefined
  if (installed) return installed
  throw new Error(
    `No ${wanted.name} was found and none could be installed: install one, or name its program in ${wanted.override}.`,
  )
}

/** The path of an installed Chromium-based browser; installs one only when there is none. */
export const findBrowser = (): string => findOrInstall(chromiumFamily)

/** The path of an installed Firefox; installs one only when there is none and the distribution has it. */
export const findFirefox = (): string => findOrInstall(firefoxFamily)
