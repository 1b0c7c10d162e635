import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { certificateAddress } from '../utils/profile/certificate-address.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import { orderAfter, orderSection, valuesAfter } from '../utils/profile/entries.ts'
import { handValues } from '../utils/profile/hand-values.ts'
import { isPictureField } from '../utils/profile/picture.ts'
import { hasErrors } from '../utils/profile/problem.ts'
import { siteAddress, type HandStep } from '../utils/profile/site-forms.ts'
import { changeRoute, changeTitle } from './change-words.ts'
import { entryTitle } from './entry-words.ts'
import { ErrorLine } from './error-line.tsx'
import { HandPicture } from './hand-picture.tsx'
import { stepTitle } from './hand-words.ts'
import { HandValueLine } from './hand-value.tsx'
import type { SiteLabels } from './site-labels.ts'
import type { Profile } from './use-draft.ts'
import type { NameOf } from './value-text.ts'

interface Props {
  step: HandStep
  number: number
  /** The one to do now. */
  isNext: boolean
  profile: Profile
  slug: string | null
  labels: SiteLabels
  nameOf: NameOf
  /** The last press of “done” could not be kept. */
  isStuck: boolean
  onDone: () => void
}

/** One visit to one form: where it is, what to put in it, and the mark that it was done. */
export const HandStepCard = (props: Props) => {
  const { step, number, isNext, profile, slug, labels, nameOf, isStuck, onDone } = props
  const isFaulty = step.changes.some(({ problems }) => hasErrors(problems))
  const waits = step.waitsFor.length > 0
  const open = (address: string) => void send('open-form', { address, slug })
  const prefilled = prefilledAddress(step, profile)
  const id = `hand-${step.id}`
  return (
    <article
      class="hand-step sheet"
      data-testid="hand-step"
      data-state="open"
      data-step={step.id}
      data-next={isNext}
      aria-labelledby={id}
    >
      <header>
        <span class="hand-number" aria-hidden="true">
          {number}
        </span>
        <h2 id={id} dir="auto">
          {stepTitle(step, profile, labels)}
        </h2>
        <button
          type="button"
          class={isNext ? 'btn small primary' : 'btn small'}
          data-testid="open-form"
          onClick={() => open(siteAddress(step.path, slug))}
        >
          {text(step.path === '' ? 'hand_open_profile' : 'hand_open')}
        </button>
      </header>
      {step.isMissing && <p class="notice warn small">{text('hand_no_form')}</p>}
      {step.path !== '' && (
        <p class="small">
          <button
            type="button"
            class="link"
            data-testid="open-profile"
            onClick={() => open(siteAddress('', slug))}
          >
            {text('hand_open_instead')}
          </button>
        </p>
      )}
      {prefilled !== null && (
        <p class="small">
          {text('hand_prefilled_what')}{' '}
          <button type="button" class="link" data-testid="open-prefilled" onClick={() => open(prefilled)}>
            {text('hand_prefilled')}
          </button>
        </p>
      )}
      <ol class="hand-values">
        {step.changes.flatMap((change) =>
          handValues(change).map((value) => (
            <HandValueLine
              key={`${change.key}/${value.key}/${JSON.stringify(value.after)}`}
              value={value}
              section={change.type === 'field' ? null : change.section}
              labels={labels}
              nameOf={nameOf}
            />
          )),
        )}
      </ol>
      <Instead step={step} profile={profile} />
      <footer class="acts">
        <button
          type="button"
          class="btn"
          data-testid="mark-done"
          disabled={waits || isFaulty}
          aria-describedby={waits || isFaulty ? `${id}-held` : undefined}
          onClick={onDone}
        >
          {text('hand_mark_done')}
        </button>
        {waits && (
          <span class="small soft" id={`${id}-held`}>
            {text('hand_waits')}
          </span>
        )}
        {isFaulty && !waits && (
          <span class="small" id={`${id}-held`}>
            {text('hand_faulty')}{' '}
            <a href={`#/${step.changes.map(changeRoute)[0] ?? ''}`}>{text('edit_change')}</a>
          </span>
        )}
      </footer>
      {isStuck && <ErrorLine>{text('hand_stuck')}</ErrorLine>}
    </article>
  )
}

/** What is no value to copy: an entry to delete, an order to put in, a main language the site has no input for. */
const Instead = ({ step, profile }: { step: HandStep; profile: Profile }) => {
  const [change] = step.changes
  if (!change) return null
  if (step.action === 'delete') return <p>{text('hand_delete_how', changeTitle(change, profile).text)}</p>
  if (change.type === 'field' && isPictureField(change.field)) return <HandPicture change={change} />
  const section = change.type === 'field' ? orderSection(change.field) : null
  if (step.action === 'order' && section !== null) return <Order section={section} profile={profile} />
  const hasValues = step.changes.some((each) => handValues(each).length > 0)
  return hasValues ? null : <p class="small">{text('hand_no_values')}</p>
}

const Order = ({ section, profile: { baseline, draft } }: { section: string; profile: Profile }) => {
  const home = profileLocales(baseline, draft)?.[0] ?? null
  return (
    <>
      <p>{text('hand_order_how')}</p>
      <ol class="order-list">
        {orderAfter(baseline, draft, section).map((id) => (
          <li key={id} dir="auto">
            {entryTitle(section, id, valuesAfter(baseline, draft, section, id, home), home).text}
          </li>
        ))}
      </ol>
    </>
  )
}

/** LinkedIn documents an address that opens a certificate's form filled in; for no other section. */
const prefilledAddress = ({ action, changes }: HandStep, { baseline, draft }: Profile): string | null => {
  const [change] = changes
  if (action !== 'add' || !change || change.type === 'field' || change.section !== 'certifications')
    return null
  const home = profileLocales(baseline, draft)?.[0] ?? null
  return certificateAddress(valuesAfter(baseline, draft, 'certifications', change.id, home))
}
