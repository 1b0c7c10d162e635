import { plural, text } from '../utils/browser/text.ts'
import { knownEntries } from '../utils/profile/baseline.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { orderField, orderAfter, valuesAfter } from '../utils/profile/entries.ts'
import { entryTitle } from './entry-words.ts'
import { sectionLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'

/** How many entries are named in a line; of the others it is said how many there are. */
const named = 3

/** Sections at a glance, a line each, as they would be with what is pending. */
export const SectionLines = ({ sections, profile }: { sections: readonly string[]; profile: Profile }) => (
  <>
    {sections.map((section) => (
      <li key={section}>
        <a href={`#/${section}`}>
          <strong>{sectionLabel(section)}</strong>
          <Entries section={section} profile={profile} />
          {isEdited(section, profile) && <span class="tag">{text('edited')}</span>}
        </a>
      </li>
    ))}
  </>
)

const isEdited = (section: string, { changes }: Profile): boolean =>
  changes.some((change) =>
    change.type === 'field' ? change.key === orderField(section) : change.section === section,
  )

const Entries = ({ section, profile: { baseline, draft } }: { section: string; profile: Profile }) => {
  const home = profileLocales(baseline, draft)?.[0] ?? null
  const ids = orderAfter(baseline, draft, section)
  if (ids.length === 0) {
    const { complete } = knownEntries(baseline, section)
    return <span class="value soft">{text(complete ? 'value_empty' : 'value_unknown')}</span>
  }
  const titles = ids
    .slice(0, named)
    .map((id) => entryTitle(section, id, valuesAfter(baseline, draft, section, id, home), home).text)
  return (
    <span>
      <span class="value" dir="auto">
        {titles.join(' · ')}
      </span>
      {ids.length > named && <span class="small soft">{plural('entries', ids.length)}</span>}
    </span>
  )
}
