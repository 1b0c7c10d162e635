import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/**
 * C copies the next value that was not copied yet, D marks the step at hand as done. Only while the focus is in the list,
 * and not while something is typed: a key by itself must not act on who speaks to the browser (WCAG 2.1.4).
 */
export const useHandKeys = (list: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const element = list.current
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const step = element?.querySelector('[data-testid=hand-step][data-next=true]')
      const press = (selector: string) => {
        const button = step?.querySelector<HTMLElement>(selector)
        if (!button) return
        event.preventDefault()
        button.focus()
        button.click()
      }
      if (event.key === 'c') press('[data-testid=copy-value]:not([data-copied=true])')
      if (event.key === 'd') press('[data-testid=mark-done]:enabled')
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [list])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
