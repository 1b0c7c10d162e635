import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSync } from 'vite'
import { z } from 'zod'
import { buildExtension, type Target } from '../../scripts/build.ts'

/*
 * The Chrome Web Store's and Mozilla's rules, as far as a program can check them.
 * https://developer.chrome.com/docs/webstore/program-policies
 * https://extensionworkshop.com/documentation/publish/add-on-policies/
 */

const targets: readonly Target[] = ['chrome', 'firefox']
const folders = new Map(targets.map((target) => [target, buildExtension(target)]))
const folderOf = (target: Target): string => folders.get(target) ?? ''

const manifestSchema = z.object({
  manifest_version: z.literal(3),
  name: z.string(),
  description: z.string(),
  version: z.string().regex(/^\d{1,5}(?:\.\d{1,5}){0,3}$/),
  default_locale: z.string(),
  icons: z.record(z.string(), z.string()),
  permissions: z.array(z.string()),
  content_security_policy: z.object({ extension_pages: z.string() }),
  browser_specific_settings: z
    .object({ gecko: z.object({ data_collection_permissions: z.object({ required: z.array(z.string()) }) }) })
    .optional(),
})
const messagesSchema = z.record(z.string(), z.object({ message: z.string() }))

const manifestOf = (target: Target) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(folderOf(target), 'manifest.json'), 'utf8')))

const filesOf = (target: Target, ending: string): string[] =>
  readdirSync(folderOf(target), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending))
const read = (target: Target, file: string): string => readFileSync(join(folderOf(target), file), 'utf8')

/** Every call and construction in a script by the name it is made under, with the source of its first argument. */
function callsIn(source: string, name: string): { callee: string; argument: string }[] {
  const found: { callee: string; argument: string }[] = []
  const textOf = (node: unknown): string =>
    typeof node === 'object' && node !== null && 'start' in node && 'end' in node
      ? source.slice(Number(node.start), Number(node.end))
      : ''
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const { type, callee, arguments: args, source: target } = node as Record<string, unknown>
    if (type === 'CallExpression' || type === 'NewExpression')
      found.push({ callee: textOf(callee), argument: Array.isArray(args) ? textOf(args[0]) : '' })
    if (type === 'ImportExpression') found.push({ callee: 'import', argument: textOf(target) })
    for (const value of Object.values(node)) visit(value)
  }
  visit(parseSync(name, source).program)
  return found
}

/** What permission opens which part of the API, by the words our own code would use it with. */
const usedBy: Readonly<Record<string, RegExp>> = {
  storage: /\.storage\./,
  identity: /\.identity\./,
  alarms: /\.alarms\./,
}

