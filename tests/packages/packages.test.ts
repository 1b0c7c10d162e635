import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkOut, hashOf, pack, packForChromeStore, unpack, unpackInto } from './clean-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** A clone, and a folder with nothing in it but the source package made in the clone. */
let clone = ''
let fromSources = ''

const packageOf = (folder: string, which: 'chrome' | 'chrome-store' | 'firefox' | 'sources') =>
  join(folder, '.output', `profile-patch-${version}-${which}.zip`)

beforeAll(() => {
  clone = checkOut()
  pack(clone, 'firefox')
  pack(clone, 'chrome')
  packForChromeStore(clone)
  fromSources = unpackInto(packageOf(clone, 'sources'))
  pack(fromSources, 'firefox')
  pack(fromSources, 'chrome')
})

afterAll(() => {
  for (const folder of [clone, fromSources]) rmSync(folder, { recursive: true, force: true })
})

describe('packages', () => {
  test.each(['chrome', 'firefox', 'sources'] as const)(
    'the %s package is the same, byte for byte, built from the source package in another folder',
    (which) => {
      expect(hashOf(packageOf(fromSources, which))).toBe(hashOf(packageOf(clone, which)))
    },
  )

  test('the source package holds sources and nothing that merely lies about', () => {
    const files = [...unpack(packageOf(clone, 'sources')).keys()]
    const known =
      /^(?:LICENSE|package(?:-lock)?\.json|tsconfig\.json|wxt\.config\.ts|docs\/store\/build\.md|scripts\/page-files\.ts|(?:assets|components|entrypoints|utils)\/[\w./-]+\.(?:tsx?|css|html|json|svg|png))$/
    expect(files.filter((file) => !known.test(file))).toEqual([])
    expect(files).toContain('entrypoints/background.ts')
  })

  test.each(['chrome', 'firefox'] as const)('the %s package holds only what ships', (browser) => {
    const files = [...unpack(packageOf(clone, browser)).keys()]
    expect(files.filter((file) => !/^[\w./-]+\.(?:js|css|html|json|png|svg)$/.test(file))).toEqual([])
    expect(files).toContain('manifest.json')
  })

  test('the one for the Chrome Web Store is the same but for the key, which the store refuses', () => {
    const [one, other] = (['chrome', 'chrome-store'] as const).map((which) => {
      const files = unpack(packageOf(clone, which))
      const manifest: object = JSON.parse(String(files.get('manifest.json')))
      return { files: new Map([...files].filter(([name]) => name !== 'manifest.json')), manifest }
    })
    expect(other?.files).toEqual(one?.files)
    const { key, ...rest } = z.looseObject({ key: z.string() }).parse(one?.manifest)
    expect(key).not.toBe('')
    expect(other?.manifest).toEqual(rest)
  })
})

const finding = z.object({ code: z.string(), file: z.string().nullish(), message: z.string() })
const findings = z.object({
  errors: z.array(finding),
  notices: z.array(finding),
  warnings: z.array(finding),
})

const whyPreact =
  'Preact can set innerHTML where a component asks for it with dangerouslySetInnerHTML. None does (tests/house.test.ts), and Trusted Types would stop it.'

/** What Mozilla's linter warns of, where, and why it stays. */
const explained: readonly { readonly code: string; readonly file: RegExp; readonly why: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\/cropper/,
    why: 'The library’s elements can be given a template as text. The three that are used have none, and Trusted Types would stop it.',
  },
  // One in the popup, which is built by itself, and one in the other pages.
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\/popup-/, why: whyPreact },
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\/(?!cropper|popup-)/, why: whyPreact },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    why: 'Firefox for Android takes data_collection_permissions from 142 on; the add-on is for the desktop, whose ESR is 140.',
  },
]

const explains = ({ code, file }: z.infer<typeof finding>) =>
  explained.find((each) => each.code === code && each.file.test(file ?? ''))

describe('Mozilla’s linter', () => {
  test('finds no error, and warns only of what is explained here', () => {
    const linter = join(root, 'node_modules', 'addons-linter', 'bin', 'addons-linter')
    const args = [linter, packageOf(clone, 'firefox'), '--output', 'json']
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
    const { errors, warnings, notices } = findings.parse(JSON.parse(stdout.toString()))
    const tell = ({ code, file, message }: z.infer<typeof finding>) => `${code} in ${file ?? '?'}: ${message}`
    process.stdout.write(
      `addons-linter: ${errors.length} errors, ${warnings.length} warnings, ${notices.length} notices\n`,
    )
    for (const warning of warnings)
      process.stdout.write(`${tell(warning)} (${explains(warning)?.why ?? 'new'})\n`)
    expect(errors.map(tell)).toEqual([])
    expect(notices.map(tell)).toEqual([])
    // One each: a second of a kind would need a reason of its own.
    expect(warnings.filter((warning) => !explains(warning)).map(tell)).toEqual([])
    expect(new Set(warnings.map(explains)).size).toBe(warnings.length)
    expect(warnings.length).toBe(explained.length)
  })
})
