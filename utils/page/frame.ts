import type { ButtonId } from './own-profile.ts'
import { markHost, openShadow } from './shadow.ts'

/** The messages by which the page in the frame asks to be closed, folded or put at the other side: all they can do. */
export const closeMessage = 'profile-patch:close'
export const foldMessage = 'profile-patch:fold'
export const moveMessage = 'profile-patch:move'

/** The message that brings the page in the frame the port to ask on. */
export const portMessage = 'profile-patch:port'

/** What the frame can show: the part of a button, or the checklist of what to do by hand. */
export type FrameId = ButtonId | 'by-hand'

/** The panel at the edge of the window that holds the editor. */
export interface Frame {
  /** Whose button it was opened by, or null when it is closed. */
  readonly shown: () => FrameId | null
  /** Opens, or goes to another section when it is open already. By itself, it leaves the focus where it is. */
  readonly open: (id: FrameId, title: string, by?: 'member' | 'itself') => void
  readonly close: () => void
  /** Closes it when the page threw its host out. */
  readonly closeIfLost: () => void
}

/** What `createFrame` needs. */
export interface FrameNeeds {
  readonly css: string
  /** The extension's own page. The address never leaves the closed shadow root. */
  readonly addressOf: (id: FrameId) => string
  /** Called with what was shown, whether the focus was in the frame or nowhere, and whether the member closed it. */
  readonly onClose: (id: FrameId, hadFocus: boolean, byMember: boolean) => void
  readonly signal: AbortSignal
}

interface Panel {
  readonly host: HTMLElement
  readonly dialog: HTMLElement
  readonly iframe: HTMLIFrameElement
  readonly closing: AbortController
}

/** A frame that is closed until it is opened, and closes for good when the signal aborts. */
export function createFrame({ css, addressOf, onClose, signal }: FrameNeeds): Frame {
  let panel: Panel | null = null
  let shown: FrameId | null = null

  const end = (remove: (panel: Panel) => void, byMember: boolean): void => {
    if (!panel || shown === null) return
    const hadFocus = document.activeElement === panel.host || document.activeElement === document.body
    const id = shown
    panel.closing.abort()
    remove(panel)
    panel = null
    shown = null
    onClose(id, hadFocus, byMember)
  }
  const close = (): void => end(({ host }) => host.remove(), false)

  const open = (id: FrameId, title: string, by: 'member' | 'itself' = 'member'): void => {
    if (signal.aborted) return
    const address = addressOf(id)
    if (panel?.host.isConnected) go(panel.iframe, address)
    else {
      panel?.closing.abort()
      panel = createPanel(css, address)
      listen(panel, () => end(slideOut, true))
      document.body.append(panel.host)
    }
    shown = id
    panel.dialog.ariaLabel = title
    panel.iframe.title = title
    if (by === 'member') panel.iframe.focus()
  }

  signal.addEventListener('abort', close)
  const closeIfLost = (): void => {
    if (panel && !panel.host.isConnected) close()
  }
  return { shown: () => shown, open, close, closeIfLost }
}

function createPanel(css: string, address: string): Panel {
  const host = document.createElement('div')
  markHost(host, 'frame')
  const dialog = document.createElement('div')
  dialog.role = 'dialog'
  const iframe = document.createElement('iframe')
  // Any origin: the page's own is not that of its address, which is another one each time.
  iframe.allow = 'clipboard-write *'
  iframe.src = address
  dialog.append(iframe)
  openShadow(host, css).append(dialog)
  return { host, dialog, iframe, closing: new AbortController() }
}

/** Not at once: the frame may still be at the click that asked for it, and a browser driven by a test waits for its end. */
function slideOut({ host, dialog }: Panel): void {
  markHost(host, 'leaving')
  dialog.inert = true
  setTimeout(() => host.remove(), 120)
}

function listen({ host, iframe, closing: { signal } }: Panel, close: () => void): void {
  const obey = (data: unknown): void => {
    const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined
    if (type === closeMessage) close()
    if (type === foldMessage) host.toggleAttribute('data-folded')
    if (type === moveMessage) host.toggleAttribute('data-moved')
  }
  window.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if (event.source === iframe.contentWindow) obey(event.data)
    },
    { signal },
  )
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !isInDialog(event))
        close()
    },
    { signal },
  )
  iframe.addEventListener(
    'load',
    () => {
      givePort(iframe, obey, signal)
      if (document.activeElement !== host && document.activeElement !== document.body) return
      // The focus went with the empty document that was there before; focusing what has it already does nothing.
      iframe.blur()
      iframe.focus()
    },
    { signal },
  )
}

/**
 * A line of its own for the page in the frame. A message posted to the window is heard by the page's listeners too,
 * and its origin tells them the extension's id.
 */
function givePort(iframe: HTMLIFrameElement, obey: (data: unknown) => void, signal: AbortSignal): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }) => obey(data))
  port1.start()
  signal.addEventListener('abort', () => port1.close())
  iframe.contentWindow?.postMessage({ type: portMessage }, '*', [port2])
}

/** One of LinkedIn's own dialogs is open: Escape means that one. */
function isInDialog({ target }: Event): boolean {
  return target instanceof Element && target.closest('dialog, [role="dialog"], [aria-modal="true"]') !== null
}

/** Only the part after the hash differs. Replacing, unlike a new `src`, adds no step to Back. */
function go(iframe: HTMLIFrameElement, address: string): void {
  if (iframe.contentWindow) iframe.contentWindow.location.replace(address)
  else iframe.src = address
}
