import { orderField } from '../utils/profile/entries.ts'
import { sectionOf } from '../utils/profile/registry.ts'
import { fieldHelp, fieldLabel } from './field-names.ts'
import type { Findable } from './find-fields.ts'
import { navGroups } from './nav-groups.ts'
import { isPartAllowed } from './page-policy.ts'
import { entryRowHelp, entryRowLabel, sectionHelp, sectionLabel } from './section-names.ts'

/**
 * All that can be looked for: fields, sections, the order of each, and the rows of their entries, which lead to the
 * section. Where two fit equally well the earlier comes first, so the rows, being many, stand last.
 */
export const findables = (): Findable[] => {
  const groups = navGroups()
  const sections = groups.flatMap((group) =>
    group.type === 'sections' ? group.sections.map((id) => ({ id, group: group.label })) : [],
  )
  const ofField = (id: string, route: string, group: string): Findable => ({
    id,
    route,
    label: fieldLabel(id),
    help: fieldHelp(id),
    group,
  })
  return [
    ...groups.flatMap((group) =>
      group.type === 'fields' ? group.fields.map(({ id }) => ofField(id, id, group.label)) : [],
    ),
    ...sections.map(({ id, group }) => ({
      id,
      route: id,
      label: sectionLabel(id),
      help: sectionHelp(id),
      group,
    })),
    ...sections.map(({ id }) => ofField(orderField(id), id, sectionLabel(id))),
    ...(isPartAllowed('contact') ? [ofField('imsOrder', 'imsOrder', fieldLabel('ims'))] : []),
    ...sections.flatMap(({ id }) =>
      sectionOf(id).rows.map((row) => ({
        id: `${id}/${row.id}`,
        route: id,
        label: entryRowLabel(id, row.id),
        help: entryRowHelp(id, row.id),
        group: sectionLabel(id),
        isPart: true as const,
      })),
    ),
  ]
}
