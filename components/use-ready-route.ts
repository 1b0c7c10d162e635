import { useRef } from 'preact/hooks'
import { neededSections } from './needed-sections.ts'
import { isListRoute } from './section-route.ts'
import type { Profile } from './use-draft.ts'

/**
 * The route whose screen can be drawn, and what it is drawn from: the former one stays until what the new one shows has
 * been read, and before the first there is no profile.
 */
export const useReadyRoute = (
  route: string,
  profile: Profile | undefined,
): { route: string; profile: Profile | undefined } => {
  const ready = useRef<string | null>(null)
  const isReady = isListRoute(route) ? profile?.hasFirst : profile?.has
  if (isReady && neededSections(route).every(isReady)) ready.current = route
  return ready.current === null ? { route, profile: undefined } : { route: ready.current, profile }
}