describe.each(targets)('the %s package', (target) => {
  test.each(readdirSync(join(folderOf(target), '_locales')))('is named within the limits in %s', (locale) => {
    const messages = messagesSchema.parse(JSON.parse(read(target, `_locales/${locale}/messages.json`)))
    const shown = (text: string) =>
      text.replace(/^__MSG_(\w+)__$/, (_, key: string) => messages[key]?.message ?? '')
    const { name, description } = manifestOf(target)
    expect(shown(name)).not.toBe('')
    expect(shown(description)).not.toBe('')
    expect(shown(name).length, 'a name of at most 75 characters').toBeLessThanOrEqual(75)
    expect(shown(description).length, 'a description of at most 132').toBeLessThanOrEqual(132)
  })

  test('has its icon at every size, each as large as it says', () => {
    const { icons } = manifestOf(target)
    expect(Object.keys(icons)).toEqual(expect.arrayContaining(['16', '32', '48', '128']))
    for (const [size, file] of Object.entries(icons)) {
      const png = readFileSync(join(folderOf(target), file))
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        'PNG',
        Number(size),
        Number(size),
      ])
    }
  })

  test('runs no code from elsewhere and makes none from text', () => {
    const calls = filesOf(target, '.js').flatMap((file) =>
      callsIn(read(target, file), file).map((call) => ({ ...call, file })),
    )
    expect(calls.length).toBeGreaterThan(1000)
    const makers = /^(?:(?:globalThis|window|self)\.)?(?:eval|Function|execScript)$/
    expect(calls.filter(({ callee }) => makers.test(callee))).toEqual([])
    const loaders = /^(?:import|importScripts|(?:new )?(?:Shared)?Worker)$/
    const remote = calls.filter(
      ({ callee, argument }) => loaders.test(callee) && /^.?(?:https?:)?\/\//.test(argument),
    )
    expect(remote).toEqual([])
    const timers = calls.filter(
      ({ callee, argument }) => /^(?:\w+\.)?set(?:Timeout|Interval)$/.test(callee) && /^['"`]/.test(argument),
    )
    expect(timers).toEqual([])
    expect(filesOf(target, '.wasm')).toEqual([])
  })

  test('pages load nothing from elsewhere and hold no script of their own', () => {
    for (const page of filesOf(target, '.html')) {
      const html = read(target, page)
      expect(
        [...html.matchAll(/(?:src|href)="([^"]*)"/g)].filter(([, address = '']) => !/^[./]/.test(address)),
      ).toEqual([])
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|\son\w+=/)
    }
    // Styles stand in the pages.
    for (const sheet of [...filesOf(target, '.css'), ...filesOf(target, '.html')])
      expect(read(target, sheet)).not.toMatch(/@import|url\(\s*['"]?(?:https?:)?\/\//)
    const csp = manifestOf(target).content_security_policy.extension_pages
    expect(csp).not.toMatch(/unsafe|wasm|script-src[^;]*(?:https?:|\*|data:|blob:)/)
    expect(csp).toContain("require-trusted-types-for 'script'")
  })

  test('uses what it asks for', () => {
    const code = filesOf(target, '.js')
      .map((file) => read(target, file))
      .join('\n')
    for (const permission of manifestOf(target).permissions)
      expect([permission, usedBy[permission]?.test(code) ?? true]).toEqual([permission, true])
  })

  test('every permission has its sentence in docs/permissions.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8')
    expect(manifestOf(target).permissions.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })
})

test('Firefox’s members are told that no data is collected', () => {
  const { browser_specific_settings: settings } = manifestOf('firefox')
  expect(settings?.gecko.data_collection_permissions).toEqual({ required: ['none'] })
})

describe('the store listing', () => {
  const folder = join(import.meta.dirname, '../../docs/store')
  const partOf = (listing: string, title: string): string =>
    new RegExp(`## ${title}\\n\\n([\\s\\S]*?)(?=\\n## |$)`).exec(listing)?.[1]?.trim() ?? ''
  const listingIn = (locale: string): string =>
    readFileSync(join(folder, locale === 'en' ? 'listing.md' : `listing.${locale}.md`), 'utf8')
  const part = (title: string): string => partOf(listingIn('en'), title)
  /** What a description is made of: its blocks, and the items of their lists. */
  const shapeOf = (description: string) =>
    description.split('\n\n').map((block) => block.split('\n').filter((line) => line.startsWith('•')).length)

  test.each(readdirSync(join(folderOf('chrome'), '_locales')))(
    'in %s has the words of the package, and no more than the stores take',
    (locale) => {
      const listing = listingIn(locale)
      const messages = messagesSchema.parse(JSON.parse(read('chrome', `_locales/${locale}/messages.json`)))
      expect(partOf(listing, 'Name')).toBe(messages['extension_name']?.message)
      expect(partOf(listing, 'Summary')).toBe(messages['extension_description']?.message)
      // Mozilla takes 250 characters for a summary, the Chrome Web Store 132, which the package is held to above.
      expect(partOf(listing, 'Summary').length).toBeLessThanOrEqual(132)
      const description = partOf(listing, 'Description')
      expect(shapeOf(description)).toEqual(shapeOf(part('Description')))
      expect(description.length).toBeLessThanOrEqual(16_000)
    },
  )

  test('says what the extension is for in as many characters as the store takes', () => {
    expect(part('Description').length).toBeGreaterThan(500)
    expect(part('Single purpose').length).toBeLessThanOrEqual(1000)
  })

  test('gives the store a reason for every permission', () => {
    const { permissions } = manifestOf('chrome')
    const reasons = part('Permissions')
    expect(permissions.filter((name) => !reasons.includes(`**${name}**`))).toEqual([])
  })
})
