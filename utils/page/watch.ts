/** How soon a change of the page wants a look: in the very next frame, in a moment, or not at all. */
export type Urgency = 'now' | 'later' | 'never'

/** What `watchPage` needs. */
export interface PageWatch {
  /** Called once per frame at most, and only when something may have changed. */
  readonly look: () => void
  /** Whether changes of the page at this address matter at all. */
  readonly isWatched: (address: string) => boolean
  readonly howSoon: (change: MutationRecord) => Urgency
  /** Calls back at every navigation within the page, before its address changes. */
  readonly onNavigate: (listener: () => void) => void
  readonly signal: AbortSignal
}

/**
 * How long a change that can wait does so, in milliseconds: a page that never stands still costs one look a second and
 * not one a frame.
 */
export const leisure = 1000

/** Everything the finders and the proof of ownership read of a page. */
export const observed: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  // The page re-uses elements for other content, and shows what it kept hidden.
  attributeFilter: ['href', 'id', 'componentkey', 'data-view-name', 'role', 'hidden', 'inert', 'aria-hidden'],
}

/**
 * Looks now, and again whenever the page changes or goes elsewhere, until the signal aborts. On addresses that do
 * not matter nothing is observed. Returns a function that asks for another look.
 */
export function watchPage({ look, isWatched, howSoon, onNavigate, signal }: PageWatch): () => void {
  let isObserving = false
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const lookNow = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (frame !== 0 || signal.aborted) return
    // In a tab that is not in sight the frame comes once it is.
    frame = requestAnimationFrame(() => {
      frame = 0
      observe()
      look()
      // The look's own changes: there is nothing new to see in them.
      observer.takeRecords()
    })
  }
  const lookLater = (): void => {
    timer ??= setTimeout(lookNow, leisure)
  }
  const observer = new MutationObserver((changes) => {
    if (frame !== 0) return
    let canWait = false
    for (const change of changes) {
      const urgency = howSoon(change)
      if (urgency === 'now') {
        lookNow()
        return
      }
      canWait ||= urgency === 'later'
    }
    if (canWait) lookLater()
  })
  // By where the page is, and not by where it says it goes: it may think better of that.
  const observe = (): void => {
    if (isWatched(location.href) === isObserving) return
    isObserving = !isObserving
    if (isObserving) observer.observe(document.documentElement, observed)
    else observer.disconnect()
  }
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  })
  onNavigate(() => {
    lookNow()
    // The address may take longer than a frame to change.
    lookLater()
  })
  lookNow()
  return lookNow
}
