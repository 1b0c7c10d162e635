import { useMemo } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { personUrn } from '../utils/profile/urn.ts'
import { industryName } from './industries.ts'
import { occupationsOf } from './occupations.ts'
import type { Profile } from './use-draft.ts'
import type { NameOf } from './value-text.ts'

/** What the URNs on a profile stand for: the member, their positions and schools, industries. */
export const useNames = ({ baseline, draft }: Profile): NameOf =>
  useMemo(() => {
    const home = profileLocales(baseline, draft)?.[0] ?? null
    const names = new Map([
      [personUrn(baseline.person), text('you')],
      ...occupationsOf(baseline, draft, home).map(({ urn, name }) => [urn, name] as const),
    ])
    return (urn) => names.get(urn) ?? industryName(urn)
  }, [baseline, draft])
