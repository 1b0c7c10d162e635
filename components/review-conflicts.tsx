import { localeDirection, localeName, text } from '../utils/browser/text.ts'
import { conflictsAt } from '../utils/profile/conflicts.ts'
import type { Change } from '../utils/profile/diff.ts'
import { kindAt, type Place } from '../utils/profile/draft.ts'
import { orderSection, valuesAfter } from '../utils/profile/entries.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized } from '../utils/profile/kinds.ts'
import type { Clash } from '../utils/profile/merge.ts'
import { entryTitle } from './entry-words.ts'
import { entryRowLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'
import { describeValue, rowLabel, type NameOf } from './value-text.ts'

interface Props {
  change: Change
  profile: Profile
  nameOf: NameOf
}

/** What LinkedIn and the member both changed, each to be decided before anything is sent. */
export const ReviewConflicts = ({ change, profile, nameOf }: Props) => {
  const { baseline, draft } = profile
  if (change.problems.some(({ message }) => message === 'problem_entry_deleted'))
    return <GoneEntry change={change} profile={profile} />
  const places: Place[] =
    change.type === 'field'
      ? [{ field: change.field }]
      : change.rows.map(({ field }) => ({ field, entry: { section: change.section, id: change.id } }))
  return (
    <>
      {places.flatMap((place) =>
        conflictsAt(place, baseline, draft).map((clash) => (
          <Conflict
            key={`${place.field} ${JSON.stringify(clash.part)}`}
            place={place}
            clash={clash}
            profile={profile}
            nameOf={nameOf}
          />
        )),
      )}
    </>
  )
}

interface ConflictProps {
  place: Place
  clash: Clash
  profile: Profile
  nameOf: NameOf
}

const Conflict = ({ place, clash, profile, nameOf }: ConflictProps) => {
  const { part, theirs } = clash
  const label = labelOf(place, clash)
  const decide = (keep: 'mine' | 'theirs') => profile.edit({ type: 'decide', ...place, part, theirs, keep })
  const said = (value: Json) => describe(place, clash, value, profile, nameOf)
  const lang = part.type === 'language' ? part.locale : undefined
  return (
    <fieldset
      class="conflict"
      data-testid="conflict"
      aria-label={`${text('label_before', text('conflict_title'))}${label}`}
    >
      <p>
        <strong>{label === '' ? text('conflict_title') : label}</strong>{' '}
        <span class="small">{text('conflict_what')}</span>
      </p>
      <dl>
        <Version name={text('conflict_base')} value={said(clash.base)} lang={lang} testId="conflict-base" />
        <Version name={text('conflict_theirs')} value={said(theirs)} lang={lang} testId="conflict-theirs" />
        <Version name={text('conflict_mine')} value={said(clash.mine)} lang={lang} testId="conflict-mine" />
      </dl>
      <p class="acts">
        <button type="button" class="btn small" data-testid="keep-mine" onClick={() => decide('mine')}>
          {text('conflict_keep_mine')}
        </button>
        <button type="button" class="btn small" data-testid="keep-theirs" onClick={() => decide('theirs')}>
          {text('conflict_keep_theirs')}
        </button>
      </p>
    </fieldset>
  )
}

interface VersionProps {
  name: string
  value: string
  lang: string | undefined
  testId: string
}

const Version = ({ name, value, lang, testId }: VersionProps) => (
  <div>
    <dt class="small soft">{name}</dt>
    <dd
      class="conflict-value"
      data-testid={testId}
      lang={lang?.replaceAll('_', '-')}
      dir={lang === undefined ? 'auto' : localeDirection(lang)}
    >
      {value === '' ? <span class="soft small">{text('value_empty')}</span> : value}
    </dd>
  </div>
)

/** What is in question: the row of the entry, and the language or part of it. */
const labelOf = ({ field, entry }: Place, { part }: Clash): string => {
  const row = entry ? entryRowLabel(entry.section, field) : ''
  const inIt = partLabel(field, part)
  return row !== '' && inIt !== '' ? `${row}, ${inIt}` : row + inIt
}

const partLabel = (field: string, part: Clash['part']): string => {
  switch (part.type) {
    case 'whole':
      return ''
    case 'language':
      return localeName(part.locale)
    case 'preferred':
      return text('conflict_preferred')
    case 'row':
      return rowLabel(field, part.row)
  }
}

const describe = (
  place: Place,
  { part }: Clash,
  value: Json,
  { baseline, draft }: Profile,
  nameOf: NameOf,
): string => {
  if (value === null) return ''
  const kind = kindAt(place)
  if (typeof value === 'string' && part.type === 'language') return value
  if (typeof value === 'string' && part.type === 'preferred') return localeName(value)
  const section = orderSection(place.field)
  if (section !== null && !place.entry && Array.isArray(value))
    return value
      .map((id) => {
        const entry = typeof id === 'string' ? id : JSON.stringify(id)
        return entryTitle(section, entry, valuesAfter(baseline, draft, section, entry, null), null).text
      })
      .join('\n')
  if (part.type === 'row' && kind.type === 'record') {
    const row = kind.rows.find(({ id }) => id === part.row)
    return row ? describeValue(row.kind, value, row.id, nameOf) : JSON.stringify(value)
  }
  return isLocalized(kind) && typeof value === 'string'
    ? value
    : describeValue(kind, value, place.field, nameOf)
}

/** Deleted there while it was edited here. */
const GoneEntry = ({ change, profile }: { change: Change; profile: Profile }) => {
  if (change.type === 'field') return null
  const entry = { section: change.section, id: change.id }
  return (
    <fieldset class="conflict" data-testid="conflict" aria-label={text('conflict_title')}>
      <p>{text('conflict_gone')}</p>
      <p class="small soft">{text('conflict_gone_help')}</p>
      <p class="acts">
        <button
          type="button"
          class="btn small"
          data-testid="keep-mine"
          onClick={() => profile.edit({ type: 'make-again', entry })}
        >
          {text('conflict_create')}
        </button>
        <button
          type="button"
          class="btn small"
          data-testid="keep-theirs"
          onClick={() => profile.edit({ type: 'revert-entry', entry })}
        >
          {text('conflict_drop')}
        </button>
      </p>
    </fieldset>
  )
}

/** Problems that have a question of their own above them. */
export const isConflict = (change: Change): boolean =>
  change.problems.some(({ message }) => message === 'problem_conflict' || message === 'problem_entry_deleted')
