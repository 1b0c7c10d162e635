let told: Promise<void> | undefined

/** When what the page drew first is on the screen. A page nobody sees has painted nothing. */
const firstPaint = (): Promise<void> =>
  (told ??= new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve()
    }).observe({ type: 'paint', buffered: true })
  }))

/**
 * Does something when the page's first frame is on the screen and it has nothing else to do: between drawing and that the
 * browser is busy with the frame, in other processes than this, and whatever is done here holds it up. Returns what
 * calls it off.
 */
export const afterFirstPaint = (act: () => void): (() => void) => {
  const off = new AbortController()
  const wait = async (): Promise<void> => {
    await firstPaint()
    if (off.signal.aborted) return
    const idle = requestIdleCallback(act, { timeout: 100 })
    off.signal.addEventListener('abort', () => cancelIdleCallback(idle))
  }
  void wait()
  return () => off.abort()
}
