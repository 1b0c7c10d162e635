// @vitest-environment jsdom
// @vitest-environment-options {"url":"https://www.linkedin.com/in/ada-example/"}
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { editableSections } from '../../../utils/page/anchors.ts'
import { patchProfilePage } from '../../../utils/page/profile-page.ts'
import { leisure } from '../../../utils/page/watch.ts'
import { readWords } from '../../../utils/page/words.ts'
import { expected, mainOf, openPage, otherPages, ownPages } from '../../pages/open-page.ts'
import { buttonOf, frameHost, hostOf, inShadow, watchShadowRoots } from '../../pages/shadow-roots.ts'

const origin = 'chrome-extension://abcdefghijklmnop'

let stop = new AbortController()
let navigated: (() => void)[] = []
let isAlive = true
const openEditor = vi.fn<(section: string) => void>()
const closeGuide = vi.fn<() => void>()

/** Starts the script as the entrypoint does. */
const start = (vanityName: string | null = 'ada-example', isAllowed = (_section: string) => true) =>
  patchProfilePage({
    css: ':host{}',
    words: readWords((key, ...values) => [key, ...values].join(' ')),
    vanityName,
    isAllowed,
    addressOf: (section) => `${origin}/inline.html#/${section}`,
    closeGuide,
    isAlive: () => isAlive,
    openEditor,
    onNavigate: (listener) => navigated.push(listener),
    signal: stop.signal,
  })

/** Two frames: one for what changed, one for what that changed. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(() => resolve(null))
    })
  }
}

/** Goes on within the page. As in the browser, the news comes before the address changes. */
const navigate = async (page: string, address?: string): Promise<void> => {
  const next = address ?? (page.endsWith('other') ? '/in/grace-other/' : '/in/ada-example/')
  for (const listener of navigated) listener()
  history.pushState(null, '', next)
  await settle()
  openPage(page, next)
  await settle()
}

const hosts = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-profile-patch]')].map(
    (host) => host.dataset['section'] ?? 'frame',
  )

const iframe = (): HTMLIFrameElement => {
  const host = frameHost()
  if (!host) throw new Error('No frame')
  return inShadow(host, 'iframe', HTMLIFrameElement)
}

const press = (key: string, target: EventTarget = document.body): void => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

const say = (source: Window | null, data: unknown): void => {
  window.dispatchEvent(new MessageEvent('message', { data, source }))
}

beforeEach(() => {
  closeGuide.mockReset()
  watchShadowRoots()
  stop = new AbortController()
  navigated = []
  isAlive = true
})

afterEach(() => {
  stop.abort()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.clearAllMocks()
})

