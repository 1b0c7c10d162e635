import { plural } from '../utils/browser/text.ts'
import { ScreenTitle } from './screen-title.tsx'
import { SectionEditor } from './section-editor.tsx'
import { sectionHelp, sectionLabel } from './section-names.ts'
import type { SectionRoute } from './section-route.ts'
import { sectionCount } from './section-count.ts'
import type { Profile } from './use-draft.ts'

/** One of the sections, at its own address. */
export const SectionScreen = ({
  route: { section, entry },
  profile,
}: {
  route: SectionRoute
  profile: Profile
}) => {
  const count = sectionCount(section, profile.baseline, profile.draft)
  return (
    <>
      <ScreenTitle>
        {sectionLabel(section)} <code class="api-id">{section}</code>
      </ScreenTitle>
      <p class="lead soft">
        {sectionHelp(section)} <span class="small">{plural('entries', count)}</span>
      </p>
      <SectionEditor section={section} entry={entry} profile={profile} />
    </>
  )
}
