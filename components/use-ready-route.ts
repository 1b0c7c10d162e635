import { useRef } from 'preact/hooks'
import { neededSections } from './needed-sections.ts'
import type { Profile } from './use-draft.ts'

/** The route whose screen can be drawn: the former one stays until what the new one shows has been read. */
export const useReadyRoute = (route: string, profile: Profile | undefined): string => {
  const ready = useRef(route)
  if (!profile || neededSections(route).every(profile.has)) ready.current = route
  return ready.current
}
