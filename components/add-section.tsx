import { useEffect } from 'preact/hooks'
import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { knownEntries, knownField } from '../utils/profile/baseline.ts'
import { sections } from '../utils/profile/registry.ts'
import { fieldLabel } from './field-names.ts'
import { isPartAllowed } from './page-policy.ts'
import { SectionLines } from './section-lines.tsx'
import type { Profile } from './use-draft.ts'

/** The sections with nothing in them, which LinkedIn hides from the profile page; each leads to its own form. */
export const AddSection = ({ profile, isLive }: { profile: Profile; isLive: boolean }) => {
  const { baseline, person } = profile
  useEffect(() => {
    // Whoever comes from the page has just seen there what LinkedIn has now.
    if (isLive) void send('refresh-profile', { person })
  }, [isLive, person])
  const missing = sections
    .map(({ id }) => id)
    .filter((id) => isPartAllowed(id) && knownEntries(baseline, id).entries.length === 0)
  const hasSummary = knownField(baseline, 'summary').state === 'known' || !isPartAllowed('about')
  if (hasSummary && missing.length === 0) return <p class="soft">{text('add_section_none')}</p>
  return (
    <div class="glance">
      <p class="soft">{text(baseline.access === 'full' ? 'add_section_what' : 'add_section_unknown')}</p>
      <ul class="sheet" data-testid="add-section">
        {!hasSummary && (
          <li>
            <a href="#/summary">
              <strong>{fieldLabel('summary')}</strong>
            </a>
          </li>
        )}
        <SectionLines sections={missing} profile={profile} />
      </ul>
    </div>
  )
}
