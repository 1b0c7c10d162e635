import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import schema from '../../../assets/public/managed-schema.json'
import { browser } from '../../../utils/browser/api.ts'
import { readSettings } from '../../../utils/background/settings.ts'
import { items } from '../../../utils/browser/items.ts'
import { noPolicy, parsePolicy, readPolicy } from '../../../utils/browser/policy.ts'
import { signInWays } from '../../../utils/browser/sign-in-way.ts'
import { extensionId } from '../../../scripts/launch-browser.ts'
import { firefoxId } from '../../../scripts/launch-firefox.ts'
import { parts } from '../../../utils/profile/allowed.ts'

const manage = (policy: object): void => {
  vi.spyOn(browser.storage.managed, 'get').mockResolvedValue({ ...policy })
}

beforeEach(() => {
  vi.restoreAllMocks()
  fakeBrowser.reset()
})

describe('a policy as it was written', () => {
  const whole = {
    signInWay: 'exchange',
    clientId: '86abc',
    exchangeUrl: 'https://sign-in.example/token',
    allowedSections: ['about', 'skills'],
  }

  it('is read whole', () => {
    expect(parsePolicy(whole)).toEqual(whole)
  })

  it.each([undefined, null, {}, 'x', [], 7])('%j manages nothing', (raw) => {
    expect(parsePolicy(raw)).toEqual(noPolicy)
  })

  it.each([
    ['signInWay', 'magic'],
    ['signInWay', 7],
    ['clientId', ''],
    ['clientId', 86],
    ['exchangeUrl', null],
    ['exchangeUrl', ['https://sign-in.example/']],
  ])('%s: %j is as if it were absent', (name, value) => {
    expect(parsePolicy({ ...whole, [name]: value })).toEqual({ ...parsePolicy(whole), [name]: null })
  })

  it.each([
    [null, []],
    ['about', []],
    [[], []],
    [['about', 7, 'everything'], ['about']],
  ])('a restriction never opens more than it names: %j', (allowedSections, meant) => {
    expect(parsePolicy({ allowedSections }).allowedSections).toEqual(meant)
  })
})

describe('what is managed', () => {
  it('stands over what the member typed, which stays stored', async () => {
    const typed = { ...items.settings.fallback, clientId: 'mine', way: 'token' as const, staySignedIn: true }
    await browser.storage.local.set({ settings: { version: 1, value: typed } })
    manage({ clientId: 'theirs', signInWay: 'pkce' })
    expect(await readSettings()).toEqual({ ...typed, clientId: 'theirs', way: 'pkce' })
    manage({})
    expect(await readSettings()).toEqual(typed)
  })

  it('is nothing where the browser rejects, as Firefox does without a policy', async () => {
    vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(
      new Error('Managed storage manifest not found'),
    )
    expect(await readPolicy()).toEqual(noPolicy)
  })
})

describe('the schema Chromium checks a policy against', () => {
  it('names what is read, and no more', () => {
    expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(noPolicy).toSorted())
    expect(schema.properties.signInWay.enum).toEqual([...signInWays])
  })
})

describe('the ready policy files', () => {
  const folder = join(import.meta.dirname, '../../../docs/policies')
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))

  /** The settings of our extension in a policy file of either family of browsers. */
  const settingsIn = (found: unknown): unknown[] => {
    if (typeof found !== 'object' || found === null) return []
    return 'signInWay' in found ? [found] : Object.values(found).flatMap(settingsIn)
  }

  it.each(readdirSync(folder).filter((file) => file.endsWith('.json')))(
    '%s manages what it names',
    (file) => {
      const [settings, ...others] = settingsIn(read(file))
      expect(others).toEqual([])
      expect(parsePolicy(settings)).toEqual(settings)
    },
  )

  it.each([
    ['chrome', 'Google\\Chrome'],
    ['edge', 'Microsoft\\Edge'],
  ])('%s.reg says the same as %s.json', (browser, product) => {
    const lines = readFileSync(join(folder, `${browser}.reg`), 'utf8').split(/\r?\n/)
    const values = new Map<string, [string, string][]>()
    let key = ''
    for (const line of lines) {
      key = /^\[(.*)\]$/.exec(line)?.[1] ?? key
      const [, name, value] = /^"(.*)"="(.*)"$/.exec(line) ?? []
      if (name !== undefined && value !== undefined)
        values.set(key, [...(values.get(key) ?? []), [name, value]])
    }
    const place = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${product}\\3rdparty\\extensions\\${extensionId}\\policy`
    const written = {
      ...Object.fromEntries(values.get(place) ?? []),
      allowedSections: (values.get(`${place}\\allowedSections`) ?? []).map(([, part]) => part),
    }
    expect(written).toEqual(settingsIn(read(`${browser}.json`))[0])
  })

  it('name the extension by the ids of the builds', () => {
    const text = (file: string) => readFileSync(join(folder, file), 'utf8')
    for (const file of ['chrome.json', 'edge.json']) expect(text(file).split(extensionId)).toHaveLength(3)
    expect(text('firefox.json').split(firefoxId)).toHaveLength(3)
  })

  it('every part that can be named is named in the docs', () => {
    const page = readFileSync(join(folder, '../organisations.md'), 'utf8')
    expect(parts.filter((part) => !page.includes(`\`${part}\``))).toEqual([])
  })
})
