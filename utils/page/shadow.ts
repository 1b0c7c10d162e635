/** The one attribute by which the page can be told from what was added to it; it holds no address. */
const mark = 'data-profile-patch'

/** Selects what was added here. */
export const ours = `[${mark}]`

/** Marks an element as ours. */
export function markHost(host: HTMLElement, kind: '' | 'frame' | 'leaving'): void {
  host.setAttribute(mark, kind)
}

/** Whether an element was added here. */
export function isOurs(element: Element): boolean {
  return element.hasAttribute(mark)
}

/** Removes what a former run of the script left behind: after an update it can no longer answer a click. */
export function removeLeftovers(): void {
  for (const host of document.querySelectorAll(ours)) host.remove()
}

/** A closed shadow root with its style: LinkedIn's scripts and style sheets do not reach into it. */
export function openShadow(host: HTMLElement, css: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'closed' })
  const style = document.createElement('style')
  style.textContent = css
  root.append(style)
  return root
}
