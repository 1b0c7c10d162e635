import { sectionIds, sectionOf } from '../utils/profile/registry.ts'
import { isShownField, isShownGroup } from './field-names.ts'
import { isSectionGroup, sectionGroups } from './nav-groups.ts'
import { sectionRoute } from './section-route.ts'

/** Screens that show nothing of any section but what has edits, which is always at hand. */
const withoutSections = new Set(['connection', 'settings', 'imsOrder'])

/** The sections a screen draws entries of. Fields draw none, so that a long career costs nothing where a headline is edited. */
export const neededSections = (route: string): readonly string[] => {
  const inSection = sectionRoute(route)
  if (inSection) return withOccupations(inSection.section)
  if (isSectionGroup(route)) return sectionGroups[route]
  return isShownField(route) || isShownGroup(route) || withoutSections.has(route) ? [] : sectionIds
}

/** Entries that can belong to another one need those to choose from. */
const withOccupations = (section: string): string[] => {
  const suggests = sectionOf(section).rows.some(
    ({ kind }) => kind.type === 'urn' && kind.suggest === 'occupations',
  )
  return suggests ? [section, 'positions', 'educations'] : [section]
}
