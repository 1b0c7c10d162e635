import './managed.css'
import { text, uiLanguage } from '../utils/browser/text.ts'
import { groups, type Group } from '../utils/profile/registry.ts'
import { groupLabel } from './field-names.ts'
import { LockIcon } from './editor-icons.tsx'
import { pagePolicy } from './page-policy.ts'
import { sectionLabel } from './section-names.ts'

/** Which parts of the profile the organisation lets be edited, where it says. */
export const ManagedParts = () => {
  const { allowedSections } = pagePolicy()
  if (allowedSections === null) return null
  return (
    <p class="notice managed" data-testid="managed-parts">
      <LockIcon />
      <span>
        {allowedSections.length === 0
          ? text('managed_parts_none')
          : text('managed_parts', new Intl.ListFormat(uiLanguage()).format(allowedSections.map(partLabel)))}
      </span>
    </p>
  )
}

const isGroup = (part: string): part is Group => groups.some((group) => group === part)
const partLabel = (part: string): string => (isGroup(part) ? groupLabel(part) : sectionLabel(part))
