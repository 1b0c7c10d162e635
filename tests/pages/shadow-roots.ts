import { vi } from 'vitest'

/** Lets the tests look into closed shadow roots made from now on, until the mocks are restored. */
export function watchShadowRoots(): void {
  const attached = vi.spyOn(Element.prototype, 'attachShadow')
  rootOf = (host) => {
    const at = attached.mock.contexts.indexOf(host)
    if (attached.mock.calls[at]?.[0].mode !== 'closed') throw new Error('The shadow root has to be closed')
    const result = attached.mock.results[at]
    return result?.type === 'return' ? result.value : null
  }
}

let rootOf = (_host: Element): ShadowRoot | null => null

/** What lies in the shadow root of a host. */
export function inShadow<E extends Element>(host: Element, selector: string, type: new () => E): E {
  const found = rootOf(host)?.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`No ${selector} in the host`)
  return found
}

/** The host of a section's button. */
export function hostOf(section: string): HTMLElement | null {
  const hosts = document.querySelectorAll<HTMLElement>(`[data-profile-patch][data-section="${section}"]`)
  if (hosts.length > 1) throw new Error(`${hosts.length} buttons for ${section}`)
  return hosts[0] ?? null
}

/** The button of a section. */
export function buttonOf(section: string): HTMLButtonElement {
  const host = hostOf(section)
  if (!host) throw new Error(`No button for ${section}`)
  return inShadow(host, 'button', HTMLButtonElement)
}

/** The host of the frame. */
export function frameHost(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-profile-patch="frame"]')
}
