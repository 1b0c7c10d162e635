import { formatPercent } from '../utils/browser/measures.ts'
import { tableText, text } from '../utils/browser/text.ts'
import { valuesAfter } from '../utils/profile/entries.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized, type Kind } from '../utils/profile/kinds.ts'
import { textsIn, type LocaleKey } from '../utils/profile/localized.ts'
import { fieldOf, rowOf, sectionOf } from '../utils/profile/registry.ts'
import type { Likeness } from '../utils/transfer/matching.ts'
import type { Proposal } from '../utils/transfer/proposals.ts'
import { entryDates, entryTitle } from './entry-words.ts'
import { fieldLabel } from './field-names.ts'
import { ProposalHead } from './proposal-head.tsx'
import { entryRowLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'
import { describeValue } from './value-text.ts'

interface Props {
  proposal: Proposal
  locale: LocaleKey
  profile: Profile
  taken: boolean
  onTake: (on: boolean) => void
}

/** One proposed change: what it is of, why it was matched, and each value before and after. */
export const ProposalItem = ({ proposal, locale, profile, taken, onTake }: Props) => {
  const state = proposal.type === 'create' ? 'new' : proposal.state
  // A skill's name is its title already.
  const isNameAlone = proposal.type === 'create' && proposal.values.length === 1
  return (
    <li
      class="proposal"
      data-testid={state === 'spelling' ? 'already-there' : 'proposal'}
      data-state={state}
      data-key={proposal.key}
    >
      <ProposalHead
        title={titleOf(proposal, profile, locale)}
        tag={
          <span class={state === 'new' ? 'tag new' : 'tag plain'}>{tableText(`import_state_${state}`)}</span>
        }
        taken={taken}
        onTake={onTake}
      />
      {proposal.hint !== null && (
        <p class="notice warn">{tableText(`import_hint_${proposal.hint.replaceAll('-', '_')}`)}</p>
      )}
      {proposal.overDraft && <p class="notice warn">{text('import_over_draft')}</p>}
      {proposal.type === 'update' && <p class="help">{likenessWords(proposal.section, proposal.likeness)}</p>}
      <dl>
        {(isNameAlone ? [] : proposal.values).map(({ field, before, after }) => {
          const kind = proposal.type === 'field' ? fieldOf(field).kind : rowOf(proposal.section, field).kind
          const was = wordsOf(kind, before, locale, field)
          return (
            <div key={field} class={proposal.type === 'field' ? 'proposal-only' : undefined}>
              <dt class={proposal.type === 'field' ? 'unseen' : undefined}>
                {proposal.type === 'field' ? fieldLabel(field) : entryRowLabel(proposal.section, field)}
              </dt>
              <dd dir="auto">
                {was !== '' && (
                  <>
                    <del>{was}</del>{' '}
                  </>
                )}
                <ins>{wordsOf(kind, after, locale, field)}</ins>
              </dd>
            </div>
          )
        })}
      </dl>
    </li>
  )
}

const wordsOf = (kind: Kind, value: Json | undefined, locale: LocaleKey, field: string): string =>
  isLocalized(kind) ? (textsIn(value)[locale] ?? '') : describeValue(kind, value, field)

const titleOf = (proposal: Proposal, { baseline, draft }: Profile, locale: LocaleKey): string => {
  if (proposal.type === 'field') return fieldLabel(proposal.field)
  const { section } = proposal
  const id = proposal.type === 'update' ? proposal.id : 'new-1'
  const values =
    proposal.type === 'update' ? valuesAfter(baseline, draft, section, id, locale) : proposal.imported
  const dates = sectionOf(section).rows.some(({ kind }) => kind.type === 'date')
    ? entryDates(section, values)
    : ''
  return [entryTitle(section, id, values, locale).text, dates].filter(Boolean).join(' · ')
}

/** "Taken for the one you have: 94 % alike (Company: same, Title: similar)". */
const likenessWords = (section: string, { score, rows }: Likeness): string => {
  const reasons = rows.map(
    ({ row, how }) => `${text('label_before', entryRowLabel(section, row))}${tableText(`import_how_${how}`)}`,
  )
  return text('import_likeness', formatPercent(score), reasons.join(text('list_comma')))
}
