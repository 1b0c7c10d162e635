import { ScreenTitle } from './screen-title.tsx'
import { SectionLines } from './section-lines.tsx'
import { sectionGroupLabel, sectionGroups, type SectionGroup } from './nav-groups.ts'
import { isPartAllowed } from './page-policy.ts'
import type { Profile } from './use-draft.ts'

/** The sections of a group, each leading to its own screen. */
export const SectionsScreen = ({ group, profile }: { group: SectionGroup; profile: Profile }) => (
  <div class="glance">
    <ScreenTitle>{sectionGroupLabel(group)}</ScreenTitle>
    <ul class="sheet">
      <SectionLines sections={sectionGroups[group].filter(isPartAllowed)} profile={profile} />
    </ul>
  </div>
)
