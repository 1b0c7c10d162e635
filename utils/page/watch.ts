/** What `watchPage` needs. */
export interface PageWatch {
  /** Called once per frame at most, and only when something may have changed. */
  readonly look: () => void
  /** Whether changes of the page at this address matter at all. */
  readonly isWatched: (address: string) => boolean
  /** Calls back at every navigation within the page, with the address it goes to. */
  readonly onNavigate: (listener: (next: string) => void) => void
  readonly signal: AbortSignal
}

/**
 * Looks now, and again whenever the page changes or goes elsewhere, until the signal aborts. On addresses that do
 * not matter nothing is observed. Returns a function that asks for another look.
 */
export function watchPage({ look, isWatched, onNavigate, signal }: PageWatch): () => void {
  let frame = 0
  const lookSoon = (): void => {
    if (frame !== 0 || signal.aborted) return
    frame = requestAnimationFrame(() => {
      frame = 0
      look()
    })
  }
  const observer = new MutationObserver(lookSoon)
  const follow = (address: string): void => {
    observer.disconnect()
    if (signal.aborted) return
    if (isWatched(address)) {
      // The attributes are the marks of anchors.ts: the page re-uses elements for other content.
      observer.observe(document.documentElement, {
        subtree: true,
        childList: true,
        attributeFilter: ['href', 'id', 'componentkey', 'data-view-name'],
      })
    }
    lookSoon()
  }
  signal.addEventListener('abort', () => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  })
  onNavigate(follow)
  follow(location.href)
  return lookSoon
}
