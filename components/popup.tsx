import './popup.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { send } from '../utils/browser/messages.ts'
import { plural, text } from '../utils/browser/text.ts'
import { fieldOf } from '../utils/profile/registry.ts'
import { isRouteAllowed } from './allowed-route.ts'
import { PendingCount } from './counted.tsx'
import { FieldFinder } from './field-finder.tsx'
import { FieldForm } from './field-form.tsx'
import { isShownField } from './field-names.ts'
import { afterFirstPaint } from './first-paint.ts'
import { BackIcon } from './icons.tsx'
import { QuickEdits } from './inputs/quick-edits.ts'
import { later } from './later.tsx'
import { PopupHeader } from './popup-header.tsx'
import { UnsavedBar } from './unsaved-bar.tsx'
import { useDraft, type Profile } from './use-draft.ts'
import { useFocusAfter } from './use-focus-after.ts'
import { useInTab } from './use-in-tab.ts'
import { useSubmissions } from './use-submissions.ts'
import { useWho } from './use-who.ts'

/** Nothing of any section, however long a career is. */
const none: readonly string[] = []

/** The edits people make most, at one click. */
const quickFields = ['headline', 'summary', 'geoLocation', 'websites']

/** How many of them are drawn at first, then all that is in sight of the highest popup there is, and then the rest. */
const drawnWith = [1, 3, quickFields.length]

const LatestSubmission = later(async () => (await import('./latest-submission.tsx')).LatestSubmission)
const PopupWelcome = later(async () => (await import('./popup-welcome.tsx')).PopupWelcome)

/** Quick edits from the toolbar. Drawn from storage alone, so that it is there before the worker is awake. */
export const Popup = () => {
  const who = useWho()
  const inTab = useInTab()
  if (!who) return null
  return (
    <div class="popup" data-in-tab={inTab}>
      <PopupHeader who={who} />
      {who.member ? <PopupMember key={who.member.person} person={who.member.person} /> : <PopupWelcome />}
    </div>
  )
}

const PopupMember = ({ person }: { person: string }) => {
  const profile = useDraft(person, none)
  const submissions = useSubmissions(person, 1)
  const [found, setFound] = useState<string | null>(null)
  const [frame, setFrame] = useState(0)
  useEffect(() => {
    if (frame < drawnWith.length - 1) return afterFirstPaint(() => setFrame(frame + 1))
  }, [frame])
  const main = useRef<HTMLElement>(null)
  const focus = useFocusAfter()
  const show = (field: string) => {
    setFound(field)
    // Whoever looked for a field is going to type in it.
    focus(() => main.current?.querySelector(typed) ?? main.current?.querySelector('.field-body button'))
  }
  const back = () => {
    setFound(null)
    focus(() => main.current?.querySelector('[data-testid=field-finder]'))
  }
  const quick = quickFields.filter(isRouteAllowed)
  const shown = quick.slice(0, drawnWith[frame])
  const latest = submissions?.[0]
  return (
    <>
      <main class="popup-main" ref={main}>
        <h1 class="unseen">{text('app_name')}</h1>
        <FieldFinder onChoose={(route) => (isShownField(route) ? show(route) : void leaveTo(route))} ready />
        {profile?.unsaved && <UnsavedBar person={profile.person} />}
        {latest && <LatestSubmission submission={latest} />}
        {found !== null && (
          <button type="button" class="btn quiet small back" onClick={back}>
            <BackIcon />
            {text('popup_back')}
          </button>
        )}
        {profile && (
          <QuickEdits.Provider value={true}>
            <Forms fields={found === null ? shown : [found]} profile={profile} />
          </QuickEdits.Provider>
        )}
      </main>
      <footer class="popup-foot">{frame > 0 && <PopupFoot profile={profile} found={found} />}</footer>
    </>
  )
}

/** Comes with the second frame: nobody presses it before the first. */
const PopupFoot = ({ profile, found }: { profile: Profile | undefined; found: string | null }) => {
  const count = profile?.changes.length ?? 0
  return (
    <>
      <p class="small soft">
        <PendingCount count={profile?.kept ?? 0} />
      </p>
      <button type="button" class="btn" data-testid="open-editor" onClick={() => void leaveTo(found ?? '')}>
        {text('open_editor')}
      </button>
      <button
        type="button"
        class={count > 0 ? 'btn primary' : 'btn'}
        data-testid="go-review"
        onClick={() => void leaveTo('review')}
      >
        {count > 0 ? plural('go_review', count) : text('go_review_none')}
      </button>
    </>
  )
}

const typed = '.field-body :is(input, textarea)'

const Forms = ({ fields, profile }: { fields: readonly string[]; profile: Profile }) => (
  <div class="popup-forms">
    {fields.map((id) => (
      <FieldForm key={id} field={fieldOf(id)} profile={profile} compact />
    ))}
  </div>
)

/** Opens the editor's tab; a real popup closes by itself when the tab comes to the front. */
const leaveTo = (route: string): Promise<null> => send('open-editor', { route })
