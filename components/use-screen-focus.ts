import { useEffect, useRef } from 'preact/hooks'
import { sectionRoute } from './section-route.ts'

/** After a change of screen the keyboard and the screen reader begin at its title; not when the page has just opened. */
export const useScreenFocus = (route: string): void => {
  const shown = useRef(route)
  useEffect(() => {
    if (shown.current === route) return
    shown.current = route
    // An address that names an entry leads to that entry, which its section sees to.
    if (sectionRoute(route)?.entry) return
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [route])
}
