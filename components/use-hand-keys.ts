import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** C copies the next value that was not copied yet, D marks the step at hand as done; not while something is typed. */
export const useHandKeys = (list: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const step = list.current?.querySelector('[data-testid=hand-step][data-next=true]')
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
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [list])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