describe('buttons', () => {
  it.each(ownPages)('stand at every editable section of %s', async (page) => {
    openPage(page)
    start()
    await settle()
    expect(hosts().toSorted()).toEqual([...editableSections].toSorted())
    for (const section of ['intro', 'summary']) {
      expect(hostOf(section)?.closest('[data-expect]')).toBe(expected(section))
    }
    expect(hostOf('contact')?.previousElementSibling).toBe(expected('contact'))
  })

  it.each(otherPages)('stand nowhere on %s', async (page) => {
    openPage(page)
    const html = document.documentElement.outerHTML
    start()
    await settle()
    expect(document.documentElement.outerHTML).toBe(html)
  })

  it.each(['feed.en', 'details.en.own'])('stand nowhere on %s', async (page) => {
    openPage(page)
    const html = document.documentElement.outerHTML
    start()
    await settle()
    expect(document.documentElement.outerHTML).toBe(html)
  })

  it.each(ownPages)('stand only where the organisation allows on %s', async (page) => {
    openPage(page)
    start('ada-example', (section) => section === 'summary' || section === 'skills')
    await settle()
    expect(hosts().toSorted()).toEqual(['skills', 'summary'])
  })

  it('stand nowhere where it allows nothing, also after a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    openPage('sdui.en.own')
    start('ada-example', () => false)
    await settle()
    vi.advanceTimersByTime(10_000)
    await settle()
    expect(hosts()).toEqual([])
  })

  it('are found by LinkedIn’s own edit links when the name is not known', async () => {
    openPage('mid.de.own')
    start(null)
    await settle()
    expect(hosts()).toHaveLength(editableSections.length)
  })

  it('come once somebody has connected, and are nowhere before', async () => {
    openPage('sdui.en.own')
    const { setVanityName } = start()
    setVanityName(undefined)
    await settle()
    expect(hosts()).toEqual([])
    setVanityName(null)
    await settle()
    expect(hosts()).toHaveLength(editableSections.length)
  })

  it('go when another member signs in, and come back', async () => {
    openPage('sdui.en.own')
    const { setVanityName } = start()
    await settle()
    setVanityName('grace-other')
    await settle()
    expect(hosts()).toEqual([])
    setVanityName('ada-example')
    await settle()
    expect(hosts()).toHaveLength(editableSections.length)
  })

  it('are real buttons with a name of their own, and no control lies in another', async () => {
    openPage('sdui.en.own')
    start()
    await settle()
    const button = buttonOf('summary')
    expect(button.type).toBe('button')
    expect(button.textContent).toBe('page_edit')
    expect(button.getAttribute('aria-label')).toBe('page_edit_summary')
    for (const section of editableSections) {
      expect(hostOf(section)?.parentElement?.closest('a, button, [role="button"]')).toBeNull()
    }
  })

  it('put no word and no address of the extension into the page', async () => {
    openPage('classic.en.own')
    start()
    await settle()
    const text = document.body.textContent
    buttonOf('summary').click()
    expect(document.documentElement.outerHTML).not.toContain('extension:')
    expect(document.documentElement.outerHTML).not.toContain('inline.html')
    expect(document.body.textContent).toBe(text)
    expect(frameHost()?.getAttributeNames()).toEqual(['data-profile-patch'])
  })

  it('remove what a former run left', async () => {
    openPage('classic.en.own')
    const left = document.createElement('span')
    left.setAttribute('data-profile-patch', '')
    left.dataset['section'] = 'summary'
    document.body.append(left)
    start()
    await settle()
    expect(left.isConnected).toBe(false)
    expect(hosts()).toHaveLength(editableSections.length)
  })
})

