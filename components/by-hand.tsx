import './by-hand.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { HandProgress } from '../utils/browser/by-hand.ts'
import { items } from '../utils/browser/items.ts'
import { send } from '../utils/browser/messages.ts'
import type { Submission } from '../utils/browser/submission.ts'
import { formatTime, plural, text, uiLanguage } from '../utils/browser/text.ts'
import { handSteps } from '../utils/profile/site-forms.ts'
import { ErrorLine } from './error-line.tsx'
import { HandStepCard } from './hand-step.tsx'
import { useIndustries } from './industries.ts'
import { ScreenTitle } from './screen-title.tsx'
import { sentTitle } from './sent-words.ts'
import { useSiteLabels } from './site-labels.ts'
import type { Profile } from './use-draft.ts'
import { useHandKeys } from './use-hand-keys.ts'
import { useItem } from './use-item.ts'
import { useNames } from './use-names.ts'
import { useSubmissions } from './use-submissions.ts'
import type { Who } from './use-who.ts'

interface Props {
  who: Who
  profile: Profile
  /** Of LinkedIn's page, where this stands beside it. */
  language?: string | undefined
  /** In the frame there is a title already. */
  inFrame?: boolean
}

/** The draft as a checklist of visits to LinkedIn's own forms. What is left to do is the draft itself. */
export const ByHand = ({ who, profile, language = uiLanguage(), inFrame = false }: Props) => {
  const { person } = profile
  const progress = useItem(items.byHand(person))
  const records = useSubmissions(person)
  const labels = useSiteLabels(language)
  const nameOf = useNames(profile)
  useIndustries(profile.changes.some(({ key }) => key === 'industryId'))
  const [stuck, setStuck] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  // The sample is nobody's: its values belong into no form.
  const steps = who.member?.sample ? [] : handSteps(profile.changes)
  const markDone = (step: string) => {
    send('mark-done', { person, step }).then(
      ({ done }) => setStuck(done ? null : step),
      () => setStuck(step),
    )
  }
  useHandKeys(list)
  const doneCount = progress?.done.length ?? 0
  const total = doneCount + steps.length
  const next = steps.find(({ waitsFor }) => waitsFor.length === 0)
  return (
    // A press anywhere in it brings the focus here, and with it the keys.
    <div class="by-hand" ref={list} tabIndex={-1}>
      {!inFrame && <ScreenTitle>{text('hand_title')}</ScreenTitle>}
      {!inFrame && <p class="lead soft">{text('hand_what')}</p>}
      {who.member?.sample && <p class="notice">{text('send_sample')}</p>}
      {total === 0 ? (
        <p class="notice">{text('hand_nothing')}</p>
      ) : (
        <div class="hand-progress">
          <progress max={total} value={doneCount} aria-label={text('hand_progress_label')} />
          <output class="small">{plural('hand_progress', total, doneCount)}</output>
        </div>
      )}
      {progress && records && <DoneSteps progress={progress} records={records} profile={profile} />}
      {steps.map((step, index) => (
        <HandStepCard
          key={step.id}
          step={step}
          number={doneCount + index + 1}
          isNext={step === next}
          profile={profile}
          slug={who.member?.vanityName ?? null}
          labels={labels}
          nameOf={nameOf}
          isStuck={stuck === step.id}
          onDone={() => markDone(step.id)}
        />
      ))}
      {steps.length === 0 && doneCount > 0 && <AllDone person={person} inFrame={inFrame} />}
      {steps.length > 0 && <p class="small soft">{text('hand_keys')}</p>}
      {!inFrame && <p class="small soft">{text('hand_hands_off')}</p>}
    </div>
  )
}

const DoneSteps = ({
  progress,
  records,
  profile,
}: {
  progress: HandProgress
  records: readonly Submission[]
  profile: Profile
}) => {
  const [isChanged, setChanged] = useState(false)
  const takeBack = () => {
    send('unmark-done', { person: profile.person }).then(
      ({ undone }) => setChanged(!undone),
      () => setChanged(true),
    )
  }
  return (
    <>
      {progress.done.map((each) => {
        const record = records.find(({ id }) => id === each.record)
        const titles = record?.changes.map((change) => sentTitle(change, record, profile.baseline)) ?? []
        return (
          <div
            key={each.record}
            class="hand-done"
            data-testid="hand-step"
            data-state="done"
            data-step={each.step}
          >
            <span class="step-sign" aria-hidden="true" />
            <span dir="auto">{titles.length > 0 ? titles.join(text('list_comma')) : each.step}</span>
            <span class="small soft">
              {record?.finishedAt ? text('hand_done_at', formatTime(record.finishedAt)) : text('hand_done')}
            </span>
            {progress.undo?.record === each.record && (
              <button type="button" class="btn quiet small" data-testid="unmark-done" onClick={takeBack}>
                {text('hand_not_done')}
              </button>
            )}
          </div>
        )
      })}
      {isChanged && <ErrorLine>{text('hand_not_done_changed')}</ErrorLine>}
    </>
  )
}

const AllDone = ({ person, inFrame }: { person: string; inFrame: boolean }) => {
  const box = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: the focus goes to what is said instead.
  useEffect(() => box.current?.focus(), [])
  return (
    <div class="notice" tabIndex={-1} ref={box} data-testid="hand-finished">
      <p>{text('hand_all_done')}</p>
      <p class="acts">
        <button
          type="button"
          class="btn"
          data-testid="forget-done"
          onClick={() => void send('forget-done', { person })}
        >
          {text('hand_close_list')}
        </button>
        {!inFrame && <a href="#/outbox">{text('outbox_title')}</a>}
      </p>
    </div>
  )
}
