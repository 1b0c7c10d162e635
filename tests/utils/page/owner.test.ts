// @vitest-environment jsdom
// @vitest-environment-options {"url":"https://www.linkedin.com/in/ada-example/"}
import { describe, expect, it } from 'vitest'
import { readProfileLinks } from '../../../utils/page/links.ts'
import { isOwnProfile, mayBeOwn, memberSlug, profileSlug } from '../../../utils/page/owner.ts'

const site = 'https://www.linkedin.com'
const edit = (slug: string, path = 'edit/intro/') => `<section><a href="/in/${slug}/${path}"></a></section>`
const contact = (slug: string) => `<a href="${site}/in/${slug}/overlay/contact-info/"></a>`
const compose = '<a href="/messaging/compose/?profileUrn=1&screenContext=NON_SELF_PROFILE_VIEW"></a>'
const invite = (slug: string) => `<a href="/preload/custom-invite/?vanityName=${slug}"></a>`

const isOwn = (address: string, vanityName: string | null, main: string, outside = ''): boolean => {
  document.body.innerHTML = `${outside}<main>${main}</main>`
  const element = document.querySelector('main')
  const slug = profileSlug(site + address)
  if (!element || slug === null) throw new Error('No profile')
  return isOwnProfile({ main: element, links: readProfileLinks(element), slug, vanityName })
}

const ada = '/in/ada-example/'

describe('ownership', () => {
  const truths: [string, boolean, string, string | null, string, string?][] = [
    ['the own name alone', true, ada, 'ada-example', ''],
    ['the own name in other letters', true, '/in/Ada-Example/', 'ADA-example', ''],
    ['the own name percent-encoded', true, '/in/zo%C3%AB-%E5%B1%B1/', 'zoë-山', ''],
    ['the own name composed differently', true, '/in/zoe%CC%88/', 'zo\u00EB', ''],
    ['a name that can’t be decoded', true, '/in/ada%E0/', 'ada%e0', ''],
    ['somebody else’s name', false, '/in/grace-other/', 'ada-example', ''],
    ['a name that merely begins the same', false, '/in/ada-example-2/', 'ada-example', ''],
    ['no name, an edit link', true, ada, null, edit('ada-example')],
    [
      'no name, an absolute edit link to a form',
      true,
      ada,
      null,
      edit('ada-example', 'edit/forms/summary/new/'),
    ],
    ['no name, an encoded edit link', true, '/in/zo%C3%AB/', null, edit('zo%c3%ab')],
    ['no name, an edit link to somebody else', false, ada, null, edit('grace-other')],
    [
      'no name, no link',
      false,
      ada,
      null,
      '<h1>Ada Example</h1><button aria-label="Edit intro">Edit</button>',
    ],
    ['no name, an edit link outside main', false, ada, null, '', edit('ada-example')],
    [
      'no name, an edit link on another site',
      false,
      ada,
      null,
      '<a href="https://evil.example/in/ada-example/edit/intro/"></a>',
    ],
    [
      'no name, an edit link in a query',
      false,
      ada,
      null,
      '<a href="/safety/go?url=/in/ada-example/edit/intro/"></a>',
    ],
    ['no name, only the contact link', false, ada, null, contact('ada-example')],
    [
      'the own name against an edit link of another account',
      false,
      '/in/grace-other/',
      'ada-example',
      edit('grace-other'),
    ],
    ['the own name, but a message button', false, ada, 'ada-example', compose],
    ['an edit link, but a message button', false, ada, null, edit('ada-example') + compose],
    [
      'an edit link, but an invitation to this member',
      false,
      ada,
      null,
      edit('ada-example') + invite('ada-example'),
    ],
    [
      'an invitation to somebody else in a card',
      true,
      ada,
      null,
      edit('ada-example') + invite('grace-other'),
    ],
    ['a message button in an aside', true, ada, null, `${edit('ada-example')}<aside>${compose}</aside>`],
    ['the page before is still there', false, ada, 'ada-example', contact('grace-other')],
    [
      'the page before is half gone',
      true,
      ada,
      'ada-example',
      contact('grace-other') + contact('ada-example'),
    ],
    ['/in/me/ with one own edit link', true, '/in/me/', null, edit('ada-example')],
    ['/in/me/ with the own name', true, '/in/me/', 'ada-example', edit('ada-example')],
    ['/in/me/ of another account', false, '/in/me/', 'ada-example', edit('grace-other')],
    ['/in/me/ with nothing', false, '/in/me/', 'ada-example', ''],
    ['/in/me/ with two voices', false, '/in/me/', null, edit('ada-example') + edit('grace-other')],
    ['a token for a slug', true, '/in/ACoAABCDEFGHIJKLMNOPQR/', 'ada-example', edit('ada-example')],
  ]
  it.each(truths)('%s: %s', (_name, own, address, vanityName, main, outside) => {
    expect(isOwn(address, vanityName, main, outside)).toBe(own)
  })
})

describe('addresses', () => {
  it.each([
    ['/in/ada-example', 'ada-example'],
    ['/in/ada-example/', 'ada-example'],
    ['/in/ada-example/?trk=x#y', 'ada-example'],
    ['/in/ada-example/de/', 'ada-example'],
    ['/in/ada-example/pt_BR/', 'ada-example'],
    ['/in/ada-example/overlay/contact-info/', 'ada-example'],
    ['/in/ada-example/edit/intro/', 'ada-example'],
    ['/in/ada-example/add-edit/', 'ada-example'],
    ['/in/me/', 'me'],
  ])('%s shows a profile', (path, slug) => {
    expect(profileSlug(site + path)).toBe(slug)
  })

  it.each([
    '/feed/',
    '/in/',
    '/in/ada-example/details/experience/',
    '/in/ada-example/recent-activity/all/',
    '/company/in/x/',
  ])('%s shows none', (path) => {
    expect(profileSlug(site + path)).toBeNull()
  })

  it('know the member on every page of theirs', () => {
    expect(memberSlug(`${site}/in/ada-example/details/experience/`)).toBe('ada-example')
    expect(memberSlug(`${site}/feed/`)).toBeNull()
  })
})

describe('whether a page may be the member’s own', () => {
  const at = (path: string) => `https://www.linkedin.com${path}`

  it.each([
    ['their profile', true, '/in/ada-example/', 'ada-example'],
    ['a part of it', true, '/in/ada-example/details/skills/', 'ada-example'],
    ['written otherwise', true, '/in/ADA-example?x=1', 'ada-example'],
    ['an alias, which may be anybody’s', true, '/in/me/', 'ada-example'],
    ['somebody else’s', false, '/in/grace-other/', 'ada-example'],
    ['no profile', false, '/feed/', 'ada-example'],
    ['any profile, where LinkedIn tells no name', true, '/in/grace-other/', null],
    ['no profile, where LinkedIn tells no name', false, '/feed/', null],
    ['any, before anyone connected', false, '/in/ada-example/', undefined],
  ])('%s: %s', (_what, expected, path, name) => {
    expect(mayBeOwn(at(path), name)).toBe(expected)
  })
})
