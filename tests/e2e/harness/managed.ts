import { createHash, generateKeyPairSync } from 'node:crypto'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findBrowser } from '../../../scripts/find-browser.ts'

/** Where the browser under test looks for policies: each of the family has a folder of its own. */
function policyFolder(): string {
  const browser = findBrowser()
  if (browser.includes('google-chrome')) return '/etc/opt/chrome/policies/managed'
  return browser.includes('microsoft-edge')
    ? '/etc/opt/edge/policies/managed'
    : '/etc/chromium/policies/managed'
}

/** The nearest folder above that is there. */
function firstThere(folder: string): string {
  return existsSync(folder) ? folder : firstThere(dirname(folder))
}

/** Why no policy can be set on this machine; null when one can. */
export function whyUnmanageable(): string | null {
  if (process.platform !== 'linux') return 'Policies are files on Linux only.'
  try {
    accessSync(firstThere(policyFolder()), constants.W_OK)
    return null
  } catch {
    return `A policy can only be set by whoever may write to ${policyFolder()}: run this as root.`
  }
}

/** Chromium's id: the first half of the key's SHA-256, its hexadecimal digits written as a to p. */
export function idOf(key: Buffer): string {
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return digits.replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)))
}

/**
 * A copy of the build under an id of its own, and a policy for that id alone: policies hold for the whole machine, and
 * the other browsers on it are none of this test's business. `clear` leaves everything as it was.
 */
export function manageBuild(build: string, policy: object) {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'der',
  })
  const id = idOf(key)
  const extension = mkdtempSync(join(tmpdir(), 'profile-patch-managed-'))
  cpSync(build, extension, { recursive: true })
  const manifest: object = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'))
  writeFileSync(
    join(extension, 'manifest.json'),
    JSON.stringify({ ...manifest, key: key.toString('base64') }),
  )

  const folder = policyFolder()
  const made = mkdirSync(folder, { recursive: true })
  const file = join(folder, `profile-patch-${id}.json`)
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }))
  return {
    id,
    extension,
    clear(): void {
      rmSync(file)
      if (made !== undefined) rmSync(made, { recursive: true })
      rmSync(extension, { recursive: true })
    },
  }
}