describe('a page that changes', () => {
  it('gets its button when a card comes late', async () => {
    openPage('sdui.ja.own')
    const card = expected('summary')
    const place = card.parentElement
    card.remove()
    start()
    await settle()
    expect(hostOf('summary')).toBeNull()
    place?.prepend(card)
    await settle()
    expect(hostOf('summary')?.closest('[data-expect]')).toBe(card)
  })

  it('keeps one button when a card is rendered anew, again and again', async () => {
    openPage('classic.en.own')
    start()
    await settle()
    for (let turn = 0; turn < 5; turn += 1) {
      const card = expected('summary')
      const fresh = card.cloneNode(true)
      if (!(fresh instanceof Element)) throw new Error('No card')
      fresh.querySelector('[data-profile-patch]')?.remove()
      card.replaceWith(fresh)
      await settle()
      expect(hostOf('summary')?.closest('section')).toBe(fresh)
    }
    expect(hosts()).toHaveLength(editableSections.length)
  })

  it('gets its button when a section comes minutes later, as in a page without end', async () => {
    openPage('sdui.en.own')
    const card = expected('patents')
    const place = card.parentElement
    card.remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    vi.advanceTimersByTime(10 * 60_000)
    await settle()
    expect(hostOf('patents')).toBeNull()
    place?.append(card)
    await settle()
    expect(hostOf('patents')?.closest('[data-expect]')).toBe(card)
  })

  it('gets its button once the words of a heading are complete, where nothing else names the section', async () => {
    openPage('sdui.en.own')
    expected('patents').remove()
    const heading = Object.assign(document.createElement('h2'), { textContent: 'Pat' })
    const card = mainOf().appendChild(document.createElement('section'))
    card.append(heading)
    start()
    await settle()
    expect(hostOf('patents')).toBeNull()
    const words = heading.firstChild
    if (!(words instanceof Text)) throw new Error('No words')
    for (const letter of 'ents') {
      words.appendData(letter)
      await settle()
    }
    expect(hostOf('patents')?.parentElement).toBe(heading)
    words.data = 'Parents'
    await settle()
    expect(hostOf('patents')).toBeNull()
  })

  it('gets the button back when only the heading’s text is set anew', async () => {
    openPage('sdui.en.own')
    start()
    await settle()
    const heading = expected('summary').querySelector('h2')
    if (heading) heading.textContent = 'About'
    await settle()
    expect(hostOf('summary')?.parentElement).toBe(heading)
  })

  it('moves the button to the full card when the compact one came first', async () => {
    openPage('sdui.en.own')
    const card = expected('summary')
    const compact = card.cloneNode(false)
    if (!(compact instanceof Element)) throw new Error('No card')
    compact.append(Object.assign(document.createElement('h2'), { textContent: 'About' }))
    card.replaceWith(compact)
    start()
    await settle()
    expect(hostOf('summary')?.closest('section')).toBe(compact)
    compact.after(card)
    await settle()
    expect(hostOf('summary')?.closest('section')).toBe(card)
  })

  it('is left alone when nothing changed', async () => {
    openPage('classic.en.own')
    start()
    await settle()
    const seen: MutationRecord[] = []
    const observer = new MutationObserver((records) => seen.push(...records))
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
    mainOf().append(document.createElement('h2'))
    await settle()
    observer.disconnect()
    expect(seen).toHaveLength(1)
  })

  it('is looked at once a second when all that changes is no section', async () => {
    openPage('sdui.en.own')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const looks = vi.fn<(section: string) => boolean>((section) => section !== 'intro')
    start('ada-example', looks)
    await settle()
    // The last look that comes by itself: what has not come by now does not belong to the page.
    vi.advanceTimersByTime(2000)
    await settle()
    looks.mockClear()
    for (let change = 0; change < 5; change += 1) {
      mainOf().append(document.createElement('p'))
      await settle()
    }
    expect(looks).not.toHaveBeenCalled()
    vi.advanceTimersByTime(leisure)
    await settle()
    expect(looks).toHaveBeenCalledTimes(editableSections.length)
    vi.advanceTimersByTime(10 * leisure)
    await settle()
    expect(looks).toHaveBeenCalledTimes(editableSections.length)
  })

  it('is looked at in the next frame when a section comes among all that', async () => {
    openPage('sdui.en.own')
    const card = expected('summary')
    const place = card.parentElement
    card.remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    mainOf().append(document.createElement('p'))
    await settle()
    place?.prepend(card)
    await settle()
    expect(hostOf('summary')?.closest('[data-expect]')).toBe(card)
  })
})

describe('navigation within the page', () => {
  it('from the feed to the profile, on to somebody else, and back', async () => {
    openPage('feed.en')
    start()
    await settle()
    expect(hosts()).toEqual([])
    await navigate('sdui.en.own')
    expect(hosts()).toHaveLength(editableSections.length)
    await navigate('sdui.de.other')
    expect(hosts()).toEqual([])
    await navigate('classic.ja.own')
    expect(hosts()).toHaveLength(editableSections.length)
    await navigate('feed.en', '/feed/')
    expect(hosts()).toEqual([])
  })

  it('shows nothing while the profile before is still there', async () => {
    openPage('mid.en.other')
    start()
    await settle()
    for (const listener of navigated) listener()
    history.pushState(null, '', '/in/ada-example/')
    await settle()
    expect(hosts()).toEqual([])
  })

  it('closes the frame on another member’s page, not on a dialog or list of the same member', async () => {
    openPage('mid.de.own')
    start()
    await settle()
    buttonOf('summary').click()
    await navigate('mid.de.own', '/in/ada-example/overlay/contact-info/')
    expect(hosts()).toContain('frame')
    await navigate('details.en.own', '/in/ada-example/details/experience/')
    expect(hosts()).toEqual(['frame'])
    await navigate('mid.en.other')
    expect(hosts()).toEqual([])
  })

  it('asks again whose page it is at the click', async () => {
    openPage('sdui.en.own')
    start()
    await settle()
    const button = buttonOf('summary')
    history.pushState(null, '', '/in/grace-other/')
    button.click()
    expect(frameHost()).toBeNull()
    expect(hosts()).toEqual([])
  })

  it('does not watch pages that are no profile', async () => {
    openPage('feed.en')
    const observe = vi.spyOn(MutationObserver.prototype, 'observe')
    start()
    await settle()
    expect(observe).not.toHaveBeenCalled()
  })

  it('does not watch another member’s page, until it is the member’s own', async () => {
    openPage('sdui.de.other')
    const observe = vi.spyOn(MutationObserver.prototype, 'observe')
    const { setVanityName } = start()
    await settle()
    expect(observe).not.toHaveBeenCalled()
    openPage('sdui.en.own', '/in/grace-other/')
    setVanityName('grace-other')
    await settle()
    expect(observe).toHaveBeenCalledOnce()
  })

  it('watches nothing any more after the member has signed out', async () => {
    openPage('sdui.en.own')
    const { setVanityName } = start()
    await settle()
    setVanityName(undefined)
    await settle()
    expect(hosts()).toEqual([])
    const look = vi.spyOn(window, 'requestAnimationFrame')
    mainOf().append(document.createElement('h2'))
    await Promise.resolve()
    expect(look).not.toHaveBeenCalled()
  })
})

