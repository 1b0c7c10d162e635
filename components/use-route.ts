import { useLayoutEffect, useState } from 'preact/hooks'
import { routeNow } from './route-now.ts'

/** The route, live. */
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
