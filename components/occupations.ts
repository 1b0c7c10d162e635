import { useMemo } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import type { Draft } from '../utils/profile/draft.ts'
import { orderField, shownEntries } from '../utils/profile/entries.ts'
import { isNewId } from '../utils/profile/local-ids.ts'
import type { LocaleKey } from '../utils/profile/localized.ts'
import { positionUrn } from '../utils/profile/urn.ts'
import { entrySubtitle, entryTitle } from './entry-words.ts'
import type { Occupation } from './inputs/surroundings.ts'
import type { Profile } from './use-draft.ts'

/**
 * What an entry can belong to: the member's positions, those about to be made among them, by the URN every printed
 * sample uses; and schools by their page, which the field tables name (linkedin-api.md 5).
 */
export const occupationsOf = (baseline: Baseline, draft: Draft, home: LocaleKey | null): Occupation[] => {
  const staying = (section: string) =>
    shownEntries(baseline, draft, section, home).filter(({ state }) => state !== 'removed')
  const schools = new Map(
    staying('educations').flatMap(({ id, values }): [string, Occupation][] => {
      const urn = values['organization']
      if (typeof urn !== 'string' || urn === '') return []
      return [[urn, { urn, name: entryTitle('educations', id, values, home).text, group: 'schools' }]]
    }),
  )
  return [
    ...staying('positions').map(({ id, values }): Occupation => {
      const title = entryTitle('positions', id, values, home).text
      const company = entrySubtitle('positions', values, home)?.text
      const name = company === undefined ? title : text('position_at', title, company)
      return {
        urn: positionUrn(baseline.person, id),
        name: isNewId(id) ? text('occupation_new', name) : name,
        group: 'positions',
      }
    }),
    ...schools.values(),
  ]
}

/** The same, put together when first asked for, and anew when one of the entries it names was edited. */
export const useOccupations = (
  { baseline, draft }: Pick<Profile, 'baseline' | 'draft'>,
  home: LocaleKey | null,
): (() => readonly Occupation[]) =>
  useMemo(
    () => {
      let known: Occupation[] | undefined
      return () => (known ??= occupationsOf(baseline, draft, home))
    },
    // Of the draft only what the names come from: typing elsewhere leaves them as they are.
    [
      baseline,
      home,
      ...namesFrom.flatMap((section) => [draft.sections[section], draft.fields[orderField(section)]]),
    ],
  )

const namesFrom = ['positions', 'educations']
