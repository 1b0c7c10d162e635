import { useMemo } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { personUrn } from '../utils/profile/urn.ts'
import { industryName } from './industries.ts'
import { useOccupations } from './occupations.ts'
import type { Profile } from './use-draft.ts'
import type { NameOf } from './value-text.ts'

/** What the URNs on a profile stand for: the member, their positions and schools, industries. */
export const useNames = ({ baseline, draft }: Profile): NameOf => {
  const occupations = useOccupations({ baseline, draft }, profileLocales(baseline, draft)?.[0] ?? null)
  return useMemo(() => {
    let names: ReadonlyMap<string, string> | undefined
    return (urn) => {
      names ??= new Map([
        [personUrn(baseline.person), text('you')],
        ...occupations().map(({ urn, name }) => [urn, name] as const),
      ])
      return names.get(urn) ?? industryName(urn)
    }
  }, [baseline.person, occupations])
}
