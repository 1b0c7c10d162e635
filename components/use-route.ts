import { useLayoutEffect, useState } from 'preact/hooks'

export const routeNow = (): string => location.hash.replace(/^#\/?/, '')

/** The route in the address's hash, live: `headline`, `review`, …; empty at the start. */
export const useRoute = (): string => {
  const [route, setRoute] = useState(routeNow)
  // A layout effect, and read once more: what changes the hash before the first paint is not to be missed.
  useLayoutEffect(() => {
    const onChange = () => setRoute(routeNow())
    window.addEventListener('hashchange', onChange)
    onChange()
    return () => window.removeEventListener('hashchange', onChange)
  }, [])
  return route
}
