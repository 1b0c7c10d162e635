import { partOfField, parts } from '../utils/profile/allowed.ts'
import { isField } from '../utils/profile/registry.ts'
import { isSectionGroup, sectionGroups } from './nav-groups.ts'
import { isPartAllowed } from './page-policy.ts'
import { sectionRoute } from './section-route.ts'

/** Whether the organisation lets be edited what a route leads to; routes that lead to nothing editable always are. */
export const isRouteAllowed = (route: string): boolean => {
  const inSection = sectionRoute(route)
  if (inSection) return isPartAllowed(inSection.section)
  if (isField(route)) return isPartAllowed(partOfField(route))
  if (isSectionGroup(route)) return sectionGroups[route].some(isPartAllowed)
  return !parts.includes(route) || isPartAllowed(route)
}
