import './transfer.css'
import { useMemo, useState } from 'preact/hooks'
import { plural, text } from '../utils/browser/text.ts'
import { CopyLanguage } from './copy-language.tsx'
import { ScreenTitle } from './screen-title.tsx'
import { SectionEditor } from './section-editor.tsx'
import { profileLanguages } from './profile-languages.ts'
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
  const [copies, setCopies] = useState(false)
  const scope = useMemo(() => ({ section }), [section])
  const count = sectionCount(section, profile.baseline, profile.draft)
  const isTranslated =
    count > 0 && (profileLanguages(profile.baseline, profile.draft).supported?.length ?? 0) > 1
  return (
    <>
      <ScreenTitle>
        {sectionLabel(section)} <code class="api-id">{section}</code>
      </ScreenTitle>
      <p class="lead soft">
        {sectionHelp(section)} <span class="small">{plural('entries', count)}</span>
      </p>
      <SectionEditor section={section} entry={entry} profile={profile} />
      {isTranslated && (
        <details class="fold" onToggle={(event) => setCopies(event.currentTarget.open)}>
          <summary>{text('copy_language_title')}</summary>
          <p class="help">{text('copy_language_what')}</p>
          {/* It goes through every row of every entry at every edit: only when it is asked for. */}
          {copies && <CopyLanguage key={section} scope={scope} profile={profile} />}
        </details>
      )}
    </>
  )
}
