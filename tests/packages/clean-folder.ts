import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const root = join(import.meta.dirname, '..', '..')

/** A folder that holds nothing but the packages the lock file names. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'profile-patch-clean-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** What a fresh clone would hold. */
export function checkOut(): string {
  const folder = makeFolder()
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  })
  for (const file of stdout.toString().split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  return folder
}

/** The files of an archive, by name. Reads what our own archives are made of, and no more. */
export function unpack(archive: string): Map<string, Buffer> {
  const bytes = readFileSync(archive)
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const files = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString()
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    files.set(name, bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

/** A folder with what an archive holds. */
export function unpackInto(archive: string): string {
  const folder = makeFolder()
  for (const [name, content] of unpack(archive)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Makes the package for a browser, as `npm run zip` does. */
export function pack(folder: string, browser: 'chrome' | 'firefox'): void {
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs')
  // A test runner says `test` in the environment, and Vite would build what nobody ships.
  const env = { ...process.env, NODE_ENV: 'production' }
  const args = [wxt, 'zip', '--browser', browser]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env })
  if (status !== 0) throw new Error(`No package for ${browser}: ${stderr.toString()}`)
}

/** From the package for Chrome, as `npm run zip` does. */
export function packForChromeStore(folder: string): void {
  const script = join(folder, 'scripts', 'store-package.ts')
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: folder })
  if (status !== 0) throw new Error(`No package for the Chrome Web Store: ${stderr.toString()}`)
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
