import type { ComponentChildren } from 'preact'
import { plural, text } from '../utils/browser/text.ts'
import { editIn, knownAt, placeKey, valueAfter, type Place } from '../utils/profile/draft.ts'
import { isLocalized, type Kind } from '../utils/profile/kinds.ts'
import { textsIn } from '../utils/profile/localized.ts'
import type { Problem } from '../utils/profile/problem.ts'
import { Was } from './field-notes.tsx'
import { isOneControl, labelId } from './inputs/index.tsx'
import { PlaceInput } from './place-input.tsx'
import { ProblemList } from './problem-list.tsx'
import { refusalIn } from './problem-of-refusal.ts'
import { profileLanguages } from './profile-languages.ts'
import type { Profile } from './use-draft.ts'

interface PlaceFormProps {
  id: string
  place: Place
  kind: Kind
  profile: Profile
  name: string
  testId: string
  /** The API's own name, small beside the label; null where there is no room for it. */
  apiId: string | null
  help: string
  /** Said beside the label: that it is required, or on its way out. */
  notes?: readonly string[] | undefined
  /** It would be different on LinkedIn. */
  edited: boolean
  /** What is wrong with the value; paths are relative to it. */
  problems: readonly Problem[]
  /** What is wrong with the place as a whole, below LinkedIn's words about it. */
  said?: readonly Problem[] | undefined
  /** Absent where it can't be deleted by a press. */
  onClear?: (() => void) | undefined
  onInput?: (() => void) | undefined
  /** What stands between the label and the input. */
  before?: ComponentChildren
  /** Instead of the input, for what can't be typed. */
  instead?: ComponentChildren
  compact?: boolean | undefined
  fresh?: boolean | undefined
}

/** One value of the profile, of a field or of an entry: what it is to become, what is wrong with that, the ways back. */
export const PlaceForm = (props: PlaceFormProps) => {
  const { id, place, kind, profile, name, help, edited, compact = false } = props
  const { baseline, draft } = profile
  const one = isOneControl(kind) && props.instead === undefined
  const languages = profileLanguages(baseline, draft)
  const known = knownAt(baseline, place)
  const after = valueAfter(place, draft, baseline, languages.supported?.[0] ?? null)
  const languageCount = isLocalized(kind) ? Object.keys(textsIn(after)).length : 0
  const canClear =
    editIn(draft, place)?.type !== 'clear' && (after !== undefined || known.state === 'unknown')
  const isNew = place.entry !== undefined && known.state === 'empty' && after !== undefined
  const said = [...(props.said ?? []), ...refusalIn(draft.refusals[placeKey(place)]?.message)]
  const describedBy = [
    ...(props.notes ?? []).map((_note, index) => `${id}-note-${index}`),
    ...(help === '' || compact ? [] : [`${id}-help`]),
    ...(said.length > 0 ? [`${id}-field-problems`] : []),
  ].join(' ')

  return (
    <div
      class={compact ? 'field compact' : 'field'}
      data-testid={props.testId}
      data-edited={edited}
      role={one ? undefined : 'group'}
      aria-labelledby={one ? undefined : labelId(id)}
    >
      <header class="field-head">
        <span class="field-name">
          {one ? (
            <label class="label" id={labelId(id)} for={id}>
              {name}
            </label>
          ) : (
            <span class="label" id={labelId(id)}>
              {name}
            </span>
          )}
          {props.notes?.map((note, index) => (
            <span key={note} id={`${id}-note-${index}`} class="row-note small">
              {note}
            </span>
          ))}
          {props.apiId === null ? null : <code class="api-id">{props.apiId}</code>}
        </span>
        <span class="field-acts">
          {edited ? (
            <button
              type="button"
              class="btn quiet small"
              data-testid="revert-field"
              id={`${id}-revert`}
              aria-labelledby={`${id}-revert ${labelId(id)}`}
              onClick={() => profile.edit({ type: 'revert', ...place })}
            >
              {text('revert_field')}
            </button>
          ) : null}
          {canClear && props.onClear ? (
            <button
              type="button"
              class="btn quiet small"
              data-testid="clear-field"
              id={`${id}-clear`}
              aria-labelledby={`${id}-clear ${labelId(id)}`}
              onClick={props.onClear}
            >
              {text(languageCount > 1 ? 'clear_field_languages' : 'clear_field')}
            </button>
          ) : null}
        </span>
      </header>
      {help === '' || compact ? null : (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {props.before}
      <div class="field-body" onInput={props.onInput}>
        {props.instead ?? (
          <PlaceInput
            place={place}
            kind={kind}
            known={known}
            after={after}
            edit={profile.edit}
            problems={props.problems}
            languages={languages}
            id={id}
            describedBy={describedBy === '' ? undefined : describedBy}
            fresh={props.fresh}
          />
        )}
      </div>
      <ProblemList id={`${id}-field-problems`} problems={said} />
      {known.state === 'unknown' && edited ? (
        <p class="warning" data-testid="warning">
          {text(isLocalized(kind) ? 'unknown_replaced_languages' : 'unknown_replaced')}
        </p>
      ) : null}
      {edited && after === undefined ? <p class="field-leaving">{text('field_leaving')}</p> : null}
      {edited && languageCount > 0 && !compact && !place.entry ? (
        <p class="below">{plural('sent_as_typed', languageCount)}</p>
      ) : null}
      {edited && !compact && !isNew && props.instead === undefined ? (
        <Was id={place.field} kind={kind} known={known} />
      ) : null}
    </div>
  )
}
