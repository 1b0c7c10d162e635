/**
 * The line to the page around the frame. The content script hands it over when the frame has loaded: what is posted to
 * the window instead is heard by LinkedIn's own listeners, and its origin tells them the extension's id.
 */
let line: MessagePort | undefined

/** To be called before the frame has loaded, so that the line is not missed. */
export const awaitLine = (): void => {
  window.addEventListener('message', ({ data, origin, source, ports: [port] }: MessageEvent<unknown>) => {
    if (source !== window.parent || origin !== 'https://www.linkedin.com' || !port) return
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'profile-patch:port')
      line = port
  })
}

/** Asks the page around: to close the frame, to fold it, to put it at the other side. In a tab of its own: nothing. */
const ask = (what: 'close' | 'fold' | 'move'): void =>
  line?.postMessage({ type: `profile-patch:${what}` }, [])

export const askToClose = (): void => ask('close')
export const askToFold = (): void => ask('fold')
export const askToMove = (): void => ask('move')
