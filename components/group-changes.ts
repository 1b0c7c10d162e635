import type { Change } from '../utils/profile/diff.ts'
import { orderSection } from '../utils/profile/entries.ts'
import { fieldOf, groups } from '../utils/profile/registry.ts'
import { groupLabel } from './field-names.ts'
import { allGroups } from './nav-groups.ts'
import { sectionLabel } from './section-names.ts'

export interface ChangeGroup {
  id: string
  label: string
  changes: Change[]
}

/** Changes by field group and section, in the order of the navigation; an order stands with its section. */
export const groupChanges = (changes: readonly Change[]): ChangeGroup[] => {
  const byGroup = new Map<string, Change[]>()
  for (const change of changes) {
    const id = groupOf(change)
    byGroup.set(id, [...(byGroup.get(id) ?? []), change])
  }
  return places().flatMap(({ id, label }) => {
    const inGroup = byGroup.get(id)
    return inGroup ? [{ id, label, changes: inGroup }] : []
  })
}

const groupOf = (change: Change): string =>
  change.type === 'field' ? (orderSection(change.field) ?? fieldOf(change.field).group) : change.section

/** Every group there is, also those the navigation does not show. */
const places = (): { id: string; label: string }[] => {
  const shown = allGroups().flatMap((group): { id: string; label: string }[] =>
    group.type === 'sections'
      ? group.sections.map((id) => ({ id, label: sectionLabel(id) }))
      : [{ id: group.id, label: group.label }],
  )
  const others = groups.filter((group) => !shown.some(({ id }) => id === group))
  return [...shown, ...others.map((id) => ({ id, label: groupLabel(id) }))]
}
