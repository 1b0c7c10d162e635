import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { extensionId } from '../../scripts/launch-browser.ts'
import { measurePackage } from '../bench/package-size.ts'
import { idOf } from './harness/managed.ts'

const folder = inject('extension')
const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))

test('the id, and with it the redirect address organisations register, stays', () => {
  expect(idOf(Buffer.from(String(manifest['key']), 'base64'))).toBe(extensionId)
})

test('it asks for these permissions and no more', () => {
  expect(
    {
      permissions: manifest['permissions'],
      optional_permissions: manifest['optional_permissions'],
      host_permissions: manifest['host_permissions'],
      optional_host_permissions: manifest['optional_host_permissions'],
    },
    'An update that asks for more is switched off until the member agrees. New needs are optional ones, asked for at the click; docs/permissions.md says why each is there.',
  ).toEqual({
    permissions: ['storage', 'identity', 'contextMenus', 'alarms', 'activeTab', 'scripting'],
    optional_permissions: undefined,
    host_permissions: ['https://api.linkedin.com/*', 'https://www.linkedin.com/*'],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://[::1]/*'],
  })
})

const pages = ['popup', 'options', 'inline']
const pageOf = (name: string): string => readFileSync(join(folder, `${name}.html`), 'utf8')
const stylesOf = (name: string): (string | undefined)[] =>
  [...pageOf(name).matchAll(/<style>([^]*?)<\/style>/g)].map(([, style]) => style)

test('every page has its styles in itself, and fetches none', () => {
  for (const page of pages) {
    expect(stylesOf(page).map(String)).toEqual([expect.stringContaining('--ground:')])
    expect(pageOf(page)).not.toContain('stylesheet')
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.endsWith('.css'))).toEqual([])
})

test('its pages run nothing but their own code, and have no styles but their own', () => {
  const digests = pages.flatMap(stylesOf).map((style) => {
    const digest = createHash('sha256').update(String(style)).digest('base64')
    return `'sha256-${digest}'`
  })
  const policies = manifest['content_security_policy']
  const policy: string = Reflect.get(Object(policies), 'extension_pages')
  const [named = ''] = /style-src [^;]*/.exec(policy) ?? []
  expect(named.split(' ').toSorted()).toEqual(['style-src', "'self'", ...digests].toSorted())
  expect(policies).toEqual({
    extension_pages: [
      "default-src 'none'",
      "script-src 'self'",
      named,
      "font-src 'self'",
      "img-src 'self' data: blob: https://media.licdn.com",
      "connect-src 'self' data: blob: https:",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types workers',
    ].join('; '),
  })
})

test('pages can reach one file, LinkedIn’s pages only, and not by the id', () => {
  expect(manifest['web_accessible_resources']).toEqual([
    { resources: ['inline.html'], matches: ['https://www.linkedin.com/*'], use_dynamic_url: true },
  ])
  expect(manifest['externally_connectable']).toBeUndefined()
})

const scriptsOf = (page: string): string[] =>
  pageOf(page).match(/<(?:script|link rel="modulepreload")\b[^>]*>/g) ?? []
const sourceOf = (tag: string | undefined): string =>
  readFileSync(join(folder, /(?:src|href)="([^"]+)"/.exec(tag ?? '')?.[1] ?? ''), 'utf8')

test.each(pages)('no script of %s waits for the rest of its page', (page) => {
  const scripts = scriptsOf(page).filter((tag) => tag.startsWith('<script'))
  expect(scripts.length, 'scripts/page-files.ts says so').toBeGreaterThan(0)
  expect(scripts.filter((tag) => !tag.includes(' async '))).toEqual([])
})

test.each(['options', 'inline'])('%s asks for its data before the rest of its scripts is there', (page) => {
  const script = sourceOf(scriptsOf(page)[0])
  expect(script).toContain('baseline-head:')
  expect(script, 'It runs when all it imports is there, so it imports nothing.').not.toMatch(/\bimport\b/)
})

test('the popup is one script', () => {
  expect(scriptsOf('popup')).toHaveLength(1)
  const script = sourceOf(scriptsOf('popup')[0])
  expect(script).toContain('baseline-head:')
  // What it loads later it asks for by a call.
  expect(script, 'It runs as soon as it is there.').not.toMatch(/\bimport\s*[\w{*"']/)
})

test('it puts one script on LinkedIn’s pages and no style sheet', () => {
  expect(manifest['content_scripts']).toEqual([
    { matches: ['https://www.linkedin.com/*'], js: ['content-scripts/site.js'] },
  ])
})

test('every size of the icon is there', () => {
  expect(manifest['icons']).toEqual({
    '16': 'icons/16.png',
    '32': 'icons/32.png',
    '48': 'icons/48.png',
    '96': 'icons/96.png',
    '128': 'icons/128.png',
  })
})

test('nothing heavy is loaded before it is needed', async () => {
  const early = (await measurePackage()).filter(({ id }) => id.startsWith('early-'))
  expect(early.map(({ id, figure }) => [id, figure])).toEqual([
    ['early-popup', 'none'],
    ['early-worker', 'none'],
    ['early-editor', 'none'],
    ['early-frame', 'none'],
  ])
})

test('the build holds no source map and no code made from text', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(
    scripts.filter((file) => /\bnew Function\b|\beval\(/.test(readFileSync(join(folder, file), 'utf8'))),
    'Import zod as zod/mini, and look at what a new package brings.',
  ).toEqual([])
})
