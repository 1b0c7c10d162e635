import { useId, useMemo, useState } from 'preact/hooks'
import { localeName, plural, text } from '../utils/browser/text.ts'
import { sections } from '../utils/profile/registry.ts'
import type { Refusal } from '../utils/transfer/desk.ts'
import { operationsOf, type Proposal } from '../utils/transfer/proposals.ts'
import { fieldLabel } from './field-names.ts'
import { ImportFoot } from './import-foot.tsx'
import { LeftList } from './left-list.tsx'
import { profileLanguages } from './profile-languages.ts'
import { ProposalGroups, Some } from './proposal-groups.tsx'
import { ProposalItem } from './proposal-item.tsx'
import { sectionLabel } from './section-names.ts'
import { useDesk, type Desk } from './transfer-desk.ts'
import type { Profile } from './use-draft.ts'

interface Props {
  name: string
  format: 'json-resume' | 'linkedin'
  desk: Desk
  profile: Profile
  onRefused: (refusal: Refusal) => void
  onDone: (count: number) => void
  onClose: () => void
}

/** Where the languages of the profile are not known, those this extension speaks are offered. */
export const someLocales = ['en_US', 'de_DE', 'fr_FR', 'es_ES', 'pt_BR', 'ja_JP', 'ar_AE']

/** What a file would change, each with a tick; what is there already; what can't be carried. */
export const ImportProposals = ({ name, format, desk, profile, onRefused, onDone, onClose }: Props) => {
  const id = useId()
  const { baseline, draft, edit } = profile
  const { supported, home } = profileLanguages(baseline, draft)
  const [locale, setLocale] = useState(home)
  const [yearOnly, setYearOnly] = useState(false)
  /** Ticked or unticked by hand; the others are as proposed. */
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({})
  const task = useMemo(
    () => ({ type: 'compare' as const, reading: { locale, yearOnly }, baseline, draft, home }),
    [locale, yearOnly, baseline, draft, home],
  )
  const { reply, isFresh } = useDesk(desk, task, onRefused)
  if (reply?.type !== 'compared') return <Comparing />
  const { proposals, spelled, same, left } = reply.comparison
  const isTaken = (proposal: Proposal) => ticks[proposal.key] ?? isSafe(proposal)
  const taken = [...proposals, ...spelled].filter(isTaken)
  const tick = (those: readonly Proposal[], on: boolean) =>
    setTicks({ ...ticks, ...Object.fromEntries(those.map(({ key }) => [key, on])) })
  const sameCount = Object.values(same).reduce((sum, count) => sum + count, 0)
  const unlisted = baseline.access !== 'full'

  const apply = () => {
    edit(operationsOf(taken, baseline, draft, locale))
    onDone(taken.length)
  }

  const draw = (proposal: Proposal) => (
    <ProposalItem
      key={proposal.key}
      proposal={proposal}
      locale={locale}
      profile={profile}
      taken={isTaken(proposal)}
      onTake={(on) => tick([proposal], on)}
    />
  )

  return (
    <div class="import-found" data-testid="import-found">
      <header>
        <h3 id={`${id}-title`}>
          {text(format === 'linkedin' ? 'import_from_linkedin' : 'import_from_json_resume', name)}
        </h3>
        <div class="import-options small">
          <label>
            {text('import_language')}
            <select
              class="input"
              data-testid="import-locale"
              value={locale}
              onChange={(event) => setLocale(event.currentTarget.value)}
            >
              {(supported ?? [...new Set([home, ...someLocales])]).map((key) => (
                <option key={key} value={key}>
                  {localeName(key)}
                </option>
              ))}
            </select>
          </label>
          {format === 'json-resume' && (
            <label>
              <input
                type="checkbox"
                data-testid="import-year-only"
                checked={yearOnly}
                onChange={(event) => setYearOnly(event.currentTarget.checked)}
              />
              {text('import_year_only')}
            </label>
          )}
        </div>
      </header>
      {unlisted && <p class="notice warn">{text('import_unlisted')}</p>}
      {proposals.length === 0 ? (
        <p class="notice good" data-testid="import-nothing">
          {text(sameCount + spelled.length > 0 ? 'import_nothing' : 'import_nothing_found')}
        </p>
      ) : (
        <ProposalGroups
          title={plural('import_proposed', proposals.length)}
          groups={grouped(proposals)}
          draw={draw}
          onTick={tick}
        />
      )}
      {spelled.length > 0 && (
        <details class="sheet fold">
          <summary>{plural('import_spelled', spelled.length)}</summary>
          <p class="help">{text('import_spelled_what')}</p>
          <ul>
            <Some items={spelled}>{draw}</Some>
          </ul>
        </details>
      )}
      {sameCount > 0 && (
        <details class="sheet fold" data-testid="import-same">
          <summary>{plural('import_same', sameCount)}</summary>
          <ul class="small">
            {Object.entries(same).map(([where, count]) => (
              <li key={where}>
                {sections.some((section) => section.id === where) ? sectionLabel(where) : fieldLabel(where)}:{' '}
                {count}
              </li>
            ))}
          </ul>
        </details>
      )}
      <LeftList left={left} />
      <ImportFoot count={taken.length} isFresh={isFresh} onApply={apply} onClose={onClose} />
    </div>
  )
}

/** What needs a look is left to the member; so is what would overwrite what they typed. */
const isSafe = (proposal: Proposal): boolean =>
  proposal.hint === null &&
  !proposal.overDraft &&
  (proposal.type === 'create' || proposal.state !== 'spelling')

const grouped = (proposals: readonly Proposal[]) =>
  [...Map.groupBy(proposals, (each) => (each.type === 'field' ? '' : each.section))].map(([id, items]) => ({
    id,
    label: id === '' ? text('import_basics') : sectionLabel(id),
    items,
  }))

/** Shown while a file is compared for the first time. */
export const Comparing = () => (
  <output>
    <p class="notice" data-testid="import-comparing">
      {text('import_comparing')}
    </p>
  </output>
)
