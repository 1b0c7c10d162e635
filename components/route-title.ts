import { text } from '../utils/browser/text.ts'
import { fieldLabel, groupLabel, isShownField, isShownGroup } from './field-names.ts'
import { handLanguage } from './hand-route.ts'
import { isSectionGroup, sectionGroupLabel } from './nav-groups.ts'
import { sectionLabel } from './section-names.ts'
import { addRoute, sectionRoute } from './section-route.ts'

/** What a screen is called, in the tab's title too. */
export const routeTitle = (route: string): string => {
  const inSection = sectionRoute(route)
  if (handLanguage(route) !== null) return text('hand_title')
  switch (route) {
    case '':
      return text('start_title')
    case addRoute:
      return text('add_section_title')
    case 'review':
      return text('review_title')
    case 'by-hand':
      return text('hand_title')
    case 'outbox':
      return text('outbox_title')
    case 'transfer':
      return text('transfer_title')
    case 'print':
      return text('print_title')
    case 'history':
      return text('history_title')
    case 'connection':
    case 'settings':
      return text('connection_title')
    default:
      if (isShownField(route) || route === 'imsOrder') return fieldLabel(route)
      if (isShownGroup(route)) return groupLabel(route)
      if (isSectionGroup(route)) return sectionGroupLabel(route)
      return inSection ? sectionLabel(inSection.section) : text('nowhere_title')
  }
}
