import { text } from '../utils/browser/text.ts'
import { fieldsOf, type Field, type Group } from '../utils/profile/registry.ts'
import { groupLabel, shownGroups } from './field-names.ts'
import { isPartAllowed } from './page-policy.ts'

/** How the editor's navigation, its overview and the review are grouped: fields by their group, sections by theirs. */
export type NavGroup =
  | { type: 'fields'; id: Group; label: string; fields: readonly Field[] }
  | { type: 'sections'; id: SectionGroup; label: string; sections: readonly string[] }

export type SectionGroup = 'career' | 'accomplishments'

export const sectionGroups: Readonly<Record<SectionGroup, readonly string[]>> = {
  career: ['positions', 'educations', 'skills', 'certifications', 'projects', 'volunteeringExperiences'],
  accomplishments: [
    'languages',
    'publications',
    'patents',
    'courses',
    'honors',
    'testScores',
    'organizations',
  ],
}

export const isSectionGroup = (id: string): id is SectionGroup => Object.hasOwn(sectionGroups, id)

export const sectionGroupLabel = (group: SectionGroup): string => text(`group_${group}`)

/** Sections come after what the profile page shows above them. */
export const allGroups = (): NavGroup[] =>
  shownGroups.flatMap((group): NavGroup[] => {
    const fields = { type: 'fields', id: group, label: groupLabel(group), fields: fieldsOf(group) } as const
    return group === 'about' ? [fields, ofSections('career'), ofSections('accomplishments')] : [fields]
  })

/** Without what the organisation keeps closed. */
export const navGroups = (): NavGroup[] =>
  allGroups().flatMap((group): NavGroup[] => {
    if (group.type === 'fields') return isPartAllowed(group.id) ? [group] : []
    const sections = group.sections.filter(isPartAllowed)
    return sections.length > 0 ? [{ ...group, sections }] : []
  })

const ofSections = (id: SectionGroup): NavGroup => ({
  type: 'sections',
  id,
  label: sectionGroupLabel(id),
  sections: sectionGroups[id],
})
