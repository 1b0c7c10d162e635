import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRateLimit, sharing } from '../../exchange/rate-limit.ts'
import { readSettings } from '../../exchange/settings.ts'
import { chromiumRedirect, firefoxRedirect } from './service.ts'

const environment = {
  LINKEDIN_CLIENT_ID: 'app',
  LINKEDIN_CLIENT_SECRET: 'hush-hush',
  REDIRECT_URIS: `${chromiumRedirect}, ${firefoxRedirect}`,
}

describe('the environment', () => {
  it('is all that is needed', () => {
    expect(readSettings(environment)).toEqual({
      clientId: 'app',
      clientSecret: 'hush-hush',
      redirectUris: [chromiumRedirect, firefoxRedirect],
      requestsPerMinute: 20,
      addressHeader: null,
    })
    expect(
      readSettings({ ...environment, REQUESTS_PER_MINUTE: '5', ADDRESS_HEADER: 'x-real-ip' }),
    ).toMatchObject({ requestsPerMinute: 5, addressHeader: 'x-real-ip' })
  })

  it('that is not complete is said in one sentence, without the secret', () => {
    const read = () =>
      readSettings({
        LINKEDIN_CLIENT_SECRET: 'hush-hush',
        REDIRECT_URIS: 'http://x',
        REQUESTS_PER_MINUTE: '0',
      })
    expect(read).toThrow(/LINKEDIN_CLIENT_ID.*REDIRECT_URIS.*REQUESTS_PER_MINUTE/)
    expect(read).not.toThrow(/hush-hush/)
  })

  it('is named whole in the docs', () => {
    const source = readFileSync(join(import.meta.dirname, '../../exchange/settings.ts'), 'utf8')
    const docs = readFileSync(join(import.meta.dirname, '../../docs/exchange-service.md'), 'utf8')
    const names = [...source.matchAll(/'([A-Z_]{6,})'/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(4)
    expect(names.filter((name) => !docs.includes(`\`${name}\``))).toEqual([])
  })
})

it('the folder deploys with the very packages that are tested', () => {
  const read = (file: string): Record<string, Record<string, string>> =>
    JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))
  const { dependencies = {} } = read('exchange/package.json')
  expect(read('package.json')['devDependencies']).toMatchObject(dependencies)
})

describe('who shares a limit', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:50123', '198.51.100.7'],
    ['[2001:db8:1:2::9]:50123', '2001:db8:1:2'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s is of %s', (address, network) => {
    expect(sharing(address)).toBe(network)
  })

  it('is a whole network of IPv6, which has addresses without end', () => {
    const limit = createRateLimit(2, () => 0)
    expect(['1', '2', '3'].map((last) => limit.take(`2001:db8:1:2::${last}`) > 0)).toEqual([
      false,
      false,
      true,
    ])
    expect(limit.take('2001:db8:1:3::1')).toBe(0)
  })
})

it('the rate limit forgets whoever was not here for a minute', () => {
  let now = 0
  const limit = createRateLimit(10, () => now)
  for (let n = 0; n < 1000; n += 1) limit.take(`address ${n}`)
  expect(limit.size()).toBe(1000)
  now += 60_000
  limit.take('another')
  expect(limit.size()).toBe(1)
})
