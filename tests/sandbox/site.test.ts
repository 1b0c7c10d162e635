import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { GRACE, HANAKO, NUR, useSandbox } from './session.ts'

const session = useSandbox()
const LAYOUTS = ['classic', 'mid', 'sdui'] as const
const SITE = 'https://www.linkedin.com'

async function open(path: string, cookie?: string): Promise<Document> {
  const reply = await session.client.send(
    'GET',
    `${SITE}${path}`,
    cookie === undefined ? {} : { headers: { Cookie: cookie } },
  )
  expect(reply.status).toBe(200)
  return new JSDOM(reply.text, { url: `${SITE}${path}` }).window.document
}

const count = (page: Document, selector: string): number => page.querySelectorAll(selector).length

describe.each(LAYOUTS)('the %s profile page', (layout) => {
  it.each([
    ['en_US', 'en', 'ltr', 'Experience', 'Ada Example'],
    ['de_DE', 'de', 'ltr', 'Berufserfahrung', 'Ada Beispiel'],
    ['ja_JP', 'ja', 'ltr', '職歴', 'エイダ 見本'],
    ['ar_AE', 'ar', 'rtl', 'الخبرة', 'Ada Example'],
  ])('in %s', async (lang, htmlLang, dir, heading, name) => {
    const page = await open(`/in/ada-example/?layout=${layout}&lang=${lang}`)
    expect(page.documentElement.lang).toBe(htmlLang)
    expect(page.documentElement.dir).toBe(dir)
    const headings = [...page.querySelectorAll('main h2')].map((h2) => h2.textContent ?? '')
    expect(headings.some((text) => text.includes(heading))).toBe(true)
    expect(page.querySelector('main')?.textContent).toContain(name)
    expect(page.body.textContent).toContain('Stand-in LinkedIn (sandbox), not linkedin.com')
  })

  it('has edit links on the own profile, none on others', async () => {
    const own = await open(`/in/ada-example/?layout=${layout}`)
    expect(count(own, 'main a[href*="/in/ada-example/edit/intro/"]')).toBe(1)
    expect(count(own, 'main a[href*="/in/ada-example/edit/forms/summary/new/"]')).toBe(1)
    expect(count(own, 'main a[href*="/in/ada-example/details/experience/"]')).toBe(1)
    const other = await open(`/in/max-many/?layout=${layout}`)
    expect(count(other, 'main a[href*="/edit/"], main a[href*="/details/"]')).toBe(0)
    expect(count(other, 'a[href*="/messaging/compose/"][href*="screenContext=NON_SELF_PROFILE_VIEW"]')).toBe(
      1,
    )
    expect(count(other, 'a[href*="/preload/custom-invite/?vanityName=max-many"]')).toBe(1)
  })

  it('leaves out sections without entries', async () => {
    session.sandbox.changeMember('yrZCpj2ZYQ', ({ patents: _gone, ...rest }) => rest)
    const page = await open(`/in/ada-example/?layout=${layout}`)
    expect(page.querySelector('main')?.textContent).not.toContain('Patents')
  })

  it('holds late cards back in a template', async () => {
    const page = await open(`/in/ada-example/?layout=${layout}&late=1`)
    expect(page.querySelector('main h2')?.textContent ?? '').not.toBe('About')
    const late = page.querySelector('template')
    expect(late?.content.textContent).toContain('Experience')
  })

  it('names each card’s selector to the page script', async () => {
    const { json } = await session.client.send('GET', `${SITE}/in/ada-example/?layout=${layout}`, {
      headers: { 'x-sandbox-part': '1' },
    })
    const part = json as { html: string; selectors: Record<string, string> }
    const page = new JSDOM(part.html).window.document
    expect(Object.keys(part.selectors)).toHaveLength(15)
    for (const selector of Object.values(part.selectors)) expect(count(page, selector)).toBe(1)
  })
})

