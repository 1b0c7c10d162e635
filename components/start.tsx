import { useState } from 'preact/hooks'
import { send } from '../utils/browser/messages.ts'
import { formatTime, localeDirection, plural, text } from '../utils/browser/text.ts'
import type { Failure } from '../utils/linkedin/failure.ts'
import { knownField } from '../utils/profile/baseline.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { valueAfter } from '../utils/profile/draft.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized } from '../utils/profile/kinds.ts'
import { preferredIn, textsIn, type LocaleKey } from '../utils/profile/localized.ts'
import type { Field } from '../utils/profile/registry.ts'
import { ErrorLine } from './error-line.tsx'
import { failureText } from './failure-text.ts'
import { fieldLabel } from './field-names.ts'
import { useIndustries } from './industries.ts'
import { navGroups } from './nav-groups.ts'
import { ScreenTitle } from './screen-title.tsx'
import { SectionLines } from './section-lines.tsx'
import { memberName, type Who } from './use-who.ts'
import type { Profile } from './use-draft.ts'
import { describeValue } from './value-text.ts'

/** The profile at a glance, as it would be with what is pending; every line leads to its form. */
export const Start = ({ who, profile }: { who: Who; profile: Profile }) => (
  <>
    <ScreenTitle>{who.member ? memberName(who.member) : text('start_title')}</ScreenTitle>
    <p class="lead soft">
      {profile.changes.length > 0 ? plural('start_pending', profile.changes.length) : text('start_clean')}
    </p>
    <ReadAgain profile={profile} canRead={who.isLive} />
    {navGroups().map((group) => (
      <section key={group.id} class="glance" aria-labelledby={`glance-${group.id}`}>
        <h2 id={`glance-${group.id}`}>{group.label}</h2>
        <ul class="sheet">
          {group.type === 'sections' && <SectionLines sections={group.sections} profile={profile} />}
          {(group.type === 'fields' ? group.fields : []).map((field) => (
            <li key={field.id}>
              <a href={`#/${field.id}`}>
                <strong>{fieldLabel(field.id)}</strong>
                <Value field={field} profile={profile} />
                {profile.changes.some((change) => change.key === field.id) && (
                  <span class="tag">{text('edited')}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)

const Value = ({ field, profile: { baseline, draft } }: { field: Field; profile: Profile }) => {
  const locale = profileLocales(baseline, draft)?.[0] ?? null
  const value = valueAfter({ field: field.id }, draft, baseline, locale)
  useIndustries(field.id === 'industryId')
  if (value !== undefined && isLocalized(field.kind)) return <Texts value={value} locale={locale} />
  if (value !== undefined) return <span class="value">{describeValue(field.kind, value)}</span>
  const isUnknown = !draft.fields[field.id] && knownField(baseline, field.id).state === 'unknown'
  return <span class="value soft">{text(isUnknown ? 'value_unknown' : 'value_empty')}</span>
}

/** The text in the profile's own language, and that there are more. */
const Texts = ({ value, locale }: { value: Json; locale: LocaleKey | null }) => {
  const texts = textsIn(value)
  const keys = Object.keys(texts)
  const main = [locale, preferredIn(value), keys[0]].find((key) => typeof key === 'string' && key in texts)
  if (typeof main !== 'string') return <span />
  return (
    <span>
      <span class="value" lang={main.replaceAll('_', '-')} dir={localeDirection(main)}>
        {texts[main]}
      </span>
      {keys.length > 1 && <span class="small soft">{plural('more_languages', keys.length - 1)}</span>}
    </span>
  )
}

/** When LinkedIn was last asked, and asking it again. */
const ReadAgain = ({ profile, canRead }: { profile: Profile; canRead: boolean }) => {
  const [state, setState] = useState<'idle' | 'reading' | 'broken' | Failure>('idle')
  const read = () => {
    setState('reading')
    send('refresh-profile', { person: profile.person }).then(
      ({ failure }) => setState(failure ?? 'idle'),
      () => setState('broken'),
    )
  }
  const { readAt } = profile.baseline
  return (
    <>
      <p class="as-of small soft">
        <span>{readAt > 0 ? text('read_at', formatTime(readAt)) : text('read_never')}</span>
        {canRead && (
          <button type="button" class="link" disabled={state === 'reading'} onClick={read}>
            {text(state === 'reading' ? 'reading' : 'read_again')}
          </button>
        )}
      </p>
      {state !== 'idle' && state !== 'reading' && (
        <ErrorLine>{state === 'broken' ? text('worker_silent') : failureText(state)}</ErrorLine>
      )}
    </>
  )
}
