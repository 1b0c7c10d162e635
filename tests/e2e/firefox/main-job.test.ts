import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { firefoxOrigin } from '../../../scripts/launch-firefox.ts'
import { at, startFirefoxApp, type FirefoxApp } from './firefox-app.ts'

const ada = 'yrZCpj2ZYQ'
/** What Firefox asks for by itself at its start. */
const firefoxsOwn = /(?:^|\.)(?:mozilla\.(?:com|org|net)|firefox\.com|allizom\.org|update\.googleapis\.com)$/

const headline = 'Engineer of engines, in Firefox ✨'
const photo = fileURLToPath(new URL('../../../sandbox/media/static/photo.jpg', import.meta.url))
const summary = 'Edited beside the profile page.'

let app: FirefoxApp

beforeAll(async () => {
  app = await startFirefoxApp({
    extension: inject('firefoxExtension'),
    policy: { exchangeUrl: 'https://exchange.example/token' },
  })
}, 60_000)

afterAll(() => app.close())

const profile = (): Record<string, unknown> => ({ ...app.sandbox.member(ada) })
const textIn = (field: string, locale: string): unknown =>
  Reflect.get(Object(Reflect.get(Object(profile()[field]), 'localized')), locale)

const waitForPending = (count: number) => app.waitForText(at('pending-count'), String(count))

describe('the main job in Firefox', () => {
  test('a member signs in through LinkedIn’s window; what the organisation set is locked', async () => {
    await app.openOptions('connection')
    expect(await app.textOf(at('redirect-url'))).toMatch(
      /^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/linkedin$/,
    )
    await app.find(at('managed-exchange-url'))
    await app.fill(at('client-id'), 'sandbox-client')
    await app.screenshot('connection')
    const linkedIn = await app.follow(() => app.press(at('connect')), at('sandbox-allow'))
    await app.pressByScript(at('sandbox-allow'))
    await linkedIn.backOnceClosed()
    await app.waitForText(at('account'), 'Ada Example')
    await app.find(at('connection-until'))
  })

  test('types, also after Firefox has ended the background page', async () => {
    await app.openOptions('headline')
    await app.find(at('field-headline', 'locale-en_US'))
    await app.endBackground()
    await app.fill(at('field-headline', 'locale-en_US'), headline)
    await waitForPending(1)
    expect(textIn('headline', 'en_US')).toBe('Engineer of engines')
    await app.openOptions('skills')
    await app.press(at('add-entry'))
    await app.fill(at('entry-new-1', 'row-name', 'locale-en_US'), 'Firefox')
    await waitForPending(2)
  })

  test('reviews and sends exactly that', async () => {
    await app.openOptions('review')
    await app.find(`${at('send')}:enabled`)
    const shown = await app.evaluate(
      '() => [...document.querySelectorAll("[data-testid=request]")].map((r) => [r.dataset.method, r.dataset.path])',
    )
    expect(shown).toEqual([
      ['POST', `/v2/people/(id:${ada})`],
      ['POST', `/v2/people/(id:${ada})/skills`],
    ])
    await app.screenshot('review')
    await app.press(at('send'))
    await app.find(`${at('submission')}[data-state="done"]`)
    expect(textIn('headline', 'en_US')).toBe(headline)
    expect(textIn('headline', 'de_DE')).toBe('Ingenieurin für Maschinen')
    expect(JSON.stringify(profile()['skills'])).toContain('Firefox')
  })

  test('reads it back: nothing is pending, and the form has what LinkedIn has', async () => {
    await waitForPending(0)
    await app.openOptions('headline')
    const control = at('field-headline', 'locale-en_US')
    await app.find(control)
    expect(await app.evaluate('(selector) => document.querySelector(selector).value', control)).toBe(headline)
  })

  test('edits inline, beside the profile page', async () => {
    await app.open('https://www.linkedin.com/in/ada-example/')
    await app.pressInShadow('[data-profile-patch][data-section="summary"]', 'button')
    await app.enterFrame('[data-profile-patch="frame"]', 'iframe')
    await app.fill(at('field-summary', 'locale-en_US'), summary)
    await waitForPending(1)
    await app.screenshot('inline')
    const editor = await app.follow(() => app.press(at('go-review')), `${at('send')}:enabled`)
    await app.press(`${at('send')}:enabled`)
    await app.waitForText(at('pending-count'), '0')
    expect(JSON.stringify(textIn('summary', 'en_US'))).toContain(summary)
    await editor.back()
  })

  test('signs in by PKCE, too: Firefox’s window catches the loopback address', async () => {
    await app.openOptions('connection')
    await app.press(at('disconnect'))
    await app.choose(at('sign-in-way'), 'pkce')
    await app.fill(at('client-id'), 'sandbox-native')
    await app.endBackground()
    const linkedIn = await app.follow(() => app.press(at('connect')), at('sandbox-allow'))
    await app.pressByScript(at('sandbox-allow'))
    await linkedIn.backOnceClosed()
    await app.find(at('connection-until'))
    expect(app.sandbox.record().findLast(({ operation }) => operation === 'token')?.host).toBe(
      'www.linkedin.com',
    )
  })

  test('crops a picture from a file and uploads it, the original as it is', async () => {
    await app.openOptions('profilePicture')
    await app.chooseFile(at('field-profilePicture', 'choose-file'), photo)
    await app.find(`${at('crop')}[data-ready="true"]`)
    await app.press(at('use-picture'))
    await app.find(`${at('use-picture')}[data-state="kept"]`)
    await app.screenshot('picture')
    await waitForPending(1)
    await app.openOptions('review')
    await app.find(`${at('send')}:enabled`)
    const before = app.sandbox.record().length
    await app.press(at('send'))
    await waitForPending(0)
    await app.find(`${at('submission')}[data-state="done"]`)
    const sent = app.sandbox
      .record()
      .slice(before)
      .filter(({ method }) => method !== 'GET')
    const operations = sent.map(({ operation }) => operation)
    expect(operations.toSorted()).toEqual(['register', 'register', 'update', 'upload', 'upload'])
    expect(operations.at(-1)).toBe('update')
    const { originalImage, displayImage } = Object(profile()['profilePicture'])
    expect(app.sandbox.assetBytes(String(originalImage))).toEqual(readFileSync(photo))
    expect(app.sandbox.assetBytes(String(displayImage))?.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  })

  test('the popup shows the same', async () => {
    await app.openPopup()
    await app.waitForText(at('account'), 'Ada Example')
    await waitForPending(0)
    expect(await app.textOf(at('field-headline'))).not.toBe('')
  })
})

test('no address of the extension is in the page, and no host but LinkedIn’s and the organisation’s was asked', async () => {
  await app.open('https://www.linkedin.com/in/ada-example/')
  await app.find('[data-profile-patch][data-section="summary"]')
  expect(await app.evaluate('() => document.documentElement.outerHTML')).not.toContain('moz-extension')
  expect(firefoxOrigin).toContain('moz-extension')
  const elsewhere = app.sandbox
    .refusals()
    .map(({ target }) => new URL(target.includes('://') ? target : `https://${target}`).hostname)
  // The loopback address is where a PKCE sign-in ends; the window may ask for it before Firefox catches it.
  expect(elsewhere.filter((host) => !firefoxsOwn.test(host) && host !== '127.0.0.1')).toEqual([])
})
