import { tableText } from '../utils/browser/text.ts'
import { fieldsOf, groups, isField, type Field, type Group } from '../utils/profile/registry.ts'

export { fieldLabel } from './value-text.ts'
export const fieldHelp = (id: string): string => tableText(`field_${id}_help`, [], '')
export const groupLabel = (group: Group): string => tableText(`group_${group}`, [], group)

/** Orders come with their sections. */
const shownLater: ReadonlySet<Group> = new Set<Group>(['order'])

export const shownGroups: readonly Group[] = groups.filter((group) => !shownLater.has(group))
export const shownFields: readonly Field[] = shownGroups.flatMap((group) => fieldsOf(group))

export const isShownField = (id: string): boolean =>
  isField(id) && shownFields.some((field) => field.id === id)
export const isShownGroup = (id: string): id is Group => shownGroups.some((group) => group === id)