describe('marks of the generations', () => {
  it('classic: empty anchors, texts twice', async () => {
    const page = await open('/in/ada-example/?layout=classic')
    const anchors = [...page.querySelectorAll('section > .pv-profile-card__anchor:first-child')].map(
      ({ id }) => id,
    )
    expect(anchors).toEqual(
      expect.arrayContaining(['about', 'experience', 'licenses_and_certifications', 'test_scores']),
    )
    expect(count(page, 'section.pv-top-card[data-view-name="profile-top-card"] h1')).toBe(1)
    expect(page.querySelector('#experience ~ .pvs-header__container .visually-hidden')?.textContent).toBe(
      'Experience',
    )
  })

  it('mid: data-view-name alone', async () => {
    const page = await open('/in/ada-example/?layout=mid')
    expect(count(page, '[data-view-name^="profile-card-"]')).toBeGreaterThan(13)
    expect(count(page, '[data-view-name="profile-card-licenses-and-certifications"]')).toBe(1)
    expect(count(page, '#experience, [componentkey]')).toBe(0)
  })

  it('sdui: componentkey, a compact double of Education first, h2 for the name', async () => {
    const page = await open('/in/ada-example/?layout=sdui')
    const keys = [...page.querySelectorAll('main [componentkey]')].map(
      (card) => card.getAttribute('componentkey') ?? '',
    )
    const ending = (suffix: string): number => keys.findIndex((key) => key.endsWith(suffix))
    for (const suffix of [
      'Topcard',
      'About',
      'ExperienceTopLevelSection',
      'LanguageTopLevel',
      'Activity',
      'Interests',
    ]) {
      expect(ending(suffix)).toBeGreaterThan(-1)
    }
    expect(ending('Education')).toBeLessThan(ending('EducationTopLevelSection'))
    expect(count(page, 'h1, #experience, [data-view-name^="profile-card"]')).toBe(0)
    expect(count(page, '[data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"]')).toBe(1)
  })
})

describe('the site', () => {
  it('sends a strict policy', async () => {
    const { headers } = await session.client.send('GET', `${SITE}/feed/`)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("frame-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain("script-src 'self';")
  })

  it('remembers layout and language in cookies', async () => {
    const { headers } = await session.client.send('GET', `${SITE}/feed/?layout=mid&lang=ja_JP`)
    const cookie = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
    const page = await open('/in/ada-example/', cookie)
    expect(page.documentElement.lang).toBe('ja')
    expect(count(page, '[data-view-name="profile-card-experience"]')).toBe(1)
  })

  it('has a feed that leads to everybody', async () => {
    const page = await open('/feed/')
    for (const slug of ['ada-example', 'grace-sample', 'max-many', 'nur-mithal', 'hanako-mihon']) {
      expect(count(page, `main a[href="/in/${slug}/"]`)).toBeGreaterThan(0)
    }
  })

  it('leads /in/me/ to the member, whose language it speaks', async () => {
    const { headers } = await session.client.send('GET', `${SITE}/in/me/`)
    expect(headers.location).toBe('/in/ada-example/')
    session.sandbox.setSiteMember(HANAKO)
    expect((await open('/in/hanako-mihon/')).documentElement.lang).toBe('ja')
    session.sandbox.setSiteMember(NUR)
    expect((await open('/in/nur-mithal/')).documentElement.dir).toBe('rtl')
    const grace = await open('/in/grace-sample/', `li_at=${GRACE}`)
    expect(count(grace, 'main a[href*="/edit/intro/"]')).toBe(1)
    expect(count(await open('/in/ada-example/', 'li_at=signed-out'), 'main a[href*="/edit/"]')).toBe(0)
  })

  it('escapes what members write', async () => {
    session.sandbox.changeMember('yrZCpj2ZYQ', (ada) => ({
      ...ada,
      headline: { localized: { en_US: '<img src=x onerror=alert(1)>"\'&' } },
    }))
    for (const layout of LAYOUTS) {
      const page = await open(`/in/ada-example/?layout=${layout}`)
      expect(count(page, 'img[src="x"]')).toBe(0)
      expect(page.querySelector('main')?.textContent).toContain('<img src=x onerror=alert(1)>"\'&')
    }
  })

  it('shows the pictures', async () => {
    const page = await open('/in/ada-example/')
    const sources = [...page.querySelectorAll<HTMLImageElement>('main img')].map((image) => image.src)
    expect(sources).toHaveLength(2)
    for (const source of sources) {
      const { status, headers, bytes } = await session.client.send('GET', source)
      expect([status, headers['content-type'], bytes.subarray(1, 4).toString()]).toEqual([
        200,
        'image/png',
        'PNG',
      ])
    }
    expect(count(await open('/in/grace-sample/'), 'main img')).toBe(0)
  })

  it('knows no other page', async () => {
    for (const path of ['/in/nobody/', '/jobs/', '/oauth/v2/other']) {
      expect((await session.client.send('GET', `${SITE}${path}`)).status).toBe(404)
    }
  })
})