describe('the checklist of what to do by hand', () => {
  const isShown = (): boolean => frameHost() !== undefined && frameHost() !== null

  it('stands beside the member’s own pages, in the page’s language, and leaves the focus alone', async () => {
    openPage('classic.en.own')
    document.documentElement.lang = 'de'
    const input = mainOf().appendChild(document.createElement('input'))
    input.focus()
    const { setGuided } = start()
    setGuided(true)
    await settle()
    expect(iframe().src).toBe(`${origin}/inline.html#/by-hand/de`)
    expect(document.activeElement).toBe(input)
  })

  it('goes along to the member’s forms and lists, and is nowhere on anybody else’s pages', async () => {
    openPage('classic.en.own')
    const { setGuided } = start()
    setGuided(true)
    await navigate('details.en.own', '/in/ada-example/details/experience/')
    expect(isShown()).toBe(true)
    await navigate(otherPages[0] ?? '')
    expect(isShown()).toBe(false)
    await navigate('classic.en.own')
    expect(isShown()).toBe(true)
    expect(closeGuide).not.toHaveBeenCalled()
  })

  it('is folded and moved at the frame’s word, and stays away once the member closed it', async () => {
    openPage('classic.en.own')
    const { setGuided } = start()
    setGuided(true)
    await settle()
    say(iframe().contentWindow, { type: 'profile-patch:fold' })
    say(iframe().contentWindow, { type: 'profile-patch:move' })
    expect(frameHost()?.hasAttribute('data-folded')).toBe(true)
    expect(frameHost()?.hasAttribute('data-moved')).toBe(true)
    say(iframe().contentWindow, { type: 'profile-patch:close' })
    expect(closeGuide).toHaveBeenCalledOnce()
    setGuided(false)
    await settle()
    expect(isShown()).toBe(false)
    await vi.waitFor(() => expect(document.querySelector('[data-profile-patch=leaving]')).toBeNull())
  })
})

describe('the end', () => {
  it('takes everything away and leaves it away', async () => {
    openPage('classic.en.own')
    const html = document.documentElement.outerHTML
    const { setVanityName } = start()
    await settle()
    buttonOf('summary').click()
    stop.abort()
    expect(hosts()).toEqual([])
    setVanityName('ada-example')
    mainOf().append(document.createElement('p'))
    await settle()
    expect(hosts()).toEqual([])
    mainOf().lastElementChild?.remove()
    expect(document.documentElement.outerHTML).toBe(html)
  })

  it('says to reload when the extension was updated under the page', async () => {
    openPage('classic.en.own')
    start()
    await settle()
    isAlive = false
    buttonOf('summary').click()
    buttonOf('summary').click()
    const host = hostOf('summary')
    if (!host) throw new Error('No host')
    expect(inShadow(host, '[role="alert"]', HTMLElement).textContent).toBe('page_reload')
    expect(frameHost()).toBeNull()
  })
})

