import { isSection } from '../utils/profile/registry.ts'

/** Where a section that the profile page does not show is begun. */
export const addRoute = 'add'

/** What of a section an address names: the section, and one of its entries or none. */
export interface SectionRoute {
  section: string
  entry: string | null
}

/** `positions`, `positions/677616236`, and `positionsOrder`, which is edited where its entries are. */
export const sectionRoute = (route: string): SectionRoute | null => {
  const [name = '', entry] = route.split('/')
  const section = name.replace(/Order$/, '')
  return isSection(section) ? { section, entry: entry ? decodeURIComponent(entry) : null } : null
}

/** A list is in sight as soon as its first entries are; whatever else is made of a section takes all of it. */
export const isListRoute = (route: string): boolean => sectionRoute(route)?.entry === null
