import { editableSections, type SectionId } from './anchors.ts'
import { createButton } from './button.ts'
import { keepButtons } from './buttons.ts'
import { howSoon } from './changes.ts'
import { createFrame, type FrameId } from './frame.ts'
import { choosePlaces, readOwnProfile, type ButtonId } from './own-profile.ts'
import { foldSlug, isSameMember } from './links.ts'
import { mayBeOwn, memberSlug } from './owner.ts'
import { removeLeftovers } from './shadow.ts'
import { watchPage } from './watch.ts'
import type { Words } from './words.ts'

/** Everything the page gets from the extension: words, addresses and one name, and nothing of the profile. */
export interface Extension {
  readonly css: string
  readonly words: Words
  /** The connected member's own public name: null where it is not known, undefined before anyone connected. */
  readonly vanityName: string | null | undefined
  /** Whether the organisation lets a section be edited here. */
  readonly isAllowed: (section: SectionId) => boolean
  readonly addressOf: (section: string) => string
  /** The member closed the checklist of what to do by hand. */
  readonly closeGuide: () => void
  readonly isAlive: () => boolean
  readonly openEditor: (section: string) => void
  readonly onNavigate: (listener: () => void) => void
  readonly signal: AbortSignal
}

/** How long a page may take to show its sections before the one button for the whole profile is offered. */
const patience = 1500

/** What may change while the page is open. */
export interface ProfilePage {
  readonly setVanityName: (vanityName: Extension['vanityName']) => void
  /** Whether the checklist of what to do by hand goes along on the member's pages. */
  readonly setGuided: (isGuided: boolean) => void
}

/** Puts the buttons on the member's own profile and opens the frame. */
export function patchProfilePage(extension: Extension): ProfilePage {
  const { css, signal } = extension
  let ownName = extension.vanityName
  let framedMember: string | null = null
  let waitingFor: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPatienceOver = false
  let isGuided = false

  removeLeftovers()
  const frame = createFrame({ css, signal, addressOf: (id) => extension.addressOf(routeOf(id)), onClose })
  const buttons = keepButtons<ButtonId>((id) => {
    const button = createButton(id, extension.words.ofButton(id), css, (event) => {
      if (!extension.isAlive()) button.say(extension.words.reload)
      // The page may have gone on to somebody else since the last look.
      else if (readOwnProfile(ownName)) press(id, event)
      else look()
    })
    button.setExpanded(frame.shown() === id)
    return button
  })
  const lookSoon = watchPage({
    look,
    isWatched: (address) => mayBeOwn(address, ownName),
    howSoon,
    onNavigate: extension.onNavigate,
    signal,
  })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    buttons.show(new Map())
  })

  function look(): void {
    const member = memberSlug(location.href)
    if (framedMember !== null && (member === null || !isSameMember(framedMember, member))) frame.close()
    frame.closeIfLost()
    const own = readOwnProfile(ownName)
    if (own) startPatience(own.slug)
    buttons.show(own ? choosePlaces(own, isPatienceOver, allowed()) : new Map())
    if (isGuided && frame.shown() === null && (own !== null || isNamed(member))) {
      framedMember = member
      frame.open('by-hand', extension.words.ofFrame('by-hand'), 'itself')
    }
  }

  /** Its forms and lists show no profile to be read, but their address says whose they are. */
  function isNamed(member: string | null): boolean {
    return member !== null && typeof ownName === 'string' && member === foldSlug(ownName)
  }

  function startPatience(slug: string): void {
    if (slug === waitingFor) return
    clearTimeout(timer)
    waitingFor = slug
    isPatienceOver = false
    timer = setTimeout(() => {
      isPatienceOver = true
      lookSoon()
    }, patience)
  }

  function press(id: ButtonId, event: MouseEvent): void {
    // As with any link, these keys ask for a tab of its own.
    if (event.ctrlKey || event.metaKey) {
      extension.openEditor(sectionOf(id))
      return
    }
    const before = frame.shown()
    if (before !== null && before !== 'by-hand') buttons.get(before)?.setExpanded(false)
    framedMember = memberSlug(location.href)
    frame.open(id, extension.words.ofFrame(id))
    buttons.get(id)?.setExpanded(true)
  }

  function onClose(id: FrameId, hadFocus: boolean, byMember: boolean): void {
    framedMember = null
    if (id === 'by-hand') {
      if (byMember) extension.closeGuide()
      return
    }
    const button = buttons.get(id)
    button?.setExpanded(false)
    if (hadFocus) button?.focus()
  }

  function allowed(): readonly SectionId[] {
    return editableSections.filter(extension.isAllowed)
  }

  /** The floating button leads to the first thing there is to edit. */
  function sectionOf(id: ButtonId): string {
    return id === 'profile' ? (allowed()[0] ?? 'intro') : id
  }

  /** The checklist names the inputs in the page's language. */
  function routeOf(id: FrameId): string {
    return id === 'by-hand' ? `by-hand/${document.documentElement.lang || 'en'}` : sectionOf(id)
  }

  return {
    setVanityName: (vanityName) => {
      ownName = vanityName
      lookSoon()
    },
    setGuided: (now) => {
      isGuided = now
      lookSoon()
    },
  }
}