describe('the button for what the page does not show', () => {
  const open = async (...missing: string[]): Promise<void> => {
    openPage('sdui.en.own')
    for (const section of missing) expected(section).remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    expect(hosts()).not.toContain('add')
    vi.advanceTimersByTime(2000)
    await settle()
  }

  it.each(ownPages)('is not there on %s, which shows every section', async (page) => {
    openPage(page)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    vi.advanceTimersByTime(2000)
    await settle()
    await settle()
    expect(hosts()).not.toContain('add')
  })

  it.each(ownPages)('stands after the top card’s own on %s without patents', async (page) => {
    openPage(page)
    expected('patents').remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    expect(hosts()).not.toContain('add')
    vi.advanceTimersByTime(2000)
    await settle()
    expect([hostOf('add')?.previousElementSibling, hostOf('add')?.nextElementSibling]).toContain(
      hostOf('intro'),
    )
    expect(hosts()).not.toContain('profile')
    const seen: MutationRecord[] = []
    const observer = new MutationObserver((records) => seen.push(...records))
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
    mainOf().append(document.createElement('p'))
    await settle()
    observer.disconnect()
    expect(seen).toHaveLength(1)
  })

  it('names itself and opens the list of what is missing', async () => {
    await open('courses', 'honors')
    expect(buttonOf('add').textContent).toBe('page_add_section')
    expect(buttonOf('add').getAttribute('aria-label')).toBe('page_add_section')
    buttonOf('add').click()
    expect(iframe().src).toBe(`${origin}/inline.html#/add`)
    expect(iframe().title).toBe('page_frame page_add_section')
  })

  it('goes when the last card comes', async () => {
    openPage('sdui.ja.own')
    const card = expected('languages')
    const place = card.parentElement
    card.remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    vi.advanceTimersByTime(2000)
    await settle()
    expect(hosts()).toContain('add')
    place?.append(card)
    await settle()
    expect(hosts()).not.toContain('add')
    expect(hostOf('languages')).not.toBeNull()
  })

  it('is enough where a member has hardly anything: the page is understood', async () => {
    openPage('classic.en.own')
    const kept = ['intro', 'contact', 'positions']
    for (const section of editableSections) if (!kept.includes(section)) expected(section).remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    vi.advanceTimersByTime(2000)
    await settle()
    expect(hosts().toSorted()).toEqual([...kept, 'add'].toSorted())
  })
})

describe('the one button for the whole profile', () => {
  const bare = '<main><div><a href="/in/ada-example/edit/intro/"></a></div></main>'

  it('is not offered on a sparse profile, whose sections are just empty', async () => {
    openPage('classic.en.own')
    for (const section of editableSections.filter((id) => id !== 'intro' && id !== 'contact'))
      document.querySelector(`[data-expect="${section}"]`)?.remove()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    vi.advanceTimersByTime(2000)
    await settle()
    expect(hosts().toSorted()).toEqual(['add', 'contact', 'intro'])
  })

  it('is offered when the page is not understood, and not before they had time to come', async () => {
    openPage('feed.en', '/in/ada-example/')
    document.body.innerHTML = bare
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    expect(hosts()).toEqual([])
    vi.advanceTimersByTime(2000)
    await settle()
    expect(hosts()).toEqual(['profile'])
    expect(buttonOf('profile').textContent).toBe('page_edit_profile')
    buttonOf('profile').click()
    expect(iframe().src).toBe(`${origin}/inline.html#/intro`)
    expect(buttonOf('profile').getAttribute('aria-expanded')).toBe('true')
  })

  it('goes when the sections come', async () => {
    openPage('feed.en', '/in/ada-example/')
    document.body.innerHTML = bare
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    await settle()
    vi.advanceTimersByTime(2000)
    openPage('mid.ar.own')
    await settle()
    expect(hosts().toSorted()).toEqual([...editableSections].toSorted())
  })

  it('is not offered on anybody else’s page', async () => {
    openPage('feed.en', '/in/grace-other/')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    start()
    vi.advanceTimersByTime(2000)
    await settle()
    expect(hosts()).toEqual([])
  })
})

describe('the frame', () => {
  beforeEach(async () => {
    openPage('sdui.ar.own')
    start()
    await settle()
    buttonOf('summary').focus()
    buttonOf('summary').click()
  })

  it('opens at the section, as a named dialog that leaves the page usable, and takes the focus', () => {
    const host = frameHost()
    if (!host) throw new Error('No frame')
    const dialog = inShadow(host, '[role="dialog"]', HTMLElement)
    expect(dialog.getAttribute('aria-label')).toBe('page_frame page_edit_summary')
    expect(dialog.hasAttribute('aria-modal')).toBe(false)
    expect(iframe().title).toBe('page_frame page_edit_summary')
    expect(iframe().src).toBe(`${origin}/inline.html#/summary`)
    expect(document.activeElement).toBe(host)
    expect(buttonOf('summary').getAttribute('aria-expanded')).toBe('true')
  })

  it('goes to another section without a second frame', () => {
    const before = frameHost()
    buttonOf('contact').click()
    expect(frameHost()).toBe(before)
    expect(hosts().filter((host) => host === 'frame')).toHaveLength(1)
    expect(buttonOf('summary').getAttribute('aria-expanded')).toBe('false')
    expect(buttonOf('contact').getAttribute('aria-expanded')).toBe('true')
  })

  it('closes on Escape and gives the focus back', () => {
    press('Escape')
    expect(frameHost()).toBeNull()
    expect(document.activeElement).toBe(hostOf('summary'))
    expect(buttonOf('summary').getAttribute('aria-expanded')).toBe('false')
  })

  it('is gone from the page a moment later', async () => {
    press('Escape')
    expect(document.querySelector('[data-profile-patch="leaving"]')).not.toBeNull()
    await vi.waitFor(() => expect(document.querySelector('[data-profile-patch="leaving"]')).toBeNull())
    buttonOf('intro').click()
    expect(frameHost()).not.toBeNull()
  })

  it('gives the focus to the button that stands there now', async () => {
    const fresh = expected('summary').cloneNode(true)
    if (!(fresh instanceof Element)) throw new Error('No card')
    fresh.querySelector('[data-profile-patch]')?.remove()
    expected('summary').replaceWith(fresh)
    await settle()
    press('Escape')
    expect(document.activeElement).toBe(hostOf('summary'))
    expect(document.activeElement?.closest('section')).toBe(fresh)
  })

  it('leaves the focus where the member put it in the page', () => {
    const link = expected('contact')
    if (!(link instanceof HTMLElement)) throw new Error('No link')
    link.focus()
    press('Escape', link)
    expect(frameHost()).toBeNull()
    expect(document.activeElement).toBe(link)
  })

  it('leaves Escape to a dialog of LinkedIn’s, and to whoever used it', () => {
    const dialog = document.createElement('div')
    dialog.role = 'dialog'
    document.body.append(dialog)
    press('Escape', dialog)
    dialog.remove()
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
    press('Escape')
    expect(frameHost()).not.toBeNull()
  })

  it('closes when its own page asks for it, and does nothing else for anybody', () => {
    say(window, { type: 'profile-patch:close' })
    say(null, { type: 'profile-patch:close' })
    say(iframe().contentWindow, { type: 'profile-patch:open' })
    say(iframe().contentWindow, 'profile-patch:close')
    say(iframe().contentWindow, null)
    expect(frameHost()).not.toBeNull()
    say(iframe().contentWindow, { type: 'profile-patch:close' })
    expect(frameHost()).toBeNull()
    expect(document.activeElement).toBe(hostOf('summary'))
  })

  it('gives its own page a port to ask on, which the page outside can’t hear', async () => {
    const { contentWindow } = iframe()
    if (!contentWindow) throw new Error('No window')
    const given: MessagePort[] = []
    vi.spyOn(contentWindow, 'postMessage').mockImplementation((...args: unknown[]) => {
      const [message, , ports] = args
      expect(message).toEqual({ type: 'profile-patch:port' })
      if (Array.isArray(ports)) given.push(...ports)
    })
    iframe().dispatchEvent(new Event('load'))
    given[0]?.postMessage({ type: 'profile-patch:open' })
    given[0]?.postMessage({ type: 'profile-patch:close' })
    await vi.waitFor(() => expect(frameHost()).toBeNull())
  })

  it('opens again after the page threw it out', () => {
    frameHost()?.remove()
    buttonOf('intro').click()
    expect(iframe().src).toBe(`${origin}/inline.html#/intro`)
    press('Escape')
    expect(frameHost()).toBeNull()
  })

  it('counts as closed when the page threw it out', async () => {
    frameHost()?.remove()
    await settle()
    expect(buttonOf('summary').getAttribute('aria-expanded')).toBe('false')
  })

  it('makes way for a tab of its own', () => {
    press('Escape')
    buttonOf('contact').dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }))
    expect(openEditor).toHaveBeenCalledExactlyOnceWith('contact')
    expect(frameHost()).toBeNull()
  })
})
